"""Invented households, the same for the same seed: dossiers ready to be registered. No real person is among them."""

import random
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from seuil.demandes.nomenclatures import Civilite, Contrat, Lien, Nationalite, Occupation
from seuil.regles.calendrier import ajouter_mois

Poids = Mapping[str, int]  # how likely each value is, among all
DONNEES = Path(__file__).parent / "donnees" / "population.toml"
TYPES = {1: ["T1", "T2"], 2: ["T2", "T3"], 3: ["T3", "T4"], 4: ["T4", "T5"], 5: ["T4", "T5"], 6: ["T5"]}


@cache
def lois() -> dict[str, Any]:
    """Return the distributions of the invented population, with their source."""
    return tomllib.loads(DONNEES.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Invente:
    """One invented household: fields of Demande and of each Personne, wished communes by INSEE code."""

    recue_le: date
    reponses: dict[str, Any]
    personnes: list[dict[str, Any]]
    souhaits: list[str]
    commune: str
    travail: list[str | None] = field(default_factory=list)


def population(nombre: int, ou: Poids, *, le: date, graine: int | None = None) -> Iterator[Invente]:
    """Yield ``nombre`` invented households whose demands were received in the three years before ``le``.

    ``ou`` weighs, by INSEE code, the communes where they live, work and wish to.
    """
    hasard = random.Random(lois()["graine"] if graine is None else graine)
    for rang in range(nombre):
        yield _menage(hasard, ou, le, rang)


def _menage(hasard: random.Random, ou: Poids, le: date, rang: int) -> Invente:
    taille = int(_tirer(hasard, "personnes"))
    personnes = _personnes(hasard, taille, le, rang)
    recue_le = le - timedelta(days=min(int(hasard.expovariate(1 / 330)), 1_090))
    souhaits = list(dict.fromkeys(_choisir(hasard, ou) for _ in range(hasard.randint(1, 4))))
    commune = souhaits[0] if hasard.random() < 0.55 else _choisir(hasard, ou)
    adultes = [personne for personne in personnes if "contrat" in personne]
    travail = [_travail(hasard, personne, commune, ou) if personne in adultes else None for personne in personnes]
    return Invente(recue_le, _reponses(hasard, taille, recue_le, commune), personnes, souhaits, commune, travail)


def _personnes(hasard: random.Random, taille: int, le: date, rang: int) -> list[dict[str, Any]]:
    nom = hasard.choice(lois()["noms"]["debuts"]) + hasard.choice(lois()["noms"]["fins"])
    age = int(min(88, max(18, hasard.gauss(41, 15))))
    en_couple = taille >= 2 and hasard.random() < 0.5
    foyer = [_adulte(hasard, Lien.DEMANDEUR, nom, age, le, rang)]
    if en_couple:
        foyer.append(_adulte(hasard, Lien.CONJOINT, nom, max(18, age - hasard.randint(-4, 6)), le, rang))
    while len(foyer) < taille:
        enfant = hasard.randint(0, max(1, min(19, age - 18)))
        foyer.append(
            {
                "lien": Lien.A_CHARGE,
                "nom": nom,
                "prenom": _prenom(hasard, hasard.choice(Civilite.values)),
                "naissance": _naissance(hasard, enfant, le),
            }
        )
    return foyer


def _adulte(hasard: random.Random, lien: Lien, nom: str, age: int, le: date, rang: int) -> dict[str, Any]:
    regles = lois()["revenu_mensuel"]
    mensuel = int(min(regles["maximum"], max(regles["minimum"], hasard.gauss(regles["moyenne"], regles["ecart"]))))
    contrat = "RET" if age > 64 else _tirer(hasard, "contrat")
    connu = hasard.random() < 0.85
    civilite = hasard.choice(Civilite.values)
    return {
        "lien": lien,
        "nom": nom,
        "prenom": _prenom(hasard, civilite),
        "civilite": civilite,
        "naissance": _naissance(hasard, age, le),
        "nationalite": Nationalite.FRANCAISE,
        "contrat": Contrat(contrat),
        "ressources_mensuelles": mensuel,
        "rfr_n2": int(mensuel * 12 * hasard.uniform(0.82, 1.0)) if connu else None,
        "cmi_invalidite": hasard.random() < 0.04,
    }


def _prenom(hasard: random.Random, civilite: str) -> str:
    return str(hasard.choice(lois()["noms"]["madame" if civilite == Civilite.MADAME else "monsieur"]))


def _reponses(hasard: random.Random, taille: int, recue_le: date, commune: str) -> dict[str, Any]:
    occupation = Occupation(_tirer(hasard, "occupation"))
    paie = occupation in (Occupation.HLM, Occupation.LOCATAIRE, Occupation.PROPRIETAIRE)
    motifs = list(dict.fromkeys(_tirer(hasard, "motifs") for _ in range(hasard.randint(1, 3))))
    situations = [nom for nom, part in lois()["situations"].items() if hasard.random() * 100 < part]
    return {
        "adresse": f"{hasard.randint(1, 120)}, rue des Exemples",
        "occupation": occupation,
        "occupation_depuis": ajouter_mois(recue_le, -hasard.randint(3, 90)).replace(day=1),
        "surface": hasard.randint(14, 90),
        "pieces": hasard.randint(1, 4),
        "nb_occupants": taille + hasard.randint(0, 2),
        "loyer_charges": hasard.randint(280, 780) if paie else 0,
        "apl": hasard.randint(0, 220) if paie else 0,
        "motifs": motifs,
        "situations": situations,
        "types": TYPES[min(taille, 6)],
        "besoin_accessible": hasard.random() < 0.03,
        "demande_elargie": hasard.random() < 0.2,
        "mel": "",
        "telephone": "",
    }


def _travail(hasard: random.Random, personne: dict[str, Any], commune: str, ou: Poids) -> str | None:
    travaille = personne["contrat"] in (Contrat.CDI, Contrat.CDD, Contrat.APPRENTI, Contrat.INDEPENDANT)
    return (commune if hasard.random() < 0.4 else _choisir(hasard, ou)) if travaille else None


def _naissance(hasard: random.Random, age: int, le: date) -> date:
    return ajouter_mois(le, -12 * age) - timedelta(days=hasard.randint(1, 360))


def _tirer(hasard: random.Random, loi: str) -> str:
    return _choisir(hasard, lois()[loi])


def _choisir(hasard: random.Random, valeurs: Poids) -> str:
    return str(hasard.choices(list(valeurs), weights=list(valeurs.values()))[0])
