"""The category of the same households by OpenFisca-France and by Seuil: what both count of people.

Drawn, then left out before either side sees them, because the peer does not follow the order there: homes with an adult
who is not a dependant (nobody counts them), a CMI invalidité (unknown to it), a birthday within three days (ages from a
mean year). Children who only visit are in no entity of the peer, and its dependants are given. Ceilings are compared
where the product compares them: in the database, by the rules traced as SQL.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seuil.rapprochement.moteurs.foyers import GARDES, LIENS, Personnes
from seuil.rapprochement.moteurs.menages import Categories, categories
from seuil.regles.menage import Garde, Lien
from tests.charge.banc import Banc
from tests.charge.foyers import TAILLES, choisir
from tests.charge.population import GRAINE

LE = date(2022, 3, 1)
TOURS = 5
DE_TROP = 1.7
NOM = "OpenFisca ÷ notre calcul (catégorie du ménage)"
TOUT = "OpenFisca ÷ le nôtre, mise en tableaux comprise"
ECARTE = -1
AUTRES = {Lien.A_CHARGE: 92, Lien.A_NAITRE: 3, Lien.AUTRE: 4, Lien.CODEMANDEUR: 1}
ANNEE = 365.2425

Colonnes = dict[str, NDArray[Any]]


def mesurer_openfisca(banc: Banc, nombre: int) -> None:
    """Judge the same households on both sides in turn, one thread each; OPENFISCA_PYTHON names the peer's Python."""
    interprete = os.environ.get("OPENFISCA_PYTHON", "")
    if not _a_le_pair(interprete):
        banc.passer(NOM, "≥ 30", "OPENFISCA_PYTHON ne nomme pas un Python où openfisca-france est installé")
        return
    foyers, ecartes = tirer_foyers_compares(nombre)
    with _pair(interprete, foyers) as (tour, jugements):
        durees = [(*tour(), *_tour(foyers)[0]) for _ in range(TOURS + 1)][1:]
        du_pair = jugements()
    _verifier_egaux(_tour(foyers)[1], du_pair)
    pair_bati, pair, bati, notre = (statistics.median(cote) for cote in zip(*durees, strict=True))
    banc.garder("OpenFisca", {"entités": pair_bati, "calcul": pair})
    banc.garder("ménages", {"mise en tableaux": bati, "calcul": notre})
    note = f"{nombre} ménages, un fil ; écartés avant : " + ", ".join(f"{n} {nom}" for nom, n in ecartes.items())
    banc.noter(NOM, pair, notre, "≥ 30", note)
    banc.noter(TOUT, pair + pair_bati, notre + bati, "≥ 30")


def tirer_foyers_compares(nombre: int) -> tuple[Colonnes, dict[str, int]]:
    """Return the households given to both sides, and how many were left out for each reason (some for several)."""
    hasard = np.random.default_rng(GRAINE)
    foyers = _tirer(hasard, int(nombre * DE_TROP))
    raisons = _raisons(foyers)
    gardes = np.flatnonzero(~np.logical_or.reduce(list(raisons.values())))[:nombre]
    assert len(gardes) == nombre
    ecartes = {nom: int(raison[: gardes[-1]].sum()) for nom, raison in raisons.items()}
    return _garder(foyers, gardes), ecartes


def _tirer(hasard: np.random.Generator, nombre: int) -> Colonnes:
    tailles = choisir(hasard, TAILLES | {7: 1, 9: 1}, nombre)
    menage = np.repeat(np.arange(nombre), tailles)
    total, premiers = len(menage), np.concatenate([[0], np.cumsum(tailles)[:-1]])
    lien = choisir(hasard, {LIENS.index(lien): part for lien, part in AUTRES.items()}, total)
    lien[premiers] = LIENS.index(Lien.DEMANDEUR)
    lien[premiers[(tailles > 1) & (hasard.random(nombre) < 0.5)] + 1] = LIENS.index(Lien.CONJOINT)
    adultes = ~np.isin(lien, [LIENS.index(Lien.A_CHARGE), LIENS.index(Lien.A_NAITRE)])
    vecus = np.where(adultes, hasard.normal(41, 15, total).clip(18.1, 90) * ANNEE, hasard.integers(0, 7_000, total))
    vecus[lien == LIENS.index(Lien.A_NAITRE)] = -90
    garde = choisir(hasard, {0: 90, GARDES.index(Garde.ALTERNEE): 6, GARDES.index(Garde.VISITE): 4}, total)
    return {
        "menage": menage,
        "lien": lien,
        "naissance": np.datetime64(LE) - vecus.astype("timedelta64[D]"),
        "garde": np.where(lien == LIENS.index(Lien.A_CHARGE), garde, 0),
        "cmi": hasard.random(total) < 0.02,
    }


