"""Describe the catalogue and a grid to a person, or to a program."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from seuil.regles.criteres import CATALOGUE, FAITS, Critere
from seuil.regles.criteres.declaration import Etabli, Fait
from seuil.regles.ecriture import jour
from seuil.regles.grilles import Grille, LigneGrille


def decrire_catalogue() -> Iterator[dict[str, Any]]:
    """Yield one object per criterion, then one per fact."""
    for critere in CATALOGUE.values():
        yield decrire_critere(critere)
    for fait in FAITS.values():
        yield decrire_fait(fait)


def decrire_critere(critere: Critere) -> dict[str, Any]:
    return {
        "critere": critere.code,
        "libelle": critere.libelle,
        "nature": critere.nature.value,
        "lettre": critere.lettre,
        "genre": critere.genre.value,
        "unite": critere.unite,
        "faits": list(critere.faits),
        "parametres": list(critere.parametres),
        "pieces": list(critere.pieces),
        "autorite": critere.autorite,
        "protege": critere.est_protege,
    }


def decrire_fait(fait: Fait) -> dict[str, Any]:
    codes = [code.name for code in fait.codes if code] if fait.codes else []
    return {
        "fait": fait.nom,
        "type": {"bool": "booleen", "int": "entier", "date": "date"}[fait.nature.__name__],
        "unite": fait.unite,
        "minimum": _simple(fait.minimum),
        "maximum": _simple(fait.maximum),
        "defaut": _simple(fait.defaut),
        "obligatoire": fait.est_obligatoire,
        "inconnu": None if fait.inconnu is None else _simple(fait.inconnu),
        "codes": codes,
        "description": fait.description,
        "piece": fait.piece,
        "etabli_par": fait.etabli.value,
        "autorite": fait.autorite,
        "protege": fait.protege,
    }


def ecrire_catalogue() -> str:
    """Return the catalogue as text: criteria by nature, then facts."""
    blocs = []
    for nature in dict.fromkeys(critere.nature for critere in CATALOGUE.values()):
        titre = f"Critères : {nature.value}"
        lignes = [_ligne_critere(critere) for critere in CATALOGUE.values() if critere.nature is nature]
        blocs.append("\n".join([titre, "-" * len(titre), *lignes]))
    faits = [f"{fait.nom} ({fait.unite}) : {fait.description} — {_qui(fait)}" for fait in FAITS.values()]
    return "\n\n".join([*blocs, "\n".join(["Faits", "-----", *faits])])


def decrire_grille(grille: Grille) -> str:
    """Return the summary of a valid grid: header, then each line with its weights."""
    fin = f" au {jour(grille.date_fin)}" if grille.date_fin else ""
    fictive = " — FICTIVE" if grille.est_fictive else ""
    entete = [
        f"{grille.nom}{fictive}",
        f"territoire {grille.territoire}, version {grille.version}, du {jour(grille.date_debut)}{fin}",
        f"{len(grille.lignes)} critères, {grille.bits} vérités, {len(grille.quantites)} quantités",
        f"empreinte {grille.empreinte}",
    ]
    return "\n".join([*entete, "", *map(_ligne_grille, grille.lignes)])


def _ligne_critere(critere: Critere) -> str:
    lettre = f" [L441-1 {critere.lettre}]" if critere.lettre else ""
    unite = f" ({critere.unite})" if critere.unite else ""
    lus = ", ".join(critere.faits)
    parametres = f" ; paramètres : {', '.join(critere.parametres)}" if critere.parametres else ""
    return f"{critere.code}{lettre} : {critere.libelle}{unite} — lit {lus}{parametres}"


def _qui(fait: Fait) -> str:
    """Return who can establish a fact, and whether it is protected."""
    qui = {
        Etabli.MENAGE: "la parole du ménage suffit",
        Etabli.DOCUMENT: f"établi par un document : {fait.piece}",
        Etabli.AUTORITE: f"établi par {fait.autorite} : {fait.piece}",
        Etabli.REGISTRE: "connu du registre",
    }[fait.etabli]
    return f"{qui} ; protégé" if fait.protege else qui


def _ligne_grille(ligne: LigneGrille) -> str:
    arret = "" if ligne.est_active else " (inactif : aucune délibération de malus)"
    return f"{ligne.code} : {_poids(ligne)}{arret}"


def _poids(ligne: LigneGrille) -> str:
    if ligne.tranches:
        return ", ".join(f"{tranche.libelle} {tranche.points:+d}" for tranche in ligne.tranches)
    if ligne.par:
        return f"{ligne.points:+d} par {ligne.par} {ligne.critere.unite}, plafond {ligne.plafond:+d}"
    return f"{ligne.points:+d}"


def _simple(valeur: object) -> object:
    return valeur if valeur is None or isinstance(valeur, bool | int) else str(valeur)
