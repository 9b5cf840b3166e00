"""What is said of a couple that separates, and what becomes of each: read by every verb that separates one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from seuil.demandes.controle.identites import TITULAIRES
from seuil.demandes.models import Personne
from seuil.demandes.nomenclatures import MOTIFS_MAXIMUM, Lien, Maison, Motif, MotifSeparation
from seuil.documents.models import Document

SANS_AVIS: Final[dict[str, Any]] = {"sorte_avis": "", "rfr_n2": None, "rfr_n1": None}


class SeparationImpossible(Exception):
    """The couple cannot be separated so; ``champ`` is where to correct it, "" for the whole."""

    def __init__(self, champ: str, phrase: str) -> None:
        self.champ, self.phrase = champ, phrase
        super().__init__(phrase)


@dataclass(frozen=True, slots=True)
class Separation:
    """``partante``: the row of who leaves; ``maisons``: where each child lives, by row; the others stay.

    ``reponses``: where the one who leaves lives and is written to, fields of Demande.
    """

    partante: int
    motif: MotifSeparation
    reponses: Mapping[str, Any]
    precision: str = ""
    maisons: Mapping[int, Maison] = field(default_factory=dict)
    piece_identite: Document | None = None


def verifier(personnes: Mapping[int, Personne], separation: Separation) -> None:
    """Raise SeparationImpossible unless that person leaves another holder, for a reason written when none is shown."""
    porteurs = [pk for pk, personne in personnes.items() if personne.lien in TITULAIRES]
    if separation.partante not in porteurs:
        raise SeparationImpossible("partante", "Cette personne n’est plus dans cette demande : c’est déjà fait.")
    if len(porteurs) < 2:
        raise SeparationImpossible("partante", "Cette personne porte seule cette demande : elle n’a pas à la quitter.")
    if separation.motif == MotifSeparation.CONCUBINS and not separation.precision.strip():
        raise SeparationImpossible("precision", "Écrivez pourquoi : aucun texte ne tranche pour vous.")


def est_titulaire(partante: Personne) -> bool:
    """Say whether who leaves is the one whose identity registered the demand."""
    return partante.lien == Lien.DEMANDEUR


def qui_reste(personnes: Mapping[int, Personne], partante: Personne) -> Personne:
    """Return who holds the demand once the other left: the holder, else the spouse or the other holder."""
    porteurs = [une for une in personnes.values() if une.lien in TITULAIRES and une.pk != partante.pk]
    return min(porteurs, key=lambda une: TITULAIRES.index(Lien(une.lien)))


def avis_apres(personne: Personne, autre: Personne, motif: MotifSeparation) -> dict[str, Any]:
    """Return what becomes of the notice of a person who shared it with the other one: told again, or still of both."""
    if personne.avis_de_id != autre.pk and autre.avis_de_id != personne.pk:
        return {}
    if not motif.compte_le_couple:
        return dict(SANS_AVIS)
    de = autre if personne.avis_de_id == autre.pk else personne
    return {"sorte_avis": personne.sorte_avis, "rfr_n2": de.rfr_n2, "rfr_n1": de.rfr_n1}


def motifs_apres(raisons: list[str]) -> list[str]:
    """Return the reasons of a demand once its couple separated: that one first, three at most."""
    return list(dict.fromkeys([Motif.SEPARATION.value, *raisons]))[:MOTIFS_MAXIMUM]
