"""An answer as it came: in time or not, kept with its day and its way, acknowledged by letter."""

from dataclasses import dataclass
from datetime import date

from seuil.acteurs.models import Agent
from seuil.baux import acces, faits
from seuil.baux.courriers import accuse_de_reponse
from seuil.baux.etats import Etat
from seuil.baux.models import Offre, Reponse, Sens, Voie
from seuil.courriers.models import Gabarit
from seuil.courriers.services import ecrire
from seuil.journal.services import consigner
from seuil.regles.offres import juger_la_reponse


class ReponseTardive(ValueError):
    """The answer was received on a day when it could not count; the message names the days."""


@dataclass(frozen=True, slots=True)
class Dite:
    """An answer as it came: what it says, on which day it was received, by which way."""

    sens: Sens
    recue_le: date
    voie: Voie
    motif: str = ""
    note: str = ""


def exiger_a_temps(offre: Offre, dite: Dite, le: date) -> None:
    """Raise ReponseTardive when the day it was received cannot count."""
    apres_accord = dite.sens == Sens.REFUSE and offre.etat == Etat.ACCEPTEE
    verdict = juger_la_reponse(faits.attente(offre), dite.recue_le, le, apres_accord=apres_accord)
    if not verdict.est_oui:
        raise ReponseTardive(verdict.motif)


def garder(offre: Offre, dite: Dite, *, par: acces.Repondant, le: date) -> Reponse:
    """Keep the answer, whatever it changes."""
    reponse = Reponse.objects.create(
        offre=offre,
        sens=dite.sens,
        recue_le=dite.recue_le,
        voie=dite.voie,
        motif=dite.motif,
        note=dite.note,
        saisie_le=le,
        saisie_par=par if isinstance(par, Agent) else None,
    )
    consigner(
        "demande.reponse_recue", offre.demande, par=par, le=le, sens=dite.sens, voie=dite.voie, recue_le=dite.recue_le
    )
    return reponse


def accuser(reponse: Reponse, *, le: date) -> None:
    """Acknowledge by letter the first answer that had its effect."""
    if reponse.offre.reponses_recues.exclude(accuse=None).exists():
        return
    reponse.accuse = ecrire(
        Gabarit.ACCUSE,
        objet="Votre réponse à une offre de logement",
        numero_unique=reponse.offre.demande.numero_unique,
        le=le,
        contexte=accuse_de_reponse(reponse, le=le),
    )
    reponse.save(update_fields=["accuse"])
