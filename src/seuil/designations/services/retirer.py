"""Take a candidature back: the household asked, or its demand left the register."""

from datetime import date

from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.demandes.models import Demande
from seuil.designations.etats import CYCLE
from seuil.designations.models import Candidature
from seuil.journal.services import Auteur, consigner


@transaction.atomic
def retirer(candidature: Candidature, *, motif: str, par: Auteur, le: date) -> None:
    """Withdraw a candidature before its decision."""
    candidature.passer("retirer")
    candidature.motif_retrait = motif
    candidature.save()

    consigner("candidature.retiree", candidature, par=par, le=le, motif=motif, numero=candidature.demande.numero_unique)


@transaction.atomic
def retirer_la_demande(demande: Demande, *, motif: str, le: date) -> int:
    """Withdraw a demand from every list where no decision was taken yet; return how many."""
    ouvertes = CYCLE.passages["retirer"][0]
    candidatures = Candidature.objects.select_for_update().filter(demande=demande, etat__in=ouvertes)
    for candidature in candidatures:
        retirer(candidature, motif=motif, par=Systeme(), le=le)
    return len(candidatures)
