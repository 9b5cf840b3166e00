"""What a desk does with what did not arrive: look at it, send it again on purpose, say that a letter came back."""

from datetime import date, datetime

from django.db import transaction

from seuil.acteurs.models import Acteur, Agent
from seuil.contacts.nomenclatures import Canal, Role
from seuil.contacts.requetes import sert
from seuil.envois import acces
from seuil.envois.etats import A_REGARDER, Etat
from seuil.envois.models import Envoi
from seuil.envois.services.echouer import retourner
from seuil.envois.services.prevoir import cle
from seuil.journal.services import consigner
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

    _consigner("demande.message_vu", envoi, par=par, le=le)


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
    if envoi.etat not in {Etat.DOUTEUX, Etat.RETENU, Etat.INJOIGNABLE} or envoi.est_secret:
        raise SuiviImpossible("Seul un message peut-être parti, retenu ou sans réponse se renvoie.")
    neuf = _encore(envoi, f"renvoi de {envoi.pk}", le=le)
    envoi.vu_le, envoi.vu_par = le, par
    envoi.save(update_fields=["vu_le", "vu_par"])

    _consigner("demande.message_renvoye", envoi, par=par, le=le)
    return neuf


@transaction.atomic
def noter_le_retour(envoi: Envoi, *, raison: str, par: Agent, le: date) -> None:
    """Keep that a letter came back, and why. Raises DroitRefuse, SuiviImpossible when it did not leave."""
    _exiger(par, envoi)

    envoi = envoi.verrouiller()
    if envoi.canal != Canal.COURRIER or not envoi.cycle.peut("retourner", str(envoi.etat)):
        raise SuiviImpossible("Cette lettre n’est pas partie : elle ne peut pas être revenue.")
    retourner(envoi, raison=raison, le=le)
    _consigner("demande.lettre_revenue", envoi, par=par, le=le)


def _encore(envoi: Envoi, pourquoi: str, *, le: date) -> Envoi:
    """Queue the same message, by the same channel, under a key of its own."""
    neuf, _ = Envoi.objects.get_or_create(
        demande=envoi.demande,
        agent=envoi.agent,
        avis=envoi.avis,
        fait=f"{envoi.fait.partition(',')[0]}, {pourquoi}",
        canal=envoi.canal,
        adresse=envoi.adresse,
        defaults={
            "cle": cle(),
            "contact": envoi.contact,
            "expediteur": envoi.expediteur,
            "sujet": envoi.sujet,
            "titre": envoi.titre,
            "corps": envoi.corps,
            "court": envoi.court,
            "courrier": envoi.courrier,
            "exige_preuve": envoi.exige_preuve,
            "adresse_quittee": envoi.adresse_quittee,
            "sans_papier": envoi.sans_papier,
            "le": le,
            "relaie": envoi,
        },
    )
    return neuf


def _exiger(par: Agent, envoi: Envoi) -> None:
    if envoi.demande is None:
        raise SuiviImpossible("Ce message n’est pas celui d’une demande.")
    exiger(acces.peut_agir(par, envoi))


def _consigner(verbe: str, envoi: Envoi, *, par: Agent, le: date) -> None:
    if envoi.demande is not None:
        consigner(verbe, envoi.demande, par=par, le=le, avis=envoi.avis, canal=envoi.canal, cle=envoi.cle)
