"""Postpone an examination: not a decision (art. R441-3 knows none), the same candidate comes back."""

from datetime import date, time

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.commissions import acces
from seuil.commissions.models import Point, Report
from seuil.commissions.services.juger import quorum_de
from seuil.commissions.services.mots import a_redire
from seuil.commissions.services.vote import DecisionImpossible
from seuil.designations.etats import Etat
from seuil.designations.models import Candidature
from seuil.journal.services import consigner
from seuil.regles.motifs_commission import Acte, motiver
from seuil.socle.droits import exiger
from seuil.socle.horloge import heure_qu_il_est


@transaction.atomic
def reporter(
    point: Point, candidature: Candidature, *, code: str, par: Agent, le: date, mots: str = "", a: time | None = None
) -> Report:
    """Put off the examination of one candidate, at what time and why; a decision is taken back first, seen.

    Raises DroitRefuse, PassageInterdit, DecisionImpossible for a motive that says nothing.
    """
    exiger(acces.peut_tenir(par, point.seance.commission))

    point.seance.verrouiller().passer("voter")
    verdict = motiver(Acte.REPORT, code, mots, le)
    if not verdict.est_oui:
        raise DecisionImpossible("motif_report" if verdict.est_non or not code else "mots_report", verdict.motif)
    if faute := a_redire(point, mots, le):
        raise DecisionImpossible("mots_report", faute)
    return _reporter(point, candidature, code=code, mots=mots, par=par, le=le, a=a or heure_qu_il_est())


@transaction.atomic
def reporter_le_logement(
    point: Point, *, code: str, par: Agent, le: date, mots: str = "", a: time | None = None
) -> list[Report]:
    """Put off every candidate of the dwelling who has no decision yet. Raises as `reporter`."""
    attendent = point.vacance.candidatures.filter(etat=Etat.INSCRITE).order_by("rang")
    return [reporter(point, candidature, code=code, mots=mots, par=par, le=le, a=a) for candidature in attendent]


def _reporter(point: Point, candidature: Candidature, *, code: str, mots: str, par: Agent, le: date, a: time) -> Report:
    candidature = candidature.verrouiller()
    candidature.passer("reporter")
    candidature.save(update_fields=["etat"])
    report = Report.objects.create(
        point=point, candidature=candidature, code=code, mots=mots.strip(), le=le, a=a, quorum=quorum_de(point).motif
    )

    numero = candidature.demande.numero_unique
    consigner("candidature.reportee", candidature, par=par, le=le, numero=numero, code=code, mots=mots, a=a)
    return report
