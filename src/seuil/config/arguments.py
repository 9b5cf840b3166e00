"""The words of a command typed wrong, in French: those of argparse, which has no translation of its own."""

import argparse
from typing import Any

PHRASES = {
    "usage: ": "usage : ",
    "options": "options",
    "positional arguments": "arguments",
    "subcommands": "verbes",
    "show this help message and exit": "affiche cette aide",
    "%(prog)s: error: %(message)s\n": "%(prog)s : %(message)s\n",
    "the following arguments are required: %s": "il manque %s.",
    "unrecognized arguments: %s": "ceci n’est pas compris : %s.",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s : %(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r n’existe pas. Choisissez parmi %(choices)s.",
    "invalid %(type)s value: %(value)r": "%(value)r n’est pas de la bonne sorte (%(type)s attendu).",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "%(parser_name)r n’existe pas. Il y a %(choices)s.",
    "expected one argument": "il faut une valeur.",
    "expected at most one argument": "il faut une valeur au plus.",
    "expected at least one argument": "il faut au moins une valeur.",
    "expected %s argument": "il faut %s valeur.",
    "expected %s arguments": "il faut %s valeurs.",
    "not allowed with argument %s": "ne va pas avec %s.",
    "one of the arguments %s is required": "il faut l’un de %s.",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s peut vouloir dire %(matches)s.",
    "ignored explicit argument %r": "ne prend pas de valeur (%r).",
    "can't open '%(filename)s': %(error)s": "%(filename)s ne s’ouvre pas : %(error)s",
}


def parler_francais() -> None:
    """Give argparse its words in this process; what is not in the table stays as it is."""
    lecteur: Any = argparse
    lecteur._ = traduire
    lecteur.ngettext = _au_nombre


def traduire(texte: str) -> str:
    """Return a sentence of argparse in French."""
    return PHRASES.get(texte, texte)


def _au_nombre(un: str, plusieurs: str, nombre: int) -> str:
    return traduire(un if nombre < 2 else plusieurs)
