"""One decision per candidate, among a to e of art. R441-3, put to the vote."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db import IntegrityError, transaction

from seuil.acteurs.models import Agent
from seuil.commissions import acces, faits
from seuil.commissions.models import (
    UN_RANG_PAR_POINT,
    UNE_DECISION_PAR_CANDIDAT,
    UNE_SEULE_ATTRIBUTION,
    Decision,
    Membre,
    Point,
)
from seuil.commissions.requetes import candidats
from seuil.demandes.etats import Etat as EtatDemande
from seuil.designations.models import Candidature
from seuil.journal.services import consigner
from seuil.regles.commission import quorum
from seuil.regles.decisions import candidats_suffisants, decisions_regulieres
from seuil.regles.votes import Choix, Scrutin, VoteIrregulier, depouiller
from seuil.socle.db.contraintes import contrainte_violee
from seuil.socle.droits import exiger
from seuil.territoires.requetes import delais_ici

PREMIER_RANG = 1
CONFLITS = {
    UN_RANG_PAR_POINT: "Le rang {rang} est déjà donné à un autre candidat.",
    UNE_SEULE_ATTRIBUTION: "Le logement est déjà attribué à un autre candidat : classez les candidats par rang.",
    UNE_DECISION_PAR_CANDIDAT: "Une décision existe déjà pour ce candidat.",
}


class DecisionImpossible(Exception):
    """The decision is not regular or was not adopted; ``champ`` is where to correct it."""

    def __init__(self, champ: str, motif: str) -> None:
        self.champ, self.motif = champ, motif
        super().__init__(motif)


@dataclass(frozen=True, slots=True)
class Vote:
    """What is put to the vote, and each member's voice; who says nothing abstains."""

    nature: str
    suffrages: Mapping[Membre, Choix]
    rang: int | None = None
    motif: str = ""
    piece_manquante: str = ""
    condition_avant_le: date | None = None


@transaction.atomic
def decider(point: Point, candidature: Candidature, vote: Vote, *, par: Agent, le: date) -> Decision:
    """Record a vote and, when it adopts the proposal, the decision.

    Raises DroitRefuse, PassageInterdit, DecisionImpossible.
    """
    exiger(acces.peut_tenir(par, point.seance.commission))

    point.seance.verrouiller().passer("voter")
    candidature = candidature.verrouiller()
    _verifier_le_candidat(point, candidature)
    candidature.passer("decider")
    _verifier_le_point(point, le)
    decision, scrutin = _adopter(point, candidature, vote, le)
    _garder(decision, vote)
    candidature.save(update_fields=["etat"])

    consigner(
        "candidature.decidee",
        candidature,
        par=par,
        le=le,
        numero=candidature.demande.numero_unique,
        nature=vote.nature,
        rang=vote.rang,
        motif=vote.motif,
        scrutin=scrutin.motif,
        note=candidature.score,
    )
    return decision


@transaction.atomic
def reporter(point: Point, candidature: Candidature, *, motif: str, par: Agent, le: date) -> None:
    """Postpone the examination: not a decision (art. R441-3 knows none), so the candidature stays designated."""
    exiger(acces.peut_tenir(par, point.seance.commission))

    point.seance.verrouiller().passer("voter")
    candidature = candidature.verrouiller()
    candidature.passer("reporter")
    candidature.save(update_fields=["etat"])

    consigner("candidature.reportee", candidature, par=par, le=le, motif=motif)


def _verifier_le_candidat(point: Point, candidature: Candidature) -> None:
    if candidature.vacance_id != point.vacance_id:
        raise DecisionImpossible("nature", f"{candidature} ne concerne pas ce logement.")
    if candidature.demande.etat != EtatDemande.ACTIVE:
        raise DecisionImpossible("nature", f"{candidature.demande} est radiée : sa candidature est retirée.")


def _verifier_le_point(point: Point, le: date) -> None:
    nombre = candidats(point).count()
    regles = delais_ici(point.vacance.logement.programme.commune, le)
    suffisant = candidats_suffisants(faits.candidatures(point, nombre), regles)
    if not suffisant.est_oui:
        raise DecisionImpossible("nature", suffisant.motif)
    presence = quorum(faits.feuille(point.seance), faits.reglement(point.seance))
    if not presence.est_oui:
        raise DecisionImpossible("nature", presence.motif)


def _adopter(point: Point, candidature: Candidature, vote: Vote, le: date) -> tuple[Decision, Scrutin]:
    """Return the decision that the vote adopts, not saved, and how the voices were counted."""
    decision = _proposer(point, candidature, vote, le)
    scrutin = _depouiller(point, vote)
    decision.voix_preponderante, decision.presents = scrutin.preponderante, len(scrutin.voix)
    return decision, scrutin


def _proposer(point: Point, candidature: Candidature, vote: Vote, le: date) -> Decision:
    suffrages = {choix: [membre.pk for membre, dit in vote.suffrages.items() if dit is choix] for choix in Choix}
    decision = Decision(
        point=point,
        candidature=candidature,
        nature=vote.nature,
        rang=vote.rang,
        motif=vote.motif,
        piece_manquante=vote.piece_manquante,
        condition_avant_le=vote.condition_avant_le,
        pour=suffrages[Choix.POUR],
        contre=suffrages[Choix.CONTRE],
        abstention=suffrages[Choix.ABSTENTION],
    )
    proposition = replace(faits.proposition(decision), rang=vote.rang and PREMIER_RANG)
    seule = decisions_regulieres([proposition], le)
    if not seule.est_oui:
        raise DecisionImpossible(_champ(vote), seule.motif)
    return decision


def _depouiller(point: Point, vote: Vote) -> Scrutin:
    suffrages = {str(membre.pk): choix for membre, choix in vote.suffrages.items()}
    try:
        scrutin = depouiller(faits.feuille(point.seance), faits.logement(point), suffrages)
    except VoteIrregulier as irregulier:
        raise DecisionImpossible("suffrages", str(irregulier)) from irregulier
    if not scrutin.adoptee:
        raise DecisionImpossible("suffrages", f"{scrutin.motif} Proposez une autre décision.")
    return scrutin


def _garder(decision: Decision, vote: Vote) -> None:
    try:
        with transaction.atomic():
            decision.save()
    except IntegrityError as refus:
        conflit = CONFLITS.get(contrainte_violee(refus))
        if conflit is None:
            raise
        raise DecisionImpossible("rang", conflit.format(rang=vote.rang)) from refus


def _champ(vote: Vote) -> str:
    return {"b": "rang", "c": "piece_manquante", "d": "motif", "e": "motif"}.get(vote.nature, "nature")
