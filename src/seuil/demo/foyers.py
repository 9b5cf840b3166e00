"""Three households of each town, in three states: just registered, put forward, a dwelling to accept.

Their numbers and access codes are published: a newcomer opens their page at once.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.models import Agent, Metier
from seuil.baux import requetes as baux_lus
from seuil.baux import services as baux
from seuil.commissions import services as commissions
from seuil.commissions.models import Commission, Membre, Seance
from seuil.commissions.requetes import candidats, electeurs
from seuil.demandes import codes
from seuil.demandes.models import Demande, Titulaire
from seuil.demandes.services import enregistrer
from seuil.demo.exemple import Mere, dossier_d_exemple
from seuil.demo.villes import Ville
from seuil.designations import services as designations
from seuil.designations.etats import EN_LICE
from seuil.patrimoine import services as patrimoine
from seuil.patrimoine.models import Logement, Vacance
from seuil.rapprochement.requetes import classer
from seuil.regles.votes import Choix
from seuil.socle.cle import cle_de_la_personne

ENREGISTRE, LIBERE, DESIGNE, CONVOQUE, SIEGE, OFFRE = -75, -40, -30, -20, -5, -4  # days before today
HEURE, VOTE, FIN = time(14), time(14, 20), time(15, 5)  # of the sessions
PROCHAINE = 12  # days from today to the session of the household put forward
LIBRE = 30  # days from today to the day the dwellings are free
AVEC_ELLE = 2
PEU = "Peu de ménages du territoire attendent un logement de cette taille."
RENCONTREE = "Une autre candidate, rencontrée, travaille à côté de ce logement."


@dataclass(frozen=True, slots=True)
class Foyer:
    """A household whose page may be opened, and where it stands."""

    qui: str
    numero: str
    code: str
    etat: str


def creer_les_foyers(ville: Ville, *, le: date) -> None:
    """Play the law's own verbs until each household is where it must be."""
    jours = (0, ENREGISTRE, ENREGISTRE)
    _, proposee, choisie = (_enregistrer(ville, rang, le=le + timedelta(jour)) for rang, jour in enumerate(jours))
    bailleur, secretaire = _agent(ville, Metier.ATTRIBUTION), _agent(ville, Metier.SECRETARIAT)
    premier, second = _logements(ville)
    attribuee = _proposer(ville, choisie, premier, bailleur, le=le)
    _sieger(_convoquer(attribuee, secretaire, siege=SIEGE, le=le), choisie, secretaire, le=le + timedelta(SIEGE))
    attribuee.refresh_from_db()
    baux.offrir(attribuee, par=bailleur, le=le + timedelta(OFFRE))
    _convoquer(_proposer(ville, proposee, second, bailleur, le=le), secretaire, siege=PROCHAINE, le=le)


def foyers(ville: Ville) -> Iterator[Foyer]:
    """Yield the households of a town that are there, as they are today."""
    for rang in range(len(ville.dit["foyers"]["noms"])):
        mere = _mere(ville, rang)
        nom = cle_de_la_personne(mere.nom, mere.prenom)
        trouve = Titulaire.objects.filter(ressort=ville.territoire.ressort, cle=nom).select_related("demande").first()
        if trouve:
            yield Foyer(
                f"{mere.prenom} {mere.nom}",
                trouve.demande.numero_unique,
                code_publie(ville, rang),
                _etat(trouve.demande),
            )


def _etat(demande: Demande) -> str:
    """Say in a few words where the household stands today."""
    if offre := baux_lus.en_cours(demande):
        return f"une offre de logement {offre.get_etat_display().lower()}"
    if demande.candidatures.filter(etat__in=EN_LICE).exists():
        return "proposée à une commission"
    return f"demande {demande.get_etat_display().lower()}"


def _enregistrer(ville: Ville, rang: int, *, le: date) -> Demande:
    demande = enregistrer(dossier_d_exemple(ville, _mere(ville, rang)), par=Demandeur(), le=le).demande
    Demande.objects.filter(pk=demande.pk).update(code_acces=codes.hacher(code_publie(ville, rang)))
    demande.refresh_from_db()
    return demande


