"""Which demands can change between two days or two thresholds: a filter derived from the rules themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import reduce
from operator import or_

from seuil.cotation.moteurs.sql import ecrire, relever_traces
from seuil.regles.grilles import Grille
from seuil.regles.traceur import COMPARAISONS, LOGIQUE, Noeud

Parametres = Mapping[str, int] | None


def filtre_de_passage(
    grille: Grille,
    ancien: date,
    nouveau: date,
    *,
    parametres_anciens: Parametres = None,
    parametres_nouveaux: Parametres = None,
    alias: str = "",
) -> str:
    """Return the SQL condition of the demands whose truths may differ between two contexts; FALSE when none can.

    A threshold on a column alone gives an interval, which an index on that column answers; a threshold inside a
    computation gives a comparison of the two truths. No demand that changes is ever left out.
    """
    passage = passages(grille, ancien, nouveau, parametres_anciens, parametres_nouveaux)
    return "FALSE" if passage is None else ecrire(passage, alias)


def passages(
    grille: Grille,
    ancien: date,
    nouveau: date,
    parametres_anciens: Parametres = None,
    parametres_nouveaux: Parametres = None,
) -> Noeud | None:
    """Return the traced condition of `filtre_de_passage`, None when no truth can change."""
    avant = _conditions(grille, ancien, parametres_anciens)
    apres = _conditions(grille, nouveau, parametres_nouveaux)
    trouves = {
        ecrire(difference): difference
        for une, autre in zip(avant, apres, strict=True)
        for difference in differences(une, autre)
    }
    return reduce(or_, trouves.values()) if trouves else None


def differences(avant: Noeud, apres: Noeud) -> Iterator[Noeud]:
    """Yield conditions, one of which holds wherever the two expressions differ."""
    if ecrire(avant) == ecrire(apres):
        return
    if avant.operation == apres.operation and avant.operation in LOGIQUE:
        for une, autre in zip(avant.operandes, apres.operandes, strict=True):
            yield from differences(une, autre)
    elif _compare_le_meme_fait(avant, apres):
        yield _entre(avant.operation, avant.operandes[0], avant.operandes[1], apres.operandes[1])
    else:
        yield avant != apres


def _compare_le_meme_fait(avant: Noeud, apres: Noeud) -> bool:
    if avant.operation != apres.operation or avant.operation not in COMPARAISONS:
        return False
    (fait, seuil), (autre_fait, autre_seuil) = avant.operandes, apres.operandes
    faits = fait.operation == autre_fait.operation == "fait" and fait.nom == autre_fait.nom
    return faits and seuil.operation == autre_seuil.operation == "constante"


def _entre(operation: str, fait: Noeud, ancien: Noeud, nouveau: Noeud) -> Noeud:
    """Return where `fait operation ancien` and `fait operation nouveau` differ."""
    if operation in {"=", "<>"}:
        return (fait == ancien) | (fait == nouveau)
    bas, haut = sorted((ancien, nouveau), key=_rang)
    if operation in {"<", ">="}:
        return (fait >= bas) & (fait < haut)
    return (fait > bas) & (fait <= haut)


def _rang(seuil: Noeud) -> int:
    return seuil.valeur.toordinal() if isinstance(seuil.valeur, date) else int(seuil.valeur or 0)


def _conditions(grille: Grille, le: date, parametres: Parametres) -> list[Noeud]:
    releve = relever_traces(grille, le, avec_preuves=True, parametres=parametres)
    return [*releve.verites.values(), *(test for tests in releve.unites for test in tests)]
