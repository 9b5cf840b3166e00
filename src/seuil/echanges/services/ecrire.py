"""A household writes: a first message to a service, or what follows; its answer is due in the town's delay."""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext

from seuil.acteurs.auteurs import Mandataire
from seuil.acteurs.models import Acteur
from seuil.demandes.models import Demande
from seuil.echanges import acces
from seuil.echanges.faits import repondre_avant
from seuil.echanges.models import Echange, Message
from seuil.echanges.nomenclatures import Qui, Sujet
from seuil.echanges.requetes import Destinataire, destinataires
from seuil.echanges.services.garder import Propos, cle_de, deja_garde, garder
from seuil.echanges.services.refus import EchangeRefuse
from seuil.journal.services import consigner
from seuil.mandats.models import Mandat
from seuil.socle.droits import exiger
from seuil.socle.horloge import jour_de, moment_de


@transaction.atomic
def ecrire(
    demande: Demande,
    a_qui: Destinataire,
    sujet: Sujet,
    propos: Propos,
    *,
    mandat: Mandat | None = None,
    par: Acteur | Mandataire,
    le: date,
) -> Echange:
    """Open a conversation with a service; the same sending again returns the first one.

    Raises DroitRefuse, EchangeRefuse when this service reads no message of this household any more, or after too many.
    """
    demande = demande.verrouiller()
    exiger(acces.peut_ecrire(par, demande))
    cle = cle_de(demande, propos)
    if deja := deja_garde(cle):
        return deja.echange
    if a_qui.cle not in {un.cle for un in destinataires(demande)}:
        raise EchangeRefuse(gettext("Ce service ne lit plus vos messages ici. Choisissez-en un autre."), "a_qui")
    _refuser_le_flot(demande, le)
    dits = {"organisme": a_qui.organisme, "guichet": a_qui.guichet, "sujet": sujet, "mandat": mandat}
    echange = Echange.objects.create(
        demande=demande, **dits, attend_depuis=moment_de(le), repondre_avant=repondre_avant(demande, le)
    )
    return _dire(echange, garder(echange, propos, cle, par=par, le=le), par=par, le=le)


@transaction.atomic
def poursuivre(echange: Echange, propos: Propos, *, par: Acteur | Mandataire, le: date) -> Echange:
    """Write again in a conversation; closed meanwhile, it opens again: what a household writes is never lost.

    Raises DroitRefuse, EchangeRefuse after too many messages in a day.
    """
    demande = echange.demande.verrouiller()
    exiger(acces.peut_poursuivre(par, echange))
    cle = cle_de(demande, propos)
    if deja := deja_garde(cle):
        return deja.echange
    _refuser_le_flot(demande, le)
    echange = echange.verrouiller()
    echange.demande = demande
    attendait = echange.attend_depuis is not None
    echange.passer("ecrire")
    echange.clos_le = None
    if not attendait:
        echange.attend_depuis, echange.repondre_avant = moment_de(le), repondre_avant(demande, le)
    echange.save(update_fields=["etat", "clos_le", "attend_depuis", "repondre_avant"])
    return _dire(echange, garder(echange, propos, cle, par=par, le=le), par=par, le=le)


def _dire(echange: Echange, message: Message, *, par: Acteur | Mandataire, le: date) -> Echange:
    """Write the act, and nothing of what was said."""
    dits = {"echange": echange.pk, "message": message.pk, "service": echange.service}
    consigner("demande.message_du_foyer", echange.demande, par=par, le=le, **dits)
    return echange


def _refuser_le_flot(demande: Demande, le: date) -> None:
    siens = Message.objects.filter(echange__demande=demande).exclude(qui=Qui.SERVICE).order_by("-pk")
    derniers = list(siens.values_list("ecrit_a", flat=True)[: settings.MESSAGES_ECRITS_PAR_JOUR])
    if len(derniers) == settings.MESSAGES_ECRITS_PAR_JOUR and all(jour_de(moment) == le for moment in derniers):
        raise EchangeRefuse(
            gettext("Vous avez écrit beaucoup de messages aujourd’hui. Attendez une réponse, ou appelez un guichet.")
        )
