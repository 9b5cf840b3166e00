"""The household: who will live there, by ages."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.portail.droits.champs import AgesField
from seuil.regles.baremes import bareme
from seuil.regles.controle_menage import MenageInvalide
from seuil.regles.menage import Garde, Lien
from seuil.regles.simulation import PersonneDite, Situation
from seuil.regles.simulation.situation import age_maximum, menage, personnes_maximum
from seuil.socle.design.champs import EntierField, OuiNonField


class Sujet(forms.Form):
    """One page; ``intitule`` is its heading."""

    intitule: str | Promise = ""

    def __init__(self, *arguments: Any, le: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.le = le
        self.revenu_maximum = int(bareme("ressources", le).contenu["revenu"]["montant_maximum"])
        self.preparer()

    def preparer(self) -> None:
        """Ask the questions that depend on the day."""


class FoyerForm(Sujet):
    """Ages, never names nor births."""

    intitule = _("Votre foyer")

    def preparer(self) -> None:
        minimum, maximum = bareme("menages", self.le).contenu["bornes"]["emancipation"], age_maximum(self.le)
        self.fields |= {
            "age": EntierField(label=_("Votre âge"), minimum=minimum, maximum=maximum),
            "en_couple": OuiNonField(label=_("Vivrez-vous en couple dans ce logement ?")),
            "age_conjoint": EntierField(
                label=_("Âge de votre conjoint"),
                minimum=minimum,
                maximum=maximum,
                required=False,
                help_text=_("Seulement si vous vivrez en couple."),
            ),
            **self._enfants(maximum),
            "cmi_invalidite": OuiNonField(label=_("L’un de vous a-t-il une carte mobilité inclusion « invalidité » ?")),
        }

    def _enfants(self, maximum: int) -> dict[str, forms.Field]:
        return {
            "a_charge": AgesField(
                label=_("Âges des enfants et des autres personnes à charge qui vivront avec vous"),
                maximum=maximum,
                help_text=_("Par exemple : 3, 7, 12. Écrivez 0 avant un an. Laissez vide s’il n’y a personne."),
            ),
            "en_garde": AgesField(
                label=_("Âges des enfants en garde alternée"),
                maximum=maximum,
                help_text=_("Ceux qui vivent une partie du temps chez vous. Ne les comptez pas plus haut."),
            ),
            "a_naitre": EntierField(
                label=_("Enfants à naître"),
                minimum=0,
                maximum=personnes_maximum(self.le),
                required=False,
                help_text=_("0 ou vide : aucun."),
            ),
        }

    def clean(self) -> dict[str, Any]:
        """Build the people, and refuse a household that cannot be."""
        dit = super().clean() or {}
        if dit.get("en_couple") and dit.get("age_conjoint") is None and "age_conjoint" not in self.errors:
            self.add_error("age_conjoint", gettext("Écrivez l’âge de votre conjoint."))
        if not self.errors:
            dit["personnes"] = _personnes(dit)
            self._verifier(dit["personnes"])
        return dit

    def _verifier(self, personnes: tuple[PersonneDite, ...]) -> None:
        try:
            menage(Situation(None, None, None, personnes, (), ""), self.le)
        except MenageInvalide as refus:
            champ = "age" if refus.champ.startswith("personnes[0]") else "a_charge"
            self.add_error(champ, gettext(refus.phrase) % refus.valeurs)


def _personnes(dit: Mapping[str, Any]) -> tuple[PersonneDite, ...]:
    personnes = [PersonneDite(Lien.DEMANDEUR, dit["age"], cmi_invalidite=bool(dit["cmi_invalidite"]))]
    if dit["en_couple"]:
        personnes.append(PersonneDite(Lien.CONJOINT, dit["age_conjoint"]))
    personnes += [PersonneDite(Lien.A_CHARGE, age) for age in dit["a_charge"]]
    personnes += [PersonneDite(Lien.A_CHARGE, age, garde=Garde.ALTERNEE) for age in dit["en_garde"]]
    personnes += [PersonneDite(Lien.A_NAITRE)] * (dit["a_naitre"] or 0)
    return tuple(personnes)
