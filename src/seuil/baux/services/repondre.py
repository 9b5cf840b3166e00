"""Answer an offer: yes, no, or nothing at all, which is a refusal (art. R441-10)."""

from datetime import date

from django.db import transaction

from seuil.acteurs.auteurs import Demandeur, Systeme
from seuil.acteurs.models import Agent
from seuil.baux import acces
from seuil.baux.etats import CYCLE, Etat
from seuil.baux.models import Offre
from seuil.baux.services.offrir import offrir_au_suivant
from seuil.demandes import services as demandes
from seuil.demandes.models import Demande
from seuil.journal.services import consigner
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import exiger


@transaction.atomic
def accepter(offre: Offre, *, par: Agent | Demandeur, le: date) -> None:
    """Accept the offer. Raises DroitRefuse, PassageInterdit, also once its delay is over: silence was a refusal."""
    exiger(acces.peut_repondre(par, offre))

    offre = _verrouiller(offre)
    if le > offre.repondre_avant:
        raise PassageInterdit(offre, "accepter", str(Etat.SANS_REPONSE.label))
    offre.passer("accepter")
    offre.repondue_le = le
    offre.save(update_fields=["etat", "repondue_le"])

    consigner("demande.offre_acceptee", offre.demande, par=par, le=le, logement=str(offre.vacance.logement))


@transaction.atomic
def refuser(offre: Offre, *, motif: str, par: Agent | Demandeur, le: date) -> Offre | None:
    """Refuse the offer; the demand stays active. Returns the offer the next rank received, if any."""
    exiger(acces.peut_repondre(par, offre))

    return _finir(offre, "refuser", motif=motif, par=par, le=le)


@transaction.atomic
def constater_silence(offre: Offre, *, par: Agent | Systeme, le: date) -> Offre | None:
    """Note that nobody answered in time. Returns the offer the next rank received, if any.

    Raises DroitRefuse, PassageInterdit, ValueError while the delay runs.
    """
    exiger(acces.peut_offrir(par, offre.vacance))

    if le <= offre.repondre_avant:
        raise ValueError(f"Le délai de réponse court jusqu’au {offre.repondre_avant:%d/%m/%Y}.")
    return _finir(offre, "constater_silence", motif="", par=par, le=le)


@transaction.atomic
def retirer_la_demande(demande: Demande, *, le: date) -> int:
    """Withdraw the offers of a demand that left the register; each dwelling goes to its next rank."""
    offres = list(Offre.objects.filter(demande=demande, etat__in=CYCLE.passages["retirer"][0]))
    for offre in offres:
        exiger(acces.peut_offrir(Systeme(), offre.vacance))
        _finir(offre, "retirer", motif="La demande a été radiée.", par=Systeme(), le=le)
    return len(offres)


def _finir(offre: Offre, verbe: str, *, motif: str, par: Agent | Demandeur | Systeme, le: date) -> Offre | None:
    offre = _verrouiller(offre)
    offre.passer(verbe)
    offre.repondue_le = le
    offre.motif_refus = motif
    offre.save(update_fields=["etat", "repondue_le", "motif_refus"])
    demandes.immobiliser(offre.demande, motif="", par=par, le=le)

    logement = str(offre.vacance.logement)
    consigner(f"demande.offre_{offre.etat}", offre.demande, par=par, le=le, motif=motif, logement=logement)
    return offrir_au_suivant(offre.vacance, le=le)


def _verrouiller(offre: Offre) -> Offre:
    """Lock the vacancy, then the offer: the same order as an offer being made."""
    offre.vacance.verrouiller()
    return offre.verrouiller()
