"""Sign the lease: the dwelling is let, and the demand leaves the register at once."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.baux import acces
from seuil.baux.courriers import avis_de_bail
from seuil.baux.models import Bail, Offre
from seuil.baux.services.finir import verrouiller
from seuil.baux.services.offrir import exiger_sans_condition
from seuil.courriers.models import Courrier, Gabarit
from seuil.courriers.services import ecrire
from seuil.demandes import services as demandes
from seuil.demandes.etats import MotifRadiation
from seuil.journal.services import consigner
from seuil.patrimoine import services as patrimoine
from seuil.socle.droits import exiger


class AssuranceManquante(ValueError):
    """No lease without the proof of insurance."""


@transaction.atomic
def signer(
    offre: Offre, *, prend_effet_le: date, assurance_vue: bool, etat_des_lieux_le: date | None, par: Agent, le: date
) -> Bail:
    """Sign the lease (deposit of one month without charges) and remove the demand for attribution (art. R441-2-8 a).

    Raises DroitRefuse, PassageInterdit, AssuranceManquante, ConditionEnAttente.
    """
    exiger(acces.peut_offrir(par, offre.vacance))

    if not assurance_vue:
        raise AssuranceManquante("L’attestation d’assurance habitation est obligatoire pour signer.")
    offre = _conclure(offre)
    bail = Bail(
        offre=offre,
        logement=offre.vacance.logement,
        demande=offre.demande,
        signe_le=le,
        prend_effet_le=prend_effet_le,
        depot_garantie=offre.vacance.logement.loyer,
        assurance_vue=assurance_vue,
        etat_des_lieux_le=etat_des_lieux_le,
    )
    bail.courrier = _courrier(bail, le=le)
    bail.save()
    patrimoine.louer(offre.vacance, par=par, le=le)
    demandes.radier(offre.demande, motif=MotifRadiation.ATTRIBUTION, par=par, le=le)

    faits = {"numero": offre.demande.numero_unique, "offre": offre.pk, "logement": str(bail.logement)}
    consigner("bail.signe", bail, par=par, le=le, **faits)
    return bail


def _conclure(offre: Offre) -> Offre:
    """Lock the offer and end it by its lease."""
    offre = verrouiller(offre)
    exiger_sans_condition(offre.decision)
    offre.passer("signer")
    offre.save(update_fields=["etat"])
    return offre


def _courrier(bail: Bail, *, le: date) -> Courrier:
    return ecrire(
        Gabarit.BAIL,
        objet="Signature du bail",
        contexte=avis_de_bail(bail, le=le),
        le=le,
        numero_unique=bail.demande.numero_unique,
    )
