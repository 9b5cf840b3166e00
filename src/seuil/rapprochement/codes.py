"""How the demands that a rule put aside are kept: each sentence told, then their numbers, compressed.

Plain JSON under zlib, that any language opens: `{phrase: [first number, then the gap to each next one]}`.
"""

import json
import zlib
from collections.abc import Collection, Mapping
from itertools import accumulate
from operator import sub
from typing import Final

VITE: Final = 2  # of zlib: eight times faster than its usual level, for a quarter more bytes


def serrer(par_phrase: Mapping[str, Collection[int]]) -> bytes:
    """Return the bytes that keep these demands, in increasing order under their sentence."""
    ecarts = {phrase: _ecarts(demandes) for phrase, demandes in par_phrase.items()}
    return zlib.compress(json.dumps(ecarts, ensure_ascii=False, separators=(",", ":")).encode(), level=VITE)


def desserrer(contenu: bytes) -> dict[str, list[int]]:
    """Return the demands that `serrer` kept, by sentence."""
    ecarts = json.loads(zlib.decompress(contenu))
    return {phrase: list(accumulate(suite)) for phrase, suite in ecarts.items()}


def _ecarts(demandes: Collection[int]) -> list[int]:
    cles = sorted(demandes)
    return [*cles[:1], *map(sub, cles[1:], cles)]
