"""Where a household looks for a home."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.socle.design.champs import refuser_illisible
from seuil.territoires.requetes import chercher_communes

PROPOSEES = 50  # the communes of one postal code


class TrouverForm(forms.Form):
    """Where the household looks for a home: a name, a postal code, or both."""

    commune = forms.CharField(
        label=_("Où cherchez-vous un logement ?"),
        help_text=_("Le nom de la commune, ou son code postal."),
        max_length=80,
        error_messages={"required": _("Écrivez le nom d’une commune, ou son code postal.")},
    )

    def clean_commune(self) -> str:
        """Find the communes it may mean."""
        saisie = str(self.cleaned_data["commune"])
        refuser_illisible(saisie)
        trouvees = chercher_communes(saisie, souhaitables=True, limite=PROPOSEES)
        exactes = [une for une in trouvees if une.exacte]
        self.cleaned_data["sont_exactes"] = bool(exactes)
        self.cleaned_data["communes"] = list(dict.fromkeys(une.lieu.commune for une in exactes or trouvees))
        if not trouvees:
            raise forms.ValidationError(
                gettext("Nous ne trouvons pas « %(saisie)s ». Vérifiez le nom, ou écrivez le code postal (5 chiffres).")
                % {"saisie": saisie}
            )
        return saisie
