"""A household contests its removal; the manager puts the demand back, or says why not."""

from datetime import date

from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Acteur, Agent
from seuil.demandes import services as demandes
from seuil.demandes.models import Demande
from seuil.demandes.requetes import delais_de_la_demande
from seuil.journal.services import consigner
from seuil.radiations import acces
from seuil.radiations.etats import EtatContestation
from seuil.radiations.models import Contestation
from seuil.radiations.requetes import entree_de_la_radiation, peut_etre_contestee
from seuil.regles.radiation import repondre_a_la_contestation_avant
from seuil.socle.droits import exiger


class ContestationRefusee(ValueError):
    """This removal is not contested here: a lease, too late, or back in the register."""


@transaction.atomic
def contester(demande: Demande, *, texte: str, par: Acteur, le: date) -> Contestation:
    """Keep what the household says against its removal; said twice, the first words stand.

    Raises DroitRefuse, ContestationRefusee.
    """
    exiger(acces.peut_contester(par, demande))

    demande = demande.verrouiller()
    entree = entree_de_la_radiation(demande)
    if entree is None or not peut_etre_contestee(demande, le):
        raise ContestationRefusee("Cette radiation ne se conteste pas ici.")
    avant = repondre_a_la_contestation_avant(le, delais_de_la_demande(demande, le))
    dite = {"demande": demande, "texte": texte, "deposee_le": le, "repondre_avant": avant}
    contestation, est_neuve = Contestation.objects.get_or_create(entree=entree.pk, defaults=dite)
    if est_neuve:
        consigner("demande.radiation_contestee", demande, par=par, le=le, contestation=contestation.pk)
    return contestation


@transaction.atomic
def accepter_la_contestation(contestation: Contestation, *, motif: str, par: Agent, le: date) -> Contestation:
    """Put the demand back, with its reason. Raises DroitRefuse, PassageInterdit, ReintegrationRefusee."""
    exiger(acces.peut_repondre(par, contestation.demande))

    demande = contestation.demande.verrouiller()
    contestation = _repondre(contestation, "accepter", motif=motif, par=par, le=le)
    consigner("demande.contestation_acceptee", demande, par=par, le=le, contestation=contestation.pk)
    demandes.reintegrer(demande, raison=motif, par=par, le=le)
    return contestation


@transaction.atomic
def refuser_la_contestation(contestation: Contestation, *, motif: str, par: Agent, le: date) -> Contestation:
    """Leave the demand removed, and say why: the household is told. Raises DroitRefuse, PassageInterdit."""
    exiger(acces.peut_repondre(par, contestation.demande))

    demande = contestation.demande.verrouiller()
    contestation = _repondre(contestation, "refuser", motif=motif, par=par, le=le)
    consigner("demande.contestation_refusee", demande, par=par, le=le, motif=motif, contestation=contestation.pk)
    return contestation


def constater_la_reintegration(demande: Demande, *, raison: str, le: date) -> Contestation | None:
    """Close what waits when the demand came back by another way."""
    attendue = Contestation.objects.filter(demande=demande, etat=EtatContestation.A_REPONDRE).first()
    return _repondre(attendue, "accepter", motif=raison, par=Systeme(), le=le) if attendue else None


def _repondre(contestation: Contestation, verbe: str, *, motif: str, par: Agent | Systeme, le: date) -> Contestation:
    contestation = contestation.verrouiller()
    contestation.passer(verbe)
    contestation.motif, contestation.repondue_le = motif, le
    contestation.repondue_par = par if isinstance(par, Agent) else None
    contestation.save(update_fields=["etat", "motif", "repondue_le", "repondue_par"])
    return contestation
