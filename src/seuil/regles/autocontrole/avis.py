"""The tax notice beside what was declared: both values are shown, the household or an agent confirms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from seuil.regles.autocontrole.code_avis import Lecture, LectureDeuxDDoc, Signature
from seuil.regles.autocontrole.constats import Constat, a_verifier, info
from seuil.regles.autocontrole.document import constater_l_annee, est_le_meme_nom
from seuil.regles.ecriture import euros

NON_LU: Final = "Le code de l’avis n’a pas été lu. Le document suit son cours : une personne le lira."
INCOMPLET: Final = "La lecture du code est incomplète. Relisez-le avec l’appareil photo, de plus près."
VERIFIEE: Final = "Le code de l’avis est lu, sa signature est vérifiée."
NON_VERIFIEE: Final = "Le code de l’avis est lu, sa signature est non vérifiée."
RFR: Final = "Vous avez déclaré %(declare)s de revenu fiscal de référence. L’avis dit %(lu)s. Confirmez le bon montant."
RFR_PAREIL: Final = "L’avis dit le revenu fiscal de référence que vous avez déclaré : %(lu)s."
RECONNU: Final = "%(nom)s est sur l’avis, déclarant %(rang)s."
ABSENT: Final = "%(nom)s n’est pas sur cet avis. Son avis est-il séparé ?"
AUTRE: Final = "L’avis nomme aussi %(nom)s, qui n’est pas dans la demande."


@dataclass(frozen=True, slots=True)
class AvisDeclare:
    """What the demand says that the notice should say; `noms` of the adults whom this notice is for."""

    annee: int
    rfr: int | None
    noms: tuple[str, ...]


def comparer_a_l_avis(lecture: LectureDeuxDDoc, declare: AvisDeclare) -> tuple[Constat, ...]:
    """Return what the code of a notice says beside what was declared. An unread code says nothing against anybody."""
    if lecture.etat is Lecture.NON_LUE:
        return (info("CODE_NON_LU", NON_LU),)
    if lecture.etat is Lecture.INCOMPLETE:
        return (info("CODE_INCOMPLET", INCOMPLET),)
    return (
        _signature(lecture),
        *constater_l_annee(lecture.annee, declare.annee),
        *_rfr(lecture, declare),
        *_noms(lecture, declare),
    )


def _signature(lecture: LectureDeuxDDoc) -> Constat:
    if lecture.signature is Signature.VERIFIEE:
        return info("SIGNATURE_VERIFIEE", VERIFIEE)
    return info("SIGNATURE_NON_VERIFIEE", NON_VERIFIEE)


def _rfr(lecture: LectureDeuxDDoc, declare: AvisDeclare) -> Iterator[Constat]:
    if lecture.rfr is None or declare.rfr is None:
        return
    if lecture.rfr == declare.rfr:
        yield info("RFR_PAREIL", RFR_PAREIL, lu=euros(lecture.rfr))
    else:
        yield a_verifier("RFR_DIFFERENT", RFR, declare=euros(declare.rfr), lu=euros(lecture.rfr))


def _noms(lecture: LectureDeuxDDoc, declare: AvisDeclare) -> Iterator[Constat]:
    for nom in declare.noms:
        rangs = [rang for rang, lu in enumerate(lecture.declarants, 1) if est_le_meme_nom(lu, nom)]
        if rangs:
            yield info("DECLARANT_RECONNU", RECONNU, nom=nom, rang=str(rangs[0]))
        else:
            yield a_verifier("DECLARANT_ABSENT", ABSENT, nom=nom)
    for lu in lecture.declarants:
        if not any(est_le_meme_nom(lu, nom) for nom in declare.noms):
            yield a_verifier("AUTRE_DECLARANT", AUTRE, nom=lu)
