"""Who people are and where to reach them: names, addresses that a letter prints, telephone numbers."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.socle.design.champs.saisies import chiffres_latins, extrait, refuser_illisible
from seuil.socle.design.champs.textes import TexteField
from seuil.socle.design.mesures import nombre
from seuil.socle.ecritures import signe_non_imprimable
from seuil.socle.noms import NOM_MAX, est_un_nom, normaliser
from seuil.socle.telephones import TelephoneIllisible, lire, montrer, sans_sens


class NomField(forms.Field):
    """A person's name, cleaned as `socle.noms` writes it; letters must be able to print it (docs/decisions/0034)."""

    def __init__(self, *, longueur_max: int = NOM_MAX, autocomplete: str = "", **options: Any) -> None:
        self.longueur_max = longueur_max
        options.setdefault("error_messages", {}).setdefault(
            "required", _("Écrivez ce nom comme sur la pièce d’identité.")
        )
        super().__init__(**options)
        if autocomplete:
            self.widget.attrs["autocomplete"] = autocomplete

    def to_python(self, value: Any) -> str:
        if value in self.empty_values:
            return ""
        refuser_illisible(str(value))
        nom = normaliser(str(value))
        if len(nom) > self.longueur_max:
            raise ValidationError(
                gettext(
                    "Ce nom est trop long : %(maximum)s signes au plus, vous en avez écrit %(longueur)s. "
                    "Écrivez ses premiers mots, sans en couper un."
                )
                % {"maximum": nombre(self.longueur_max), "longueur": nombre(len(nom))},
                code="longueur",
            )
        _refuser_ce_qui_n_est_pas_un_nom(nom)
        return nom


class AdresseField(TexteField):
    """An address as letters print it: a sign that they cannot draw is refused with its place to correct it."""

    def to_python(self, value: Any) -> str:
        adresse = super().to_python(value)
        if signe := signe_non_imprimable(adresse):
            raise ValidationError(
                gettext("Nos lettres ne savent pas imprimer %(signe)s. Écrivez cette adresse avec des lettres.")
                % {"signe": extrait(signe)},
                code="imprimable",
            )
        return adresse


class TelephoneField(TexteField):
    """A telephone number of France, overseas or abroad, cleaned to E.164 (`+33612345678`)."""

    manquant = _("Écrivez un numéro de téléphone.")

    def __init__(self, *, longueur_max: int = 40, autocomplete: str = "tel", **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"type": "tel", "inputmode": "tel"}))
        super().__init__(longueur_max=longueur_max, autocomplete=autocomplete, **options)

    def prepare_value(self, value: Any) -> Any:
        """Show a number as people read it; what they typed stays as they typed it."""
        return montrer(value) if isinstance(value, str) and value.startswith("+") else value

    def to_python(self, value: Any) -> str:
        saisie = super().to_python(sans_sens(str(value)) if value else value)
        if not saisie:
            return ""
        try:
            return lire(chiffres_latins(saisie))
        except TelephoneIllisible as refus:
            raise ValidationError(
                gettext(
                    "Écrivez un numéro à 10 chiffres, par exemple 06 12 34 56 78, ou avec son indicatif, "
                    "par exemple +32 470 12 34 56. Vous avez écrit %(saisie)s."
                )
                % {"saisie": extrait(saisie)},
                code="telephone",
            ) from refus


def _refuser_ce_qui_n_est_pas_un_nom(nom: str) -> None:
    if nom and not est_un_nom(nom):
        raise ValidationError(
            gettext("Un nom s’écrit avec des lettres. Vous avez écrit %(saisie)s.") % {"saisie": extrait(nom)},
            code="nom",
        )
    if signe_non_imprimable(nom):
        raise ValidationError(
            gettext(
                "Nos lettres ne savent pas imprimer cette écriture. Écrivez ce nom en lettres latines, comme sur le "
                "titre de séjour ou le passeport. Vous avez écrit %(saisie)s."
            )
            % {"saisie": extrait(nom)},
            code="imprimable",
        )
