"""The answer of a rule that judges: oui, non or à préciser, with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn

from seuil.regles.textes import Texte


class Reponse(StrEnum):
    OUI = "oui"
    NON = "non"
    A_PRECISER = "a_preciser"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A three-valued answer; `motif` is the French sentence shown to the reader."""

    reponse: Reponse
    motif: str = ""
    texte: Texte | None = None

    @property
    def est_oui(self) -> bool:
        return self.reponse is Reponse.OUI

    @property
    def est_non(self) -> bool:
        return self.reponse is Reponse.NON

    @property
    def est_a_preciser(self) -> bool:
        return self.reponse is Reponse.A_PRECISER

    def __bool__(self) -> NoReturn:
        raise TypeError("A Verdict has three values: read est_oui, est_non or est_a_preciser.")


def oui(motif: str = "", *, texte: Texte | None = None) -> Verdict:
    return Verdict(Reponse.OUI, motif, texte)


def non(motif: str, *, texte: Texte | None = None) -> Verdict:
    return Verdict(Reponse.NON, motif, texte)


def a_preciser(motif: str, *, texte: Texte | None = None) -> Verdict:
    return Verdict(Reponse.A_PRECISER, motif, texte)


def ensemble(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the conjunction: one non makes non, else one à préciser makes à préciser, else oui.

    The motif joins the reasons of the verdicts that decided, in their order.
    """
    recus = list(verdicts)
    for reponse in (Reponse.NON, Reponse.A_PRECISER, Reponse.OUI):
        decisifs = [verdict for verdict in recus if verdict.reponse is reponse]
        if decisifs:
            motifs = " ".join(verdict.motif for verdict in decisifs if verdict.motif)
            return Verdict(reponse, motifs, decisifs[0].texte)
    return oui()
