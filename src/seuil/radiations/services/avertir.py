"""Nobody answered: the warning is written, then its delivery is noted (art. R441-2-8 c)."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.courriers.models import Echec, Preuve, Remise
from seuil.courriers.services import noter_la_remise
from seuil.demandes.etats import EN_COURS
from seuil.journal.services import consigner
from seuil.radiations import acces
from seuil.radiations.models import Interrogation
from seuil.radiations.services.refus import InterrogationRefusee
from seuil.regles.radiation import juger_l_avertissement
from seuil.socle.droits import exiger


@transaction.atomic
def avertir(interrogation: Interrogation, *, par: Agent, le: date) -> Interrogation:
    """Warn once the last day to answer has passed; the worker writes the letter.

    Raises DroitRefuse, PassageInterdit, InterrogationRefusee before its time, or when no letter can be sent.
    """
    exiger(acces.peut_suivre(par, interrogation))

    demande = interrogation.demande.verrouiller()
    interrogation = interrogation.verrouiller()
    interrogation.passer("avertir")
    verdict = juger_l_avertissement(interrogation.repondre_avant, le=le)
    if not verdict.est_oui:
        raise InterrogationRefusee(verdict.motif)
    if demande.etat not in EN_COURS or not demande.adresse_postale:
        raise InterrogationRefusee("Aucune lettre ne peut partir pour cette demande.")
    interrogation.avertie_le, interrogation.avertie_par = le, par
    interrogation.save(update_fields=["etat", "avertie_le", "avertie_par"])

    consigner("demande.avertie", demande, par=par, le=le, interrogation=interrogation.pk)
    return interrogation


@transaction.atomic
def noter_l_avertissement(
    interrogation: Interrogation, sort: Preuve | Echec, *, remise_le: date, note: str, par: Agent, le: date
) -> Remise:
    """Record what became of the warning: only a proven delivery makes its month run.

    Raises DroitRefuse, InterrogationRefusee, RemiseImpossible.
    """
    exiger(acces.peut_suivre(par, interrogation))

    demande = interrogation.demande.verrouiller()
    interrogation = interrogation.verrouiller()
    if interrogation.avertissement is None:
        raise InterrogationRefusee("L’avertissement n’est pas encore écrit.", "sort")
    remise = noter_la_remise(interrogation.avertissement, sort, remise_le=remise_le, note=note, par=par, le=le)

    consigner("demande.avertissement_remis", demande, par=par, le=le, remise=str(remise))
    return remise
