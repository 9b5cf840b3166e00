"""Engines on the rows of the product: scoring in PostgreSQL beside the batch, telling a score, searching."""

from __future__ import annotations

import io
from datetime import timedelta
from decimal import Decimal
from typing import Any

import polars as pl
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from seuil.cotation.models import COTATIONS, Cotation, Observation, Registre
from seuil.cotation.moteurs.colonnes import PREUVES, TYPES
from seuil.cotation.moteurs.lot import coter_lot
from seuil.cotation.moteurs.sql import coter_sql
from seuil.cotation.requetes import lire as lire_la_grille
from seuil.patrimoine.models import Logement, Programme, Vacance
from seuil.rapprochement.models import Pretendant
from seuil.rapprochement.requetes import classer
from seuil.regles.cotation import expliquer
from seuil.territoires.models import Commune, Territoire
from tests.charge.banc import AUX_BUTS, Banc, centile, chronometrer, duree_de
from tests.charge.ville import VILLE

EXPLIQUEES, VACANCES, TAILLE = 2_000, 400, 20
FAITS_ICI = f"FROM {Observation._meta.db_table} f WHERE f.territoire_id = '{VILLE}'"


def mesurer_le_calcul(banc: Banc) -> None:
    """Score the town with CASE in PostgreSQL and with the batch: the same sums, which are those kept."""
    registre = Registre.objects.select_related("grille").get(territoire=VILLE)
    assert registre.grille is not None
    grille, le, faits = lire_la_grille(registre.grille), registre.arrete_au, _faits()
    ecrites = coter_sql(grille, le, alias="f", avec_preuves=True)
    texte = f"SELECT sum(({ecrites.total})::int), sum(mod({ecrites.masque}, 1000003)) {FAITS_ICI}"

    def lot() -> pl.DataFrame:
        return coter_lot(faits, grille, le, avec_preuves=True).collect(engine="streaming")

    notes = lot()
    sommes = (int(notes["total"].cast(pl.Int64).sum()), int((notes["masque"] % 1_000_003).sum()))
    gardees = _lire(f"SELECT sum(total), sum(mod(masque, 1000003)) FROM {COTATIONS} WHERE territoire_id = %s", [VILLE])
    assert tuple(map(int, _lire(texte)[0])) == sommes == tuple(map(int, gardees[0]))
    durees = chronometrer({"case": lambda: _lire(texte), "lot": lot})
    banc.garder("CASE et lot", durees)
    but = "≥ 60" if banc.nombre >= AUX_BUTS else "—"
    banc.noter("CASE de PostgreSQL ÷ lot", durees["case"], durees["lot"], but, f"{len(faits)} demandes")


def mesurer_l_explication(banc: Banc) -> None:
    """Tell a stored score line by line, beside the reading of its row by key."""

    def expliquer_toutes() -> None:
        for ligne in lignes:
            expliquer(ligne.masque, ligne.quantites, lire_la_grille(ligne.grille))

    lignes = list(Cotation.objects.filter(territoire=VILLE).select_related("grille")[:EXPLIQUEES])
    cles = [(ligne.demande_id, ligne.territoire_id) for ligne in lignes]
    actes = {"expliquer": expliquer_toutes, "lire": lambda: [Cotation.objects.get(pk=cle) for cle in cles]}
    durees = chronometrer(actes)
    note = f"{len(lignes)} demandes"
    banc.noter("expliquer ÷ lire la ligne (ORM)", durees["expliquer"], durees["lire"], "≤ 0,15", note)


def mesurer_la_recherche(banc: Banc) -> list[list[str]]:
    """Search dwellings of every kind: what `classer` sends to the lists, sent again alone, beside `select 1`."""
    le, envoyees, appels = timezone.localdate(), list[list[str]](), list[float]()
    for vacance in _vacances():
        with CaptureQueriesContext(connection) as lues:
            classer(vacance, le=le, nombre=TAILLE)
        envoyees.append([une["sql"] for une in lues if Pretendant._meta.db_table in une["sql"]])
        appels.append(duree_de(lambda vacance=vacance: classer(vacance, le=le, nombre=TAILLE)))  # type: ignore[misc]
    un = centile([duree_de(lambda: brut("SELECT 1")) for _ in envoyees], 0.5)
    recherches = chercher(envoyees)
    banc.garder("recherche", {"select 1": un, "p50": centile(recherches, 0.5), "p99": centile(recherches, 0.99)})
    note = f"{len(envoyees)} logements, {sum(map(len, envoyees)) / len(envoyees):.1f} requêtes chacun"
    banc.noter("recherche p50 ÷ select 1", centile(recherches, 0.5), un)
    banc.noter("recherche p99 ÷ select 1", centile(recherches, 0.99), un, "≤ 8", note)
    banc.noter("recherche par `classer` p99 ÷ select 1", centile(appels, 0.99), un, "≤ 100")
    return envoyees


def chercher(envoyees: list[list[str]]) -> list[float]:
    """Return how long the searches take, once warm."""
    for textes in envoyees:
        _tous(textes)
    return [duree_de(lambda textes=textes: _tous(textes)) for textes in envoyees]  # type: ignore[misc]


def brut(texte: str) -> Any:
    """Run a finished text on the connection of the application, without its wrappers."""
    return connection.connection.execute(texte).fetchall()


def _tous(textes: list[str]) -> None:
    for texte in textes:
        brut(texte)


def _vacances() -> list[Vacance]:
    """Return dwellings of every type, in every commune of the town, that exist nowhere."""
    ville, le = Territoire.objects.get(pk=VILLE), timezone.localdate()
    communes = list(Commune.objects.filter(epci=ville.epci).select_related("departement").order_by("-population"))
    types, financements = ("T1", "T2", "T3", "T4", "T5"), ("PLAI", "PLUS", "PLS")
    rendues = []
    for rang in range(VACANCES):
        logement = Logement(
            programme=Programme(commune=communes[rang // 15 % len(communes)]),
            type=types[rang % 5],
            financement=financements[rang % 3],
            loyer=Decimal(250 + 70 * (rang % 5)),
            charges=Decimal(60),
            accessible=rang % 9 == 0,
        )
        rendues.append(Vacance(pk=rang + 1, logement=logement, declaree_le=le, libre_le=le + timedelta(45)))
    return rendues


def _faits() -> pl.DataFrame:
    """Return the facts of the town as the batch reads them."""
    noms, recu = [*TYPES, PREUVES], io.BytesIO()
    with (
        connection.cursor() as curseur,
        curseur.copy(f"COPY (SELECT {', '.join(noms)} {FAITS_ICI}) TO STDOUT CSV") as flux,
    ):
        for morceau in flux:
            recu.write(morceau)
    lues = {nom: pl.String if genre == pl.Boolean else genre for nom, genre in TYPES.items()} | {PREUVES: pl.Int64}
    table = pl.read_csv(recu.getvalue(), has_header=False, new_columns=noms, schema=lues)
    return table.with_columns(pl.col(nom) == "t" for nom, genre in TYPES.items() if genre == pl.Boolean)


def _lire(texte: str, valeurs: list[Any] | None = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as curseur:
        curseur.execute(texte, valeurs)
        lignes: list[tuple[Any, ...]] = curseur.fetchall()
    return lignes
