"""Listen to who reads a score, a priority, a protected fact: attributes of rows and SQL, by module or template.

Not heard: `vars(d)` and `d.__dict__`, which ask nothing of the row (`balayage.py` refuses them in the sources), what
another process or an asynchronous cursor runs, what a function of the database reads by itself.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache, wraps
from types import FrameType
from typing import Any
from unittest.mock import patch

from django.apps import apps
from django.db.models.query import ModelIterable
from psycopg import Cursor, ServerCursor
from psycopg.sql import Composable

from tests.architecture.arbre import PAQUET
from tests.verites.sens import CHAMPS, RELATIONS
from tests.verites.sql import champs_lus

TRANSPARENTS = re.compile(r"/models(/|\.py$)|^socle/")
ECRITURES = {"pre_save", "pre_save_val", "refresh_from_db"}  # a row written, or read again whole to be locked
CURSEURS = ((Cursor, ("execute", "executemany", "stream", "copy")), (ServerCursor, ("execute", "executemany")))


@dataclass
class Ecoute:
    """What was heard: who read which field; `*` stands for a whole row."""

    lectures: set[tuple[str, str]] = field(default_factory=set)

    def noter(self, champ: str, cadre: FrameType | None) -> None:
        lecteur = qui_lit(cadre)
        if lecteur:
            self.lectures.add((lecteur, champ))

    def entendre(self, texte: str, cadre: FrameType) -> None:
        """Note the sensitive columns that a statement reads."""
        for champ in champs_lus(texte, par_instances=_charge_des_instances(cadre)):
            self.noter(champ, cadre)


@contextmanager
def ecouter() -> Iterator[Ecoute]:
    """Hear every read until the end of the block."""
    ecoute = Ecoute()
    with ExitStack() as pile:
        for curseur, verbes in CURSEURS:
            for verbe in verbes:
                pile.enter_context(patch.object(curseur, verbe, _a_l_ecoute(getattr(curseur, verbe), ecoute)))
        for nom, champs in CHAMPS.items():
            modele = apps.get_model(nom)
            pile.enter_context(patch.object(modele, "__getstate__", _copie(modele.__getstate__, ecoute)))
            for champ in champs:
                pile.enter_context(patch.object(modele, champ, _Espion(modele.__dict__[champ], champ, ecoute)))
        for nom, relations in RELATIONS.items():
            modele = apps.get_model(nom)
            for relation in relations:
                espion = _Relation(modele.__dict__[relation], relation, ecoute)
                pile.enter_context(patch.object(modele, relation, espion))
        yield ecoute


def qui_lit(cadre: FrameType | None) -> str:
    """Return the nearest module of the product or template above a read; empty for a write or a test."""
    while cadre is not None:
        code = cadre.f_code
        if code.co_name in ECRITURES:
            return ""
        if code.co_name == "render_annotated":
            origine = getattr(cadre.f_locals.get("self"), "origin", None)
            return str(getattr(origine, "template_name", None) or "gabarit sans nom")
        if nom := _du_produit(code.co_filename):
            return nom
        cadre = cadre.f_back
    return ""


@cache
def _du_produit(fichier: str) -> str:
    """Return the name of a module of the product that may read for itself; empty for any other file."""
    nom = fichier.removeprefix(f"{PAQUET}/")
    return "" if nom == fichier or "/tests/" in fichier or TRANSPARENTS.search(nom) else nom


@cache
def _est_propre(fichier: str) -> bool:
    """Say whether a file is the product's own, what its engine wraps around each query left out."""
    return re.match(rf"{PAQUET}/(?!socle/)", fichier) is not None


def _charge_des_instances(cadre: FrameType) -> bool:
    """Say whether the query fills rows as objects, heard field by field, or only counts them."""
    return any(
        isinstance(appel.f_locals.get("self"), ModelIterable) or appel.f_code.co_name == "get_count"
        for appel in _dans_django(cadre)
    )


def _dans_django(cadre: FrameType | None) -> Iterator[FrameType]:
    """Yield the calls below the product's own, what its engine wraps around each query left in."""
    while cadre is not None and not _est_propre(cadre.f_code.co_filename):
        yield cadre
        cadre = cadre.f_back


def _a_l_ecoute(executer: Any, ecoute: Ecoute) -> Any:
    """Return a verb of psycopg's cursors that is heard, whoever opened the cursor."""

    @wraps(executer)
    def execute(curseur: Any, requete: Any, *valeurs: Any, **options: Any) -> Any:
        ecoute.entendre(_ecrite(requete, curseur), sys._getframe(1))
        return executer(curseur, requete, *valeurs, **options)

    return execute


def _ecrite(requete: Any, curseur: Any) -> str:
    """Return a statement as the server will read it."""
    if isinstance(requete, Composable):
        return requete.as_string(curseur)
    return requete.decode() if isinstance(requete, bytes) else str(requete)


def _copie(origine: Any, ecoute: Ecoute) -> Any:
    """Return what `copy` and `pickle` ask of a row, heard."""

    def __getstate__(objet: Any) -> Any:
        ecoute.noter("*", sys._getframe(1))
        return origine(objet)

    return __getstate__


@dataclass
class _Espion:
    """A field that tells who reads it; the value stays where Django keeps it."""

    origine: Any
    nom: str
    ecoute: Ecoute

    def __get__(self, objet: Any, classe: Any = None) -> Any:
        if objet is None:
            return self.origine
        self.ecoute.noter(self.nom, sys._getframe(1))
        return objet.__dict__[self.nom] if self.nom in objet.__dict__ else self.origine.__get__(objet, classe)

    def __set__(self, objet: Any, valeur: Any) -> None:
        objet.__dict__[self.nom] = valeur


@dataclass
class _Relation:
    """A relation that tells who follows it."""

    origine: Any
    nom: str
    ecoute: Ecoute

    def __get__(self, objet: Any, classe: Any = None) -> Any:
        if objet is not None:
            self.ecoute.noter(self.nom, sys._getframe(1))
        return self.origine.__get__(objet, classe)

    def __set__(self, objet: Any, valeur: Any) -> None:
        self.origine.__set__(objet, valeur)

    def __getattr__(self, nom: str) -> Any:
        return getattr(self.origine, nom)
