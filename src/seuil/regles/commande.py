"""`seuil regles …`: the law from the shell, JSON Lines in and out, without Django or a database."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from seuil.regles import commande_eligibilite, commande_numero, lecture
from seuil.regles.lecture import ChampInvalide

Repondre = Callable[[Mapping[str, Any]], dict[str, Any]]
DELEGUEES: Final = {
    "coter": "score d’une demande par ligne, expliqué critère par critère",
    "criteres": "catalogue des critères et des faits que chacun lit",
    "grille": "vérifie une grille de cotation, ligne par ligne",
}
TOUT_REPONDU: Final = 0
LIGNES_EN_ERREUR: Final = 1
USAGE: Final = 2


def main(argv: list[str]) -> int:
    """Run one sub-command; 0 when every line was answered, 1 when some were in error, 2 for a wrong usage."""
    if argv and argv[0] in DELEGUEES:
        return _deleguer(argv[0], argv[1:])
    options = _analyseur().parse_args(argv)
    try:
        if options.commande == "numero":
            return _numero(options)
        return traiter(_lignes(options.fichier), commande_eligibilite.repondre)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader left: nothing more to say
        return LIGNES_EN_ERREUR
    except OSError as erreur:
        print(f"Le fichier ne peut pas être lu : {erreur.filename} ({erreur.strerror}).", file=sys.stderr)
        return USAGE


def traiter(lignes: Iterable[bytes], repondre: Repondre) -> int:
    """Answer every line on stdout; a bad line gets an error line and the rest is still answered."""
    code = TOUT_REPONDU
    for rang, ligne in enumerate(lignes, start=1):
        if not ligne.strip():
            continue
        reponse = _une_reponse(ligne, rang, repondre)
        if "erreur" in reponse:
            code = LIGNES_EN_ERREUR
        _ecrire(reponse)
    return code


def _une_reponse(ligne: bytes, rang: int, repondre: Repondre) -> dict[str, Any]:
    identifiant = None
    try:
        lu, doublons = lecture.objet(ligne)
        identifiant = lecture.identifiant(lu)
        lecture.refuser_doublons(doublons)
        return {"id": identifiant, **repondre(lu)}
    except ChampInvalide as erreur:
        return {"id": identifiant, "erreur": {"champ": erreur.champ, "motif": erreur.motif}, "ligne": rang}


def _numero(options: argparse.Namespace) -> int:
    if options.composer:
        champs = {nom: getattr(options, nom) for nom in ("departement", "depot", "sequence", "guichet")}
        if champs["sequence"] is not None and champs["sequence"].isdecimal():
            champs["sequence"] = int(champs["sequence"])
        return traiter([json.dumps(champs).encode()], commande_numero.repondre)
    lignes = [numero.encode(errors="replace") for numero in options.numeros] or _lignes(None)
    return traiter((_en_objet(ligne) for ligne in lignes), commande_numero.repondre)


def _en_objet(ligne: bytes) -> bytes:
    """Return the line as an object: a bare number is what a person types."""
    if not ligne.strip() or ligne.lstrip().startswith(b"{"):
        return ligne
    return json.dumps({"numero": ligne.decode("utf-8", errors="replace").strip().strip('"')}).encode()


def _lignes(fichier: str | None) -> Iterable[bytes]:
    if fichier is None or fichier == "-":
        return sys.stdin.buffer
    return Path(fichier).read_bytes().split(b"\n")


def _ecrire(reponse: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(reponse, ensure_ascii=False).encode("utf-8", errors="replace") + b"\n")
    sys.stdout.buffer.flush()


def _deleguer(commande: str, argv: list[str]) -> int:
    module = importlib.import_module("seuil.regles.commande_cotation")  # the scoring engine loads only when asked
    verbe: Callable[[list[str]], int] = getattr(module, commande)
    return verbe(argv)


def _analyseur() -> argparse.ArgumentParser:
    analyseur = argparse.ArgumentParser(
        prog="seuil regles", description="Les règles du logement social, en JSON Lines."
    )
    commandes = analyseur.add_subparsers(dest="commande", required=True, metavar="commande")
    eligibilite = commandes.add_parser("eligibilite", help="catégorie, plafonds et éligibilité d’un ménage par ligne")
    eligibilite.add_argument("fichier", nargs="?", help="fichier JSON Lines (par défaut : l’entrée standard)")
    numero = commandes.add_parser("numero", help="analyse ou compose des numéros uniques")
    numero.add_argument("numeros", nargs="*", metavar="numero", help="numéros à analyser (sinon : entrée standard)")
    numero.add_argument("--composer", action="store_true", help="compose un numéro à partir des options suivantes")
    numero.add_argument("--departement", help="code du département : 60, 2A, 971")
    numero.add_argument("--depot", help="date de dépôt AAAA-MM-JJ")
    numero.add_argument("--sequence", help="rang dans le mois, de 1 à 999999")
    numero.add_argument("--guichet", help="code du guichet sur cinq caractères")
    for nom, aide in DELEGUEES.items():
        commandes.add_parser(nom, help=aide, add_help=False)
    return analyseur
