"""What a session says in letters: its minutes, and one letter to each candidate."""

from seuil.commissions.courriers.lettres import (
    auteur_de_la_seance,
    avertissement,
    est_classee_par_une_grille,
    lettre_de_decision,
    lettre_de_report,
)
from seuil.commissions.courriers.mots import (
    heure_ecrite,
    logement_ecrit,
    motif_ecrit,
    piece_ecrite,
    proposition_ecrite,
    report_ecrit,
    seance_ecrite,
    voies_du_bailleur,
)
from seuil.commissions.courriers.proces_verbal import proces_verbal

__all__ = [
    "auteur_de_la_seance",
    "avertissement",
    "est_classee_par_une_grille",
    "heure_ecrite",
    "lettre_de_decision",
    "lettre_de_report",
    "logement_ecrit",
    "motif_ecrit",
    "piece_ecrite",
    "proces_verbal",
    "proposition_ecrite",
    "report_ecrit",
    "seance_ecrite",
    "voies_du_bailleur",
]
