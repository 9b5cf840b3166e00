"""Read the facts of a demand from a JSON object: each wrong value is a French sentence naming its field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any, Final

from seuil.regles.champs import ChampInvalide
from seuil.regles.champs import booleen as lire_booleen
from seuil.regles.champs import jour as lire_jour
from seuil.regles.criteres.declaration import Fait
from seuil.regles.criteres.faits import FAITS, RANG_PREUVE, Faits
from seuil.regles.ecriture import entier, jour
from seuil.regles.saisie import citer
from seuil.regles.suggestion import suggerer

AUTRES_CLES: Final = ("id", "preuves")
REPLIS: Final = {"nb_occupants": "nb_personnes"}


@dataclass(frozen=True, slots=True)
class FaitsLus:
    """The facts of one line, and the names of those that are proven."""

    faits: Faits
    preuves: frozenset[str]


def lire_faits(lu: Mapping[str, Any], le: date) -> FaitsLus:
    """Return the facts an object gives, at the date of the run; raises ChampInvalide for the first wrong one.

    An absent fact takes its default; null is « not known ». Without `nb_occupants`, the people to house live there.
    """
    _refuser_inconnus(lu)
    valeurs = {nom: _valeur(fait, lu) for nom, fait in FAITS.items()}
    for nom, repli in REPLIS.items():
        if nom not in lu:
            valeurs[nom] = valeurs[repli]
    faits = Faits(**valeurs)
    _controler(faits, le)
    return FaitsLus(faits, _preuves(lu))


def _refuser_inconnus(lu: Mapping[str, Any]) -> None:
    for cle in lu:
        if cle not in FAITS and cle not in AUTRES_CLES:
            aide = suggerer(cle, [*FAITS, *AUTRES_CLES])
            raise ChampInvalide(cle[:200], f"Le fait {citer(cle)} n’est pas au catalogue{aide or '.'}")


def _valeur(fait: Fait, lu: Mapping[str, Any]) -> Any:
    brut = lu.get(fait.nom)
    if brut is None:
        return _absente(fait, fait.nom in lu)
    if fait.codes is not None:
        return _code(fait, fait.codes, brut)
    if fait.nature is date:
        return _jour(fait, lu)
    if fait.nature is bool:
        return lire_booleen(lu, fait.nom, champ=fait.nom)
    return _entier(fait, brut)


def _absente(fait: Fait, est_nulle: bool) -> Any:
    if fait.est_obligatoire:
        raise ChampInvalide(fait.nom, f"Le fait « {fait.nom} » manque ({fait.description}).")
    if est_nulle and fait.inconnu is None:
        raise ChampInvalide(fait.nom, f"Le fait « {fait.nom} » ne peut pas être nul ({fait.unite}).")
    return fait.defaut


def _code(fait: Fait, codes: type[IntEnum], brut: object) -> int:
    connus = [code.name for code in codes if code]
    if isinstance(brut, str) and brut in connus:
        return int(codes[brut])
    raise ChampInvalide(fait.nom, f"Le fait « {fait.nom} » vaut {', '.join(connus)}, pas {citer(brut)}.")


def _jour(fait: Fait, lu: Mapping[str, Any]) -> date:
    lue = lire_jour(lu, fait.nom, champ=fait.nom)
    if isinstance(fait.minimum, date) and isinstance(fait.maximum, date) and not fait.minimum <= lue <= fait.maximum:
        bornes = f"du {jour(fait.minimum)} au {jour(fait.maximum)}"
        raise ChampInvalide(
            fait.nom, f"Le fait « {fait.nom} » porte une date impossible : {citer(lu[fait.nom])} ({bornes})."
        )
    return lue


def _entier(fait: Fait, brut: object) -> int:
    if isinstance(brut, bool) or not isinstance(brut, int):
        raise ChampInvalide(
            fait.nom, f"Le fait « {fait.nom} » doit être un nombre entier ({fait.unite}), pas {citer(brut)}."
        )
    if (
        not isinstance(fait.minimum, int)
        or not isinstance(fait.maximum, int)
        or not fait.minimum <= brut <= fait.maximum
    ):
        bornes = f"de {fait.minimum} à {entier(int(str(fait.maximum)))} {fait.unite}"
        raise ChampInvalide(fait.nom, f"Le fait « {fait.nom} » est hors de ses bornes ({bornes}) : {citer(brut)}.")
    return brut


def _preuves(lu: Mapping[str, Any]) -> frozenset[str]:
    brutes = lu.get("preuves")
    if brutes is None:
        return frozenset()
    if not isinstance(brutes, list):
        raise ChampInvalide("preuves", f"« preuves » doit être une liste de faits, pas {citer(brutes)}.")
    for nom in brutes:
        if not isinstance(nom, str) or nom not in RANG_PREUVE:
            aide = suggerer(str(nom)[:64], RANG_PREUVE)
            raise ChampInvalide(
                "preuves", f"« preuves » cite {citer(nom)}, qui n’est pas un fait à prouver{aide or '.'}"
            )
    return frozenset(brutes)


def _controler(faits: Faits, le: date) -> None:
    """Refuse facts that contradict each other."""
    if faits.date_depot > le:
        raise ChampInvalide("date_depot", f"La demande est déposée le {jour(faits.date_depot)}, après le {jour(le)}.")
    if faits.date_naissance >= faits.date_depot:
        motif = f"Le demandeur est né le {jour(faits.date_naissance)}, pas avant le dépôt du {jour(faits.date_depot)}."
        raise ChampInvalide("date_naissance", motif)
    for nom in ("nb_mineurs", "nb_a_charge"):
        if getattr(faits, nom) > faits.nb_personnes:
            motif = f"« {nom} » ({getattr(faits, nom)}) dépasse le nombre de personnes à loger ({faits.nb_personnes})."
            raise ChampInvalide(nom, motif)
