"""Which papers of the limited list a demand calls for: its facts, in the list's own words."""

from datetime import date

from seuil.demandes.faits import est_mineur, reponses
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import (
    CHEZ_UN_TIERS,
    EN_TRANSITION,
    SANS_LOGEMENT,
    Contrat,
    Lien,
    Motif,
    Nationalite,
    Occupation,
    Situation,
)
from seuil.regles.pieces import Etape, pieces_attendues

IDENTITE = "identite"
PAPERS_OF_REASON: dict[Motif | Situation, str] = {
    Motif.INDECENT: "logement_non_decent",
    Motif.REPRIS: "logement_repris",
    Motif.EXPULSION: "expulsion",
    Motif.TROP_CHER: "logement_trop_cher",
    Motif.ACCEDANT: "accedant_en_difficulte",
    Motif.VIOLENCES: "violences",
    Motif.HANDICAP: "handicap",
    Motif.SANTE: "raisons_sante",
    Motif.SEPARATION: "divorce_ou_separe",
    Motif.REGROUPEMENT: "regroupement_familial",
    Motif.LIEU_TRAVAIL: "rapprochement_travail",
    Motif.MUTATION_PRO: "rapprochement_travail",
    Motif.ASSISTANT_MATERNEL: "assistant_maternel",
}
PAPERS_OF_WORK: dict[str, str] = {
    Contrat.CDI: "salarie",
    Contrat.CDD: "salarie",
    Contrat.APPRENTI: "salarie",
    Contrat.INDEPENDANT: "non_salarie",
    Contrat.CHOMAGE: "demandeur_emploi",
    Contrat.RETRAITE: "retraite_ou_invalide",
    Contrat.ETUDIANT: "boursier",
}
PAPERS_OF_LODGING = (
    (SANS_LOGEMENT, "sans_logement"),
    (CHEZ_UN_TIERS | EN_TRANSITION, "heberge"),
    ({Occupation.HLM, Occupation.LOCATAIRE}, "locataire"),
    ({Occupation.PROPRIETAIRE}, "proprietaire"),
)


def situation(demande: Demande, le: date, *, tout_voir: bool) -> frozenset[str]:
    """Return the facts the limited list of papers depends on (arrêté du 22 décembre 2020).

    Without ``tout_voir``, no paper is called for by a protected fact.
    """
    personnes = list(demande.personnes.all())
    faits = {PAPERS_OF_REASON[dite] for dite in reponses(demande, tout_voir=tout_voir) if dite in PAPERS_OF_REASON}
    faits |= {nom for personne in personnes if (nom := PAPERS_OF_WORK.get(personne.contrat))}
    faits |= {nom for lieux, nom in PAPERS_OF_LODGING if demande.occupation in lieux}
    if any(personne.lien == Lien.A_NAITRE for personne in personnes):
        faits.add("enfant_a_naitre")
    if any(est_mineur(personne.naissance, le) for personne in personnes):
        faits.add("enfants_mineurs")
    if any(personne.nationalite == Nationalite.AUTRE for personne in personnes):
        faits.add("hors_union_europeenne")
    if any(personne.rfr_n1 is not None for personne in personnes):
        faits.add("baisse_invoquee")
    return frozenset(faits)


def est_recue(demande: Demande, code: str) -> bool:
    """Say whether a paper came: only the identity document is kept today."""
    return code == IDENTITE and demande.piece_identite_id is not None


def obligatoires_recues(demande: Demande, le: date) -> tuple[int, int]:
    """Return how many of the mandatory papers of a demand came, and how many are due, protected facts apart."""
    dues = [
        piece
        for piece in pieces_attendues(situation(demande, le, tout_voir=False), Etape.INSTRUCTION, le)
        if piece.obligatoire
    ]
    return sum(est_recue(demande, piece.code) for piece in dues), len(dues)
