"""Look for words everywhere: every column of every table that can hold text or a day, every file of a folder."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.db import connection

COLONNES = """
select table_name, column_name from information_schema.columns
where table_schema = 'public'
  and data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'date', 'bytea')
order by table_name, ordinal_position
"""


def ou_se_lit(mots: Iterable[str]) -> list[str]:
    """Return `table.column: word` for each word that the database still holds, whatever wrote it there."""
    return sorted(set(_dans_la_base(list(mots))))


def fichiers_ou_se_lit(dossier: Path, mots: Iterable[str]) -> list[str]:
    """Return the files under a folder whose name or bytes hold a word."""
    cherches = [mot.encode() for mot in mots]
    fichiers = [chemin for chemin in dossier.rglob("*") if chemin.is_file()]
    return [str(lu) for lu in fichiers if any(mot in lu.read_bytes() or mot in lu.name.encode() for mot in cherches)]


def _dans_la_base(mots: list[str]) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(COLONNES)
        colonnes = cursor.fetchall()
        for table, colonne in colonnes:
            lue = f"""lower(coalesce("{colonne}"::text, ''))"""
            for mot in mots:
                trouve = f"position(%s in {lue}) > 0 or position(%s in {lue}) > 0"  # bytes are told in hexadecimal
                cursor.execute(
                    f'select exists(select 1 from "{table}" where {trouve})', [mot.lower(), mot.encode().hex()]
                )
                if cursor.fetchone()[0]:
                    yield f"{table}.{colonne}: {mot}"
