"""Take back what was recorded for a candidate while the session is open: nothing of it is lost."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.commissions import acces
from seuil.commissions.courriers import proposition_ecrite
from seuil.commissions.models import Decision, Point, Report, VoteAnterieur
from seuil.commissions.services.vote import DecisionImpossible
from seuil.designations.models import Candidature
from seuil.journal.services import consigner
from seuil.socle.droits import exiger


@transaction.atomic
def revenir(point: Point, candidature: Candidature, *, par: Agent, le: date, lue: Decision | None = None) -> None:
    """Take back a decision or a postponement: a vote is awaited again.

    ``lue`` is the decision that the page showed: a newer one is never taken back unseen. Raises DroitRefuse,
    PassageInterdit, DecisionImpossible.
    """
    exiger(acces.peut_tenir(par, point.seance.commission))

    point.seance.verrouiller().passer("voter")
    candidature = candidature.verrouiller()
    actuelle = decision_d_ici(point, candidature)
    if lue is not None and lue != actuelle:
        raise DecisionImpossible("nature", "Cette décision a changé depuis que vous avez ouvert la page : relisez-la.")
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


def decision_d_ici(point: Point, candidature: Candidature) -> Decision | None:
    """Return the decision of this session for a candidate; what another session decided is never touched."""
    actuelle = Decision.objects.filter(candidature=candidature).select_related("point__seance", "redigee_par").first()
    if actuelle is not None and actuelle.point_id != point.pk:
        raise DecisionImpossible("nature", f"La séance du {actuelle.point.seance.le:%d/%m/%Y} a déjà décidé.")
    return actuelle


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
