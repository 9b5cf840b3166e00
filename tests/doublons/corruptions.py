"""How one person comes to be written in two ways, by people and clerks. Knows nothing of what looks for them.

Each function takes the dice and a Fiche, and returns another one, or the same when it cannot apply.
"""

import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

SIGNES = {"đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ß": "ss", "ı": "i", "å": "a", "Å": "A"}
NORDIQUES = {"ø": "oe", "Ø": "Oe", "å": "aa", "Å": "Aa", "ü": "ue", "ö": "oe", "ä": "ae", "Ö": "Oe", "Ü": "Ue"}
ARABES = (("ou", "u"), ("y", "i"), ("dj", "j"), ("kh", "k"), ("ss", "s"), ("mm", "m"), ("ï", "i"), ("ee", "i"))
VOISINES = {"a": "zq", "e": "rz", "i": "uo", "o": "ip", "r": "et", "n": "b", "s": "dq", "t": "ry", "l": "km", "m": "lp"}


@dataclass(frozen=True, slots=True)
class Fiche:
    """A person as a form holds it; ``precision``: jour, mois or annee."""

    nom: str
    nom_naissance: str
    prenom: str
    naissance: date
    precision: str = "jour"


Corruption = Callable[[random.Random, Fiche], Fiche]


def inverser(de: random.Random, fiche: Fiche) -> Fiche:
    """First name and surname each in the other's box."""
    return replace(fiche, nom=fiche.prenom, prenom=fiche.nom) if fiche.prenom else fiche


def dire_l_autre_nom(de: random.Random, fiche: Fiche) -> Fiche:
    """The birth name alone, where the other file has the name in use (and the birth name)."""
    return replace(fiche, nom=fiche.nom_naissance, nom_naissance="") if fiche.nom_naissance else fiche


def taire_un_nom(de: random.Random, fiche: Fiche) -> Fiche:
    """One half of a double name."""
    moities = fiche.nom.replace("-", " ").split()
    return replace(fiche, nom=de.choice(moities)) if "-" in fiche.nom else fiche


def doubler_le_nom(de: random.Random, fiche: Fiche) -> Fiche:
    """Birth name and name in use written as one double name."""
    return replace(fiche, nom=f"{fiche.nom_naissance}-{fiche.nom}") if fiche.nom_naissance else fiche


def ajouter_un_prenom(de: random.Random, fiche: Fiche) -> Fiche:
    """The second first name of the papers."""
    second = de.choice(["Marie", "Pierre", "Louise", "Jean", "Amine", "Rose", "Ali", "Claire"])
    return replace(fiche, prenom=f"{fiche.prenom} {second}") if fiche.prenom else fiche


def taire_un_prenom(de: random.Random, fiche: Fiche) -> Fiche:
    """The usual first name only."""
    mots = fiche.prenom.replace("-", " ").split()
    return replace(fiche, prenom=mots[0]) if len(mots) > 1 else fiche


def sans_signes(de: random.Random, fiche: Fiche) -> Fiche:
    """Capitals without accents, as an old register prints."""
    return replace(fiche, nom=_plat(fiche.nom).upper(), prenom=_plat(fiche.prenom).upper())


def a_la_nordique(de: random.Random, fiche: Fiche) -> Fiche:
    """ø written oe, ü written ue."""
    return replace(fiche, nom=_changer(fiche.nom, NORDIQUES), prenom=_changer(fiche.prenom, NORDIQUES))


def autre_transcription(de: random.Random, fiche: Fiche) -> Fiche:
    """Youssef, Yusuf: another transcription of the same name."""
    avant, apres = de.choice(ARABES)
    return replace(fiche, nom=fiche.nom.replace(avant, apres), prenom=fiche.prenom.replace(avant, apres))


def coller(de: random.Random, fiche: Fiche) -> Fiche:
    """Ben Salah, Bensalah; N’Diaye, Ndiaye; Jean-Pierre, Jean Pierre."""
    if de.random() < 0.5:
        return replace(fiche, nom=fiche.nom.replace("-", " "), prenom=fiche.prenom.replace("-", " "))
    return replace(fiche, nom=fiche.nom.replace(" ", "").replace("’", "").capitalize())


