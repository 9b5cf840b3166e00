"""The candidates of a dwelling, criterion by criterion, as they were known when they were named."""

from datetime import date
from typing import Any

from seuil.commissions.courriers import motif_ecrit, piece_ecrite
from seuil.commissions.models import Decision, Point
from seuil.designations.models import Candidature
from seuil.rapprochement.gestion.presentation import foyer, priorites_dites
from seuil.socle.design.mesures import date_longue, euros, mois_ecoules


def comparer(candidatures: list[Candidature], point: Point, *, le: date) -> list[dict[str, Any]]:
    """Return one row per criterion, with one cell per candidate."""
    colonnes = [colonne(candidature, point, le=le) for candidature in candidatures]
    return [
        {"critere": critere, "cellules": [connu[critere] for connu in colonnes]}
        for critere in (colonnes[0] if colonnes else {})
    ]


def decision_prise(candidature: Candidature) -> dict[str, Any] | None:
    """Return the decision taken for a candidate, in words, with its count; None while there is none."""
    decision: Decision | None = getattr(candidature, "decision", None)
    if decision is None:
        return None
    preponderante = "Voix prépondérante du maire" if decision.voix_preponderante else ""
    return {
        "mot": decision.proposition,
        "pour": len(decision.pour),
        "contre": len(decision.contre),
        "abstention": len(decision.abstention),
        "preponderante": preponderante,
        "detail": _detail(decision),
    }


def colonne(candidature: Candidature, point: Point, *, le: date) -> dict[str, str]:
    """Return what is known of one candidate, criterion by criterion."""
    demande, connu = candidature.demande, candidature.explication
    logement = point.vacance.logement
    mensuel = sum(personne.ressources_mensuelles for personne in demande.personnes.all())
    provisoires = candidature.score - connu.get("prouve", 0)
    return {
        "Score": f"{candidature.score} points, rang {candidature.rang}"
        + (f", dont {provisoires} provisoires" if provisoires else ""),
        "Priorité": priorites_dites(connu),
        "Foyer": foyer(connu),
        "Attente": f"{mois_ecoules(demande.recue_le, le)} mois",
        "Logement actuel": _actuel(candidature),
        "Ressources par mois": euros(mensuel),
        "Loyer et charges": euros(logement.loyer_charges),
        "Taux d’effort, sans aide": connu.get("taux_effort") or "À préciser",
        "Part du plafond": connu.get("part_plafond") or "À préciser",
    }


def _actuel(candidature: Candidature) -> str:
    demande = candidature.demande
    surface = f", {demande.surface} m² pour {demande.nb_occupants}" if demande.surface else ""
    return f"{demande.get_occupation_display()}{surface}"


def _detail(decision: Decision) -> str:
    if decision.condition_avant_le:
        return f"{piece_ecrite(decision)}, avant le {date_longue(decision.condition_avant_le)}."
    return motif_ecrit(decision)
