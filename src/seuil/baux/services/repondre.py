"""Answer an offer today: accept, or refuse and let the next rank receive the dwelling (R441-10)."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.baux import acces
from seuil.baux.etats import EN_COURS
from seuil.baux.models import Offre, Reponse, Sens, Voie
from seuil.baux.services.engager import tenir_la_demande
from seuil.baux.services.finir import verrouiller
from seuil.baux.services.offrir import offrir_au_suivant
from seuil.baux.services.recevoir import Dite, accuser, exiger_a_temps, garder
from seuil.journal.services import consigner
from seuil.socle.droits import exiger


@transaction.atomic
def accepter(offre: Offre, *, par: acces.Repondant, le: date) -> None:
    """Accept the offer today. Raises DroitRefuse, PassageInterdit, ReponseTardive once its delay is over."""
    exiger(acces.peut_repondre(par, offre))

    offre = verrouiller(offre)
    exiger_a_temps(offre, Dite(Sens.ACCEPTE, le, _voie(par)), le)
    offre.passer("accepter")
    reponse = garder(offre, Dite(Sens.ACCEPTE, le, _voie(par)), par=par, le=le)
    conclure_l_accord(offre, reponse, par=par, le=le)


@transaction.atomic
def refuser(offre: Offre, *, motif: str, par: acces.Repondant, le: date) -> Offre | None:
    """Refuse the offer today; the demand stays active. Returns the offer the next rank received, if any.

    Raises DroitRefuse, PassageInterdit, ReponseTardive.
    """
    exiger(acces.peut_repondre(par, offre))

    offre = verrouiller(offre)
    dite = Dite(Sens.REFUSE, le, _voie(par), motif)
    exiger_a_temps(offre, dite, le)
    return conclure_le_refus(offre, garder(offre, dite, par=par, le=le), par=par, le=le)


def conclure_l_accord(offre: Offre, reponse: Reponse, *, par: acces.Repondant, le: date) -> None:
    """Write an acceptance, its passage done: the demand is held, the household told. A step of several verbs."""
    offre.repondue_le = reponse.recue_le
    offre.save(update_fields=["etat", "repondue_le", "close_le", "motif_cloture"])
    tenir_la_demande(offre.demande, par=par, le=le)

    logement = str(offre.vacance.logement)
    consigner(
        "demande.offre_acceptee",
        offre.demande,
        par=par,
        le=le,
        offre=offre.pk,
        logement=logement,
        recue_le=reponse.recue_le,
    )
    accuser(reponse, le=le)


def conclure_le_refus(offre: Offre, reponse: Reponse, *, par: acces.Repondant, le: date) -> Offre | None:
    """Write a refusal; the next rank receives the dwelling, unless it already did. A step of several verbs."""
    tenait = offre.etat in EN_COURS
    offre.passer("refuser")
    offre.repondue_le, offre.motif_refus = reponse.recue_le, reponse.motif
    offre.save(update_fields=["etat", "repondue_le", "motif_refus"])
    tenir_la_demande(offre.demande, par=par, le=le)

    logement = str(offre.vacance.logement)
    consigner(
        "demande.offre_refusee",
        offre.demande,
        par=par,
        le=le,
        offre=offre.pk,
        motif=reponse.motif,
        logement=logement,
        recue_le=reponse.recue_le,
    )
    accuser(reponse, le=le)
    return offrir_au_suivant(offre.vacance, le=le) if tenait else None


def _voie(par: acces.Repondant) -> Voie:
    return Voie.GUICHET if isinstance(par, Agent) else Voie.EN_LIGNE
