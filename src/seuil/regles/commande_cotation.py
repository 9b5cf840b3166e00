"""`seuil regles coter | criteres | grille`: the scoring engine from the shell."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

from seuil.regles.champs import ChampInvalide
from seuil.regles.champs import jour as lire_jour
from seuil.regles.commande_lignes import LIGNES_EN_ERREUR, TOUT_REPONDU, USAGE, lire, traiter
from seuil.regles.cotation import Ligne
from seuil.regles.cotation import coter as calculer
from seuil.regles.criteres.faits_lus import lire_faits
from seuil.regles.criteres.parametres import ParametreInvalide, verifier_parametre
from seuil.regles.description import decrire_catalogue, decrire_grille, ecrire_catalogue
from seuil.regles.ecriture import jour
from seuil.regles.grilles import Grille, GrilleInvalide, charger_grille, fautes_de_versions
from seuil.regles.saisie import citer

_ENTREE: Final = "fichier JSON Lines (par défaut : l’entrée standard)"


def coter(argv: list[str]) -> int:
    """Score each line; 0 when all were answered, 1 when some are in error, 2 when grid or date cannot be used."""
    options = _options_de_coter(argv)
    try:
        le = lire_jour({"le": options.le}, "le", champ="--le")
        grille = charger_grille(Path(options.grille))
        parametres = dict(_parametre(texte, le) for texte in options.parametre)
        lignes = lire(options.fichier)
    except (ChampInvalide, GrilleInvalide, ParametreInvalide) as erreur:
        print(erreur, file=sys.stderr)
        return USAGE
    except OSError as erreur:
        print(f"Le fichier ne peut pas être lu : {erreur.filename} ({erreur.strerror}).", file=sys.stderr)
        return USAGE
    _prevenir(grille, le)
    return traiter(lignes, partial(repondre, grille=grille, le=le, parametres=parametres))


def repondre(lu: Mapping[str, Any], *, grille: Grille, le: date, parametres: Mapping[str, int]) -> dict[str, Any]:
    """Return the score of one line and its explanation; raises ChampInvalide for a wrong fact."""
    demande = lire_faits(lu, le)
    note = calculer(demande.faits, grille, le, preuves=demande.preuves, parametres=parametres)
    return {
        "total": note.total,
        "lignes": [_ligne(ligne) for ligne in note.lignes],
        "total_prouve": note.total_prouve,
        "ecartees": [_ligne(ligne) for ligne in note.ecartees],
        "grille": {"territoire": grille.territoire, "version": grille.version, "empreinte": grille.empreinte},
    }


def criteres(argv: list[str]) -> int:
    """List the catalogue: each criterion with the facts it reads, then each fact."""
    analyseur = argparse.ArgumentParser(prog="seuil regles criteres", description="Le catalogue des critères.")
    analyseur.add_argument("--json", action="store_true", help="une ligne JSON par critère, puis par fait")
    if analyseur.parse_args(argv).json:
        for ligne in decrire_catalogue():
            print(json.dumps(ligne, ensure_ascii=False))
    else:
        print(ecrire_catalogue())
    return TOUT_REPONDU


def grille(argv: list[str]) -> int:
    """Check grids; 0 and a summary when all is right, 1 and every mistake with its line otherwise."""
    analyseur = argparse.ArgumentParser(prog="seuil regles grille", description="Vérifie des grilles de cotation.")
    analyseur.add_argument("fichiers", nargs="+", metavar="FICHIER.toml", help="grilles à vérifier")
    fichiers = [Path(fichier) for fichier in analyseur.parse_args(argv).fichiers]
    lues: list[Grille] = []
    fautes = 0
    for fichier in fichiers:
        try:
            lues.append(charger_grille(fichier))
        except GrilleInvalide as erreur:
            fautes += len(erreur.fautes)
            print(erreur)
    chevauchements = fautes_de_versions([*lues, *_voisines(fichiers, lues)])
    for phrase in chevauchements:
        print(phrase)
    if fautes or chevauchements:
        return LIGNES_EN_ERREUR
    print("\n\n".join(decrire_grille(lue) for lue in lues))
    return TOUT_REPONDU


def _voisines(fichiers: list[Path], lues: list[Grille]) -> Iterable[Grille]:
    """Yield the other readable versions of the same territories, beside the files given."""
    territoires = {lue.territoire for lue in lues}
    donnes = {fichier.resolve() for fichier in fichiers}
    for dossier in sorted({fichier.resolve().parent for fichier in fichiers}):
        for voisin in sorted(dossier.glob("*.toml")):
            if voisin not in donnes and (lue := _lisible(voisin)) and lue.territoire in territoires:
                yield lue


def _lisible(fichier: Path) -> Grille | None:
    try:
        return charger_grille(fichier)
    except GrilleInvalide:
        return None


def _ligne(ligne: Ligne) -> dict[str, Any]:
    return {
        "critere": ligne.critere,
        "points": ligne.points,
        "motif": ligne.motif,
        "libelle": ligne.libelle,
        "provisoire": ligne.provisoire,
    }


def _options_de_coter(argv: list[str]) -> argparse.Namespace:
    analyseur = argparse.ArgumentParser(prog="seuil regles coter", description="Cote des demandes, ligne à ligne.")
    analyseur.add_argument("fichier", nargs="?", help=_ENTREE)
    analyseur.add_argument("--grille", required=True, metavar="FICHIER.toml", help="grille de cotation")
    analyseur.add_argument("--le", required=True, metavar="AAAA-MM-JJ", help="jour du calcul")
    aide = "remplace un paramètre de la grille : seuil_premier_quartile=9000 (répétable)"
    analyseur.add_argument("--parametre", action="append", default=[], metavar="NOM=VALEUR", help=aide)
    return analyseur.parse_args(argv)


def _parametre(texte: str, le: date) -> tuple[str, int]:
    nom, _, valeur = texte.partition("=")
    if not valeur.isascii() or not valeur.isdecimal() or len(valeur) > 9:
        raise ParametreInvalide(nom, f"--parametre s’écrit NOM=ENTIER, pas {citer(texte)}")
    return nom, verifier_parametre(nom, int(valeur), le)


def _prevenir(grille: Grille, le: date) -> None:
    if not grille.est_en_vigueur(le):
        print(
            f"Attention : la grille n’est pas en vigueur au {jour(le)} ; la note est une simulation.", file=sys.stderr
        )