def faute_de_frappe(de: random.Random, fiche: Fiche) -> Fiche:
    """One letter, in the surname or the first name of five letters or more."""
    champ = de.choice(["nom", "prenom"])
    mot = getattr(fiche, champ)
    return replace(fiche, **{champ: _frapper(de, mot)}) if len(mot) > 4 else fiche


def jour_et_mois(de: random.Random, fiche: Fiche) -> Fiche:
    """Month first."""
    lue = fiche.naissance
    return replace(fiche, naissance=date(lue.year, lue.day, lue.month)) if lue.day <= 12 else fiche


def un_chiffre(de: random.Random, fiche: Fiche) -> Fiche:
    """One digit of the date for another, that still makes a date of a grown-up."""
    for _ in range(20):
        chiffres = list(f"{fiche.naissance:%Y%m%d}")
        chiffres[de.choice([3, 5, 6, 7])] = de.choice("0123456789")
        try:
            lue = date.fromisoformat("".join(chiffres))
        except ValueError:
            continue
        if lue != fiche.naissance:
            return replace(fiche, naissance=lue)
    return fiche


def annee_croisee(de: random.Random, fiche: Fiche) -> Fiche:
    """1985 for 1958."""
    croisee = int(f"19{str(fiche.naissance.year)[:1:-1]}")
    possible = fiche.naissance.year < 2000 and 1930 <= croisee <= 2008 and fiche.naissance.day < 29
    return replace(fiche, naissance=fiche.naissance.replace(year=croisee)) if possible else fiche


def jour_voisin(de: random.Random, fiche: Fiche) -> Fiche:
    """Another day of the month."""
    return replace(fiche, naissance=fiche.naissance.replace(day=de.randint(1, 28)))


def annee_seule(de: random.Random, fiche: Fiche) -> Fiche:
    """Only the year is known: said so, or written 1 January."""
    premiere = fiche.naissance.replace(month=1, day=1)
    return replace(fiche, naissance=premiere, precision=de.choice(["annee", "jour"]))


def mois_seul(de: random.Random, fiche: Fiche) -> Fiche:
    """The month and the year."""
    return replace(fiche, naissance=fiche.naissance.replace(day=1), precision="mois")


def _plat(texte: str) -> str:
    plat = unicodedata.normalize("NFKD", _changer(texte, SIGNES))
    return "".join(signe for signe in plat if not unicodedata.combining(signe))


def _changer(texte: str, table: dict[str, str]) -> str:
    return "".join(table.get(signe, signe) for signe in unicodedata.normalize("NFC", texte))


def _frapper(de: random.Random, mot: str) -> str:
    rang = de.randrange(1, len(mot) - 1)
    geste = de.choice(["voisine", "oubli", "double", "croisees"])
    if geste == "voisine":
        return mot[:rang] + de.choice(VOISINES.get(mot[rang], "aeirs")) + mot[rang + 1 :]
    if geste == "oubli":
        return mot[:rang] + mot[rang + 1 :]
    if geste == "double":
        return mot[:rang] + mot[rang] + mot[rang:]
    return mot[:rang] + mot[rang + 1] + mot[rang] + mot[rang + 2 :]


DES_NOMS: tuple[tuple[Corruption, int], ...] = (
    (inverser, 10),
    (dire_l_autre_nom, 12),
    (taire_un_nom, 8),
    (doubler_le_nom, 4),
    (ajouter_un_prenom, 8),
    (taire_un_prenom, 8),
    (sans_signes, 12),
    (a_la_nordique, 4),
    (autre_transcription, 8),
    (coller, 8),
    (faute_de_frappe, 18),
)
DES_DATES: tuple[tuple[Corruption, int], ...] = (
    (jour_et_mois, 5),
    (un_chiffre, 8),
    (annee_croisee, 1),
    (jour_voisin, 3),
    (annee_seule, 3),
    (mois_seul, 2),
)


def jour_proche(de: random.Random, depuis: date, ans: int) -> date:
    """Return a day up to so many years away, never the same."""
    return depuis + timedelta(de.choice([-1, 1]) * de.randint(280, 365 * ans))
