"""The order of the measures: for each size what people wait for, then the check; the engines last."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from seuil.regles.grilles import grilles_livrees
from tests.charge import mesures_base, mesures_import, mesures_lot, mesures_openfisca, mesures_tenue, pages, ville
from tests.charge.banc import AUX_BUTS, Banc, centile
from tests.charge.ecrivains import BUREAUX, PAUSE, au_travail, raconter
from tests.charge.installation import page_nue, seuil, seuil_mesure, site
from tests.charge.population import population

IMPORT_PAR_SECONDE, VACANCES = 15_000, 10
EN_MEMOIRE, FOYERS_COMPARES, TRENTE_MILLIONS_DES = 1_000_000, 100_000, 1_000_000


def derouler_une_taille(banc: Banc, dossier: Path, taille: int, parties: set[str]) -> None:
    """Load so many demands, then measure; the check is last."""
    banc.ou = f"{taille} demandes"
    _chrono(banc, "monde fondé", ville.fonder)
    fichier = dossier / f"foule-{taille}.parquet"
    _chrono(banc, "foule écrite", lambda: ville.ecrire_la_foule(fichier, taille))
    _importer(banc, fichier, taille)
    if "nuit" in parties:
        _tenter(banc, "nuit", lambda: mesures_tenue.mesurer_la_nuit(banc))
    if {"pages", "grille"} & parties:
        _servir(banc, dossier, parties)
    if "moteurs" in parties:
        _moteurs_de_la_base(banc)
    if "verifier" in parties:
        _tenter(banc, "seuil cotation verifier", lambda: _verifier(banc))
    if "copy" in parties:  # last: what it writes has no score
        _tenter(banc, "COPY ÷ bulk_create", lambda: mesures_import.mesurer_l_import(banc))


def derouler_les_moteurs(banc: Banc) -> None:
    """Measure what needs no database."""
    banc.ou = ""
    grille = next(lue for lue in grilles_livrees() if lue.territoire == ville.VILLE)
    monde = population(EN_MEMOIRE)
    _tenter(banc, "lot", lambda: mesures_lot.mesurer_le_lot(banc, monde, grille))
    if banc.nombre >= TRENTE_MILLIONS_DES:
        _tenter(banc, "30 millions", lambda: mesures_lot.mesurer_trente_millions(banc, monde, grille))
    _tenter(banc, "OpenFisca", lambda: mesures_openfisca.mesurer_openfisca(banc, FOYERS_COMPARES))


def _importer(banc: Banc, fichier: Path, taille: int) -> None:
    """Take the file in by the command: rows checked, written, scored, listed."""
    duree, dite, memoire = seuil_mesure("importer", "demandes", fichier, "--le", ville.veille())
    but = f"≥ {IMPORT_PAR_SECONDE}" if taille >= AUX_BUTS else "—"
    note = f"{duree:.1f} s, {memoire} Mo au plus ; " + " ; ".join(ligne.strip() for ligne in dite.splitlines()[-4:])
    banc.garder("import, scores et listes", duree)
    banc.noter("importer : lues, cotées, inscrites par seconde", taille, duree, but, note)


def _servir(banc: Banc, dossier: Path, parties: set[str]) -> None:
    vacances = {type_: ville.liberer(3 * VACANCES, type_) for type_ in (pages.COURANT, pages.RARE)}
    foyers = ville.inscrire(BUREAUX + 1)
    with site(dossier) as adresse, page_nue(dossier) as nue:
        if "grille" in parties:
            _tenter(banc, "grille", lambda: mesures_tenue.mesurer_la_grille(banc, adresse, foyers[1:]))
        if "pages" in parties:
            _tenter(banc, "pages", lambda: _mesurer_les_pages(banc, adresse, nue, foyers, vacances))


def _mesurer_les_pages(
    banc: Banc, adresse: str, nue: str, foyers: list[ville.Cle], vacances: dict[str, list[int]]
) -> None:
    """Open the pages alone, then while twenty desks write."""
    taille, gens = banc.ou, pages.entrer(adresse, nue, foyers[0], vacances)
    banc.ou = f"{taille}, seul"
    seul = pages.mesurer(banc, gens, VACANCES, buts=True)
    banc.ou = f"{taille}, {BUREAUX} guichets"
    with au_travail(adresse, [(un.numero, un.code) for un in foyers[1:]]) as faits:
        charge = pages.mesurer(banc, gens, VACANCES, buts=False)
    rythme = f"un acte toutes les {PAUSE:.0f} s chacun"
    note = f"{rythme} : {raconter(faits)}"
    banc.garder("changements enregistrés", [duree for _, duree in faits["actes"]])
    for nom in pages.BUTS:
        rapport = centile(charge[nom], 0.99) / centile(seul[nom], 0.99)
        banc.noter(f"{nom}, p99 ÷ p99 seul", rapport, but="≤ 3", note=note)
        note = ""
    banc.ou = taille


def _moteurs_de_la_base(banc: Banc) -> None:
    _tenter(banc, "CASE ÷ lot", lambda: mesures_base.mesurer_le_calcul(banc))
    _tenter(banc, "expliquer ÷ lire", lambda: mesures_base.mesurer_l_explication(banc))
    _tenter(banc, "recherche", lambda: mesures_base.mesurer_la_recherche(banc))


def _verifier(banc: Banc) -> None:
    duree, dite = seuil("cotation", "verifier")
    banc.noter("seuil cotation verifier, différences", int(dite.split()[0]), but="≤ 0", note=f"en {duree:.0f} s")


def _tenter(banc: Banc, nom: str, mesure: Callable[[], Any]) -> None:
    """Run a measure; one that fails is said, and does not hide the others."""
    debut, ou = time.perf_counter(), banc.ou
    try:
        mesure()
    except Exception as erreur:
        banc.ou = ou
        banc.passer(nom, "", f"{type(erreur).__name__} : {erreur}"[:300])
    print(f"    ({nom} : {time.perf_counter() - debut:.0f} s en tout)", flush=True)


def _chrono(banc: Banc, nom: str, acte: Callable[[], Any]) -> None:
    debut = time.perf_counter()
    acte()
    banc.garder(nom, time.perf_counter() - debut)
    print(f"    ({nom} : {time.perf_counter() - debut:.0f} s)", flush=True)
