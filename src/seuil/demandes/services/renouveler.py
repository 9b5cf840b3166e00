"""The demand in time: renewed for another year, prolonged when its notice was late, put back after a wrong removal."""

from datetime import date

from django.db import IntegrityError, transaction

from seuil.acteurs.auteurs import Mandataire
from seuil.acteurs.models import Acteur
from seuil.demandes import acces
from seuil.demandes.etats import Etat
from seuil.demandes.models import Demande
from seuil.demandes.requetes import delais_de_la_demande
from seuil.demandes.services.refus import ReintegrationRefusee
from seuil.journal.services import consigner
from seuil.regles.delais import expire_le
from seuil.regles.radiation import juger_la_reintegration
from seuil.socle.droits import exiger


@transaction.atomic
def renouveler(demande: Demande, *, presente_le: date, par: Acteur | Mandataire, le: date, **faits: object) -> Demande:
    """Renew the demand for a year from the day it was presented (art. R441-2-7); said twice, it changes nothing.

    ``faits`` are kept by the journal: how it was presented. Raises DroitRefuse, PassageInterdit.
    """
    exiger(acces.peut_renouveler(par, demande))

    demande = demande.verrouiller()
    echeance = expire_le(presente_le, delais_de_la_demande(demande, le))
    if demande.renouvelee_le is not None and demande.echeance >= echeance:
        return demande
    demande.passer("renouveler_retenue" if demande.etat == Etat.RETENUE else "renouveler")
    demande.renouvelee_le, demande.echeance = presente_le, echeance
    demande.save(update_fields=["etat", "renouvelee_le", "echeance"])

    consigner("demande.renouvelee", demande, par=par, le=le, presente_le=presente_le, jusqu_au=echeance, **faits)
    return demande


@transaction.atomic
def prolonger(demande: Demande, *, jusqu_au: date, raison: str, par: Acteur, le: date) -> bool:
    """Let the demand live longer than its end of validity; return whether it changed. Raises DroitRefuse."""
    exiger(acces.peut_prolonger(par))

    demande = demande.verrouiller()
    if demande.echeance >= jusqu_au:
        return False
    demande.passer("prolonger_retenue" if demande.etat == Etat.RETENUE else "prolonger")
    demande.echeance = jusqu_au
    demande.save(update_fields=["etat", "echeance"])

    consigner("demande.prolongee", demande, par=par, le=le, jusqu_au=jusqu_au, raison=raison)
    return True


@transaction.atomic
def reintegrer(demande: Demande, *, raison: str, par: Acteur, le: date) -> Demande:
    """Put a demand back in the register, its seniority kept: the removal is withdrawn, its reason said.

    One whose end of validity has passed is renewed on that day: it came to say that it still looks for a home.
    Raises DroitRefuse, PassageInterdit, ReintegrationRefusee past its delay, or when its holder has another living one.
    """
    exiger(acces.peut_reintegrer(par, demande))

    demande = demande.verrouiller()
    motif, radiee_le = demande.motif_radiation, demande.radiee_le
    demande.passer("reintegrer")
    _exiger_son_delai(radiee_le, demande, le)
    demande.motif_radiation, demande.radiee_le = "", None
    if demande.echeance < le:
        demande.renouvelee_le, demande.echeance = le, expire_le(le, delais_de_la_demande(demande, le))
    demande.save(update_fields=["etat", "motif_radiation", "radiee_le", "renouvelee_le", "echeance"])
    try:
        with transaction.atomic():
            demande.titulaires.update(est_vivant=True)
    except IntegrityError as autre:
        raise ReintegrationRefusee(
            "Cette personne a une autre demande dans ce ressort : réunissez-les, ou radiez l’autre d’abord."
        ) from autre

    consigner("demande.reintegree", demande, par=par, le=le, raison=raison, motif=motif, radiee_le=radiee_le)
    return demande


def _exiger_son_delai(radiee_le: date | None, demande: Demande, le: date) -> None:
    verdict = juger_la_reintegration(radiee_le or le, delais_de_la_demande(demande, le), le=le)
    if not verdict.est_oui:
        raise ReintegrationRefusee(verdict.motif)
