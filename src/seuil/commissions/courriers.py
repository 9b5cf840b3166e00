"""What a session says in letters: its minutes, and one letter to each candidate."""

from datetime import date
from typing import cast

from seuil.commissions import faits
from seuil.commissions.models import Decision, Nature, Point, Presence, Report, Seance
from seuil.courriers.contextes import (
    CandidatDuProcesVerbal,
    CodeDecision,
    Condition,
    Logement,
    Membre,
    PointDuProcesVerbal,
    ProcesVerbal,
    Recours,
)
from seuil.courriers.contextes import Decision as LettreDecision
from seuil.courriers.contextes import Seance as SeanceEcrite
from seuil.demandes.courriers import emetteur, lettre
from seuil.patrimoine.models import Logement as LogementLoue
from seuil.regles.commission import a_voix_deliberative, peut_deliberer, quorum
from seuil.regles.delais import Delais
from seuil.regles.motifs_commission import Acte, en_clair
from seuil.regles.pieces import liste_limitative
from seuil.socle.design.mesures import date_longue, euros
from seuil.territoires.requetes import delais_ici

COTATION = "La note de la grille publiée a servi à classer les candidats ; la commission a décidé."
ACTES = {Nature.NON_ATTRIBUTION: Acte.NON_ATTRIBUTION, Nature.IRRECEVABILITE: Acte.IRRECEVABILITE}
SUITES = {
    Nature.ATTRIBUTION: ["Le bailleur vous envoie une offre écrite.", "Répondez dans le délai qu’elle indique."],
    Nature.RANG: ["Si les candidats classés avant vous refusent, le bailleur vous envoie une offre."],
    Nature.CONDITION: ["Envoyez le document avant la date indiquée : le bailleur signera alors le bail avec vous."],
    Nature.NON_ATTRIBUTION: ["Votre demande reste active, avec la même ancienneté."],
    Nature.IRRECEVABILITE: ["Vous pouvez répondre pendant le délai d’avertissement, avec vos justificatifs."],
}


def logement_ecrit(logement: LogementLoue) -> Logement:
    """Return a dwelling as a letter names it."""
    programme = logement.programme
    return Logement(
        designation=f"{logement.type} de {logement.surface:.0f} m²",
        adresse=f"{programme.adresse}, {programme.commune}",
        reference=logement.reference,
    )


def recours(organisme: str, regles: Delais) -> Recours:
    """Return how to contest a decision, within the delays of a territory."""
    return Recours(
        delai=f"{regles.recours_administratif_mois} mois",
        gracieux=[f"La commission d’attribution de {organisme}"],
        tribunal=["Le tribunal administratif, sur place, par courrier ou sur le site Télérecours citoyens"],
    )


def lettre_de_decision(decision: Decision, *, le: date) -> LettreDecision:
    """Return the letter to one candidate (art. L441-2-2, R441-2-17)."""
    seance, demande = decision.point.seance, decision.candidature.demande
    bailleur = seance.commission.bailleur
    nature = Nature(decision.nature)
    regles = delais_ici(decision.point.vacance.logement.programme.commune, le)
    return LettreDecision(
        **lettre(demande, emetteur(bailleur, service="Commission d’attribution"), le=le),
        logement=logement_ecrit(decision.point.vacance.logement),
        seance=_seance(seance),
        decision=cast(CodeDecision, nature.value),
        rang=str(decision.rang or ""),
        motif=motif_ecrit(decision),
        conditions=_conditions(decision),
        cotation=f"Votre demande compte {decision.candidature.score} points. {COTATION}",
        suites=SUITES[nature],
        preavis_radiation=f"{regles.avertissement_radiation_mois} mois" if nature == Nature.IRRECEVABILITE else "",
        recours=recours(bailleur.nom, regles),
    )


