"""Take a message to answer it: nobody else answers meanwhile, and it comes back to all after a while."""

from datetime import datetime

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.echanges import acces
from seuil.echanges.models import Echange
from seuil.echanges.requetes import dernier, tenue_par
from seuil.echanges.services.refus import EchangeRefuse, EchangeTenu
from seuil.socle.droits import exiger

VIENT_D_ECRIRE = "Le foyer vient d’écrire de nouveau. Lisez son message, puis continuez : vos mots sont gardés."


@transaction.atomic
def prendre(echange: Echange, *, par: Agent, a: datetime) -> Echange:
    """Give a conversation to an agent for as long as a paper. Raises DroitRefuse, EchangeTenu."""
    exiger(acces.peut_repondre(par, echange))

    echange = echange.verrouiller()
    verdict = tenue_par(echange, par, a)
    if not verdict.est_oui:
        raise EchangeTenu(verdict.motif)
    echange.prise_par, echange.prise_a = par, a
    echange.save(update_fields=["prise_par", "prise_a"])
    return echange


@transaction.atomic
def laisser(echange: Echange, *, par: Agent) -> None:
    """Give it back to all before the end of the time. Raises DroitRefuse."""
    exiger(acces.peut_repondre(par, echange))

    Echange.objects.filter(pk=echange.pk, prise_par=par).update(prise_par=None, prise_a=None)


def tenir(echange: Echange, vu: int, *, par: Agent, a: datetime) -> Echange:
    """Return the conversation locked, for who took it and read its last message (``vu``).

    Raises DroitRefuse, EchangeTenu, EchangeRefuse when the household wrote since.
    """
    exiger(acces.peut_repondre(par, echange))
    demande = echange.demande
    echange = echange.verrouiller()
    echange.demande = demande
    verdict = tenue_par(echange, par, a)
    if not verdict.est_oui:
        raise EchangeTenu(verdict.motif)
    if echange.prise_par != par:
        raise EchangeTenu("Ce message n’est plus à vous : reprenez-le avant de répondre.")
    if dernier(echange) != vu:
        raise EchangeRefuse(VIENT_D_ECRIRE)
    return echange
