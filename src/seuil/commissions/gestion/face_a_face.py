"""The candidates of a dwelling, criterion by criterion, as they were known when they were named."""

from datetime import date
from typing import Any

from seuil.commissions.courriers import est_classee_par_une_grille
from seuil.commissions.models import Point
from seuil.designations.models import Candidature
from seuil.designations.requetes import rangs_passes, rassembler
from seuil.instruction.requetes import obligatoires_recues
from seuil.rapprochement.gestion.presentation import foyer, priorites_dites
from seuil.socle.design.mesures import euros, mois_ecoules

RANGS_PASSES = "Rangs passés avant"


def comparer(candidatures: list[Candidature], point: Point, *, le: date) -> list[dict[str, Any]]:
    """Return one row per criterion, with one cell per candidate."""
    passes = rangs_passes(point.vacance)
    colonnes = [
        colonne(candidature, point, le=le)
        | {RANGS_PASSES: " ".join(map(str, rassembler(passes.get(candidature.pk, []))))}
        for candidature in candidatures
    ]
    return [
        {"critere": critere, "cellules": [connu[critere] for connu in colonnes]}
        for critere in (colonnes[0] if colonnes else {})
    ]


def colonne(candidature: Candidature, point: Point, *, le: date) -> dict[str, str]:
    """Return what is known of one candidate, criterion by criterion."""
    demande, connu = candidature.demande, candidature.explication
    logement = point.vacance.logement
    mensuel = sum(personne.ressources_mensuelles for personne in demande.personnes.all())
    return {
        "Score": _score(candidature),
        "Documents": _documents(candidature, le),
        "Priorité": priorites_dites(connu),
        "Foyer": foyer(connu),
        "Attente": f"{mois_ecoules(demande.recue_le, le)} mois",
        "Logement actuel": _actuel(candidature),
        "Ressources par mois": euros(mensuel),
        "Loyer et charges": euros(logement.loyer_charges),
        "Taux d’effort, sans aide": connu.get("taux_effort") or "À préciser",
        "Part du plafond": connu.get("part_plafond") or "À préciser",
    }


def _score(candidature: Candidature) -> str:
    """Return the score that ranked the candidate; where no grid is published, only the rank."""
    if not est_classee_par_une_grille(candidature):
        return f"Aucune grille ici, rang {candidature.rang}"
    provisoires = candidature.score - candidature.explication.get("prouve", 0)
    dont = f", dont {provisoires} provisoire{'s' * (provisoires > 1)}" if provisoires else ""
    return f"{candidature.score} point{'s' * (candidature.score > 1)}, rang {candidature.rang}{dont}"


def _documents(candidature: Candidature, le: date) -> str:
    """Return how many of the mandatory papers are in the file: `1 reçu sur 5`."""
    recus, dus = obligatoires_recues(candidature.demande, le)
    return "Complet" if recus == dus else f"{recus} reçu{'s' * (recus > 1)} sur {dus}"


def _actuel(candidature: Candidature) -> str:
    demande = candidature.demande
    surface = f", {demande.surface} m² pour {demande.nb_occupants}" if demande.surface else ""
    return f"{demande.get_occupation_display()}{surface}"
