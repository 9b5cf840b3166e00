"""The lists a vacancy draws its candidates from: its communes', then the widened demands of its ressort."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from seuil.patrimoine.models import Vacance
from seuil.rapprochement.faits import listes_a_lire, marque, politique, typologie
from seuil.rapprochement.models import PRETENDANTS, SANS_TERRITOIRE
from seuil.rapprochement.requetes.filtres import Filtres, conditions
from seuil.regles.typologie import TERRITOIRE_PAR_DEFAUT
from seuil.socle.db import partitions
from seuil.territoires.models import Territoire
from seuil.territoires.requetes import territoire_de

AUCUN_FILTRE = Filtres()


@dataclass(frozen=True, slots=True)
class Listes:
    """Each text reads rows ``p``; a demand is in one list only, save among ``communes`` when there are several.

    ``regles`` gives the text of each rule that this dwelling asks, in their order; ``ici``: the dwelling's territory.
    """

    ici: Territoire | None
    communes: list[str]
    elargies: list[str]
    regles: dict[str, str]
    valeurs: dict[str, Any]

    @property
    def toutes(self) -> list[str]:
        return self.communes + self.elargies


def listes(vacance: Vacance, le: date, filtres: Filtres = AUCUN_FILTRE, regles: int | None = None) -> Listes:
    """Return the lists of a vacancy, each one read in the table of a single territory, by name.

    With ``regles``, only that many rules are asked, the first ones in their order.
    """
    lieu = vacance.logement.programme.commune
    ici = territoire_de(lieu)
    code = ici.pk if ici else SANS_TERRITOIRE
    tables = partitions.presentes(PRETENDANTS, {code, SANS_TERRITOIRE})
    textes, valeurs = conditions(vacance, le, politique(ici))
    tenues = " AND ".join([*list(textes.values())[:regles], *filtres.conditions()]) or "true"
    lus = listes_a_lire(lieu)
    marques = [marque(*lu) for lu in lus]
    valeurs |= {f"l{rang}": nom for rang, (nom, _) in enumerate(lus)}
    valeurs |= {"partout": f"R{lieu.departement.ressort_id}", "ailleurs": [*marques, code], "lus": marques}
    places = [
        f"p.lieu = %(l{rang})s AND p.drapeaux & {drapeau} = {drapeau}" if drapeau else f"p.lieu = %(l{rang})s"
        for rang, (_, drapeau) in enumerate(lus)
    ]
    return Listes(
        ici,
        [f"FROM {tables[code]} p WHERE {place} AND {tenues}" for place in places if code in tables],
        [f"FROM {table} p WHERE {place} AND {tenues}" for table, place in _elargies(ici, tables)],
        textes,
        valeurs,
    )


def _elargies(ici: Territoire | None, tables: dict[str, str]) -> list[tuple[str, str]]:
    """Widened demands, each read once: where the territory scores them, else among those of nowhere in particular."""
    trouvees = []
    if ici is not None and ici.pk in tables:
        trouvees.append((tables[ici.pk], "p.lieu = %(partout)s AND NOT p.sauf && %(lus)s::varchar[]"))
    # A territory with its own grid of types lists every widened demand under it: elsewhere, types are not its own.
    if SANS_TERRITOIRE in tables and typologie(ici) == TERRITOIRE_PAR_DEFAUT:
        trouvees.append((tables[SANS_TERRITOIRE], "p.lieu = %(partout)s AND NOT p.sauf && %(ailleurs)s::varchar[]"))
    return trouvees
