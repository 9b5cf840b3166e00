"""A candidate ready to be shown, live or frozen."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from seuil.cotation.lignes import RESERVE, en_mots
from seuil.regles.ecriture import compte, majuscule, minuscule
from seuil.socle.design.mesures import mois_ecoules

LETTRES = "Priorité : Dalo, ou lettre de l’article L441-1."
NON_GARDE = "Le détail n’est gardé que pour les désignés et la première page."


def presenter(candidat: Mapping[str, Any], *, choisis: Collection[int], le: date) -> dict[str, Any]:
    """Return one candidate as a row; a list never says a word on a protected situation."""
    points, provisoires = compte(candidat["score"], "point", "points"), candidat["score"] - candidat["prouve"]
    return _detail(candidat) | {
        "cle": candidat["demande"],
        "rang": candidat["rang"],
        "nom": candidat["nom"],
        "numero": candidat["numero_unique"],
        "score": candidat["score"],
        "dits": points,
        "attente": mois_ecoules(date.fromisoformat(candidat["recue_le"]), le),
        "choisi": candidat["demande"] in choisis,
        "pourquoi": f"Pourquoi {points}{f', dont {provisoires} provisoires' * bool(provisoires)}",
        "choisir": f"Choisir {candidat['nom']}",
        "lignes": [
            {**ligne, "mot": f"{ligne['points']}, {ligne['etat'].lower()}"}
            for ligne in en_mots(candidat.get("points", []), RESERVE)
        ],
    }


def _detail(candidat: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a household is and what the dwelling would leave it; a frozen rank may be kept in brief."""
    if "priorites" not in candidat:
        return {
            "foyer": "",
            "reste": "",
            "bref": f"Dont {compte(candidat['prouve'], 'prouvé', 'prouvés')}. Détail non gardé.",
        }
    return {
        "bref": "",
        "foyer": foyer(candidat),
        "part": candidat["part_plafond"] or "À préciser",
        "effort": candidat["taux_effort"] or "À préciser",
        "priorite": priorites_dites(candidat),
        "aide": candidat.get("aide", ""),
        "effort_aide": candidat.get("effort_aide", ""),
        "reste": candidat.get("reste", "") or ("À préciser" if "reste" in candidat else ""),
        "premier_souhait": candidat.get("premier_souhait", False),
    }


def priorites_dites(candidat: Mapping[str, Any]) -> str:
    """Return the publics of a candidate by state: `Reconnu par la préfecture : DALO ; déclaré : d, k`."""
    par_etat: dict[str, list[str]] = {}
    for public in candidat["priorites"]:
        par_etat.setdefault(public["etat"], []).append(public["lettre"] or minuscule(public["libelle"]))
    dites = " ; ".join(f"{minuscule(etat)} : {', '.join(lettres)}" for etat, lettres in par_etat.items())
    return majuscule(dites) if dites else "Aucune"


def foyer(candidat: Mapping[str, Any]) -> str:
    """Return `1 adulte, 3 enfants`."""
    autres = candidat["personnes"] - candidat["adultes"]
    dits = [compte(candidat["adultes"], "adulte", "adultes"), compte(autres, "enfant", "enfants") if autres else ""]
    return ", ".join(filter(None, dits))