def _raisons(foyers: Colonnes) -> dict[str, NDArray[np.bool_]]:
    """Return, for each known difference, the households it may touch."""
    nombre, lien = _nombre(foyers), foyers["lien"]

    def un_au_moins(personnes: NDArray[np.bool_]) -> NDArray[np.bool_]:
        return np.bincount(foyers["menage"][personnes], minlength=nombre) > 0

    conjoints = lien == LIENS.index(Lien.CONJOINT)
    vecus = (np.datetime64(LE) - foyers["naissance"]).astype(np.int64)
    autour = np.abs((vecus + ANNEE / 2) % ANNEE - ANNEE / 2) <= 3
    return {
        "autre adulte au foyer": un_au_moins(np.isin(lien, [LIENS.index(Lien.AUTRE), LIENS.index(Lien.CODEMANDEUR)])),
        "CMI invalidité": un_au_moins(foyers["cmi"]),
        "anniversaire à trois jours près": un_au_moins(autour & (conjoints | (lien == LIENS.index(Lien.DEMANDEUR)))),
    }


def _charges(foyers: Colonnes) -> NDArray[np.int64]:
    a_charge = np.isin(foyers["lien"], [LIENS.index(Lien.A_CHARGE), LIENS.index(Lien.A_NAITRE)])
    chez_eux = foyers["garde"] != GARDES.index(Garde.VISITE)
    return np.bincount(foyers["menage"][a_charge & chez_eux], minlength=_nombre(foyers))


def _nombre(foyers: Colonnes) -> int:
    return int(foyers["menage"][-1]) + 1


def _garder(foyers: Colonnes, rangs: NDArray[np.int64]) -> Colonnes:
    nouveaux = np.full(_nombre(foyers), ECARTE)
    nouveaux[rangs] = np.arange(len(rangs))
    personnes = nouveaux[foyers["menage"]] != ECARTE
    gardees = {nom: colonne[personnes] for nom, colonne in foyers.items()}
    return gardees | {"menage": nouveaux[gardees["menage"]]}


def _tour(foyers: Colonnes) -> tuple[tuple[float, float], Categories]:
    """Lay the columns as narrow tables, then judge; return the two durations and the answers."""
    depart = time.perf_counter()
    personnes = Personnes(
        foyers["menage"].astype(np.int32),
        foyers["lien"].astype(np.uint8),
        foyers["naissance"].astype(np.int64).astype(np.int32),
        foyers["cmi"],
        foyers["garde"].astype(np.uint8),
    )
    pret = time.perf_counter()
    rendues = categories(personnes, _nombre(foyers), LE)
    return (pret - depart, time.perf_counter() - pret), rendues


def _verifier_egaux(notres: Categories, du_pair: Colonnes) -> None:
    assert np.array_equal(notres.categorie - 1, du_pair["categorie_menage"])


def _a_le_pair(interprete: str) -> bool:
    cherche = "import importlib.util, sys; sys.exit(importlib.util.find_spec('openfisca_france') is None)"
    try:
        return subprocess.run([interprete, "-c", cherche], check=False).returncode == 0
    except OSError:
        return False


@contextmanager
def _pair(interprete: str, foyers: Colonnes) -> Iterator[tuple[Any, Any]]:
    """Start the peer; give what asks it for one round, and what stops it and reads its answers."""
    with tempfile.TemporaryDirectory() as nom:
        dossier = Path(nom)
        np.savez(dossier / "foyers.npz", **_pour_le_pair(foyers))
        commande = [interprete, "-W", "ignore", str(Path(__file__).with_name("pair_openfisca.py")), nom]
        with subprocess.Popen(commande, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as pair:
            entree, sortie = pair.stdin, pair.stdout
            assert entree is not None
            assert sortie is not None

            def tour() -> tuple[float, ...]:
                print("tour", file=entree, flush=True)
                return tuple(float(duree) for duree in sortie.readline().split())

            def jugements() -> Colonnes:
                print("fin", file=entree, flush=True)
                pair.wait()
                with np.load(dossier / "jugements.npz") as lus:
                    return {nom: lus[nom] for nom in lus.files}

            yield tour, jugements


def _pour_le_pair(foyers: Colonnes) -> Colonnes:
    nes_ici = (foyers["garde"] != GARDES.index(Garde.VISITE)) & (foyers["lien"] != LIENS.index(Lien.A_NAITRE))
    return {
        "menage": foyers["menage"][nes_ici],
        "role": np.minimum(foyers["lien"][nes_ici], 2),
        "naissance": foyers["naissance"][nes_ici],
        "charges": _charges(foyers),
        "periode": np.array(f"{LE:%Y-%m}"),
    }
