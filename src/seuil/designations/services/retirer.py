"""Take a candidature back: the household gave up, or its demand left the register."""

from datetime import date

from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent
from seuil.demandes.models import Demande
from seuil.designations import acces
from seuil.designations.etats import CYCLE
from seuil.designations.models import Candidature
from seuil.journal.services import consigner
from seuil.socle.droits import exiger


@transaction.atomic
def retirer(candidature: Candidature, *, motif: str, par: Agent | Systeme, le: date) -> None:
    """Withdraw a candidature before its decision. Raises DroitRefuse, PassageInterdit."""
    exiger(acces.peut_retirer(par, candidature))

    candidature = candidature.verrouiller()
    candidature.passer("retirer")
    candidature.motif_retrait = motif
    candidature.save(update_fields=["etat", "motif_retrait"])

    consigner("candidature.retiree", candidature, par=par, le=le, motif=motif, numero=candidature.demande.numero_unique)


@transaction.atomic
def retirer_la_demande(demande: Demande, *, motif: str, le: date) -> int:
    """Withdraw a demand from every list where no decision was taken yet; return how many."""
    ouvertes = CYCLE.passages["retirer"][0]
    candidatures = Candidature.objects.filter(demande=demande, etat__in=ouvertes).order_by("pk")
    for candidature in candidatures:
        retirer(candidature, motif=motif, par=Systeme(), le=le)
    return len(candidatures)
