"""What households say against a removal."""

from datetime import date

from django.db.models import QuerySet

from seuil.acteurs.models import Agent
from seuil.demandes import acces
from seuil.demandes.etats import Etat, MotifRadiation
from seuil.demandes.models import Demande
from seuil.demandes.requetes import delais_de_la_demande
from seuil.journal.models import Entree
from seuil.radiations.etats import EtatContestation
from seuil.radiations.models import Contestation
from seuil.regles.radiation import juger_la_reintegration


def a_repondre(agent: Agent) -> QuerySet[Contestation]:
    """Return the contests that wait for a manager, on demands it may see, the first last day first."""
    siennes = Contestation.objects.filter(etat=EtatContestation.A_REPONDRE, demande__in=acces.visibles_par(agent))
    return siennes.select_related("demande").prefetch_related("demande__personnes").order_by("repondre_avant", "pk")


def entree_de_la_radiation(demande: Demande) -> Entree | None:
    """Return the act of the journal that removed the demand last."""
    actes = Entree.objects.filter(verbe="demande.radiee", objet="demande", objet_id=str(demande.pk))
    return actes.order_by("pk").last()


def contestation_de(demande: Demande) -> Contestation | None:
    """Return what the household said against its last removal."""
    entree = entree_de_la_radiation(demande)
    return Contestation.objects.filter(entree=entree.pk).first() if entree else None


def peut_etre_contestee(demande: Demande, le: date) -> bool:
    """Say whether a removal may be contested here: not a lease, and while the demand may still be put back."""
    if demande.etat != Etat.RADIEE or demande.motif_radiation == MotifRadiation.ATTRIBUTION:
        return False
    return (
        demande.radiee_le is not None
        and juger_la_reintegration(demande.radiee_le, delais_de_la_demande(demande, le), le=le).est_oui
    )
