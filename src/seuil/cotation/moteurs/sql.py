"""Print traced rules as SQL (PostgreSQL, DuckDB, Polars SQL): the score, the mask, any condition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import add
from typing import Final

from seuil.cotation.moteurs.pesee import Pesee, Releve, observer, relever
from seuil.regles.criteres.faits import COLONNES
from seuil.regles.grilles import Grille, LigneLiee, lier
from seuil.regles.traceur import ARITHMETIQUE, LigneTracee, Noeud, parcourir

ENTIER_32: Final = 2**31 - 1
BRUT: Final = "brut"


@dataclass(frozen=True, slots=True)
class CotationSql:
    """Scalar SQL expressions over the columns of the facts; the proven ones are empty without proofs."""

    total: str
    masque: str
    total_prouve: str
    masque_prouve: str
    quantites: tuple[str, ...]


def coter_sql(
    grille: Grille,
    le: date,
    *,
    alias: str = "",
    avec_preuves: bool = False,
    parametres: Mapping[str, int] | None = None,
) -> CotationSql:
    """Return the SQL of a grid on a day; `alias` prefixes every column (`f` gives `f.dalo`).

    With proofs, the mask of proofs is read from the column `preuves`.
    """
    releve = relever_traces(grille, le, avec_preuves=avec_preuves, alias=alias, parametres=parametres)
    return CotationSql(
        total=somme(releve.pesees, alias),
        masque=_masque(releve.verites, alias),
        total_prouve=somme(releve.pesees_prouvees, alias) if avec_preuves else "",
        masque_prouve=_masque(releve.verites_prouvees, alias) if avec_preuves else "",
        quantites=tuple(somme([(test, 1) for test in tests], alias) for tests in releve.unites),
    )


def relever_traces(
    grille: Grille, le: date, *, avec_preuves: bool, alias: str = "", parametres: Mapping[str, int] | None = None
) -> Releve:
    """Return the truths and weights of a grid as traced expressions."""
    colonne = _nommer("preuves", alias)

    def prouvee(masque: int) -> Noeud:
        return Noeud(BRUT, (), bool, nom=f"({colonne} & {masque}) = {masque}")

    liees = lier(grille, le, parametres)
    return relever(grille, liees, observer(liees, _ligne), prouvee if avec_preuves else None)


def ecrire(noeud: Noeud, alias: str = "") -> str:
    """Return the SQL of a traced expression; integers are widened where the rule computes."""
    large = max((max(map(abs, n.etendue)) for n in parcourir(noeud) if n.operation in ARITHMETIQUE), default=0)
    return _ecrire(noeud, alias, "BIGINT" if large > ENTIER_32 else "INTEGER")


def _ecrire(noeud: Noeud, alias: str, entier: str) -> str:
    if noeud.operation == "fait":
        return _nommer(noeud.nom, alias)
    if noeud.operation == "constante":
        return _constante(noeud.valeur)
    if noeud.operation == BRUT:
        return f"({noeud.nom})"
    gauche, droite = (_operande(operande, noeud, alias, entier) for operande in noeud.operandes)
    return f"({gauche} {noeud.operation} {droite})"


def _operande(operande: Noeud, noeud: Noeud, alias: str, entier: str) -> str:
    ecrit = _ecrire(operande, alias, entier)
    if noeud.operation in ARITHMETIQUE and operande.operation == "fait":
        return f"CAST({ecrit} AS {entier})"
    return ecrit


def _constante(valeur: object) -> str:
    if isinstance(valeur, bool):
        return "TRUE" if valeur else "FALSE"
    return f"DATE '{valeur.isoformat()}'" if isinstance(valeur, date) else str(valeur)


def _nommer(nom: str, alias: str) -> str:
    return f"{alias}.{nom}" if alias else nom


def somme(pesees: Pesee, alias: str = "") -> str:
    """Return the sum of the points whose condition holds."""
    termes = [f"CASE WHEN {ecrire(test, alias)} THEN {points} ELSE 0 END" for test, points in pesees]
    return f"CAST({' + '.join(termes) or '0'} AS SMALLINT)"


def _masque(verites: Mapping[int, Noeud], alias: str) -> str:
    zero = "CAST(0 AS BIGINT)"
    termes = [
        f" + CASE WHEN {ecrire(test, alias)} THEN {1 << bit} ELSE {zero} END" for bit, test in sorted(verites.items())
    ]
    return reduce(add, termes, zero)


def _ligne(liee: LigneLiee) -> LigneTracee:
    return LigneTracee(COLONNES)
