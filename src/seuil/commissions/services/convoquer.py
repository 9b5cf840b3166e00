"""Convene a session and write its agenda."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.commissions import acces
from seuil.commissions.models import Commission, Point, Seance
from seuil.designations.etats import Etat
from seuil.designations.models import Candidature
from seuil.journal.services import consigner
from seuil.patrimoine import services as patrimoine
from seuil.patrimoine.models import Vacance
from seuil.socle.droits import exiger


@transaction.atomic
def convoquer(commission: Commission, *, seance_le: date, par: Agent, le: date) -> Seance:
    """Convene a session."""
    exiger(acces.peut_tenir(par, commission))

    seance = Seance.objects.create(commission=commission, le=seance_le)

    consigner("seance.convoquee", seance, par=par, le=le, seance_le=seance_le)
    return seance


@transaction.atomic
def inscrire(seance: Seance, vacance: Vacance, *, par: Agent, le: date) -> Point:
    """Put a dwelling and its candidates on the agenda. Raises DroitRefuse, PassageInterdit."""
    exiger(acces.peut_tenir(par, seance.commission))

    seance = seance.verrouiller()
    seance.passer("inscrire")
    liste = vacance.listes.latest("pk")
    patrimoine.inscrire(vacance, par=par, le=le)
    point = Point.objects.create(
        seance=seance, vacance=vacance, ordre=seance.points.count() + 1, motif_insuffisance=liste.motif_insuffisance
    )
    candidatures = list(vacance.candidatures.filter(etat=Etat.DESIGNEE).order_by("pk"))
    for candidature in candidatures:
        _inscrire(candidature)

    consigner(
        "seance.point_inscrit", seance, par=par, le=le, logement=str(vacance.logement), candidats=len(candidatures)
    )
    return point


def _inscrire(candidature: Candidature) -> None:
    candidature = candidature.verrouiller()
    candidature.passer("inscrire")
    candidature.save(update_fields=["etat"])
