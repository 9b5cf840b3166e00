"""What every test may use: the invented world, loaded once, its agents, and the journey up to each of its steps."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test import Client
from tests.etapes import DEROULE, etape, ranger
from tests.sauvegarde import Sauvegarde

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.models import Agent
from seuil.baux import services as baux
from seuil.baux.models import Offre
from seuil.commissions import services as commissions
from seuil.commissions.models import Commission, Point, Seance
from seuil.commissions.requetes import candidats, electeurs
from seuil.demandes.models import Demande
from seuil.demandes.services import enregistrer
from seuil.demandes.services.enregistrer import Dossier
from seuil.demandes.tests.menage import connecter
from seuil.demo.exemple import dossier_d_exemple
from seuil.demo.monde import charger_exemple
from seuil.demo.peupler import Peuplement
from seuil.demo.population import population
from seuil.demo.villes import villes
from seuil.designations import services as designations
from seuil.designations.models import Liste
from seuil.journal.models import Entree
from seuil.patrimoine import services as patrimoine
from seuil.patrimoine.models import Logement, Vacance
from seuil.rapprochement.tests.oracle import chercher
from seuil.reactions.travaux import vider
from seuil.regles.votes import Choix
from seuil.socle.horloge import jouer_jusqu_au
from seuil.socle.reference import charger_tout

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps an event loop in the test's thread

LE = date(2026, 11, 23)
DERNIER = date(2036, 11, 23)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that start from the same step of the journey follow one another."""
    ranger(items)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before anything of a test: the journey stands at the step that it names."""
    DEROULE.placer(item)


@pytest.fixture(scope="session", autouse=True)
def jours_a_venir():
    """The tests play days to come on purpose: acts may be dated until DERNIER, whatever today is."""
    with jouer_jusqu_au(DERNIER):
        yield


@pytest.fixture(scope="session")
def charger_le_monde():
    """Return the function that loads the world, for the tests that empty the tables."""

    def charger() -> None:
        list(charger_tout(LE))
        charger_exemple(LE)
        ville = villes()[0]
        peuplement = Peuplement(ville.guichet, ville.territoire, le=LE)
        inventes = population(60, ville.dit["souhaits"], le=LE, graine=ville.dit["graine"])
        peuplement.charger(inventes, lambda nombre: None)

    return charger


@pytest.fixture(scope="session")
def monde_charge(django_db_setup, django_db_blocker, charger_le_monde) -> Sauvegarde:
    """Load the world once, outside the transaction of any test; return the copy of its rows."""
    sauvegarde = Sauvegarde()
    with django_db_blocker.unblock():
        charger_le_monde()
        sauvegarde.garder()
    return sauvegarde


@pytest.fixture
def monde(monde_charge, db, django_db_blocker) -> None:
    """Reference data, the invented landlord and 60 invented demands of Compiègne, as of LE.

    A test with real transactions empties every table behind it: the next one puts the rows back, on a connection of
    its own, so that they stay for those that follow.
    """
    if not Demande.objects.exists():
        with ThreadPoolExecutor(1) as ailleurs:
            ailleurs.submit(_puis_fermer, monde_charge.rendre).result()
    if connection.in_atomic_block:  # steps may follow; a test with real transactions plays its own
        DEROULE.pret(django_db_blocker)


def _puis_fermer(rendre: Callable[[], None]) -> None:
    """Put back, and close the connection of this thread."""
    try:
        rendre()
    finally:
        connection.close()


@pytest.fixture
def visiteur(monde, settings) -> Client:
    """A browser where no town has a host name of its own: each is at its code."""
    settings.HOTES_DES_TERRITOIRES = {}
    return Client(SERVER_NAME="localhost")


@pytest.fixture
def le() -> date:
    """The day of the first step."""
    return LE


@etape
def dossier(monde, db) -> Dossier:
    """The checked form of the household of the journey, on the portal."""
    return dossier_d_exemple()


@etape
def demande(dossier) -> Demande:
    """The demand of that household, registered on LE, scored, on the lists, attested."""
    faite = enregistrer(dossier, par=Demandeur(), le=LE).demande
    vider()
    return Demande.objects.get(pk=faite.pk)


@etape
def agents(monde, db) -> dict[str, Agent]:
    """The agents of the demonstration, by user name."""
    return {agent.username: agent for agent in Agent.objects.select_related("organisme", "guichet")}


@etape
def logement(agents) -> Logement:
    """A T4 PLUS of the invented landlord in Compiègne."""
    siens = Logement.objects.filter(programme__bailleur=agents["bailleur"].organisme, programme__commune="60159")
    return siens.filter(type="T4", financement="PLUS").earliest("pk")


@etape
def vacance(agents, logement) -> Vacance:
    """That dwelling, declared vacant on LE."""
    return patrimoine.declarer(logement, libre_le=LE + timedelta(45), hors_flux="", par=agents["bailleur"], le=LE)


@etape
def orientee(agents, vacance) -> Vacance:
    """The vacancy, sent to the landlord itself, whose agent names the candidates."""
    vacance.hors_flux = "démolition"
    vacance.save()
    patrimoine.orienter(vacance, par=agents["bailleur"], le=LE)
    return vacance


@etape
def candidates(orientee, demande) -> list[Demande]:
    """The first two of the ranking, then the household of the journey."""
    classees = [ligne.demande for ligne in chercher(orientee, le=LE).candidats if ligne.demande != demande.pk]
    return [Demande.objects.get(pk=cle) for cle in classees[:2]] + [demande]


@etape
def liste(agents, orientee, candidates) -> Liste:
    """These three, designated on LE."""
    return designations.designer(
        orientee,
        demandes=candidates,
        motif_insuffisance="",
        rangs_passes=designations.MotifsDesRangs(autres=designations.MotifDuRang("autre", "Candidate rencontrée.")),
        par=agents["bailleur"],
        le=LE,
    )


@etape
def seance(agents) -> Seance:
    """A session convened for the fourteenth day."""
    commission = Commission.objects.get(bailleur=agents["secretariat"].organisme)
    return commissions.convoquer(commission, seance_le=LE + timedelta(14), par=agents["secretariat"], le=LE)


@etape
def point(agents, seance, liste) -> Point:
    """The dwelling on the agenda of the session, not open yet."""
    return commissions.inscrire(seance, liste.vacance, par=agents["secretariat"], le=LE)


@etape
def ouverte(agents, point) -> Point:
    """The dwelling on the agenda of an open session: four designated members, the prefect, the EPCI, two mayors."""
    membres = list(point.seance.commission.membres.order_by("pk"))
    presents = [*membres[:4], *membres[6:]]
    jour = LE + timedelta(14)  # from midnight: what a test types or does follows the opening, at any hour it runs
    commissions.ouvrir(point.seance, presents=presents, pouvoirs={}, par=agents["secretariat"], le=jour, a=time(0))
    return Point.objects.get(pk=point.pk)


@etape
def close(agents, ouverte, demande) -> Point:
    """The session closed: three ranks, the household of the journey first."""
    ordre = sorted(candidats(ouverte), key=lambda candidature: candidature.demande_id != demande.pk)
    voix = dict.fromkeys(electeurs(ouverte), Choix.POUR)
    for rang, candidature in enumerate(ordre, start=1):
        vote = commissions.Vote("b", voix, rang=rang)
        commissions.decider(ouverte, candidature, vote, par=agents["secretariat"], le=LE + timedelta(14))
    commissions.clore(Seance.objects.get(pk=ouverte.seance_id), par=agents["secretariat"], le=LE + timedelta(14))
    vider()
    return Point.objects.get(pk=ouverte.pk)


@etape
def offre(agents, close) -> Offre:
    """The offer made to the household of the journey on the fifteenth day."""
    vacance = Vacance.objects.get(pk=close.vacance_id)
    return baux.offrir(vacance, par=agents["bailleur"], le=LE + timedelta(15))


@pytest.fixture
def client_de(agents, offre):
    """Return a function: the browser of a role, signed in; "menage" is the household of the offer."""

    def ouvrir(role: str) -> Client:
        client = Client(raise_request_exception=False)
        if role == "menage":
            return connecter(client, offre.demande)
        if role != "anonyme":
            client.force_login(agents[role])
        return client

    return ouvrir


@pytest.fixture
def journal(db):
    """Return a function: the verbs written in the journal about an object, oldest first."""
    return verbes


def verbes(objet) -> list[str]:
    """Return the verbs of the acts about a row."""
    actes = Entree.objects.filter(objet=objet._meta.model_name, objet_id=str(objet.pk))
    return list(actes.order_by("pk").values_list("verbe", flat=True))
