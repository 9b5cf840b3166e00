"""Close a session: every candidate has a decision or a postponement; minutes at once, letters by the worker."""

from datetime import date, time

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.commissions import acces, faits
from seuil.commissions.courriers import proces_verbal
from seuil.commissions.models import ATTRIBUANT, Decision, Nature, Point, Seance
from seuil.commissions.services.ouvrir import SeanceImpossible
from seuil.commissions.services.tenir import heure_qui_suit
from seuil.courriers.models import Gabarit
from seuil.courriers.services import ecrire
from seuil.demandes.etats import Etat as EtatDemande
from seuil.designations.etats import Etat
from seuil.journal.services import consigner, sceller
from seuil.patrimoine import services as patrimoine
from seuil.regles.decisions import decisions_regulieres
from seuil.regles.motifs_commission import Acte, motif
from seuil.socle.droits import exiger
from seuil.socle.horloge import heure_qu_il_est


@transaction.atomic
def clore(seance: Seance, *, par: Agent, le: date, a: time | None = None) -> Seance:
    """Close the session: write the minutes, move the dwellings on; each candidate's letter follows by itself.

    Raises DroitRefuse, PassageInterdit, SeanceImpossible with the dwelling at fault: a candidate without decision,
    ranks that do not follow, words that nobody read again.
    """
    exiger(acces.peut_tenir(par, seance.commission))

    seance = seance.verrouiller()
    seance.passer("clore")
    points = list(seance.points.select_related("vacance__logement__programme__commune"))
    if not points:
        raise SeanceImpossible("Aucun logement n’a été examiné : annulez la séance, avec la raison.")
    for point in points:
        _verifier(point, le)
    seance.close_le = le
    seance.close_a = heure_qui_suit(seance, a) if le == seance.le else a or heure_qu_il_est()
    seance.proces_verbal = ecrire(
        Gabarit.PROCES_VERBAL,
        objet=f"Procès-verbal, {seance.commission}",
        contexte=proces_verbal(seance, sceller()),
        le=le,
    )
    seance.save(update_fields=["etat", "close_le", "close_a", "proces_verbal"])
    for point in points:
        _avancer(point, par=par, le=le)

    pv = seance.proces_verbal.pk
    consigner("seance.close", seance, par=par, le=le, a=seance.close_a, proces_verbal=pv, points=len(points))
    return seance


def _verifier(point: Point, le: date) -> None:
    attendues = point.vacance.candidatures.filter(etat=Etat.INSCRITE).select_related("demande")
    if attendues:
        qui = ", ".join(str(candidature.demande.titulaire) for candidature in attendues)
        raise SeanceImpossible(f"{point} : il manque une décision, ou un report, pour {qui}.", point=point)
    decisions = point.decisions.select_related("candidature__demande").prefetch_related(
        "candidature__demande__personnes"
    )
    ensemble = decisions_regulieres(faits.propositions(decisions), le)
    if not ensemble.est_oui:
        raise SeanceImpossible(f"{point} : {ensemble.motif}", point=point)
    for decision in decisions:
        _verifier_la_relecture(decision, le)


def _verifier_la_relecture(decision: Decision, le: date) -> None:
    """A refusal whose only motive is free words cannot be told before another person accepted them."""
    if decision.nature != Nature.NON_ATTRIBUTION or decision.mots_acceptes_le is not None:
        return
    if motif(Acte.NON_ATTRIBUTION, decision.code, le).exige_des_mots:
        de_qui = f"{decision.point} : le motif écrit pour {decision.candidature.demande.titulaire}"
        suite = (
            f"{de_qui} attend d’être relu par une autre personne du bailleur. Ou choisissez un motif de la liste."
            if decision.mots
            else f"{de_qui} a été rayé à la relecture : refaites le vote, avec un motif de la liste ou d’autres mots."
        )
        raise SeanceImpossible(suite, point=decision.point)


def _est_attribuee(decision: Decision) -> bool:
    """A household whose demand left the register since its vote takes no dwelling."""
    return decision.nature in ATTRIBUANT and decision.candidature.demande.etat == EtatDemande.ACTIVE


def _avancer(point: Point, *, par: Agent, le: date) -> None:
    """Say to each demand what was decided, and let the dwelling go on: offered, examined again, or proposed again."""
    decisions = list(point.decisions.select_related("candidature__demande"))
    reports = list(point.reports.select_related("candidature__demande"))
    for decision in decisions:
        consigner(
            "demande.examinee",
            decision.candidature.demande,
            par=par,
            le=le,
            decision=decision.pk,
            nature=decision.nature,
            rang=decision.rang,
            code=decision.code,
        )
    for report in reports:
        consigner("demande.reportee", report.candidature.demande, par=par, le=le, report=report.pk, code=report.code)
    if any(_est_attribuee(decision) for decision in decisions):
        patrimoine.attribuer(point.vacance, par=par, le=le)
    elif reports:
        patrimoine.ajourner(point.vacance, par=par, le=le)
    else:
        patrimoine.reproposer(point.vacance, par=par, le=le)
