"""Reads of offers and leases."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from seuil.baux.etats import EN_COURS, Etat
from seuil.baux.models import Bail, Offre
from seuil.commissions.etats import Etat as EtatSeance
from seuil.commissions.models import ATTRIBUANT, Decision, Nature
from seuil.commissions.requetes import attributions
from seuil.demandes.etats import Etat as EtatDemande
from seuil.demandes.models import Demande
from seuil.designations.etats import Etat as EtatCandidature
from seuil.patrimoine.etats import Etat as EtatVacance
from seuil.patrimoine.models import Programme, Vacance
from seuil.territoires.models import Commune


def prochaine_attribution(vacance: Vacance) -> Decision | None:
    """Return the next ranked decision: its demand is active, it has no offer yet, nothing passed nor ended it.

    An offer withdrawn because a former rank took the dwelling back counts no more: the rank keeps its turn.
    """
    faite = Offre.objects.filter(decision=OuterRef("pk")).exclude(etat=Etat.RETIREE)
    encore = attributions(vacance).filter(
        ~Exists(faite), candidature__demande__etat=EtatDemande.ACTIVE, passage=None, condition_tombee_le=None
    )
    return encore.first()


def attribuees_sans_offre(demande: Demande) -> QuerySet[Vacance]:
    """Return the dwellings attributed to a household, among others or alone, that nobody is offered now."""
    siennes = Decision.objects.filter(candidature__demande=demande, nature__in=ATTRIBUANT).values("point__vacance")
    attribuees = Vacance.objects.filter(pk__in=siennes, etat=EtatVacance.ATTRIBUEE)
    return attribuees.exclude(offres__etat__in=EN_COURS).order_by("pk")


def est_reportee(vacance: Vacance) -> bool:
    """Say whether candidates whose examination was put off still wait for a session."""
    return vacance.candidatures.filter(etat=EtatCandidature.REPORTEE, demande__etat=EtatDemande.ACTIVE).exists()


def en_cours(demande: Demande) -> Offre | None:
    """Return the offer the household is expected to answer or has accepted, the most urgent one first."""
    return toutes_en_cours(demande).first()


def toutes_en_cours(demande: Demande) -> QuerySet[Offre]:
    """Return every offer in progress of a household: those to answer first, by their last day."""
    a_repondre = Case(When(etat=Etat.ENVOYEE, then=Value(0)), default=Value(1), output_field=IntegerField())
    offres = Offre.objects.filter(demande=demande, etat__in=EN_COURS).order_by(a_repondre, "repondre_avant", "pk")
    return offres.select_related("vacance__logement__programme__commune", "courrier")


def acceptee_ailleurs_le(demande: Demande, vacance: Vacance) -> date | None:
    """Return the day a household accepted another dwelling than this one; None when it did not."""
    ailleurs = Offre.objects.filter(demande=demande, etat=Etat.ACCEPTEE).exclude(vacance=vacance)
    return ailleurs.order_by("repondue_le").values_list("repondue_le", flat=True).first()


def conditions_en_attente(demande: Demande) -> QuerySet[Decision]:
    """Return the attributions of a household that await a paper, once their session is closed (art. R441-3 c)."""
    attendues = Decision.objects.filter(
        candidature__demande=demande,
        nature=Nature.CONDITION,
        condition_levee_le=None,
        condition_tombee_le=None,
        point__seance__etat=EtatSeance.CLOSE,
        point__vacance__etat=EtatVacance.ATTRIBUEE,
        passage=None,
    )
    return attendues.select_related("point__seance", "point__vacance__logement__programme__commune").order_by(
        "condition_avant_le", "pk"
    )


def baux_signes(communes: Collection[str], *, apres: date, jusqu_a: date) -> Iterable[tuple[str, str, date, date]]:
    """Return the commune, the type, the day of reception and of signature of each lease of these communes."""
    lus = _signes(Q(commune__in=communes), apres, jusqu_a).order_by("pk")
    return lus.values_list("logement__programme__commune", "logement__type", "demande__recue_le", "signe_le")


def attentes(commune: Commune, types: Collection[str], *, apres: date, jusqu_a: date) -> list[tuple[date, date]]:
    """Return when each demand was received and its lease signed, for the leases of a town and of these types."""
    memes = Q(commune=commune) | Q(commune__commune_parent=commune.pk)
    lus = _signes(memes, apres, jusqu_a).filter(logement__type__in=types)
    return list(lus.values_list("demande__recue_le", "signe_le"))


def _signes(ou: Q, apres: date, jusqu_a: date) -> QuerySet[Bail]:
    """Return the leases signed between two days in the programmes that ``ou`` tells."""
    programmes = Programme.objects.filter(ou)
    return Bail.objects.filter(logement__programme__in=programmes, signe_le__gt=apres, signe_le__lte=jusqu_a)
