"""What did not arrive, or may not leave: said of that address alone, tried by the next channel, never a proof."""

from datetime import date

from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.contacts.services import dire_morte
from seuil.courriers.models import Echec
from seuil.courriers.services import noter_la_remise
from seuil.envois.models import Envoi
from seuil.envois.services.dire import consigner_l_envoi
from seuil.envois.services.prevoir import relayer
from seuil.envois.voies import Raison

QUITTEE = "Adresse quittée avant le départ"
MORTELLES = {Raison.ADRESSE_INCONNUE, Raison.ADRESSE_MALFORMEE}


@transaction.atomic
def rebondir(envoi: Envoi, raison: Raison, *, le: date) -> Envoi | None:
    """Keep that it was refused for good; the address is dead when it does not exist. Return what leaves instead."""
    suite = _revenir(envoi, "rebondir", str(raison.label), le=le)
    if envoi.contact is not None and raison in MORTELLES:
        dire_morte(envoi.contact, le=le)
    return suite


def deborder(envoi: Envoi, raison: Raison, *, le: date) -> Envoi | None:
    """Keep that it was refused for now, twice: the address stays good, the next channel is tried."""
    return _revenir(envoi, "deborder", str(raison.label), le=le)


def renoncer(envoi: Envoi, *, le: date) -> Envoi | None:
    """Keep that the channel never answered: the next one is tried."""
    return _revenir(envoi, "abandonner", "La voie ne répond pas", le=le)


@transaction.atomic
def detourner(envoi: Envoi, *, le: date) -> Envoi | None:
    """Cancel what may no longer reach its address: nothing left, the next channel is tried.

    A notice that goes without paper and has no other channel is held, for a desk to see.
    """
    envoi = envoi.verrouiller()
    if not envoi.cycle.peut("annuler", str(envoi.etat)):
        return None
    suite = relayer(envoi, le=le)
    est_a_voir = suite is None and envoi.sans_papier and not (envoi.est_secret or envoi.adresse_quittee)
    envoi.passer("retenir" if est_a_voir else "annuler")
    envoi.raison = QUITTEE
    envoi.save(update_fields=["etat", "raison"])
    return suite


@transaction.atomic
def retourner(envoi: Envoi, *, raison: str, le: date) -> None:
    """Keep that a letter came back to its sender."""
    _revenir(envoi, "retourner", raison, le=le)


@transaction.atomic
def _revenir(envoi: Envoi, verbe: str, raison: str, *, le: date) -> Envoi | None:
    envoi = envoi.verrouiller()
    if not envoi.cycle.peut(verbe, str(envoi.etat)):
        return None
    envoi.passer(verbe)
    envoi.raison = raison
    envoi.save(update_fields=["etat", "raison"])
    if envoi.demande is None:
        return None
    if envoi.courrier is not None and envoi.exige_preuve:
        sort = Echec.RETOURNE if verbe == "retourner" else Echec.REBONDI
        noter_la_remise(envoi.courrier, sort, remise_le=le, note=raison, par=Systeme(), le=le)
    consigner_l_envoi("demande.message_revenu", envoi, par=Systeme(), le=le, raison=raison)
    return relayer(envoi, le=le)
