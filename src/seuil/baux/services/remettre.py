"""Say what became of the letter of an offer: only a proven delivery makes its delay run (docs/decisions/0026)."""

from datetime import date

from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent
from seuil.baux import acces
from seuil.baux.models import Offre
from seuil.baux.requetes import toutes_en_cours
from seuil.baux.services.finir import verrouiller
from seuil.courriers.models import Echec, Preuve, Remise
from seuil.courriers.requetes import notifie_le
from seuil.courriers.services import noter_la_remise as garder
from seuil.demandes.models import Demande
from seuil.journal.services import consigner
from seuil.regles.offres import limite
from seuil.socle.droits import exiger
from seuil.territoires.requetes import delais_ici


@transaction.atomic
def noter_la_remise(offre: Offre, sort: Preuve | Echec, *, remise_le: date, note: str, par: Agent, le: date) -> Remise:
    """Record that the letter was delivered, or could not be, on a day. Raises DroitRefuse, RemiseImpossible.

    The last day to answer is counted again from the first proven delivery, never before the day that was printed.
    """
    exiger(acces.peut_offrir(par, offre.vacance))

    offre = verrouiller(offre)
    remise = garder(offre.courrier, sort, remise_le=remise_le, note=note, par=par, le=le)
    _compter(offre)

    consigner(
        "demande.offre_remise" if remise.preuve else "demande.offre_non_recue",
        offre.demande,
        par=par,
        le=le,
        logement=str(offre.vacance.logement),
        remise=str(remise),
        repondre_avant=offre.repondre_avant,
    )
    return remise


@transaction.atomic
def compter_le_delai(demande: Demande, *, le: date) -> int:
    """Count again the last day of the offers a household holds, once the space proved that it read one of them."""
    comptees = 0
    for offre in toutes_en_cours(demande):
        exiger(acces.peut_offrir(Systeme(), offre.vacance))
        offre = verrouiller(offre)
        avant = offre.repondre_avant
        _compter(offre)
        if offre.repondre_avant != avant:
            comptees += 1
            consigner("demande.offre_remise", demande, par=Systeme(), le=le, repondre_avant=offre.repondre_avant)
    return comptees


def _compter(offre: Offre) -> None:
    commune = offre.vacance.logement.programme.commune
    regles = delais_ici(commune, offre.envoyee_le)  # the delay that the letter gave
    offre.repondre_avant = limite(offre.imprimee_le, notifie_le(offre.courrier), regles, commune.departement_id)
    offre.save(update_fields=["repondre_avant"])
