"""Logs without people's data: a traceback says where and what kind, never the values an error quotes."""

import logging
import re
import traceback
from types import TracebackType

from django.core.exceptions import DisallowedHost, ImproperlyConfigured
from django.db import Error as ErreurDeBase
from django.template import TemplateDoesNotExist
from psycopg import Error as ErreurDePostgres

DITES = (ImproperlyConfigured, DisallowedHost, TemplateDoesNotExist, ImportError)
RETENU = "(texte retenu : il peut citer des données personnelles)"
CITE = re.compile(r"'([^']*)'")
HOTE = re.compile(r"[A-Za-z0-9.:\[\]_-]{1,253}")
Trace = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Sobre(logging.Formatter):
    """Write a record as usual; of its error, the kind, the place, and for the database its code and constraint."""

    def formatException(self, ei: Trace) -> str:
        if ei[1] is None:
            return ""
        return "\n".join(_raconter(ei[1], set()))


class HoteRefuse(logging.Formatter):
    """Write which name was refused and the variable to set, instead of a setting that no operator sees."""

    def format(self, record: logging.LogRecord) -> str:
        trouve = CITE.search(record.getMessage())
        nom = hote_ecrit(trouve[1] if trouve else "")
        return f"Nom d’hôte refusé : « {nom} ». Si c’est un nom du site, ajoutez-le à SEUIL_HOTES."


def hote_ecrit(nom: str) -> str:
    """Return a host name that may be shown and logged: its own signs only, and not too many."""
    return nom if HOTE.fullmatch(nom) else "illisible"


def _raconter(erreur: BaseException, dites: set[int]) -> list[str]:
    """Return the lines of an error, after those of its cause."""
    dites.add(id(erreur))
    cause = erreur.__cause__ or (None if erreur.__suppress_context__ else erreur.__context__)
    lignes = [*_raconter(cause, dites), "", "Puis :", ""] if cause is not None and id(cause) not in dites else []
    lignes.append("Traceback (most recent call last):")
    lignes += [ligne.rstrip("\n") for ligne in traceback.format_tb(erreur.__traceback__)]
    return [*lignes, f"{type(erreur).__module__}.{type(erreur).__qualname__}: {_mot(erreur)}"]


def _mot(erreur: BaseException) -> str:
    if isinstance(erreur, DITES):
        return str(erreur)
    source = erreur.__cause__ if isinstance(erreur, ErreurDeBase) else erreur
    if isinstance(source, ErreurDePostgres):
        lieu = source.diag
        dits = (source.sqlstate, lieu.schema_name, lieu.table_name, lieu.column_name, lieu.constraint_name)
        return " ".join(filter(None, dits)) or RETENU
    return RETENU