def proces_verbal(seance: Seance, empreinte: str) -> ProcesVerbal:
    """Return the minutes (art. R441-9): numbers and initials, never a name of candidate."""
    feuille, regles = faits.feuille(seance), faits.reglement(seance.commission, seance.le)
    verdict = quorum(feuille, regles)
    president = seance.commission.membres.filter(est_president=True).first()
    return ProcesVerbal(
        date=seance.le.isoformat(),
        organisme=seance.commission.bailleur.nom,
        numero=f"{seance.le:%Y}-{seance.pk}",
        seance_le=date_longue(seance.le),
        ouverture="",
        cloture="",
        lieu="",
        membres=[_membre(presence) for presence in seance.presences.select_related("membre", "pouvoir_a")],
        quorum_atteint=verdict.est_oui,
        quorum=verdict.motif,
        points=[_point(point) for point in seance.points.select_related("vacance__reservataire")],
        signataires=[f"{president or 'Le président de séance'}, président de séance", "Le secrétariat"],
        empreinte=empreinte,
    )


def motif_ecrit(decision: Decision) -> str:
    """Return the reason in words: its sentence, the figures of a rejection, the free words another person accepted."""
    acte = ACTES.get(Nature(decision.nature))
    if acte is None:
        return ""
    mots = decision.mots if decision.mots_acceptes_le else ""
    return " ".join(filter(None, [en_clair(acte, decision.code, mots, decision.votee_le), decision.constat]))


def piece_ecrite(decision: Decision) -> str:
    """Return the name of the awaited paper, as the limited list writes it."""
    libelles = {piece.code: piece.libelle for piece in liste_limitative(decision.point.seance.le)}
    return libelles.get(decision.piece_manquante, decision.piece_manquante)


def _seance(seance: Seance) -> SeanceEcrite:
    return SeanceEcrite(
        organisme=seance.commission.bailleur.nom, numero=f"{seance.le:%Y}-{seance.pk}", date=date_longue(seance.le)
    )


def _membre(presence: Presence) -> Membre:
    membre = presence.membre
    if presence.pouvoir_a:
        present = f"représenté par {presence.pouvoir_a}"
    else:
        present = "présent"
    return Membre(
        nom=membre.nom,
        qualite=membre.get_qualite_display(),
        presence=present,
        voix="délibérative" if peut_deliberer(faits.membre(membre).qualite) else "consultative",
    )


def _point(point: Point) -> PointDuProcesVerbal:
    logement = point.vacance.logement
    electeurs = sum(
        a_voix_deliberative(faits.membre(membre), faits.logement(point))
        for membre in point.seance.commission.membres.all()
    )
    decisions = point.decisions.select_related("candidature__demande").order_by("rang", "candidature__rang")
    return PointDuProcesVerbal(
        logement=logement_ecrit(logement),
        details=f"{logement.financement}, loyer {euros(logement.loyer)}, charges {euros(logement.charges)}. "
        f"{electeurs} membres ont voix délibérative pour ce logement.",
        reservataire=str(point.vacance.reservataire),
        derogation=point.motif_insuffisance,
        cotation=COTATION,
        candidats=[_candidat(decision) for decision in decisions],
        report="",
    )


def _candidat(decision: Decision) -> CandidatDuProcesVerbal:
    demande = decision.candidature.demande
    titulaire = demande.titulaire
    rang = f", rang {decision.rang}" if decision.rang else ""
    return CandidatDuProcesVerbal(
        numero=demande.numero_unique,
        initiales=f"{titulaire.prenom[:1]}. {titulaire.nom[:1]}.",
        points=str(decision.candidature.score),
        pour=len(decision.pour),
        contre=len(decision.contre),
        abstention=len(decision.abstention),
        preponderante="voix prépondérante du maire" if decision.voix_preponderante else "",
        decision=f"{decision.nature}. {decision.get_nature_display()}{rang}",
        motif=motif_ecrit(decision),
        conditions=_conditions(decision),
    )


def _conditions(decision: Decision) -> list[Condition]:
    if decision.condition_avant_le is None:
        return []
    return [Condition(piece=piece_ecrite(decision), avant_le=date_longue(decision.condition_avant_le))]


def lettre_de_report(report: Report, *, le: date) -> LettreDecision:
    """Return the letter to a candidate whose examination was put off."""
    raise NotImplementedError


def avertissement(decision: Decision, *, le: date) -> LettreDecision:
    """Return the warning before a removal (art. R441-2-8 d)."""
    raise NotImplementedError
