"""Read JSON Lines strictly: each wrong value is a French sentence naming its field."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import Any, Final

from seuil.regles.ecriture import entier
from seuil.regles.saisie import citer

ANNEES: Final = range(1800, 2101)
LONGUEUR_ID: Final = 200
_JOUR: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


class ChampInvalide(ValueError):
    """A field that cannot be read; `champ` is its path, `motif` the sentence to show."""

    def __init__(self, champ: str, motif: str) -> None:
        super().__init__(motif)
        self.champ = champ
        self.motif = motif


def objet(ligne: bytes) -> tuple[dict[str, Any], list[str]]:
    """Return the object a line holds and the keys it gives twice; ChampInvalide for anything else."""
    doublons: list[str] = []
    try:
        texte = ligne.decode("utf-8-sig")
    except UnicodeDecodeError as erreur:
        raise ChampInvalide("ligne", f"La ligne n’est pas en UTF-8 (octet {erreur.start + 1}).") from erreur
    try:
        lu = json.loads(texte, object_pairs_hook=lambda paires: _assembler(paires, doublons))
    except json.JSONDecodeError as erreur:
        motif = f"La ligne n’est pas du JSON lisible (caractère {erreur.pos + 1})."
        raise ChampInvalide("ligne", motif) from erreur
    except (ValueError, RecursionError) as erreur:
        raise ChampInvalide("ligne", "La ligne porte un nombre ou une imbrication démesurés.") from erreur
    if not isinstance(lu, dict):
        raise ChampInvalide("ligne", f"La ligne doit être un objet JSON, pas {citer(lu)}.")
    return lu, doublons


def identifiant(lu: Mapping[str, Any]) -> str | int | None:
    """Return the caller's id, a short text or an integer; None when there is none."""
    brut = lu.get("id")
    if brut is None or (isinstance(brut, int) and not isinstance(brut, bool)):
        return brut
    if not isinstance(brut, str):
        raise ChampInvalide("id", f"Le champ « id » doit être un texte ou un entier, pas {citer(brut)}.")
    if len(brut) > LONGUEUR_ID:
        raise ChampInvalide("id", f"Le champ « id » compte {entier(len(brut))} caractères : {LONGUEUR_ID} au plus.")
    if any(unicodedata.category(lettre) in {"Cc", "Cs"} for lettre in brut):
        raise ChampInvalide("id", f"Le champ « id » porte un caractère interdit : {citer(brut)}.")
    return brut


def refuser_doublons(doublons: list[str]) -> None:
    for cle in doublons:
        raise ChampInvalide(cle[:LONGUEUR_ID], f"Le champ {citer(cle)} est donné deux fois.")


def refuser_inconnus(lu: Mapping[str, Any], connus: frozenset[str], *, champ: str = "") -> None:
    for cle in lu:
        if cle not in connus:
            chemin = f"{champ}.{cle}" if champ else cle
            attendus = ", ".join(sorted(connus))
            raise ChampInvalide(
                chemin[:LONGUEUR_ID], f"Le champ {citer(cle)} n’est pas connu ; on attend : {attendus}."
            )


def texte(lu: Mapping[str, Any], cle: str, *, champ: str) -> str:
    """Return a required text."""
    if cle not in lu or lu[cle] is None:
        raise ChampInvalide(champ, f"Le champ « {champ} » manque.")
    brut = lu[cle]
    if not isinstance(brut, str):
        raise ChampInvalide(champ, f"Le champ « {champ} » doit être un texte, pas {citer(brut)}.")
    return brut


def jour(lu: Mapping[str, Any], cle: str, *, champ: str) -> date:
    """Return a required day written AAAA-MM-JJ."""
    brut = texte(lu, cle, champ=champ)
    if not _JOUR.fullmatch(brut):
        raise ChampInvalide(champ, f"Le champ « {champ} » doit être une date AAAA-MM-JJ, pas {citer(brut)}.")
    try:
        lue = date.fromisoformat(brut)
    except ValueError as erreur:
        raise ChampInvalide(champ, f"Le champ « {champ} » porte une date qui n’existe pas : {citer(brut)}.") from erreur
    if lue.year not in ANNEES:
        bornes = f"{ANNEES.start} à {ANNEES.stop - 1}"
        raise ChampInvalide(champ, f"Le champ « {champ} » porte une année impossible : {citer(brut)} ({bornes}).")
    return lue


def booleen(lu: Mapping[str, Any], cle: str, *, champ: str) -> bool:
    """Return an optional true or false, false when absent."""
    brut = lu.get(cle, False)
    if not isinstance(brut, bool):
        raise ChampInvalide(champ, f"Le champ « {champ} » doit être true ou false, pas {citer(brut)}.")
    return brut


def montant(lu: Mapping[str, Any], cle: str, *, champ: str, maximum: int) -> int | None:
    """Return an optional whole amount, None when absent or null."""
    brut = lu.get(cle)
    if brut is None:
        return None
    if isinstance(brut, bool) or not isinstance(brut, int):
        raise ChampInvalide(champ, f"Le champ « {champ} » doit être un nombre entier, pas {citer(brut)}.")
    if brut < 0:
        raise ChampInvalide(champ, f"Le champ « {champ} » ne peut pas être négatif : {citer(brut)}.")
    if brut > maximum:
        raise ChampInvalide(champ, f"Le champ « {champ} » dépasse {entier(maximum)} : {citer(brut)}.")
    return brut


def exiger(lu: Mapping[str, Any], cles: Iterable[str]) -> None:
    """Refuse a line where one of these fields is absent or null."""
    for cle in cles:
        if lu.get(cle) is None:
            raise ChampInvalide(cle, f"Le champ « {cle} » manque.")


def decimal(lu: Mapping[str, Any], cle: str, *, champ: str, maximum: int) -> Decimal:
    """Return a required amount as it is written, cents included."""
    brut = lu.get(cle)
    if isinstance(brut, bool) or not isinstance(brut, int | float):
        raise ChampInvalide(champ, f"Le champ « {champ} » doit être un nombre, pas {citer(brut)}.")
    if isinstance(brut, float) and not isfinite(brut):
        raise ChampInvalide(champ, f"Le champ « {champ} » doit être un nombre fini, pas {citer(brut)}.")
    if brut < 0:
        raise ChampInvalide(champ, f"Le champ « {champ} » ne peut pas être négatif : {citer(brut)}.")
    if brut > maximum:
        raise ChampInvalide(champ, f"Le champ « {champ} » dépasse {entier(maximum)} : {citer(brut)}.")
    return Decimal(repr(brut))


def _assembler(paires: list[tuple[str, Any]], doublons: list[str]) -> dict[str, Any]:
    lu = dict(paires)
    if len(lu) < len(paires):
        cles = [cle for cle, _ in paires]
        doublons.extend(cle for cle in lu if cles.count(cle) > 1)
    return lu
