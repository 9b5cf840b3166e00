"""The ranking, page by page: PostgreSQL reads the first rows of an index, and counts exactly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from seuil.patrimoine.models import Vacance
from seuil.rapprochement.lignes import Ligne
from seuil.rapprochement.models import SANS_TERRITOIRE
from seuil.rapprochement.requetes.filtres import Filtres, conditions
from seuil.rapprochement.requetes.lieux import memes_communes, territoires_des
from seuil.rapprochement.requetes.recherche import decrire_les_candidats, graine
from seuil.regles.classement import tirage

AUCUN_FILTRE = Filtres()
SOURCE = "FROM rapprochement_pretendant p JOIN demandes_demande d ON d.id = p.demande_id"
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
    listes, valeurs = _listes(vacance, le, filtres)
    if apres is not None:
        listes = [f"{liste} AND {APRES}" for liste in listes]
        valeurs |= {"score": apres.score, "recue_le": apres.recue_le}
    ordre = "ORDER BY p.score DESC, p.recue_le FETCH FIRST %(nombre)s ROWS WITH TIES"
    champs = "p.demande_id, p.score, p.recue_le, d.numero_unique"
    texte = " UNION ALL ".join(f"(SELECT {champs} {SOURCE} WHERE {liste} {ordre})" for liste in listes)
    lues = _lire(texte, valeurs | {"nombre": nombre + _egaux(apres, listes, valeurs)})
    return _trier(lues, graine(vacance), apres)[:nombre]


def compter(vacance: Vacance, *, le: date, filtres: Filtres = AUCUN_FILTRE) -> int:
    """Return how many candidates a vacancy has, exactly."""
    listes, valeurs = _listes(vacance, le, filtres)
    if len(listes) == 1:
        return int(_lire(f"SELECT count(*) {SOURCE} WHERE {listes[0]}", valeurs)[0][0])
    union = " UNION ".join(f"SELECT p.demande_id {SOURCE} WHERE {liste}" for liste in listes)
    return int(_lire(f"SELECT count(*) FROM ({union}) AS tous", valeurs)[0][0])


def _trier(lues: list[tuple[Any, ...]], publiee: str, apres: Repere | None) -> list[_Rang]:
    """Return what follows the mark, in order; a demand read from two lists counts once."""
    rangs = {
        demande: _Rang(demande, score, recue_le, tirage(numero=numero, graine=publiee))
        for demande, score, recue_le, numero in lues
    }
    tries = sorted(rangs.values(), key=lambda rang: rang.cle)
    if apres is None:
        return tries
    return [rang for rang in tries if rang.cle > (-apres.score, apres.recue_le, apres.tirage)]


def _egaux(apres: Repere | None, listes: list[str], valeurs: dict[str, Any]) -> int:
    """Return how many demands equal the mark: they come first in the next page and may be behind it."""
    if apres is None:
        return 0
    memes = "p.score = %(score)s AND p.recue_le = %(recue_le)s"
    return sum(int(_lire(f"SELECT count(*) {SOURCE} WHERE {liste} AND {memes}", valeurs)[0][0]) for liste in listes)


def _listes(vacance: Vacance, le: date, filtres: Filtres) -> tuple[list[str], dict[str, Any]]:
    """Return the condition of each list a vacancy draws from: its communes', the widened demands of its ressort."""
    lieu = vacance.logement.programme.commune
    memes = memes_communes(lieu)
    territoires = territoires_des(memes)
    texte, valeurs = conditions(vacance, le)
    regles = " AND ".join([texte, *filtres.conditions()])
    ici = territoires[lieu.pk].pk if lieu.pk in territoires else SANS_TERRITOIRE
    listes = []
    for rang, meme in enumerate(memes):
        territoire = territoires[meme.pk].pk if meme.pk in territoires else SANS_TERRITOIRE
        listes.append(f"p.territoire_id = %(t{rang})s AND p.commune_id = %(c{rang})s AND {regles}")
        valeurs |= {f"t{rang}": territoire, f"c{rang}": meme.pk}
    valeurs |= {"ici": ici, "partout": f"R{lieu.departement.ressort_id}", "memes": [meme.pk for meme in memes]}
    return listes + [f"{liste} AND {regles}" for liste in _elargies(ici)], valeurs


def _elargies(ici: str) -> list[str]:
    """Widened demands, each read once: where the territory scores them, else among those of nowhere in particular."""
    nommee = (
        "NOT EXISTS (SELECT 1 FROM rapprochement_pretendant n WHERE n.demande_id = p.demande_id"
        " AND n.commune_id = ANY(%(memes)s))"
    )
    partout = f"p.commune_id = %(partout)s AND {nommee}"
    ailleurs = f"p.territoire_id = '{SANS_TERRITOIRE}' AND {partout}"
    if ici == SANS_TERRITOIRE:
        return [ailleurs]
    deja = (
        "NOT EXISTS (SELECT 1 FROM rapprochement_pretendant i WHERE i.demande_id = p.demande_id"
        " AND i.commune_id = %(partout)s AND i.territoire_id = %(ici)s)"
    )
    return [f"p.territoire_id = %(ici)s AND {partout}", f"{ailleurs} AND {deja}"]


def _lire(texte: str, valeurs: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as curseur:
        curseur.execute(texte, valeurs)
        lignes: list[tuple[Any, ...]] = curseur.fetchall()
    return lignes
