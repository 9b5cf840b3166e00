"""Convene a session, write its agenda, change its day, or call it off: nothing of it is lost."""

from datetime import date, time

from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent
from seuil.commissions import acces
from seuil.commissions.models import Commission, Decision, Point, Report, Seance
from seuil.commissions.services.ouvrir import SeanceImpossible
from seuil.designations.etats import EN_ATTENTE, Etat
from seuil.designations.models import Candidature
from seuil.journal.services import consigner
from seuil.patrimoine import services as patrimoine
from seuil.patrimoine.models import Vacance
from seuil.socle.droits import exiger


@transaction.atomic
def convoquer(
    commission: Commission, *, seance_le: date, par: Agent, le: date, heure: time | None = None, lieu: str = ""
) -> Seance:
    """Convene a session. Raises DroitRefuse, SeanceImpossible for a day already gone."""
    exiger(acces.peut_tenir(par, commission))

    _exiger_a_venir(seance_le, le)
    seance = Seance.objects.create(commission=commission, le=seance_le, heure=heure, lieu=lieu)

    consigner("seance.convoquee", seance, par=par, le=le, seance_le=seance_le, heure=heure, lieu=lieu)
    return seance


@transaction.atomic
def deplacer(seance: Seance, *, seance_le: date, motif: str, par: Agent, le: date, heure: time | None = None) -> Seance:
    """Postpone the whole session, or bring it forward, with the reason. Raises as `convoquer`, and PassageInterdit."""
    exiger(acces.peut_tenir(par, seance.commission))

    seance = seance.verrouiller()
    seance.passer("deplacer")
    _exiger_un_motif(motif)
    _exiger_a_venir(seance_le, le)
    ancien, seance.le, seance.heure = seance.le, seance_le, heure or seance.heure
    seance.save(update_fields=["le", "heure"])

    consigner("seance.deplacee", seance, par=par, le=le, de=ancien, vers=seance_le, heure=seance.heure, motif=motif)
    return seance


@transaction.atomic
def annuler(seance: Seance, *, motif: str, par: Agent, le: date) -> Seance:
    """Call a session off, also one opened by mistake: its dwellings wait for another. Raises as `deplacer`.

    A session that voted is not undone at once: each vote is taken back first, and says so.
    """
    exiger(acces.peut_tenir(par, seance.commission))

    seance = seance.verrouiller()
    seance.passer("annuler")
    _exiger_un_motif(motif)
    _exiger_sans_vote(seance)
    seance.motif_annulation = motif
    seance.save(update_fields=["etat", "motif_annulation"])
    for point in seance.points.all():
        _rendre(point, par=par, le=le)

    consigner("seance.annulee", seance, par=par, le=le, motif=motif)
    return seance


@transaction.atomic
def inscrire(seance: Seance, vacance: Vacance, *, par: Agent, le: date) -> Point:
    """Put a dwelling and its candidates on the agenda, those postponed by a session before among them.

    Raises DroitRefuse, PassageInterdit.
    """
    exiger(acces.peut_tenir(par, seance.commission))

    seance = seance.verrouiller()
    seance.passer("inscrire")
    liste = vacance.listes.latest("pk")
    patrimoine.inscrire(vacance, par=par, le=le)
    point = Point.objects.create(
        seance=seance, vacance=vacance, ordre=_dernier_ordre(seance) + 1, motif_insuffisance=liste.motif_insuffisance
    )
    candidatures = list(vacance.candidatures.filter(etat__in=EN_ATTENTE).order_by("pk"))
    for candidature in candidatures:
        _passer(candidature, "inscrire")

    consigner(
        "seance.point_inscrit", seance, par=par, le=le, logement=str(vacance.logement), candidats=len(candidatures)
    )
    return point


@transaction.atomic
def desinscrire(point: Point, *, motif: str, par: Agent | Systeme, le: date) -> None:
    """Take a dwelling off an agenda that is not open yet, with the reason. Raises DroitRefuse, PassageInterdit."""
    exiger(acces.peut_desinscrire(par, point))

    seance = point.seance.verrouiller()
    seance.passer("desinscrire")
    _exiger_un_motif(motif)
    _rendre(point, par=par, le=le)
    logement = str(point.vacance.logement)
    point.delete()

    consigner("seance.point_retire", seance, par=par, le=le, logement=logement, motif=motif)


def _rendre(point: Point, *, par: Agent | Systeme, le: date) -> None:
    """The dwelling and its candidates wait for another session."""
    for candidature in point.vacance.candidatures.filter(etat=Etat.INSCRITE).order_by("pk"):
        _passer(candidature, "desinscrire")
    patrimoine.ajourner(point.vacance, par=par, le=le)


def _passer(candidature: Candidature, verbe: str) -> None:
    candidature = candidature.verrouiller()
    candidature.passer(verbe)
    candidature.save(update_fields=["etat"])


def _dernier_ordre(seance: Seance) -> int:
    dernier = seance.points.last()
    return dernier.ordre if dernier else 0


def _exiger_un_motif(motif: str) -> None:
    if not motif.strip():
        raise SeanceImpossible("Écrivez pourquoi.", champ="motif")


def _exiger_a_venir(seance_le: date, le: date) -> None:
    if seance_le < le:
        raise SeanceImpossible(
            f"Le {seance_le:%d/%m/%Y} est passé : une séance se convoque pour aujourd’hui ou plus tard.",
            champ="seance_le",
        )


def _exiger_sans_vote(seance: Seance) -> None:
    vote = Decision.objects.filter(point__seance=seance).select_related("point__vacance__logement__programme").first()
    reporte = Report.objects.filter(point__seance=seance).select_related("point__vacance__logement__programme").first()
    if acte := vote or reporte:
        raise SeanceImpossible(
            f"{acte.point} : un vote ou un report y est enregistré. Annulez-le d’abord, ou reportez chaque candidat "
            "et closez la séance.",
            point=acte.point,
        )
