"""Search in PostgreSQL: the bare query, the application's own reads, the same search on normalised tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import numpy as np
import psycopg
from django.db import connection

from seuil.demo.foule.lieux import tirer
from seuil.patrimoine.models import Logement, Programme, Vacance
from seuil.rapprochement.requetes import Filtres, compter
from seuil.rapprochement.requetes.listes import Listes, listes
from seuil.rapprochement.requetes.pages import classer, premieres
from seuil.territoires.models import Commune
from tests.charge.banc import Banc, centile, durees
from tests.charge.population import GRAINE, LE, Population

VACANCES = 1_000
JOINTES = 100
COMPAREES = 40
TAILLE = 20
RANGEES = ("indexscan", "indexonlyscan", "bitmapscan")


def vacances(monde: Population) -> list[Vacance]:
    """Return dwellings of every type in communes drawn like wishes: mostly large ones."""
    hasard = np.random.default_rng(GRAINE)
    connues = set(monde.souhaits["commune"].unique().to_list())
    tirees = [int(rang) for rang in tirer(hasard, monde.carte, 4 * VACANCES) if int(rang) in connues][:VACANCES]
    codes = [str(monde.carte.codes[rang]) for rang in tirees]
    communes = Commune.objects.select_related("departement").in_bulk(codes)
    types, financements = ("T1", "T2", "T3", "T4", "T5"), ("PLAI", "PLUS", "PLS")
    rendues = []
    for rang, code in enumerate(codes, 1):
        logement = Logement(
            programme=Programme(commune=communes[code]),
            type=types[rang % 5],
            financement=financements[rang % 3],
            loyer=Decimal(250 + 70 * (rang % 5)),
            charges=Decimal(60),
            accessible=rang % 9 == 0,
        )
        rendues.append(Vacance(pk=rang, logement=logement, declaree_le=LE, libre_le=LE + timedelta(45)))
    return rendues


def textes(toutes: list[Vacance], filtres: Filtres | None = None) -> list[str]:
    """Return the query of the first page of each commune's list, as `classer` sends it to the server."""
    connection.ensure_connection()
    curseur = psycopg.ClientCursor(connection.connection)
    return [curseur.mogrify(*premieres(_commune(vacance, filtres or Filtres()), TAILLE)) for vacance in toutes]


def _commune(vacance: Vacance, filtres: Filtres) -> Listes:
    trouvees = listes(vacance, LE, filtres)
    return replace(trouvees, elargies=[])


def mesurer_la_recherche(banc: Banc, monde: Population, jointures: int = JOINTES) -> None:
    """Search 1 000 vacancies: bare SQL, through `requetes`, beside an empty round trip and a normalised join."""
    toutes = vacances(monde)
    prepares, prioritaires = textes(toutes), textes(toutes, Filtres(prioritaire=True))
    if jointures:
        _egales(toutes, prepares)
    vides = durees([lambda: brut("SELECT 1")] * len(toutes))
    sql = durees([lambda texte=texte: brut(texte) for texte in prepares])  # type: ignore[misc]
    dalo = durees([lambda texte=texte: brut(texte) for texte in prioritaires])  # type: ignore[misc]
    appels = durees([lambda vacance=vacance: classer(vacance, le=LE, nombre=TAILLE) for vacance in toutes])  # type: ignore[misc]
    comptes = durees([lambda vacance=vacance: compter(vacance, le=LE) for vacance in toutes[:200]])  # type: ignore[misc]
    un = centile(vides, 0.5)
    banc.durees |= {
        "select 1, p50": un,
        "recherche, p50": centile(sql, 0.5),
        "recherche, p99": centile(sql, 0.99),
        "recherche des prioritaires, p99": centile(dalo, 0.99),
        "par requetes, p50": centile(appels, 0.5),
        "par requetes, p99": centile(appels, 0.99),
        "compte exact, p99": centile(comptes, 0.99),
    }
    banc.noter("recherche p50 ÷ select 1", centile(sql, 0.5), un, "≤ 10")
    banc.noter("recherche p99 ÷ select 1", centile(sql, 0.99), un, "≤ 8")
    banc.noter("recherche des prioritaires p99 ÷ select 1", centile(dalo, 0.99), un, "≤ 8")
    banc.noter("recherche par requetes p99 ÷ select 1", centile(appels, 0.99), un, "≤ 100", "listes élargies comprises")
    if jointures:
        _mesurer_la_jointure(banc, prepares[:jointures], centile(sql, 0.99))


