"""Listen to who reads a score, a priority, a protected fact: attributes of rows and SQL, by module or template."""

import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import Any
from unittest.mock import patch

from django.apps import apps
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models.query import ModelIterable

from tests.architecture.arbre import PAQUET
from tests.verites.sens import CHAMPS, RELATIONS, tables

TRANSPARENTS = re.compile(r"/models(/|\.py$)|^socle/")
ECRITURES = {"pre_save", "pre_save_val", "refresh_from_db"}  # a row written, or read again whole to be locked
TOUT = re.compile(
    r"(?<!count\()\*(?=\s*(?:,|FROM\b|\)))|\b\w+\.\*|\b(?:to_jsonb?|row_to_json|hstore)\s*\(|^\s*(?:TABLE|COPY)\s", re.I
)
ECRIT = re.compile(r'^\s*(?:INSERT\s+INTO\s+"\w+"\s*\([^)]*\)\s*VALUES|UPDATE\s+"\w+"\s+SET)', re.I)


@dataclass
class Ecoute:
    """What was heard: who read which field; `*` stands for a whole row."""

    lectures: set[tuple[str, str]] = field(default_factory=set)

    def noter(self, champ: str, cadre: FrameType | None) -> None:
        lecteur = qui_lit(cadre)
        if lecteur:
            self.lectures.add((lecteur, champ))

    def sql(self, executer: Any, texte: Any, valeurs: Any, plusieurs: bool, contexte: Any) -> Any:
        self.entendre(str(texte), sys._getframe(1))
        return executer(texte, valeurs, plusieurs, contexte)

    def entendre(self, texte: str, cadre: FrameType) -> None:
        """Note the sensitive columns that a statement reads."""
        if _est_un_compte(cadre):
            texte = texte.rpartition(" FROM ")[2]
        for champ in champs_lus(texte, par_instances=_charge_des_instances(cadre)):
            self.noter(champ, cadre)


@contextmanager
def ecouter() -> Iterator[Ecoute]:
    """Hear every read until the end of the block."""
    ecoute = Ecoute()
    with ExitStack() as pile:
        pile.enter_context(connection.execute_wrapper(ecoute.sql))
        pile.enter_context(patch.object(CursorWrapper, "copy", _copier(ecoute), create=True))
        for nom, champs in CHAMPS.items():
            modele = apps.get_model(nom)
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
        if code.co_filename.startswith(str(PAQUET)) and "/tests/" not in code.co_filename:
            nom = code.co_filename.removeprefix(f"{PAQUET}/")
            if not TRANSPARENTS.search(nom):
                return nom
        cadre = cadre.f_back
    return ""


def champs_lus(texte: str, *, par_instances: bool) -> set[str]:
    """Return the sensitive columns of a statement; rows loaded as objects are heard when an attribute is read."""
    if ECRIT.match(texte):
        texte = texte.partition(" WHERE ")[2]
    elif par_instances:
        texte = texte.partition(" FROM ")[2]
    lus: set[str] = set()
    for table, champs in tables().items():
        if re.search(rf"\b{table}(?:\b|_)", texte):
            lus |= {champ for champ in champs if re.search(rf"\b{champ}\b", texte)}
            lus |= {"*"} if TOUT.search(texte) and not par_instances else set()
    return lus


def _charge_des_instances(cadre: FrameType) -> bool:
    """Say whether the query fills rows as objects: their attributes are heard one by one."""
    return any(isinstance(appel.f_locals.get("self"), ModelIterable) for appel in _dans_django(cadre))


def _est_un_compte(cadre: FrameType) -> bool:
    """Say whether Django counts distinct rows: it names their columns and returns none."""
    return any(appel.f_code.co_name == "get_count" for appel in _dans_django(cadre))


def _dans_django(cadre: FrameType | None) -> Iterator[FrameType]:
    while cadre is not None and not cadre.f_code.co_filename.startswith(str(PAQUET)):
        yield cadre
        cadre = cadre.f_back


def _copier(ecoute: Ecoute) -> Any:
    def copy(curseur: Any, texte: Any, *valeurs: Any, **options: Any) -> Any:
        ecoute.entendre(str(texte), sys._getframe(1))
        return curseur.cursor.copy(texte, *valeurs, **options)

    return copy


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
