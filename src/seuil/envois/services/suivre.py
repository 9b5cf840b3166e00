"""What a desk does with what did not arrive: look at it, send it again on purpose, say that a letter came back."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Acteur, Agent
from seuil.contacts.nomenclatures import Canal, Role
from seuil.contacts.requetes import sert
from seuil.demandes.models import Demande
from seuil.envois import acces
from seuil.envois.etats import A_REGARDER, SE_RENVOIENT, Etat
from seuil.envois.models import Envoi
from seuil.envois.services.dire import consigner_l_envoi, redire
from seuil.envois.services.echouer import retourner
from seuil.socle.droits import exiger
from seuil.socle.horloge import jour_de


class SuiviImpossible(ValueError):
    """It cannot be done with that message; says why."""


@transaction.atomic
def voir(envoi: Envoi, *, par: Agent, le: date) -> None:
    """Keep that somebody looked at what went wrong. Raises DroitRefuse."""
    _exiger(par, envoi)

    envoi = envoi.verrouiller()
    if envoi.vu_le is not None or envoi.etat not in A_REGARDER:
        return
    envoi.vu_le, envoi.vu_par = le, par
    envoi.save(update_fields=["vu_le", "vu_par"])

    consigner_l_envoi("demande.message_vu", envoi, par=par, le=le)


@transaction.atomic
def renouveler_le_lien(envoi: Envoi, *, par: Acteur, maintenant: datetime) -> Envoi | None:
    """Queue the same message again, once a day, to an address still verified: its link is new. Raises DroitRefuse."""
    demande, contact, le = envoi.demande, envoi.contact, jour_de(maintenant)
    if demande is None or contact is None or contact.role != Role.MENAGE or not sert(contact):
        return None
    exiger(acces.peut_redemander(par, demande))
    return _encore(envoi, f"lien du {le.isoformat()}", le=le)


@transaction.atomic
def renvoyer(envoi: Envoi, *, par: Agent, le: date) -> Envoi:
    """Send again, by the same channel, what perhaps left or was held: a person decides it. Raises SuiviImpossible."""
    _exiger(par, envoi)

    envoi = envoi.verrouiller()
    if envoi.etat not in SE_RENVOIENT or envoi.est_secret:
        raise SuiviImpossible("Seul un message peut-être parti, retenu ou sans réponse se renvoie.")
    neuf = _encore(envoi, f"renvoi de {envoi.pk}", le=le)
    envoi.vu_le, envoi.vu_par = le, par
    envoi.save(update_fields=["vu_le", "vu_par"])

    consigner_l_envoi("demande.message_renvoye", envoi, par=par, le=le)
    return neuf


@transaction.atomic
def taire(demande: Demande, avis: Collection[str], *, le: date) -> int:
    """Take back what waits to leave of these notices; return how many. What left, or is leaving, stays as it is."""
    exiger(acces.peut_suivre(Systeme(), demande))

    attendent = Envoi.objects.filter(demande=demande, avis__in=avis, etat__in=[Etat.EN_FILE, Etat.RETENU])
    annules = list(attendent.order_by("pk").verrouiller())
    for envoi in annules:
        envoi.passer("annuler")
        envoi.raison = "Devenu sans objet"
        envoi.save(update_fields=["etat", "raison"])
        consigner_l_envoi("demande.message_annule", envoi, par=Systeme(), le=le)
    return len(annules)


@transaction.atomic
def noter_le_retour(envoi: Envoi, *, raison: str, par: Agent, le: date) -> None:
    """Keep that a letter came back, and why. Raises DroitRefuse, SuiviImpossible when it did not leave."""
    _exiger(par, envoi)

    envoi = envoi.verrouiller()
    if envoi.canal != Canal.COURRIER or not envoi.cycle.peut("retourner", str(envoi.etat)):
        raise SuiviImpossible("Cette lettre n’est pas partie : elle ne peut pas être revenue.")
    retourner(envoi, raison=raison, le=le)
    consigner_l_envoi("demande.lettre_revenue", envoi, par=par, le=le)


def _encore(envoi: Envoi, pourquoi: str, *, le: date) -> Envoi:
    fait, canal = f"{envoi.fait_d_origine}, {pourquoi}", Canal(envoi.canal)
    return redire(envoi, fait=fait, canal=canal, adresse=envoi.adresse, contact=envoi.contact, le=le)


def _exiger(par: Agent, envoi: Envoi) -> None:
    if envoi.demande is None:
        raise SuiviImpossible("Ce message n’est pas celui d’une demande.")
    exiger(acces.peut_agir(par, envoi))
