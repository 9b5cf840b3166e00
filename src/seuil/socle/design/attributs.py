"""Lists of things given by a page: dicts or objects, read the same way."""

from collections.abc import Mapping
from typing import Any


def lire(chose: Any, **attendus: Any) -> dict[str, Any]:
    """Return the expected attributes of a dict or an object, each with the value to use when it is missing."""
    if isinstance(chose, Mapping):
        return {nom: chose.get(nom, absent) for nom, absent in attendus.items()}
    return {nom: getattr(chose, nom, absent) for nom, absent in attendus.items()}
