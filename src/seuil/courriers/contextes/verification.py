"""What a letter must say before it may leave: without it, a delay runs against nobody (art. R421-5 CJA)."""

from collections.abc import Callable, Mapping
from typing import Any, Final

Contexte = Mapping[str, Any]


class LettreIncomplete(ValueError):
    """A letter lacks what the law asks of it; the message names each thing."""


def verifier_la_lettre(contexte: Contexte) -> None:
    """Refuse a decision, or a warning, without its author, its reasons or its remedies. Raises LettreIncomplete.

    Its author: CRPA L212-1. Its reasons, of law and of fact: CRPA L211-5. Its remedies: CJA R421-5.
    """
    manques = [nom for nom, manque in MANQUES.items() if manque(contexte)]
    if manques:
        raise LettreIncomplete(f"La lettre ne peut pas partir : il manque {', '.join(manques)}.")


def _sans_auteur(contexte: Contexte) -> bool:
    auteur = contexte.get("auteur") or {}
    return not (auteur.get("nom", "").strip() and auteur.get("qualite", "").strip())


def _sans_recours(contexte: Contexte) -> bool:
    return not contexte.get("recours", {}).get("voies")


def _defavorable(contexte: Contexte) -> bool:
    return contexte.get("decision", "e") in ("d", "e")


def _sans(champ: str) -> Callable[[Contexte], bool]:
    return lambda contexte: _defavorable(contexte) and not contexte.get(champ, "").strip()


def _sans_constat(contexte: Contexte) -> bool:
    return contexte.get("decision", "e") == "e" and not contexte.get("constat", "").strip()


def _sans_condition(contexte: Contexte) -> bool:
    return contexte.get("decision") == "c" and not contexte.get("conditions")


def _sans_delai(contexte: Contexte) -> bool:
    delais = (contexte.get("preavis_radiation", ""), contexte.get("delai", ""))
    return contexte.get("decision", "e") == "e" and not any(delai.strip() for delai in delais)


MANQUES: Final[Mapping[str, Callable[[Contexte], bool]]] = {
    "le prénom, le nom et la qualité de l’auteur": _sans_auteur,
    "le motif de fait": _sans("motif"),
    "le motif de droit": _sans("motif_de_droit"),
    "les chiffres du constat": _sans_constat,
    "le document attendu et sa date": _sans_condition,
    "le délai avant la radiation": _sans_delai,
    "les voies et délais de recours": _sans_recours,
}
