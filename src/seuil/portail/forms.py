"""What a household types to know its rights."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.demandes.controle.menage import refus_du_menage
from seuil.regles import menage as loi
from seuil.regles.calendrier import ajouter_mois
from seuil.regles.ressources import baisse_comptee
from seuil.socle.design.champs import EntierField, MontantField, OuiNonField, refuser_illisible
from seuil.territoires.forms import CommuneField
from seuil.territoires.requetes import chercher_communes

AGE_MINIMAL, AGE_MAXIMAL = 16, 115
REVENU_MAXIMUM = 999_999
PROPOSEES = 50  # the communes of one postal code


class EligibiliteForm(forms.Form):
    """Five questions, no name."""

    commune = CommuneField(
        label=_("Dans quelle commune cherchez-vous ?"), help_text=_("Son nom, ou son nom et son code postal.")
    )
    age = EntierField(label=_("Votre âge"), minimum=AGE_MINIMAL, maximum=AGE_MAXIMAL)
    en_couple = OuiNonField(label=_("Vivrez-vous en couple dans ce logement ?"))
    age_conjoint = EntierField(
        label=_("Âge de votre conjoint"), minimum=AGE_MINIMAL, maximum=AGE_MAXIMAL, required=False
    )
    a_charge = EntierField(
        label=_("Combien d’enfants ou de personnes à charge vivront avec vous ?"),
        minimum=0,
        maximum=20,
        help_text=_("Comptez un enfant à naître et un enfant en garde alternée."),
    )
    cmi_invalidite = OuiNonField(label=_("L’un de vous a-t-il une carte mobilité inclusion « invalidité » ?"))
    rfr_n2 = MontantField(label=_("Revenu fiscal de référence"), maximum=REVENU_MAXIMUM, required=False)
    rfr_n1 = MontantField(label=_("Revenu fiscal de référence, année suivante"), maximum=REVENU_MAXIMUM, required=False)

    def __init__(self, *arguments: Any, le: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.le = le
        avant, dernier = {"annee": le.year - 2}, {"annee": le.year - 1}
        self.fields["rfr_n2"].label = gettext("Revenu fiscal de référence de %(annee)s, pour tout le foyer") % avant
        self.fields["rfr_n2"].help_text = (
            gettext("Sur l’avis d’impôt de %(annee)s. Laissez vide si vous ne savez pas.") % dernier
        )
        self.fields["rfr_n1"].label = gettext("Celui de %(annee)s, si vos revenus ont baissé") % dernier
        plus_bas = gettext("Il compte s’il est plus bas d’au moins %(baisse)s %%.")
        self.fields["rfr_n1"].help_text = plus_bas % {"baisse": baisse_comptee(le)}

    def clean(self) -> dict[str, Any]:
        """Build the household the law compares."""
        dit = super().clean() or {}
        if dit.get("en_couple") and dit.get("age_conjoint") is None and "age_conjoint" not in self.errors:
            self.add_error("age_conjoint", gettext("Écrivez l’âge de votre conjoint."))
        if not self.errors:
            dit["menage"] = self._menage(dit)
            for refus in refus_du_menage(dit["menage"], self.le):
                self.add_error("age", refus)
        return dit

    def _menage(self, dit: dict[str, Any]) -> loi.Menage:
        personnes = [
            loi.Personne(loi.Lien.DEMANDEUR, self._naissance(dit["age"]), cmi_invalidite=bool(dit["cmi_invalidite"]))
        ]
        if dit["en_couple"]:
            personnes.append(loi.Personne(loi.Lien.CONJOINT, self._naissance(dit["age_conjoint"])))
        personnes += [loi.Personne(loi.Lien.A_CHARGE, self._naissance(1)) for _ in range(dit["a_charge"])]
        return loi.Menage(tuple(personnes))

    def _naissance(self, age: int) -> date:
        return ajouter_mois(self.le, -12 * age)


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
