"""A household asks to be erased before its date; the manager answers within the month (RGPD, art. 12 and 17)."""

from datetime import date

from django.db import transaction

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.models import Agent
from seuil.demandes.models import Demande
from seuil.demandes.requetes import delais_de_la_demande
from seuil.effacements import acces
from seuil.effacements.models import Sollicitation
from seuil.effacements.requetes import en_attente_de
from seuil.effacements.services.effacer import effacer
from seuil.effacements.services.restes import oter_les_fichiers
from seuil.journal.services import consigner
from seuil.regles.calendrier import ajouter_mois
from seuil.socle.droits import exiger


class SollicitationImpossible(ValueError):
    """The demand came back to the register meanwhile: its data serve again; ``motif`` says it."""

    def __init__(self, motif: str) -> None:
        self.motif = motif
        super().__init__(motif)


@transaction.atomic
def demander_l_effacement(demande: Demande, *, par: Demandeur, le: date) -> Sollicitation:
    """Ask to be erased; asked again while nobody answered, it changes nothing. Raises DroitRefuse."""
    demande = demande.verrouiller()
    exiger(acces.peut_demander_l_effacement(par, demande))

    if deja := en_attente_de(demande):
        return deja
    avant = ajouter_mois(le, delais_de_la_demande(demande, le).reponse_droits_mois)
    sollicitation = Sollicitation.objects.create(demande=demande, recue_le=le, avant_le=avant)
    consigner("demande.effacement_demande", demande, par=par, le=le, avant=avant)
    return sollicitation


@transaction.atomic
def accepter(sollicitation: Sollicitation, *, par: Agent, le: date) -> str:
    """Grant it: everything is erased at once; return the token. Raises DroitRefuse, PassageInterdit."""
    exiger(acces.peut_repondre(par, sollicitation.demande))

    demande = sollicitation.demande.verrouiller()
    sollicitation = sollicitation.verrouiller()
    sollicitation.passer("accepter")
    _exiger_sortie(demande)
    _repondre(sollicitation, par=par, le=le)
    oter_les_fichiers([demande.pk], le=le)
    return effacer(demande, par=par, le=le)


@transaction.atomic
def refuser(sollicitation: Sollicitation, *, raison: str, par: Agent, le: date) -> None:
    """Refuse it, with the reason that the household reads. Raises DroitRefuse, PassageInterdit."""
    exiger(acces.peut_repondre(par, sollicitation.demande))

    sollicitation = sollicitation.verrouiller()
    sollicitation.passer("refuser")
    sollicitation.raison = raison
    _repondre(sollicitation, par=par, le=le)
    consigner("demande.effacement_refuse", sollicitation.demande, par=par, le=le, raison=raison)


def _repondre(sollicitation: Sollicitation, *, par: Agent, le: date) -> None:
    sollicitation.repondue_par, sollicitation.repondue_le = par, le
    sollicitation.save(update_fields=["etat", "raison", "repondue_par", "repondue_le"])


def _exiger_sortie(demande: Demande) -> None:
    verdict = acces.peut_demander_l_effacement(Demandeur(demande.numero_unique), demande)
    if not verdict.est_oui:
        raise SollicitationImpossible("Cette demande est revenue dans le fichier : ses données servent de nouveau.")
