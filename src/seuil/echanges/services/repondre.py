"""A service answers, writes first, closes, or passes a conversation on; the household is told by `avis`."""

from datetime import date, datetime

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.demandes.models import Demande
from seuil.echanges import acces
from seuil.echanges.etats import Etat
from seuil.echanges.models import Echange, Message
from seuil.echanges.nomenclatures import Sujet
from seuil.echanges.requetes import Destinataire, autres_services, service_de
from seuil.echanges.services.garder import Propos, cle_de, deja_garde, garder
from seuil.echanges.services.prendre import tenir
from seuil.echanges.services.refus import EchangeRefuse
from seuil.journal.services import consigner
from seuil.socle.droits import exiger


@transaction.atomic
def repondre(echange: Echange, propos: Propos, *, vu: int, par: Agent, le: date, a: datetime) -> Echange:
    """Write to the household, having read its last message (``vu``). Raises DroitRefuse, EchangeRefuse, EchangeTenu."""
    exiger(acces.peut_repondre(par, echange))

    echange.verrouiller()  # a second tap waits here for the first, then finds it
    cle = cle_de(echange.demande, propos)
    if deja := deja_garde(cle):
        return deja.echange
    echange = tenir(echange, vu, par=par, a=a)
    echange.passer("repondre")
    echange.attend_depuis = echange.repondre_avant = None
    _laisser(echange, "etat", "attend_depuis", "repondre_avant")
    return _dire(echange, garder(echange, propos, cle, par=par, le=le), par=par, le=le)


@transaction.atomic
def ecrire_au_foyer(demande: Demande, sujet: Sujet, propos: Propos, *, par: Agent, le: date) -> Echange:
    """Open a conversation with a household, in the name of the agent's service. Raises DroitRefuse."""
    demande = demande.verrouiller()
    exiger(acces.peut_ecrire_au_foyer(par, demande))
    cle = cle_de(demande, propos)
    if deja := deja_garde(cle):
        return deja.echange
    service = service_de(par)
    dits = {"organisme": service.organisme, "guichet": service.guichet, "sujet": sujet, "etat": Etat.REPONDU}
    echange = Echange.objects.create(demande=demande, **dits)
    return _dire(echange, garder(echange, propos, cle, par=par, le=le), par=par, le=le)


@transaction.atomic
def clore(echange: Echange, *, vu: int, par: Agent, le: date, a: datetime) -> Echange:
    """Expect nothing more, having read the last message. Raises DroitRefuse, EchangeRefuse, EchangeTenu."""
    exiger(acces.peut_repondre(par, echange))

    echange = tenir(echange, vu, par=par, a=a)
    echange.passer("clore")
    echange.clos_le, echange.attend_depuis, echange.repondre_avant = le, None, None
    _laisser(echange, "etat", "clos_le", "attend_depuis", "repondre_avant")
    consigner("demande.echange_clos", echange.demande, par=par, le=le, echange=echange.pk)
    return echange


@transaction.atomic
def confier(
    echange: Echange, a_qui: Destinataire, *, raison: str, vu: int, par: Agent, le: date, a: datetime
) -> Echange:
    """Pass what waits to another service, with a reason that the household reads; the day promised stays.

    Raises DroitRefuse, PassageInterdit, EchangeRefuse, EchangeTenu.
    """
    exiger(acces.peut_repondre(par, echange))

    echange = tenir(echange, vu, par=par, a=a)
    echange.passer("confier")
    if a_qui.cle not in {un.cle for un in autres_services(echange.demande, echange.organisme)}:
        raise EchangeRefuse("Ce service ne lit pas les messages de ce foyer.", "a_qui")
    echange.vient_de, echange.raison = echange.organisme, raison
    echange.organisme, echange.guichet = a_qui.organisme, a_qui.guichet
    _laisser(echange, "etat", "vient_de", "raison", "organisme", "guichet")
    dits = {"echange": echange.pk, "de": str(echange.vient_de), "vers": echange.service}
    consigner("demande.echange_confie", echange.demande, par=par, le=le, **dits)
    return echange


def _laisser(echange: Echange, *changes: str) -> None:
    """Save, and give the conversation back to all."""
    echange.prise_par = echange.prise_a = None
    echange.save(update_fields=[*changes, "prise_par", "prise_a"])


def _dire(echange: Echange, message: Message, *, par: Agent, le: date) -> Echange:
    """Write the act, and nothing of what was said: the notice comes from it."""
    consigner("demande.message_du_service", echange.demande, par=par, le=le, echange=echange.pk, message=message.pk)
    return echange
