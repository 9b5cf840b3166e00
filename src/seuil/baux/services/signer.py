"""Sign the lease: the dwelling is let, and the demand leaves the register at once."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.baux import acces, faits
from seuil.baux.courriers import avis_de_bail
from seuil.baux.models import Bail, Offre
from seuil.baux.services.offrir import ConditionEnAttente
from seuil.courriers.models import Gabarit
from seuil.courriers.services import ecrire
from seuil.demandes import services as demandes
from seuil.demandes.etats import MotifRadiation
from seuil.journal.services import consigner
from seuil.patrimoine import services as patrimoine
from seuil.regles.conditions import juger_l_offre
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
    vacance = offre.vacance.verrouiller()
    offre = offre.verrouiller()
    _exiger_sans_condition(offre)
    offre.passer("signer")
    offre.save(update_fields=["etat"])
    bail = Bail(
        offre=offre,
        logement=vacance.logement,
        demande=offre.demande,
        signe_le=le,
        prend_effet_le=prend_effet_le,
        depot_garantie=vacance.logement.loyer,
        assurance_vue=assurance_vue,
        etat_des_lieux_le=etat_des_lieux_le,
    )
    _garder(bail, le=le)
    patrimoine.louer(vacance, par=par, le=le)
    demandes.radier(offre.demande, motif=MotifRadiation.ATTRIBUTION, par=par, le=le)

    consigner("bail.signe", bail, par=par, le=le, numero=offre.demande.numero_unique, logement=str(bail.logement))
    return bail


def _exiger_sans_condition(offre: Offre) -> None:
    libre = juger_l_offre(faits.condition(offre.decision))
    if not libre.est_oui:
        raise ConditionEnAttente(libre.motif)


def _garder(bail: Bail, *, le: date) -> None:
    bail.courrier = ecrire(
        Gabarit.BAIL,
        objet="Signature du bail",
        contexte=avis_de_bail(bail, le=le),
        le=le,
        numero_unique=bail.demande.numero_unique,
    )
    bail.save()
