"""A person as civil status writes it, and as somebody types it."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from tests.doublons.aveugles.mots import DEBUTS, FINS, ORIGINES

MIN, MAX = date(1930, 7, 1), date(2007, 6, 30)
Couple = tuple["Identite", "Identite"] | None


@dataclass(frozen=True)
class Identite:
    """What a register knows of a person."""

    nom: str
    nom_naissance: str
    prenom: str
    naissance: date
    precision: str


@dataclass(frozen=True)
class Souche:
    """A person as civil status would write it, with what helps to invent relatives."""

    identite: Identite
    sexe: str
    origine: str


Fabrique = Callable[[Random, Souche], Couple]


def tirer(h: Random, mots: str) -> str:
    """Draw a name of a list, the first ones more often."""
    liste = mots.split()
    return h.choices(liste, [1 / (rang + 6) for rang in range(len(liste))])[0].replace("_", " ")


def un_nom(h: Random, origine: str) -> str:
    """Draw a family name; a quarter of the French ones are rare."""
    if origine == "france" and h.random() < 0.25:
        return h.choice(DEBUTS.split()) + h.choice(FINS.split())
    return tirer(h, ORIGINES[origine][1])


def un_prenom(h: Random, origine: str, sexe: str, annee: int) -> str:
    """Draw a first name of the generation; young people of families come from elsewhere may have a French one."""
    if origine in ("maghreb", "portugal", "asie", "ouest", "outremer") and annee > 1985 and h.random() < 0.08:
        origine = "france"
    generations = ORIGINES[origine][2 if sexe == "M" else 3].split("|")
    vecue = annee + h.gauss(0, 6)
    return tirer(h, generations[((vecue > 1958) + (vecue > 1985)) if len(generations) > 1 else 0])


def une_date(h: Random, annee: int) -> date:
    """Draw a day of a year."""
    return date(annee, 1, 1) + timedelta(days=h.randrange(365))


def une_souche(h: Random) -> Souche:
    """Draw a person: origin, sex, age of people who ask for housing, marriage, known part of the date."""
    origine = h.choices(list(ORIGINES), [valeur[0] for valeur in ORIGINES.values()])[0]
    sexe = h.choice("MF")
    annee = int(2025 - min(94, h.choice((19, 19, 25)) + h.gammavariate(2.2, 10)))
    naissance, precision = une_date(h, annee), "jour"
    floues = {"ouest": 0.06, "comores": 0.08, "afghan": 0.3, "centre": 0.03, "maghreb": 0.08 * (annee < 1968)}
    flou = floues.get(origine, 0)
    if h.random() < 2 * flou:
        naissance, precision = date(annee, *h.choice(((1, 1), (1, 1), (12, 31)))), "jour"
        if naissance.day == 1 and h.random() < 0.4:
            precision = "annee"
    nom = naissance_nom = un_nom(h, origine)
    prenom = un_prenom(h, origine, sexe, annee)
    if origine in ("sud", "afghan") and h.random() < 0.05:
        prenom = ""
    elif h.random() < 0.12 and " " not in prenom:
        prenom = ajouter(h, prenom, un_prenom(h, origine, sexe, annee - 25))
    mariees = 0.1 if origine in ("ouest", "est", "asie", "sud") else min(0.75, (2003 - annee) / 60)
    if sexe == "F" and h.random() < mariees:
        nom = un_nom(h, origine if h.random() < 0.85 else "france")
    return Souche(Identite(nom, naissance_nom, prenom, naissance, precision), sexe, origine)


def premier(s: Souche) -> str:
    """Give the first name without the second one that was appended."""
    listes, prenom = " ".join(ORIGINES[s.origine][2:]).replace("|", " ").replace("_", " "), s.identite.prenom
    return prenom if f" {prenom} " in f" {listes} " else re.split(", | ", prenom)[0]


def ajouter(h: Random, prenom: str, autre: str) -> str:
    """Append a second first name, if it is not one of the first."""
    return prenom if autre in prenom or prenom in autre else prenom + h.choice((" ", " ", ", ")) + autre


def sans_accents(texte: str) -> str:
    """Write in bare letters."""
    if "Ã" in texte:
        return texte
    nu = texte.translate(str.maketrans("ıłđøİ", "ildoI")).replace("œ", "oe")
    return "".join(c for c in unicodedata.normalize("NFD", nu) if not unicodedata.combining(c))


def saisir(h: Random, i: Identite) -> Identite:
    """Write an identity as one of the entry channels would: desk, old file, recent register, form, telephone."""
    canal = h.choices(range(5), (34, 26, 16, 17, 7))[0]

    def capitales(t: str) -> str:
        return sans_accents(t).upper()

    def minuscules(t: str) -> str:
        return sans_accents(t).lower()

    noms: list[Callable[[str], str]] = [capitales, capitales, str.upper, str, minuscules]
    prenoms: list[Callable[[str], str]] = [str, capitales, str, str, minuscules]
    espace = " " if h.random() < 0.015 else ""
    nom, naissance = noms[canal](i.nom), noms[canal](i.nom_naissance)
    return replace(i, nom=nom, nom_naissance=naissance, prenom=prenoms[canal](i.prenom) + espace)
