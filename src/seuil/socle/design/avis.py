"""Notices inside the page; there are no toasts."""

from collections.abc import Iterable
from typing import Any

from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message

TONS = ("information", "acquis", "attention", "erreur")
_PAR_NIVEAU = {constants.SUCCESS: "acquis", constants.WARNING: "attention", constants.ERROR: "erreur"}


def ton(nom: str) -> str:
    """Return the tone, or raise if the page names one that does not exist."""
    if nom not in TONS:
        raise ValueError(f"Ton inconnu : {nom}. Les tons sont {', '.join(TONS)}.")
    return nom


def des_messages(messages: Iterable[Message]) -> dict[str, Any]:
    """Return Django's messages as notices; an error interrupts a screen reader, the others wait."""
    return {
        "avis": [
            {
                "ton": _PAR_NIVEAU.get(message.level, ""),
                "texte": message.message,
                "role": "alert" if message.level == constants.ERROR else "status",
            }
            for message in messages
        ]
    }
