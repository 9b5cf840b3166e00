"""Pairs of identities, the same for the same seed: one person written twice, or two people whom everything brings near.

It imports nothing of what is measured, but who wrote it had written that too: docs/doublons.md says what it proves.
"""

import random
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from tests.doublons.corruptions import DES_DATES, DES_NOMS, Corruption, Fiche, jour_proche

GRAINE = 1969
NOMS: dict[str, dict[str, list[str]]] = tomllib.loads(Path(__file__).with_name("noms.toml").read_text(encoding="utf-8"))
ORIGINES = {"france": 60, "maghreb": 18, "sahel": 10, "ailleurs": 12}
MEME_PERSONNE = 0.45
LES_DEUX = 0.25  # of the same persons: names and date both wrong


@dataclass(frozen=True, slots=True)
class Paire:
    """Two forms; ``comment`` names what was done, or who the other is."""

    une: Fiche
    autre: Fiche
    est_la_meme: bool
    comment: str


def paires(nombre: int, *, graine: int = GRAINE) -> Iterator[Paire]:
    """Yield ``nombre`` pairs."""
    de = random.Random(graine)
    faites = 0
    while faites < nombre:
        paire = _meme(de) if de.random() < MEME_PERSONNE else _deux(de)
        if paire.une != paire.autre or not paire.est_la_meme:
            faites += 1
            yield paire


def personne(de: random.Random) -> Fiche:
    """Return somebody."""
    ici = NOMS[_peser(de, ORIGINES)]
    nom, prenom = de.choice(ici["noms"]), de.choice(ici["prenoms"])
    if de.random() < 0.08:
        nom = f"{nom}-{de.choice(NOMS['france']['noms'])}"
    naissance_du_nom = de.choice(ici["noms"]) if de.random() < 0.25 else ""
    if de.random() < 0.06:
        prenom = f"{prenom} {de.choice(ici['prenoms'])}"
    if de.random() < 0.01:
        prenom = ""
    naissance = date(1940, 1, 1) + timedelta(de.randrange(365 * 66))
    return Fiche(nom, "" if naissance_du_nom == nom else naissance_du_nom, prenom, naissance)


def _meme(de: random.Random) -> Paire:
    une = personne(de)
    familles = [DES_NOMS, DES_DATES] if de.random() < LES_DEUX else [DES_NOMS if de.random() < 0.75 else DES_DATES]
    autre, dits = une, []
    for famille in familles:
        geste = _tirer(de, famille)
        autre = geste(de, autre)
        dits.append(geste.__name__)
    return Paire(une, autre, True, " + ".join(dits))


def _deux(de: random.Random) -> Paire:
    une = personne(de)
    qui = _tirer(de, AUTRES)
    return Paire(une, qui(de, une), False, qui.__name__)


def jumeau(de: random.Random, une: Fiche) -> Fiche:
    """Same surname, same birth, another first name."""
    return replace(une, prenom=_autre_prenom(de, une))


def homonyme(de: random.Random, une: Fiche) -> Fiche:
    """Same names, born years away."""
    return replace(une, naissance=jour_proche(de, une.naissance, 40))


def homonyme_du_meme_age(de: random.Random, une: Fiche) -> Fiche:
    """Same names, born another day of the same year or of the next ones."""
    return replace(une, naissance=une.naissance + timedelta(de.randint(40, 900)))


def parent(de: random.Random, une: Fiche) -> Fiche:
    """Same surname and first name, a generation away."""
    return replace(une, naissance=une.naissance + timedelta(de.randint(18 * 365, 40 * 365)))


def frere(de: random.Random, une: Fiche) -> Fiche:
    """Same surname, another first name, born close."""
    return replace(une, prenom=_autre_prenom(de, une), naissance=jour_proche(de, une.naissance, 5))


def conjoint(de: random.Random, une: Fiche) -> Fiche:
    """Same name in use, everything else another."""
    return replace(personne(de), nom=une.nom)


def ne_le_meme_jour(de: random.Random, une: Fiche) -> Fiche:
    """Same birth, sometimes the same first name."""
    autre = replace(personne(de), naissance=une.naissance)
    return replace(autre, prenom=une.prenom) if de.random() < 0.3 else autre


def n_importe_qui(de: random.Random, une: Fiche) -> Fiche:
    """Somebody else."""
    return personne(de)


Autre = Callable[[random.Random, Fiche], Fiche]
AUTRES: tuple[tuple[Autre, int], ...] = (
    (jumeau, 20),
    (homonyme, 20),
    (homonyme_du_meme_age, 6),
    (parent, 10),
    (frere, 20),
    (conjoint, 8),
    (ne_le_meme_jour, 10),
    (n_importe_qui, 6),
)


def _autre_prenom(de: random.Random, une: Fiche) -> str:
    ici = next(noms for noms in NOMS.values() if une.prenom.split(" ")[0] in " ".join(noms["prenoms"]))
    return de.choice([prenom for prenom in ici["prenoms"] if prenom != une.prenom])


def _tirer(de: random.Random, famille: tuple[tuple[Corruption, int], ...]) -> Corruption:
    return de.choices([geste for geste, _ in famille], [poids for _, poids in famille])[0]


def _peser(de: random.Random, poids: dict[str, int]) -> str:
    return de.choices(list(poids), list(poids.values()))[0]
