"""The ranking, page by page: PostgreSQL reads the first rows of an index, and counts exactly."""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class Repere:
    """Where a page ends: score, day of reception, draw between equals, rank."""

    score: int
    recue_le: date
    tirage: str
    rang: int


@dataclass(frozen=True, slots=True)
class Page:
    """Candidates in order; ``suite`` opens the next page, None on the last."""

    candidats: list[Ligne]
    suite: Repere | None


@dataclass(frozen=True, slots=True)
class _Rang:
    demande: int
    score: int
    recue_le: date
    tirage: str

    @property
    def cle(self) -> tuple[int, date, str]:
        return -self.score, self.recue_le, self.tirage


def candidats(
    vacance: Vacance, *, le: date, nombre: int, apres: Repere | None = None, filtres: Filtres = AUCUN_FILTRE
) -> Page:
    """Return the next candidates of a vacancy, in the order of `chercher`: score, reception, published draw."""
    rangs = classer(vacance, le=le, nombre=nombre + 1, apres=apres, filtres=filtres)
    premier = apres.rang + 1 if apres else 1
    page = rangs[:nombre]
    lignes = decrire_les_candidats([rang.demande for rang in page], vacance, le=le)
    classees = [ligne.classee(place) for place, ligne in enumerate(lignes, start=premier)]
    if len(rangs) <= nombre:
        return Page(classees, None)
    fin = page[-1]
    return Page(classees, Repere(fin.score, fin.recue_le, fin.tirage, premier + len(page) - 1))


def classer(
    vacance: Vacance, *, le: date, nombre: int, apres: Repere | None = None, filtres: Filtres = AUCUN_FILTRE
) -> list[_Rang]:
    """Return the first demands after a mark, ranked; equals are all read, so that the draw is fair."""
    trouvees = listes(vacance, le, filtres)
    if not trouvees.toutes:
        return []
    lues = _lire(*premieres(trouvees, nombre, apres))
    return _trier(lues, graine(vacance), apres)[:nombre]


def premieres(trouvees: Listes, nombre: int, apres: Repere | None = None) -> tuple[str, dict[str, Any]]:
    """Return the query of the first rows of each list after a mark, their equals included."""
    textes, valeurs = trouvees.toutes, trouvees.valeurs | {"nombre": nombre}
    if apres is not None:
        valeurs |= {"score": apres.score, "recue_le": apres.recue_le}
        valeurs["nombre"] = nombre + _egaux(textes, valeurs)
        textes = [f"{texte} AND {APRES}" for texte in textes]
    ordre = "ORDER BY p.score DESC, p.recue_le FETCH FIRST %(nombre)s ROWS WITH TIES"
    return " UNION ALL ".join(f"(SELECT {CHAMPS} {texte} {ordre})" for texte in textes), valeurs


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


def _trier(lues: list[tuple[Any, ...]], publiee: str, apres: Repere | None) -> list[_Rang]:
    """Return what follows the mark, in order; a demand read from two lists counts once."""
    numeros = _numeros([demande for demande, _, _ in lues])
    rangs = {
        demande: _Rang(demande, score, recue_le, tirage(numero=numeros[demande], graine=publiee))
        for demande, score, recue_le in lues
    }
    tries = sorted(rangs.values(), key=lambda rang: rang.cle)
    if apres is None:
        return tries
    return [rang for rang in tries if rang.cle > (-apres.score, apres.recue_le, apres.tirage)]


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
