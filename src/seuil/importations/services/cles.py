"""The keys towards other tables, checked once for a lot instead of once per row."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import polars as pl
from django.db import connection

from seuil.acteurs.models import Guichet
from seuil.importations.services.verifier import Lot
from seuil.territoires.models import Commune, Ressort

DROIT: Final = "SELECT has_parameter_privilege('session_replication_role', 'SET')"


@contextmanager
def cles_repondues(lot: Lot) -> Iterator[None]:
    """Write rows without PostgreSQL looking up each key again: they are held, and all there.

    The tables they point to cannot change until the end of the transaction. When the installation's account may not
    answer for keys, or when one is gone since the file was opened, PostgreSQL checks each row as usual.
    """
    if not _peut_repondre() or not _sont_toutes_la(lot):
        yield
        return
    _executer("SET LOCAL session_replication_role = replica")
    yield
    _executer("SET LOCAL session_replication_role = origin")


def _peut_repondre() -> bool:
    with connection.cursor() as curseur:
        curseur.execute(DROIT)
        return bool(curseur.fetchone()[0])


def _sont_toutes_la(lot: Lot) -> bool:
    tables = ", ".join(modele._meta.db_table for modele in (Guichet, Commune, Ressort))
    _executer(f"LOCK TABLE {tables} IN SHARE MODE")
    demandes = lot.demandes
    travail = lot.personnes["commune_travail"].drop_nulls()
    communes = pl.concat([demandes["commune"].alias("c"), travail.alias("c"), lot.souhaits["souhaits"].alias("c")])
    ressorts = demandes["numero_unique"].str.slice(0, 3)
    citees = ((Commune, communes), (Guichet, demandes["guichet"]), (Ressort, ressorts))
    return all(
        modele._default_manager.filter(pk__in=codes.unique().to_list()).count() == codes.n_unique()
        for modele, codes in citees
    )


def _executer(texte: str) -> None:
    with connection.cursor() as curseur:
        curseur.execute(texte)
