"""The five decisions of a commission and what each requires (art. R441-3 CCH)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from seuil.regles.delais import Delais
from seuil.regles.ecriture import compte, jour
from seuil.regles.pieces import releve_de_la_liste
from seuil.regles.saisie import citer
from seuil.regles.textes import Certitude, Texte
from seuil.regles.verdicts import Verdict, a_preciser, non, oui

PREMIER_RANG: Final = 1
R441_3: Final = Texte("R441-3", Certitude.VERIFIE)


class Decision(StrEnum):
    """Lettered as in R441-3."""

    ATTRIBUTION = "a"
    ATTRIBUTION_PAR_RANG = "b"
    ATTRIBUTION_SOUS_CONDITION = "c"
    NON_ATTRIBUTION = "d"
    IRRECEVABILITE = "e"


class MotifIrrecevabilite(StrEnum):
    """The only legal grounds: the right of residence, the income."""

    SEJOUR = "sejour"
    RESSOURCES = "ressources"


@dataclass(frozen=True, slots=True)
class Proposition:
    """What is put to the vote for one candidate; ``nom`` is how a sentence names them, two may have the same."""

    candidat: str
    decision: Decision
    rang: int | None = None
    motif: str = ""
    piece_manquante: str = ""
    echeance: date | None = None
    nom: str = ""

    @property
    def qui(self) -> str:
        return citer(self.nom or self.candidat)


@dataclass(frozen=True, slots=True)
class Candidatures:
    """How many demands are examined for a dwelling, and what may dispense with the minimum.

    ``dalo_designe_par_le_prefet``: every one of them is a household recognised DALO that the prefect named (art.
    L441-2-3, II); ``plai_adapte``: the dwelling had the subsidy of art. D331-25-1.
    """

    nombre: int
    insuffisance: str = ""
    dalo_designe_par_le_prefet: bool = False
    plai_adapte: bool = False


def candidats_suffisants(candidatures: Candidatures, regles: Delais) -> Verdict:
    """Say whether enough demands are examined: three, unless DALO, PLAI adapté or a written insufficiency."""
    minimum = regles.candidats_minimum
    phrase = compte(candidatures.nombre, "candidat", "candidats")
    dispense = f"le minimum de {minimum} ne s’applique pas"
    if candidatures.nombre == 0:
        return non("Aucun candidat à examiner.", texte=R441_3)
    if candidatures.nombre >= minimum:
        return oui(f"{phrase} pour {minimum} au moins.", texte=R441_3)
    if candidatures.dalo_designe_par_le_prefet:
        return oui(f"{phrase} : {dispense} aux foyers reconnus Dalo que le préfet désigne.", texte=R441_3)
    if candidatures.plai_adapte:
        return oui(f"{phrase} : {dispense} à un logement PLAI adapté.", texte=R441_3)
    if candidatures.insuffisance.strip():
        return oui(f"{phrase} : insuffisance justifiée par écrit.", texte=R441_3)
    return a_preciser(f"{phrase} pour {minimum} au moins : justifiez l’insuffisance par écrit.", texte=R441_3)


def decisions_regulieres(propositions: Sequence[Proposition], le: date) -> Verdict:
    """Judge the decisions taken for one dwelling: required data of each, then their consistency."""
    anomalies = [anomalie for proposition in propositions for anomalie in _anomalies(proposition, le)]
    anomalies += _incoherences(propositions)
    if anomalies:
        return non(" ".join(anomalies), texte=R441_3)
    return oui("Décisions régulières.", texte=R441_3)


def _anomalies(proposition: Proposition, le: date) -> Iterator[str]:
    qui = proposition.qui
    match proposition.decision:
        case Decision.ATTRIBUTION_PAR_RANG if proposition.rang is None:
            yield f"{qui} : le rang manque."
        case Decision.ATTRIBUTION_SOUS_CONDITION:
            yield from _condition(proposition, qui, le)
        case Decision.NON_ATTRIBUTION if not proposition.motif.strip():
            yield f"{qui} : la non-attribution doit être motivée."
        case Decision.IRRECEVABILITE if proposition.motif not in list(MotifIrrecevabilite):
            yield f"{qui} : l’irrecevabilité tient au séjour ou aux ressources."


def _condition(proposition: Proposition, qui: str, le: date) -> Iterator[str]:
    piece = releve_de_la_liste(proposition.piece_manquante, le)
    if not piece.est_oui:
        yield f"{qui} : {piece.motif}"
    if proposition.echeance is None:
        yield f"{qui} : la date limite de la condition manque."
    elif proposition.echeance <= le:
        yield f"{qui} : la date limite du {jour(proposition.echeance)} est déjà passée."


def compatibles(propositions: Sequence[Proposition], *, candidats: int) -> Verdict:
    """Say whether the decisions taken so far for one dwelling can still be completed into regular ones.

    Ranks may come in any order while the votes are typed: a rank is out of reach only past the number of candidates.
    """
    rangs = [p.rang for p in propositions if p.rang is not None and p.decision in ATTRIBUTIONS]
    hors = [rang for rang in rangs if not 1 <= rang <= candidats]
    anomalies = [f"Le rang {rang} n’est pas possible : {_combien(candidats)}." for rang in hors]
    anomalies += [_en_double(rang) for rang in sorted(set(rangs)) if rangs.count(rang) > 1]
    anomalies += _exclusives(propositions)
    return non(" ".join(anomalies), texte=R441_3) if anomalies else oui("Décisions compatibles.", texte=R441_3)


def _combien(candidats: int) -> str:
    return f"{compte(candidats, 'candidat est examiné', 'candidats sont examinés')}, les rangs vont de 1 à {candidats}"


def _en_double(rang: int) -> str:
    return f"Le rang {rang} est déjà donné à un autre candidat."


def _incoherences(propositions: Sequence[Proposition]) -> Iterator[str]:
    candidats = [proposition.candidat for proposition in propositions]
    noms = {proposition.candidat: proposition.qui for proposition in propositions}
    for candidat in sorted(set(candidats)):
        if candidats.count(candidat) > 1:
            yield f"{noms[candidat]} : une seule décision par candidat."
    yield from _exclusives(propositions)
    rangs = sorted(p.rang for p in propositions if p.rang is not None and p.decision in ATTRIBUTIONS)
    if rangs and rangs != list(range(1, len(rangs) + 1)):
        yield f"Les rangs doivent se suivre à partir de 1, sans doublon : {', '.join(map(str, rangs))}."


def _exclusives(propositions: Sequence[Proposition]) -> Iterator[str]:
    """An attribution without rank takes the dwelling: nobody else may be attributed it."""
    attributions = [p for p in propositions if p.decision in ATTRIBUTIONS]
    sans_rang = [p for p in attributions if p.rang is None]
    if len(sans_rang) > 1:
        yield "Un logement ne s’attribue qu’une fois : classez les candidats par rang."
    elif sans_rang and len(attributions) > 1:
        yield "Une attribution simple et un classement ne vont pas ensemble : donnez un rang à chacun."


ATTRIBUTIONS: Final = frozenset(
    {Decision.ATTRIBUTION, Decision.ATTRIBUTION_PAR_RANG, Decision.ATTRIBUTION_SOUS_CONDITION}
)
