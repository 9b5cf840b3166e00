"""The voices of a vote as they are typed: all for, or one by one for each elector."""

from typing import Any

from django import forms

from seuil.commissions.models import Decision, Membre
from seuil.regles.votes import Choix

TOUS_POUR, VOIX_PAR_VOIX = "tous", "voix"


class VoixDuVote(forms.Form):
    """A form with a field ``suffrages``, and one voice for each of its ``electeurs``."""

    electeurs: list[Membre]
    corrige: Decision | None

    def verifier_les_voix(self, dit: str) -> None:
        """A vote is never supposed: it was unanimous, or each voice is typed."""
        if "suffrages" in self.errors:
            return
        typees = self.voix_typees()
        if not dit and not typees:
            self.add_error("suffrages", "Dites comment le vote s’est passé : tous pour, ou voix par voix.")
        elif dit == TOUS_POUR and any(self._voix(electeur) is not Choix.POUR for electeur in typees):
            self.add_error("suffrages", "Vous dites « tous pour », et une voix est notée autrement : choisissez.")

    @property
    def scrutin(self) -> list[dict[str, Any]]:
        """Each elector and the voice typed so far; who says nothing abstains."""
        return [
            {
                "membre": electeur,
                "nom": self._nom(electeur),
                "choix": [
                    (
                        choix.value,
                        f"{electeur} : {choix.value}",
                        choix is self._voix(electeur) and self._est_dite(electeur),
                    )
                    for choix in Choix
                ],
            }
            for electeur in self.electeurs
        ]

    def suffrages_dits(self) -> dict[Membre, Choix]:
        if self.cleaned_data["suffrages"] == TOUS_POUR:
            return dict.fromkeys(self.electeurs, Choix.POUR)
        return {electeur: self._voix(electeur) for electeur in self.electeurs}

    def voix_typees(self) -> list[Membre]:
        return [electeur for electeur in self.electeurs if self.data.get(self._nom(electeur))]

    def _est_dite(self, electeur: Membre) -> bool:
        """Say whether a voice is known: typed, or of the decision to correct."""
        return bool(self.data.get(self._nom(electeur))) if self.is_bound else self.corrige is not None

    def _nom(self, electeur: Membre) -> str:
        return self.add_prefix(f"voix_{electeur.pk}")

    def _voix(self, electeur: Membre) -> Choix:
        if not self.is_bound and self.corrige:
            dits = {Choix.POUR: self.corrige.pour, Choix.CONTRE: self.corrige.contre}
            return next((choix for choix, voix in dits.items() if electeur.pk in voix), Choix.ABSTENTION)
        saisie = self.data.get(self._nom(electeur), "")
        return Choix(saisie) if saisie in list(Choix) else Choix.ABSTENTION
