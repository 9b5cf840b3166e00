"""The ranking, page by page: PostgreSQL reads the first rows of an index, and counts exactly."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from seuil.patrimoine.models import Vacance
from seuil.rapprochement.lignes import Ligne
from seuil.rapprochement.requetes.filtres import Filtres
from seuil.rapprochement.requetes.listes import AUCUN_FILTRE, Listes, listes
from seuil.rapprochement.requetes.recherche import decrire_les_candidats, graine
from seuil.regles.classement import tirage

CHAMPS = "p.demande_id, p.score, p.recue_le"
APRES = "p.score <= %(score)s AND (p.score < %(score)s OR p.recue_le >= %(recue_le)s)"
AVANT = "p.score >= %(score)s AND (p.score > %(score)s OR p.recue_le <= %(recue_le)s)"


@dataclass(frozen=True, slots=True)
class Repere:
    """Where a page ends: score, day of reception, draw between equals, rank."""

    score: int
    recue_le: date
    tirage: str
    rang: int

    @property
    def cle(self) -> tuple[int, date, str]:
        return -self.score, self.recue_le, self.tirage


@dataclass(frozen=True, slots=True)
class Page:
    """Candidates in order; ``suite`` opens the next page, ``retour`` the one before, None at either end."""

    candidats: list[Ligne]
    suite: Repere | None
    retour: Repere | None = None


@dataclass(frozen=True, slots=True)
class Rang:
    demande: int
    score: int
    recue_le: date
    tirage: str

    @property
    def cle(self) -> tuple[int, date, str]:
        return -self.score, self.recue_le, self.tirage

    def repere(self, rang: int) -> Repere:
        return Repere(self.score, self.recue_le, self.tirage, rang)


def candidats(
    vacance: Vacance,
    *,
    le: date,
    nombre: int,
    apres: Repere | None = None,
    filtres: Filtres = AUCUN_FILTRE,
    trouvees: Listes | None = None,
) -> Page:
    """Return the next candidates of a vacancy, in the order of the law: score, reception, published draw.

    ``trouvees``: its lists, when they are known already.
    """
    rangs = _classer(trouvees or listes(vacance, le, filtres), vacance, nombre + 1, apres)
    premier = apres.rang + 1 if apres else 1
    return _page(rangs[:nombre], vacance, le, premier, suite=len(rangs) > nombre, retour=apres is not None)


def candidats_avant(vacance: Vacance, *, le: date, nombre: int, avant: Repere, trouvees: Listes | None = None) -> Page:
    """Return the candidates just before a mark, in the same order."""
    trouvees = trouvees or listes(vacance, le)
    lues = _lire(*premieres(trouvees, nombre + 1, avant, arriere=True)) if trouvees.toutes else []
    rangs = [rang for rang in _trier(lues, graine(vacance)) if rang.cle < avant.cle]
    page = rangs[-nombre:]
    return _page(page, vacance, le, avant.rang - len(page), suite=True, retour=len(rangs) > nombre)


def _page(rangs: list[Rang], vacance: Vacance, le: date, premier: int, *, suite: bool, retour: bool) -> Page:
    lignes = decrire_les_candidats([rang.demande for rang in rangs], vacance, le=le)
    classees = [ligne.classee(place) for place, ligne in enumerate(lignes, start=premier)]
    if not rangs:
        return Page([], None)
    fin = rangs[-1].repere(premier + len(rangs) - 1)
    return Page(classees, fin if suite else None, rangs[0].repere(premier) if retour else None)


def classer(
    vacance: Vacance, *, le: date, nombre: int, apres: Repere | None = None, filtres: Filtres = AUCUN_FILTRE
) -> list[Rang]:
    """Return the first demands after a mark, ranked; equals are all read, so that the draw is fair."""
    return _classer(listes(vacance, le, filtres), vacance, nombre, apres)


def _classer(trouvees: Listes, vacance: Vacance, nombre: int, apres: Repere | None) -> list[Rang]:
    if not trouvees.toutes:
        return []
    tries = _trier(_lire(*premieres(trouvees, nombre, apres)), graine(vacance))
    return [rang for rang in tries if apres is None or rang.cle > apres.cle][:nombre]


def jusqu_a(vacance: Vacance, demandes: Collection[int], *, le: date) -> list[Rang]:
    """Return the ranking down to the last of these demands that is a candidate: nobody when none is."""
    trouvees = listes(vacance, le)
    derniere = max(_trier(_parmi(trouvees, demandes), graine(vacance)), key=lambda rang: rang.cle, default=None)
    if derniere is None:
        return []
    valeurs = trouvees.valeurs | {"score": derniere.score, "recue_le": derniere.recue_le}
    lues = _lire(" UNION ALL ".join(f"SELECT {CHAMPS} {texte} AND {AVANT}" for texte in trouvees.toutes), valeurs)
    return [rang for rang in _trier(lues, graine(vacance)) if rang.cle <= derniere.cle]


def scores_actuels(vacance: Vacance, demandes: Collection[int], *, le: date) -> dict[int, int]:
    """Return the score of those of these demands that are candidates now."""
    return {demande: score for demande, score, _ in _parmi(listes(vacance, le), demandes)}


def premieres(
    trouvees: Listes, nombre: int, repere: Repere | None = None, *, arriere: bool = False
) -> tuple[str, dict[str, Any]]:
    """Return the query of the rows of each list nearest to a mark, their equals included: after it, or before."""
    textes, valeurs = trouvees.toutes, trouvees.valeurs | {"nombre": nombre}
    if repere is not None:
        valeurs |= {"score": repere.score, "recue_le": repere.recue_le}
        valeurs["nombre"] = nombre + _egaux(textes, valeurs)
        textes = [f"{texte} AND {AVANT if arriere else APRES}" for texte in textes]
    ordre = "p.score, p.recue_le DESC" if arriere else "p.score DESC, p.recue_le"
    fin = f"ORDER BY {ordre} FETCH FIRST %(nombre)s ROWS WITH TIES"
    return " UNION ALL ".join(f"(SELECT {CHAMPS} {texte} {fin})" for texte in textes), valeurs


def compter(vacance: Vacance, *, le: date, filtres: Filtres = AUCUN_FILTRE) -> int:
    """Return how many candidates a vacancy has, exactly."""
    return compter_les_listes(listes(vacance, le, filtres))


def compter_les_listes(trouvees: Listes) -> int:
    """Return how many demands are in lists, each counted once."""
    comptes = [f"(SELECT count(*) {texte})" for texte in trouvees.elargies]
    if len(trouvees.communes) == 1:
        comptes.append(f"(SELECT count(*) {trouvees.communes[0]})")
    elif trouvees.communes:
        union = " UNION ".join(f"SELECT p.demande_id {texte}" for texte in trouvees.communes)
        comptes.append(f"(SELECT count(*) FROM ({union}) AS tous)")
    return int(_lire(f"SELECT {' + '.join(comptes)}", trouvees.valeurs)[0][0]) if comptes else 0


def _parmi(trouvees: Listes, demandes: Collection[int]) -> list[tuple[Any, ...]]:
    textes = [f"SELECT {CHAMPS} {texte} AND p.demande_id = ANY(%(demandes)s)" for texte in trouvees.toutes]
    if not demandes or not textes:
        return []
    return _lire(" UNION ALL ".join(textes), trouvees.valeurs | {"demandes": [*demandes]})


def _trier(lues: list[tuple[Any, ...]], publiee: str) -> list[Rang]:
    """Return rows in order; a demand read from two lists counts once."""
    numeros = _numeros([demande for demande, _, _ in lues])
    rangs = {
        demande: Rang(demande, score, recue_le, tirage(numero=numeros[demande], graine=publiee))
        for demande, score, recue_le in lues
    }
    return sorted(rangs.values(), key=lambda rang: rang.cle)


def _egaux(textes: list[str], valeurs: dict[str, Any]) -> int:
    """Return how many demands equal the mark: they come first in the next page and may be behind it."""
    memes = "p.score = %(score)s AND p.recue_le = %(recue_le)s"
    return sum(int(_lire(f"SELECT count(*) {texte} AND {memes}", valeurs)[0][0]) for texte in textes)


def _numeros(demandes: list[int]) -> dict[int, str]:
    return dict(_lire("SELECT id, numero_unique FROM demandes_demande WHERE id = ANY(%(cles)s)", {"cles": demandes}))


def _lire(texte: str, valeurs: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as curseur:
        curseur.execute(texte, valeurs)
        lignes: list[tuple[Any, ...]] = curseur.fetchall()
    return lignes