def _mesurer_la_jointure(banc: Banc, prepares: list[str], recherche: float) -> None:
    joints = [_normee(texte) for texte in prepares]
    jointe = durees([lambda texte=texte: brut(texte) for texte in joints], tours=1)  # type: ignore[misc]
    banc.durees["jointure, p99"] = centile(jointe, 0.99)
    banc.noter(
        "jointure normalisée p99 ÷ recherche p99", centile(jointe, 0.99), recherche, "≥ 1000", f"{len(joints)} vacances"
    )


def _egales(toutes: list[Vacance], prepares: list[str]) -> None:
    """The same lists from the normalised tables, and without an index."""
    avec = [sorted(brut(texte)) for texte in prepares[:COMPAREES]]
    assert [sorted(brut(_normee(texte))) for texte in prepares[:COMPAREES]] == avec
    classees = [classer(vacance, le=LE, nombre=TAILLE) for vacance in toutes[:COMPAREES:4]]
    for rangee in RANGEES:
        brut(f"SET enable_{rangee} = off; SELECT 1")
    assert [classer(vacance, le=LE, nombre=TAILLE) for vacance in toutes[:COMPAREES:4]] == classees
    for rangee in RANGEES:
        brut(f"RESET enable_{rangee}; SELECT 1")


def _normee(texte: str) -> str:
    """Return the same search on normalised tables: wishes, then demands, then scores."""
    debut = texte.index('FROM "') + len('FROM "')
    table = texte[debut : texte.index('"', debut)]
    territoire = table.removeprefix("rapprochement_pretendant__")
    source = (
        "norme_souhait s JOIN norme_demande p ON p.demande_id = s.demande_id"
        " JOIN norme_type t ON t.demande_id = p.demande_id"
        f" JOIN cotation_cotation c ON c.demande_id = p.demande_id AND c.territoire_id = '{territoire}'"
    )
    joint = texte.replace(f'"{table}" p', source).replace("p.type", "t.type")
    return joint.replace("p.lieu", "s.lieu").replace("p.score", "c.total")


def normaliser() -> None:
    """Build the normalised tables of the peer, with the index one would put."""
    for texte in (
        "CREATE TABLE norme_souhait AS SELECT DISTINCT demande_id, lieu FROM rapprochement_pretendant"
        " WHERE lieu NOT LIKE 'R%'",
        "CREATE TABLE norme_demande AS SELECT DISTINCT ON (demande_id) * FROM rapprochement_pretendant",
        "CREATE TABLE norme_type AS SELECT DISTINCT demande_id, type FROM rapprochement_pretendant",
        "CREATE INDEX ON norme_souhait (lieu)",
        "ALTER TABLE norme_demande ADD PRIMARY KEY (demande_id)",
        "ALTER TABLE norme_type ADD PRIMARY KEY (demande_id, type)",
        "ANALYZE norme_souhait",
        "ANALYZE norme_demande",
        "ANALYZE norme_type",
    ):
        with connection.cursor() as curseur:
            curseur.execute(texte)


def brut(texte: str) -> list[Any]:
    """Run a finished text on the connection of the application, without its wrappers."""
    lus = connection.connection.execute(texte)
    while lus.nextset():
        pass
    lignes: list[Any] = lus.fetchall()
    return lignes
