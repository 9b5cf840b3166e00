"""What each invented household does of its year: how it may be reached, when and how it answers. No chance is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.models import Agent, Metier
from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Canal
from seuil.demandes import services as demandes
from seuil.demandes.acces import voit
from seuil.demandes.etats import EN_COURS, Etat, MotifRadiation
from seuil.demandes.models import Demande
from seuil.journal.services import consigner
from seuil.regles.calendrier import ajouter_mois
from seuil.regles.renouvellement import Palier
from seuil.renouvellements.models import Rappel, Tentative
from seuil.renouvellements.nomenclatures import Essai, Voie
from seuil.renouvellements.services import renouveler, tenter

REBOND = "rebond"  # how an address begins that no server knows
DEUX = "les_deux"
CONTACTS = ("courriel", "courriel", DEUX, "sms", "courrier", "courriel", REBOND, "courrier", DEUX, "courrier")


class Issue(StrEnum):
    """What a household ends by doing."""

    RENOUVELLE = "renouvelle"
    LAISSE = "laisse"
    RENONCE = "renonce"
    REVIENT = "revient"  # too late: the manager puts it back


@dataclass(frozen=True, slots=True)
class Conduite:
    """What is done, so many days after an announcement, and how."""

    issue: Issue
    palier: Palier = Palier.AVIS
    jours: int = 0
    voie: Voie = Voie.EN_LIGNE


CONDUITES = (
    Conduite(Issue.RENOUVELLE, Palier.AVIS, 2),
    Conduite(Issue.RENOUVELLE, Palier.AVIS, 9, Voie.GUICHET),
    Conduite(Issue.RENOUVELLE, Palier.RELANCE, 1),
    Conduite(Issue.RENOUVELLE, Palier.DERNIERE, 5),  # the last day
    Conduite(Issue.LAISSE),
    Conduite(Issue.RENOUVELLE, Palier.AVIS, 14, Voie.COURRIER),
    Conduite(Issue.RENOUVELLE, Palier.DERNIERE, 2, Voie.TELEPHONE),
    Conduite(Issue.RENONCE, Palier.AVIS, 4),
    Conduite(Issue.REVIENT),
    Conduite(Issue.RENOUVELLE, Palier.AVIS, 20, Voie.ACCOMPAGNANT),
    Conduite(Issue.LAISSE),
)
RETOUR_MOIS = 2  # after its removal
PARTIS = 25  # one household in so many gave up long ago: it is erased during the year
PARTIS_JOURS = 300


def conduite(demande: Demande) -> Conduite:
    return CONDUITES[demande.pk % len(CONDUITES)]


def equiper(demande: Demande, le: date) -> None:
    """Give a household the addresses that its place says, and the trace of who came online; some left already."""
    _joindre(demande)
    if demande.pk % PARTIS == 0:
        par, quand = Demandeur(demande.numero_unique), le - timedelta(days=PARTIS_JOURS)
        demandes.radier(demande, motif=MotifRadiation.ABANDON, precision="Je renonce.", par=par, le=quand)


def _joindre(demande: Demande) -> None:
    sorte, le = CONTACTS[demande.pk % len(CONTACTS)], demande.recue_le
    nom = f"{REBOND if sorte == REBOND else 'foyer'}-{demande.pk}@exemple.invalid"
    demande.mel = nom if sorte in ("courriel", DEUX, REBOND) else ""
    demande.telephone = f"+336{demande.pk:08d}" if sorte in ("sms", DEUX) else ""
    demande.save(update_fields=["mel", "telephone"])
    if demande.mel:
        consigner("demande.enregistree", demande, par=Demandeur(demande.numero_unique), le=le)
    for canal, adresse in ((Canal.COURRIEL, demande.mel), (Canal.SMS, demande.telephone)):
        if adresse:
            Contact.objects.filter(demande=demande, canal=canal).delete()
            Contact.objects.create(demande=demande, canal=canal, adresse=adresse, cree_le=le, verifie_le=le)


def agir(le: date) -> Iterator[str]:
    """Do what the households do on a day; yield what was done. Cut and begun again, nothing is done twice."""
    for rappel in Rappel.objects.filter(le__gte=le - timedelta(days=40), le__lte=le).select_related("demande"):
        voulue = conduite(rappel.demande)
        est_son_jour = rappel.palier == voulue.palier and rappel.le + timedelta(days=voulue.jours) == le
        if est_son_jour and rappel.demande.etat in EN_COURS:
            yield from _repondre(rappel.demande, voulue, le)
    lapsees = Demande.objects.filter(etat=Etat.RADIEE, motif_radiation=MotifRadiation.RENOUVELLEMENT)
    for demande in lapsees.filter(radiee_le=ajouter_mois(le, -RETOUR_MOIS)):
        if conduite(demande).issue is Issue.REVIENT:
            par = _agent(demande, Metier.GESTION)
            demandes.reintegrer(demande, raison="Le foyer n’a pas compris l’avis.", par=par, le=le)
            yield "réintégrée"


def _repondre(demande: Demande, voulue: Conduite, le: date) -> Iterator[str]:
    if voulue.issue is Issue.RENONCE:
        par = Demandeur(demande.numero_unique)
        demandes.radier(demande, motif=MotifRadiation.ABANDON, precision="Je renonce.", par=par, le=le)
        yield "renonce"
    if voulue.issue is not Issue.RENOUVELLE:
        return
    if voulue.voie is Voie.EN_LIGNE:
        renouveler(demande, voie=voulue.voie, par=Demandeur(demande.numero_unique), le=le)
    else:
        agent = _agent(demande, Metier.GUICHET)
        if voulue.voie is Voie.TELEPHONE and not Tentative.objects.filter(demande=demande, le=le).exists():
            tenter(demande, essai=Essai.JOINT, note="", par=agent, le=le)
        renouveler(demande, voie=voulue.voie, par=agent, le=le)
    yield "renouvelle"


def _agent(demande: Demande, metier: Metier) -> Agent:
    """Return an agent of the town who may do it: of the desk, or the manager of the register."""
    siens = Agent.objects.filter(metiers__contains=[metier], is_active=True).order_by("pk")
    ici = siens.filter(guichet=demande.guichet_id) if metier == Metier.GUICHET else siens
    return next(agent for agent in ici if voit(agent, demande))
