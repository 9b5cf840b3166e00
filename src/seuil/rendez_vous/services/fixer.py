"""Give a date, agree to it, decline it, change it: the same appointment, which its household's diary follows."""

from datetime import date, datetime

from django.db import transaction

from seuil.acteurs.models import Acteur, Agent
from seuil.rendez_vous import acces
from seuil.rendez_vous.models import RendezVous
from seuil.rendez_vous.requetes.creneaux import CreneauDuGuichet
from seuil.rendez_vous.services.occuper import FIXENT, dire, occuper, ou_pris_par_un_autre, refuser_une_demande_finie
from seuil.socle.droits import exiger


@transaction.atomic
def proposer(rendez_vous: RendezVous, voulu: CreneauDuGuichet, *, par: Agent, le: date, a: datetime) -> RendezVous:
    """Hold a slot for who asked; it says yes or no. Raises DroitRefuse, RendezVousRefuse, PassageInterdit."""
    exiger(acces.peut_agir(par, rendez_vous))
    exiger(acces.peut_tenir(par, voulu.guichet))

    rendez_vous = _fixer(rendez_vous, "proposer", voulu, le=le, a=a)

    dire("demande.rendez_vous_propose", rendez_vous, par=par, le=le)
    return rendez_vous


@transaction.atomic
def deplacer(rendez_vous: RendezVous, voulu: CreneauDuGuichet, *, par: Acteur, le: date, a: datetime) -> RendezVous:
    """Change its date: same name in the diary, next sequence. Raises DroitRefuse, RendezVousRefuse, PassageInterdit."""
    exiger(acces.peut_agir(par, rendez_vous))
    exiger(acces.peut_demander(par, rendez_vous.demande, voulu.guichet))

    rendez_vous = _fixer(rendez_vous, "deplacer", voulu, le=le, a=a)

    dire("demande.rendez_vous_deplace", rendez_vous, par=par, le=le)
    return rendez_vous


@transaction.atomic
def confirmer(rendez_vous: RendezVous, *, par: Acteur, le: date, a: datetime) -> RendezVous:
    """Agree to the date that was proposed. Raises DroitRefuse, PassageInterdit."""
    exiger(acces.peut_agir(par, rendez_vous))

    rendez_vous = rendez_vous.verrouiller()
    rendez_vous.passer("confirmer")
    rendez_vous.fixe_le, rendez_vous.touche_a = le, a
    rendez_vous.save(update_fields=["etat", "fixe_le", "touche_a"])

    dire("demande.rendez_vous_pris", rendez_vous, par=par, le=le)
    return rendez_vous


@transaction.atomic
def decliner(rendez_vous: RendezVous, *, mots: str, par: Acteur, le: date, a: datetime) -> RendezVous:
    """Give the slot back and wait for another; what suits is said. Raises DroitRefuse, PassageInterdit."""
    exiger(acces.peut_agir(par, rendez_vous))

    rendez_vous = rendez_vous.verrouiller()
    rendez_vous.passer("decliner")
    rendez_vous.debut = rendez_vous.fin = rendez_vous.agent = rendez_vous.fixe_le = None
    rendez_vous.mots, rendez_vous.touche_a = mots, a
    rendez_vous.save()

    dire("demande.rendez_vous_decline", rendez_vous, par=par, le=le)
    return rendez_vous


def _fixer(rendez_vous: RendezVous, verbe: str, voulu: CreneauDuGuichet, *, le: date, a: datetime) -> RendezVous:
    rendez_vous = rendez_vous.verrouiller()
    refuser_une_demande_finie(rendez_vous)
    suite = rendez_vous.debut is not None
    rendez_vous.passer(verbe)
    occuper(rendez_vous, voulu, le=le, a=a)
    rendez_vous.sequence += suite
    with ou_pris_par_un_autre():
        rendez_vous.save(update_fields=FIXENT)
    return rendez_vous
