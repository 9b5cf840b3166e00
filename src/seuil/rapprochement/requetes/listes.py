"""The lists a vacancy draws its candidates from: its communes', then the widened demands of its ressort."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from seuil.cotation.moteurs import partitions
from seuil.patrimoine.models import Vacance
from seuil.rapprochement import faits
from seuil.rapprochement.models import SANS_TERRITOIRE, Pretendant
from seuil.rapprochement.requetes.filtres import Filtres, conditions
from seuil.rapprochement.requetes.lieux import memes_communes
from seuil.regles.typologie import TERRITOIRE_PAR_DEFAUT
from seuil.territoires.models import Territoire
from seuil.territoires.requetes import territoires_de

TABLE = Pretendant._meta.db_table


@dataclass(frozen=True, slots=True)
class Listes:
    """Each text reads rows ``p``; a demand is in one list only, save among ``communes`` when there are several."""

    communes: list[str]
    elargies: list[str]
    valeurs: dict[str, Any]

    @property
    def toutes(self) -> list[str]:
        return self.communes + self.elargies


def listes(vacance: Vacance, le: date, filtres: Filtres) -> Listes:
    """Return the lists of a vacancy, each one read in the table of a single territory, by name."""
    lieu = vacance.logement.programme.commune
    memes = memes_communes(lieu)
    territoires = territoires_de(memes)
    codes = [_code(territoires.get(meme.pk)) for meme in memes]
    tables = partitions.presentes(TABLE, {*codes, SANS_TERRITOIRE})
    texte, valeurs = conditions(vacance, le)
    regles = " AND ".join([texte, *filtres.conditions()])
    couples = [(tables[code], rang) for rang, code in enumerate(codes) if code in tables]
    valeurs |= {f"c{rang}": meme.pk for rang, meme in enumerate(memes)}
    valeurs |= {"partout": f"R{lieu.departement.ressort_id}", "memes": [meme.pk for meme in memes]}
    return Listes(
        [f"FROM {table} p WHERE p.commune_id = %(c{rang})s AND {regles}" for table, rang in couples],
        [f"{debut} AND {regles}" for debut in _elargies(territoires.get(lieu.pk), sorted({*codes}), tables)],
        valeurs,
    )


def _elargies(ici: Territoire | None, memes: list[str], tables: dict[str, str]) -> list[str]:
    """Widened demands, each read once: where the territory scores them, else among those of nowhere in particular."""
    nommees = [f" AND {_absente(tables[code], '= ANY(%(memes)s)')}" for code in memes if code in tables]
    partout = f"p.commune_id = %(partout)s{''.join(nommees)}"
    debuts = []
    ailleurs = f"FROM {tables.get(SANS_TERRITOIRE)} p WHERE {partout}"
    if ici is not None and ici.pk in tables:
        debuts.append(f"FROM {tables[ici.pk]} p WHERE {partout}")
        ailleurs += f" AND {_absente(tables[ici.pk], '= %(partout)s')}"
    # A territory with its own grid of types lists every widened demand under it: elsewhere, types are not its own.
    if SANS_TERRITOIRE in tables and faits.typologie(ici) == TERRITOIRE_PAR_DEFAUT:
        debuts.append(ailleurs)
    return debuts


def _absente(table: str, commune: str) -> str:
    return f"NOT EXISTS (SELECT 1 FROM {table} n WHERE n.demande_id = p.demande_id AND n.commune_id {commune})"


def _code(territoire: Territoire | None) -> str:
    return territoire.pk if territoire else SANS_TERRITOIRE
