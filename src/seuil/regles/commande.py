"""`seuil regles …`: the law from the shell, JSON Lines in and out, without Django or a database."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping
from typing import Any, Final

from seuil.regles import (
    commande_apl,
    commande_cotation,
    commande_eligibilite,
    commande_numero,
    commande_pieces,
    commande_simulation,
)
from seuil.regles.commande_lignes import LIGNES_EN_ERREUR, USAGE, lire, traiter

DELEGUEES: Final[dict[str, tuple[Callable[[list[str]], int], str]]] = {
    "coter": (commande_cotation.coter, "score d’une demande par ligne, expliqué critère par critère"),
    "criteres": (commande_cotation.criteres, "catalogue des critères et des faits que chacun lit"),
    "grille": (commande_cotation.grille, "vérifie une grille de cotation, ligne par ligne"),
}

PAR_LIGNE: Final[dict[str, tuple[Callable[[Mapping[str, Any]], dict[str, Any]], str]]] = {
    "eligibilite": (commande_eligibilite.repondre, "catégorie, plafonds et éligibilité d’un ménage par ligne"),
    "simulation": (commande_simulation.repondre, "droits, plafonds, APL et loyer d’une situation par ligne"),
    "apl": (commande_apl.repondre, "estimation de l’APL d’un locataire du parc social, un ménage par ligne"),
    "pieces": (commande_pieces.repondre, "pièces d’une situation par ligne, ce que chacune prouve"),
    "carte": (commande_pieces.carte, "validité d’une carte d’identité par ligne, prolongation comprise"),
    "2ddoc": (commande_pieces.code_2ddoc, "code d’un avis d’impôt par ligne, à côté de ce qui est déclaré"),
}


def main(argv: list[str]) -> int:
    """Run one sub-command; 0 when every line was answered, 1 when some were in error, 2 for a wrong usage."""
    if argv and argv[0] in DELEGUEES:
        verbe, _ = DELEGUEES[argv[0]]
        return verbe(argv[1:])
    options = _analyseur().parse_args(argv)
    try:
        if options.commande == "numero":
            return _numero(options)
        return traiter(lire(options.fichier), PAR_LIGNE[options.commande][0])
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader left: nothing more to say
        return LIGNES_EN_ERREUR
    except OSError as erreur:
        print(f"Le fichier ne peut pas être lu : {erreur.filename} ({erreur.strerror}).", file=sys.stderr)
        return USAGE


def _numero(options: argparse.Namespace) -> int:
    if options.composer:
        champs = {nom: getattr(options, nom) for nom in ("departement", "depot", "sequence", "guichet")}
        if champs["sequence"] is not None and champs["sequence"].isdecimal():
            champs["sequence"] = int(champs["sequence"])
        return traiter([json.dumps(champs).encode()], commande_numero.repondre)
    lignes = [numero.encode(errors="replace") for numero in options.numeros] or lire(None)
    return traiter((_en_objet(ligne) for ligne in lignes), commande_numero.repondre)


def _en_objet(ligne: bytes) -> bytes:
    """Return the line as an object: a bare number is what a person types."""
    if not ligne.strip() or ligne.lstrip().startswith(b"{"):
        return ligne
    return json.dumps({"numero": ligne.decode("utf-8", errors="replace").strip().strip('"')}).encode()


def _analyseur() -> argparse.ArgumentParser:
    analyseur = argparse.ArgumentParser(
        prog="seuil regles", description="Les règles du logement social, en JSON Lines."
    )
    commandes = analyseur.add_subparsers(dest="commande", required=True, metavar="commande")
    for nom, (_, aide) in PAR_LIGNE.items():
        par_ligne = commandes.add_parser(nom, help=aide)
        par_ligne.add_argument("fichier", nargs="?", help="fichier JSON Lines (par défaut : l’entrée standard)")
    numero = commandes.add_parser("numero", help="analyse ou compose des numéros uniques")
    numero.add_argument("numeros", nargs="*", metavar="numero", help="numéros à analyser (sinon : entrée standard)")
    numero.add_argument("--composer", action="store_true", help="compose un numéro à partir des options suivantes")
    numero.add_argument("--departement", help="code du département : 60, 2A, 971")
    numero.add_argument("--depot", help="date de dépôt AAAA-MM-JJ")
    numero.add_argument("--sequence", help="rang dans le mois, de 1 à 999999")
    numero.add_argument("--guichet", help="code du guichet sur cinq caractères")
    for nom, (_, aide) in DELEGUEES.items():
        commandes.add_parser(nom, help=aide, add_help=False)
    return analyseur
