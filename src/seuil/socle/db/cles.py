"""Thousands of keys in one condition: sent as one array, not as one parameter each."""

from collections.abc import Iterable

from django.db.models import BooleanField
from django.db.models.expressions import RawSQL


def parmi(cles: Iterable[int]) -> RawSQL:
    """Return what to give a ``…__in`` look-up."""
    return RawSQL("SELECT unnest(%s::bigint[])", [list(cles)])


def est_parmi(colonne: str, cles: Iterable[int]) -> RawSQL:
    """Return the condition that a column is one of these keys: a hash, where what the planner knows is not trusted."""
    return RawSQL(f"{colonne} = ANY(%s::bigint[])", [list(cles)], output_field=BooleanField())


def tableau(cles: Iterable[int]) -> str:
    """Return the same array as SQL text, for a query that takes no parameter."""
    return f"'{{{','.join(str(int(cle)) for cle in cles)}}}'::bigint[]"
