"""The answers that agents corrected on the faith of a paper, in words: declared, kept, why, by which service."""

from collections.abc import Iterable
from dataclasses import dataclass

from seuil.demandes.models import Demande
from seuil.instruction.models import Rectification
from seuil.instruction.nomenclatures import CODES_SENSIBLES, en_mots
from seuil.instruction.requetes.paroles import valeur_dite
from seuil.journal.requetes import histoire
from seuil.regles.pieces import piece_de_code

ACCEPTEE = "demande.piece_acceptee"


@dataclass(frozen=True, slots=True)
class Corrigee:
    """A correction: which answer, whose, both values, the paper (empty when its name tells too much), the service."""

    rectification: Rectification
    quoi: str
    declaree: str
    retenue: str
    document: str
    service: str


def corrigees(demande: Demande) -> list[Corrigee]:
    """Return what was corrected in a demand, the last one first; a sensitive paper is never named."""
    ecrites = list(demande.rectifications.select_related("piece", "personne"))
    services = _services(demande, ecrites)
    return [_en_mots(une, services.get(une.piece_id, "")) for une in ecrites]


def _en_mots(une: Rectification, service: str) -> Corrigee:
    code = une.piece.code
    de = f" de {une.personne}" if une.personne else ""
    return Corrigee(
        rectification=une,
        quoi=f"{en_mots(une.champ)}{de}",
        declaree=valeur_dite(une.champ, une.declaree),
        retenue=valeur_dite(une.champ, une.retenue),
        document="" if code in CODES_SENSIBLES else piece_de_code(code, une.le).en_clair,
        service=service,
    )


def _services(demande: Demande, ecrites: Iterable[Rectification]) -> dict[int, str]:
    """Return, by paper, the organism whose agent read it: the household never reads the name of an agent."""
    if not ecrites:
        return {}
    lectures = histoire(demande.numero_unique).filter(verbe=ACCEPTEE)
    return {entree.faits["piece"]: entree.organisme for entree in lectures if "piece" in entree.faits}
