"""Evaluate a traced expression on one row: the judge of the SQL and of the crossing filter."""

from __future__ import annotations

import operator
from typing import Any

from seuil.regles.traceur import Noeud

OPERATIONS = {
    "AND": operator.and_,
    "OR": operator.or_,
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}


def evaluer(noeud: Noeud, ligne: Any) -> Any:
    if noeud.operation == "fait":
        return getattr(ligne, noeud.nom)
    if noeud.operation == "constante":
        return noeud.valeur
    return OPERATIONS[noeud.operation](*(evaluer(operande, ligne) for operande in noeud.operandes))
