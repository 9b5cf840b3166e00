"""The parameters a grid may set (ages, rates, thresholds): national values, bounds, units, articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

from seuil.regles.baremes import bareme, dates
from seuil.regles.saisie import citer

FAMILLE: Final = "cotation"


class ParametreInvalide(ValueError):
    """A parameter is unknown, out of its bounds, or fixed by the law."""

    def __init__(self, nom: str, motif: str) -> None:
        super().__init__(motif)
        self.nom = nom
        self.motif = motif


@dataclass(frozen=True, slots=True)
class ParametreCotation:
    """`nature`: « entier » is read as it is, « annees » and « mois » as the day that long ago (`c.il_y_a_<nom>`)."""

    nom: str
    nature: str
    unite: str
    description: str
    article: str
    valeur: int | None
    minimum: int
    maximum: int
    fixe: bool

    @property
    def attribut(self) -> str:
        return self.nom if self.nature == "entier" else f"il_y_a_{self.nom}"


@lru_cache(maxsize=64)
def parametres_cotation(le: date) -> MappingProxyType[str, ParametreCotation]:
    """Return every parameter known on a day; a day before the first table reads the first one."""
    jour = max(le, dates(FAMILLE)[0])
    table = bareme(FAMILLE, jour).contenu["parametres"]
    return MappingProxyType({nom: _parametre(nom, ligne, jour) for nom, ligne in table.items()})


def verifier_parametre(nom: str, valeur: object, le: date) -> int:
    """Return the value a grid gives to a parameter; raises ParametreInvalide with a sentence."""
    connu = parametres_cotation(le).get(nom)
    if connu is None:
        raise ParametreInvalide(nom, f"le paramètre {citer(nom)} n’existe pas")
    if connu.fixe:
        raise ParametreInvalide(nom, f"« {nom} » est fixé par l’article {connu.article} : une grille ne le change pas")
    if isinstance(valeur, bool) or not isinstance(valeur, int):
        raise ParametreInvalide(nom, f"« {nom} » doit être un nombre entier ({connu.unite}), pas {citer(valeur)}")
    if not connu.minimum <= valeur <= connu.maximum:
        bornes = f"entre {connu.minimum} et {connu.maximum} {connu.unite}"
        raise ParametreInvalide(nom, f"« {nom} » doit être {bornes} : {citer(valeur)} refusé")
    return valeur


def _parametre(nom: str, ligne: dict[str, Any], le: date) -> ParametreCotation:
    fixe = "table" in ligne
    valeur = _tirer(ligne["table"], le) - _tirer(ligne.get("moins"), le) if fixe else ligne.get("valeur")
    repli = 0 if valeur is None else valeur
    return ParametreCotation(
        nom=nom,
        nature=ligne["nature"],
        unite=ligne["unite"],
        description=ligne["description"],
        article=ligne["article"],
        valeur=valeur,
        minimum=ligne.get("minimum", repli),
        maximum=ligne.get("maximum", repli),
        fixe=fixe,
    )


def _tirer(chemin: list[Any] | None, le: date) -> int:
    """Return the value at a path of another dated table, zero without a path."""
    if chemin is None:
        return 0
    famille, *cles = chemin
    valeur: Any = bareme(famille, le).contenu
    for cle in cles:
        valeur = valeur[cle]
    return int(valeur)
