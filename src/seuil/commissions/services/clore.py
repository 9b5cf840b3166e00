"""Close a session: every candidate has a decision or a postponement, the minutes and the letters leave."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.commissions import acces, faits
from seuil.commissions.courriers import lettre_de_decision, proces_verbal
from seuil.commissions.models import ATTRIBUANT, Decision, Point, Seance
from seuil.commissions.services.ouvrir import SeanceImpossible
from seuil.courriers.models import Gabarit
from seuil.courriers.services import ecrire
from seuil.designations.etats import Etat
from seuil.journal.services import consigner, sceller
from seuil.patrimoine import services as patrimoine
from seuil.regles.decisions import decisions_regulieres
from seuil.socle.droits import exiger


@transaction.atomic
def clore(seance: Seance, *, par: Agent, le: date) -> Seance:
    """Close the session, write the minutes and one letter per candidate, move the dwellings on.

    Raises DroitRefuse, PassageInterdit, SeanceImpossible when a candidate has no decision or the ranks do not follow.
    """
    exiger(acces.peut_tenir(par, seance.commission))

    seance = seance.verrouiller()
    seance.passer("clore")
    points = list(seance.points.select_related("vacance__logement__programme__commune"))
    for point in points:
        _verifier(point, le)
    seance.proces_verbal = ecrire(
        Gabarit.PROCES_VERBAL,
        objet=f"Procès-verbal, {seance.commission}",
        contexte=proces_verbal(seance, sceller()),
        le=le,
    )
    seance.save(update_fields=["etat", "proces_verbal"])
    for point in points:
        _notifier(point, par=par, le=le)

    consigner("seance.close", seance, par=par, le=le, proces_verbal=seance.proces_verbal.pk)
    return seance


def _verifier(point: Point, le: date) -> None:
    attendues = point.vacance.candidatures.filter(etat=Etat.INSCRITE).select_related("demande")
    if attendues:
        numeros = ", ".join(candidature.demande.numero_unique for candidature in attendues)
        raise SeanceImpossible(f"{point} : il manque une décision, ou un report, pour {numeros}.")
    decisions = point.decisions.select_related("candidature__demande")
    ensemble = decisions_regulieres(faits.propositions(decisions), le)
    if not ensemble.est_oui:
        raise SeanceImpossible(f"{point} : {ensemble.motif}")


def _notifier(point: Point, *, par: Agent, le: date) -> None:
    decisions: list[Decision] = list(point.decisions.select_related("candidature__demande"))
    for decision in decisions:
        demande = decision.candidature.demande
        decision.courrier = ecrire(
            Gabarit.DECISION,
            objet="Décision de la commission d’attribution",
            contexte=lettre_de_decision(decision, le=le),
            le=le,
            numero_unique=demande.numero_unique,
        )
        decision.save(update_fields=["courrier"])
        consigner(
            "demande.examinee",
            demande,
            par=par,
            le=le,
            nature=decision.nature,
            rang=decision.rang,
            motif=decision.motif,
        )
    if any(decision.nature in ATTRIBUANT for decision in decisions):
        patrimoine.attribuer(point.vacance, par=par, le=le)
    else:
        patrimoine.reproposer(point.vacance, par=par, le=le)
