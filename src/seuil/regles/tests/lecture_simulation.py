"""How `cas_simulation.toml` is read: as the rules take it, and as a line of `seuil regles simulation`."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any, Final

from seuil.regles.menage import Garde, Lien
from seuil.regles.ressources import Avis
from seuil.regles.simulation import PersonneDite, Propriete, Sejour, Simulation, Situation
from seuil.regles.tests.lecture_des_cas import Cas

LE: Final = date(2026, 11, 23)
CAS: Final[list[Cas]] = tomllib.loads(Path(__file__).with_name("cas_simulation.toml").read_text(encoding="utf-8"))[
    "cas"
]


def personne(ecriture: str) -> PersonneDite:
    """Return the person of `a_charge 8 alternee`."""
    lien, *reste = ecriture.split()
    gardes = [Garde(mot) for mot in reste if mot in set(Garde)]
    ages = [int(mot) for mot in reste if mot.isdecimal()]
    return PersonneDite(Lien(lien), ages[0] if ages else None, "cmi" in reste, gardes[0] if gardes else None)


def situation(cas: Cas) -> Situation:
    return Situation(
        sejour=Sejour(cas["sejour"]),
        residence_principale=cas["residence_principale"],
        propriete=Propriete(cas["propriete"]),
        personnes=tuple(personne(ecriture) for ecriture in cas["personnes"]),
        avis=tuple(Avis(Lien.DEMANDEUR, un.get("n2"), un.get("n1")) for un in cas["avis"]),
        commune=cas["commune"],
        ressources_mensuelles=cas["ressources_mensuelles"],
    )


def ligne(cas: Cas) -> str:
    """Return the line that says the same."""
    dite: dict[str, Any] = {"le": LE.isoformat(), **cas}
    dite["personnes"] = [
        {"lien": une.lien, "age": une.age, "cmi_invalidite": une.cmi_invalidite, "garde": une.garde}
        for une in map(personne, cas["personnes"])
    ]
    dite["avis"] = [{f"rfr_{annee}": montant for annee, montant in un.items()} for un in cas["avis"]]
    return json.dumps({nom: valeur for nom, valeur in dite.items() if nom not in {"nom", "attendu"}})


def de_la_regle(faite: Simulation) -> dict[str, Any]:
    """Return a result of the rules in the words of `attendu`."""
    estimee = faite.aide.estimee
    assert estimee is not None
    return {
        "verdict": str(faite.verdict.reponse),
        "a_preciser_ou_non": [str(une.nom) for une in faite.conditions if not une.verdict.est_oui],
        "ouverts": [str(nom) for nom, verdict in faite.verdicts.items() if verdict.est_oui],
        "plafonds": {str(nom): maximum for nom, maximum in faite.plafonds.items() if maximum is not None},
        "types": [str(un) for un in faite.types],
        "apl": float(estimee.nette),
        "reduction": float(estimee.rls),
        "loyer": faite.budget.loyer,
    }


def de_la_commande(reponse: dict[str, Any]) -> dict[str, Any]:
    """Return an answer of the command in the same words."""
    return {
        "verdict": reponse["verdict"],
        "a_preciser_ou_non": [nom for nom, une in reponse["conditions"].items() if une["reponse"] != "oui"],
        "ouverts": [nom for nom, dit in reponse["eligible"].items() if dit == "oui"],
        "plafonds": {nom: maximum for nom, maximum in reponse["plafonds"].items() if maximum is not None},
        "types": reponse["types"],
        "apl": reponse["apl_nette"],
        "reduction": reponse["reduction_de_loyer"],
        "loyer": reponse["loyer_supportable"],
    }
