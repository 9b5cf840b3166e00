"""Count a vote: majority of the votes expressed, casting vote of the mayor (art. L441-2 CCH)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from seuil.regles.commission import LogementExamine, Qualite, Seance, voix_presentes
from seuil.regles.ecriture import compte
from seuil.regles.saisie import citer


class Choix(StrEnum):
    POUR = "pour"
    CONTRE = "contre"
    ABSTENTION = "abstention"


class VoteIrregulier(ValueError):
    """A vote was cast by someone who has none for this dwelling."""


@dataclass(frozen=True, slots=True)
class Scrutin:
    """The trace of one vote: who could vote, what was cast, and whether the mayor's voice decided."""

    voix: tuple[str, ...]
    pour: int
    contre: int
    abstentions: int
    preponderante: bool
    adoptee: bool

    @property
    def motif(self) -> str:
        decompte = f"{self.pour} pour, {self.contre} contre, {compte(self.abstentions, 'abstention', 'abstentions')}"
        issue = "proposition adoptée" if self.adoptee else "proposition non adoptée"
        if self.preponderante:
            return f"{decompte} : {issue} par la voix prépondérante du maire."
        if self.pour == self.contre:
            return f"{decompte} : égalité sans voix prépondérante, {issue}."
        return f"{decompte} : {issue}."


def depouiller(seance: Seance, logement: LogementExamine, suffrages: Mapping[str, Choix]) -> Scrutin:
    """Count the votes on one proposal; an elector who says nothing abstains.

    Raises VoteIrregulier for a vote by a member without voice for this dwelling, or neither present nor represented.
    """
    voix = voix_presentes(seance, logement)
    codes = tuple(membre.code for membre in voix)
    for code in suffrages:
        if code not in codes:
            nom = next((str(membre) for membre in seance.membres if membre.code == code), citer(code))
            raise VoteIrregulier(f"{nom} n’a pas de voix délibérative pour ce logement à cette séance.")
    exprimes = [suffrages.get(code, Choix.ABSTENTION) for code in codes]
    pour, contre = exprimes.count(Choix.POUR), exprimes.count(Choix.CONTRE)
    maires = {suffrages.get(membre.code, Choix.ABSTENTION) for membre in voix if membre.qualite is Qualite.MAIRE}
    decide = pour == contre and bool(maires & {Choix.POUR, Choix.CONTRE})
    adoptee = Choix.POUR in maires if decide else pour > contre
    return Scrutin(codes, pour, contre, exprimes.count(Choix.ABSTENTION), decide, adoptee)
