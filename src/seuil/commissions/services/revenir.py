"""Take back what was recorded for a candidate while the session is open: nothing of it is lost."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.commissions import acces
from seuil.commissions.courriers import proposition_ecrite
from seuil.commissions.models import Decision, Point, Report, VoteAnterieur
from seuil.designations.models import Candidature
from seuil.journal.services import consigner
from seuil.socle.droits import exiger


@transaction.atomic
def revenir(point: Point, candidature: Candidature, *, par: Agent, le: date) -> None:
    """Take back a decision or a postponement: a vote is awaited again. Raises DroitRefuse, PassageInterdit."""
    exiger(acces.peut_tenir(par, point.seance.commission))

    point.seance.verrouiller().passer("voter")
    candidature = candidature.verrouiller()
    candidature.passer("reprendre")
    anterieur = ecarter_la_decision(candidature, VoteAnterieur.Issue.ANNULE)
    oter_le_report(point, candidature)
    candidature.save(update_fields=["etat"])

    consigner(
        "candidature.reprise",
        candidature,
        par=par,
        le=le,
        numero=candidature.demande.numero_unique,
        annule=str(anterieur or "report"),
    )


def ecarter_la_decision(candidature: Candidature, issue: VoteAnterieur.Issue) -> VoteAnterieur | None:
    """Replace the decision, if there is one, by the trace of a vote that no longer stands."""
    decision = Decision.objects.filter(candidature=candidature).select_related("point", "candidature__demande").first()
    if decision is None:
        return None
    anterieur = VoteAnterieur.objects.create(
        point=decision.point,
        candidature=candidature,
        le=decision.votee_le,
        a=decision.votee_a,
        proposition=proposition_ecrite(decision),
        scrutin=decision.scrutin,
        issue=issue,
    )
    decision.delete()
    return anterieur


def oter_le_report(point: Point, candidature: Candidature) -> None:
    """The candidate is examined after all."""
    Report.objects.filter(point=point, candidature=candidature).delete()