def _mere(ville: Ville, rang: int) -> Mere:
    prenom, nom = ville.dit["foyers"]["noms"][rang]
    return Mere(prenom, nom, date(1986 + rang, 4, 12))


def code_publie(ville: Ville, rang: int) -> str:
    """Return the published code: the same each time, as the accounts' password is."""
    tire = hashlib.sha256(f"demonstration {ville.code} {rang}".encode()).digest()
    return "".join(codes.ALPHABET[octet % len(codes.ALPHABET)] for octet in tire[: codes.LONGUEUR])


def _logements(ville: Ville) -> list[Logement]:
    """Return two dwellings that suit them, the last ones: the first ones are left to whoever plays."""
    siens = Logement.objects.filter(programme__bailleur__nom=ville.dit["bailleur"]["nom"])
    siens = siens.filter(programme__commune__in=ville.dit["foyers"]["souhaits"])
    return list(siens.filter(type="T4", financement="PLUS").order_by("-pk")[:2])


def _agent(ville: Ville, metier: Metier, organisme: str = "") -> Agent:
    """Return the agent of a town who does that work, at its landlord unless another body is named."""
    ici = [compte["identifiant"] for compte in ville.dit["comptes"]]
    siens = Agent.objects.filter(username__in=ici, organisme__nom=organisme or ville.dit["bailleur"]["nom"])
    return siens.get(metiers__contains=[metier])


def _proposer(ville: Ville, demande: Demande, logement: Logement, bailleur: Agent, *, le: date) -> Vacance:
    """Free a dwelling; let whoever it goes to name the household, with the two first of the ranking."""
    libere, designe = le + timedelta(LIBERE), le + timedelta(DESIGNE)
    vacance = patrimoine.declarer(logement, libre_le=le + timedelta(LIBRE), hors_flux="", par=bailleur, le=libere)
    solde = patrimoine.orienter(vacance, par=bailleur, le=libere)
    connus = {foyer.numero for foyer in foyers(ville)}
    autres = Demande.objects.exclude(numero_unique__in=connus)
    premiers = classer(vacance, le=designe, nombre=AVEC_ELLE + len(connus))
    designations.designer(
        vacance,
        demandes=[*autres.filter(pk__in=[rang.demande for rang in premiers])[:AVEC_ELLE], demande],
        motif_insuffisance=PEU,
        rangs_passes=designations.MotifsDesRangs(autres=designations.MotifDuRang("autre", RENCONTREE)),
        par=_agent(ville, Metier.RESERVATION, solde.reservataire.nom),
        le=designe,
    )
    return vacance


def _convoquer(vacance: Vacance, secretaire: Agent, *, siege: int, le: date) -> Seance:
    commission, jour = Commission.objects.get(bailleur=secretaire.organisme), le + timedelta(CONVOQUE)
    seance = commissions.convoquer(
        commission,
        seance_le=le + timedelta(siege),
        heure=HEURE,
        lieu=f"Siège, {commission.bailleur.adresse}",
        par=secretaire,
        le=jour,
    )
    commissions.inscrire(seance, vacance, par=secretaire, le=jour)
    return seance


def _sieger(seance: Seance, choisie: Demande, secretaire: Agent, *, le: date) -> None:
    """Everybody votes for every candidate, the household first."""
    membres = list(seance.commission.membres.all())
    commissions.ouvrir(seance, presents=membres, pouvoirs={}, par=secretaire, le=le, a=HEURE)
    for point in seance.points.all():
        voix: dict[Membre, Choix] = dict.fromkeys(electeurs(point), Choix.POUR)
        ordre = sorted(candidats(point), key=lambda candidature: candidature.demande_id != choisie.pk)
        for rang, candidature in enumerate(ordre, start=1):
            vote = commissions.Vote("b", voix, rang=rang)
            commissions.decider(point, candidature, vote, par=secretaire, le=le, a=VOTE)
    commissions.clore(Seance.objects.get(pk=seance.pk), par=secretaire, le=le, a=FIN)
