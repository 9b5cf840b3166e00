"""What a frozen ranking says of one demand, even once it changed or left the register."""

from dataclasses import dataclass

from seuil.demandes.models import Demande
from seuil.rapprochement.codes import desserrer
from seuil.rapprochement.models import Classement


@dataclass(frozen=True, slots=True)
class Constat:
    """Where a demand stood: its rank and score, or else the rule that put it aside and the sentence told."""

    rang: int = 0
    score: int = 0
    regle: str = ""
    phrase: str = ""

    @property
    def est_candidate(self) -> bool:
        return not self.regle


def constater(classement: Classement, demande: Demande) -> Constat | None:
    """Return where a demand stood in a frozen ranking; None when it was not among those looked at."""
    for ligne in classement.candidats:
        if ligne["demande"] == demande.pk:
            return Constat(rang=ligne["rang"], score=ligne["score"])
    for exclues in classement.exclues.all():
        for phrase, demandes in desserrer(bytes(exclues.contenu)).items():
            if demande.pk in demandes:
                return Constat(regle=exclues.regle, phrase=phrase)
    return None
