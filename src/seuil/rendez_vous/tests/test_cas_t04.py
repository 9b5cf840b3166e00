"""Case t04: a slot stays at its hour when clocks change, overseas too, on the page, in messages, in the diary.

Read it as: at 10:15 every Tuesday; booked on 10 October for 27 October at 10:15, two days after the change of hour.
"""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.models import Agent, Guichet, Organisme
from seuil.avis.services import prevenir
from seuil.contacts.models import Contact
from seuil.demandes.tests.menage import connecter
from seuil.envois.models import Envoi
from seuil.journal.models import Entree
from seuil.regles.fuseaux import fuseau
from seuil.rendez_vous import services
from seuil.rendez_vous.models import Permanence, RendezVous
from seuil.rendez_vous.nomenclatures import Sorte
from seuil.rendez_vous.rendu import agenda
from seuil.rendez_vous.requetes import creneaux_ouverts
from seuil.rendez_vous.tests.conftest import a_paris, libres, menage
from seuil.territoires.models import Commune, Territoire

MARDIS = [date(2026, 10, 20), date(2026, 10, 27), date(2027, 3, 23), date(2027, 3, 30)]
HEURES = [time(10, 15), time(10, 45), time(11, 15)]
PRISE_LE = date(2026, 10, 10)
DIT = "mardi 27 octobre 2026 à 10 h 15"
pytestmark = pytest.mark.django_db


@pytest.fixture
def demande(monde):
    return menage("ronchin", PRISE_LE)


@pytest.fixture
def pris(demande, lille, ouvrir) -> RendezVous:
    """Taken on 10 October for 27 October at 10:15."""
    ouvrir(lille)
    a = a_paris(PRISE_LE)
    voulu = next(un for un in libres(lille.guichet, Sorte.ENTRETIEN, a) if un.debut == a_paris(MARDIS[1], 10, 15))
    return services.prendre(demande, Sorte.ENTRETIEN, voulu, par=Demandeur(demande.numero_unique), le=PRISE_LE, a=a)


@pytest.fixture
def reunion(monde) -> Agent:
    """An agent of a desk of Saint-Denis (La Réunion), whose territory offers the interview."""
    commune = Commune.objects.get(pk="97411")
    territoire = Territoire.objects.create(
        code="saint-denis",
        nom="Saint-Denis",
        nom_court="Saint-Denis",
        ressort=commune.ressort,
        commune=commune,
        parametres={"entretien_minutes": 30},
        source="essai",
    )
    mairie = Organisme.objects.create(nom="Mairie de Saint-Denis", sorte="commune", commune=commune)
    guichet = Guichet.objects.create(
        code="974SD", organisme=mairie, territoire=territoire, nom="Guichet d’essai", adresse="97400 Saint-Denis"
    )
    return Agent.objects.create(username="974", organisme=mairie, guichet=guichet, metiers=["guichet"])


def heures(guichet: Guichet, jour: date, zone: str) -> list[time]:
    ouverts = creneaux_ouverts(guichet, Sorte.ENTRETIEN, du=jour, au=jour)
    return [un.debut.astimezone(ZoneInfo(zone)).time() for un in ouverts]


class TestLesCreneaux:
    @pytest.mark.parametrize("mardi", MARDIS)
    def test_restent_a_la_meme_heure_avant_et_apres_le_changement(self, lille, ouvrir, mardi):
        ouvrir(lille)

        assert heures(lille.guichet, mardi, "Europe/Paris") == HEURES

    @pytest.mark.parametrize("mardi", MARDIS)
    def test_sont_a_l_heure_de_la_reunion(self, reunion, ouvrir, mardi):
        ouvrir(reunion)

        assert heures(reunion.guichet, mardi, "Indian/Reunion") == HEURES
        assert heures(reunion.guichet, mardi, "UTC") == [time(6, 15), time(6, 45), time(7, 15)]

    @pytest.mark.parametrize("mardi", MARDIS)
    @pytest.mark.parametrize("rang", range(3))
    def test_se_reservent_tous(self, lille, ouvrir, mardi, rang):
        ouvrir(lille)
        le = date(2026, 10, 10) if mardi.year == 2026 else date(2027, 3, 10)
        demande = menage("ronchin", le)
        voulu = [un for un in libres(lille.guichet, Sorte.ENTRETIEN, a_paris(le)) if un.debut.date() == mardi][rang]

        pris = services.prendre(
            demande, Sorte.ENTRETIEN, voulu, par=Demandeur(demande.numero_unique), le=le, a=a_paris(le)
        )

        assert pris.debut == a_paris(mardi, HEURES[rang].hour, HEURES[rang].minute)

    def test_la_reunion_dit_son_heure(self, reunion, ouvrir):
        ouvrir(reunion)
        premier = next(creneaux_ouverts(reunion.guichet, Sorte.ENTRETIEN, du=MARDIS[1], au=MARDIS[1]))

        assert fuseau("974", PRISE_LE).nom == "heure de La Réunion"
        assert premier.dit.replace("\u00a0", " ") == f"{DIT} (heure de La Réunion)"


class TestPartoutLaMemeHeure:
    def test_l_ecran(self, client, demande, pris):
        page = connecter(client, demande).get(f"/ronchin/ma-demande/rendez-vous/{pris.pk}/").content.decode()

        assert DIT in page.replace("\u00a0", " ")

    def test_le_sms_l_espace_et_la_lettre(self, demande, pris):
        Contact.objects.create(
            demande=demande, canal="sms", adresse="+33600000001", cree_le=PRISE_LE, verifie_le=PRISE_LE
        )
        prevenir(Entree.objects.get(verbe="demande.rendez_vous_pris"), le=PRISE_LE)

        siens = Envoi.objects.filter(demande=demande, avis="rendez_vous_confirme")
        assert DIT in siens.get(canal="sms").court.replace("\u00a0", " ")
        assert {envoi.canal for envoi in siens} == {"sms", "espace"}
        assert all(DIT in envoi.corps.replace("\u00a0", " ") for envoi in siens)

    def test_l_agenda_nomme_son_fuseau(self, pris):
        lu = agenda(pris).decode()

        assert "DTSTART;TZID=Europe/Paris:20261027T101500" in lu
        assert "DTEND;TZID=Europe/Paris:20261027T104500" in lu
        assert "BEGIN:VTIMEZONE\r\nTZID:Europe/Paris" in lu
        assert "SUMMARY:Rendez-vous logement" in lu

    def test_l_agenda_ne_dit_rien_du_foyer(self, demande, pris):
        lu = agenda(pris).decode()

        assert not any(mot in lu for mot in (demande.numero_unique, "Fictive", "Zélie", "ntretien", "lille"))


class TestDeplacerEtAnnuler:
    def test_gardent_l_identifiant_et_augmentent_la_sequence(self, demande, lille, pris):
        par, le = Demandeur(demande.numero_unique), date(2026, 10, 12)
        avant = evenement(pris)
        autre = next(un for un in libres(lille.guichet, Sorte.ENTRETIEN, a_paris(le)) if un.debut > pris.fin)

        deplace = services.deplacer(pris, autre, par=par, le=le, a=a_paris(le))

        apres = evenement(deplace)
        assert (apres["UID"], apres["SEQUENCE"]) == (avant["UID"], avant["SEQUENCE"] + 1)
        assert apres["DTSTART"].dt == autre.debut

        annule = services.annuler(deplace, motif="Je travaille.", par=par, le=le, a=a_paris(le, 9))

        fini = evenement(annule)
        assert (fini["UID"], fini["SEQUENCE"], fini["STATUS"]) == (avant["UID"], avant["SEQUENCE"] + 2, "CANCELLED")
        assert "METHOD:CANCEL" in agenda(annule).decode()


class TestLaVeille:
    def test_le_rappel_part_la_veille(self, pris):
        assert rappels(a_paris(date(2026, 10, 25), 12)) == 0
        assert rappels(a_paris(date(2026, 10, 26), 7, 59)) == 0
        assert rappels(a_paris(date(2026, 10, 26), 8)) == 1

    def test_le_rappel_part_une_seule_fois(self, pris):
        assert [rappels(a_paris(date(2026, 10, 26), heure)) for heure in (8, 9, 10)] == [1, 0, 0]
        assert Entree.objects.filter(verbe="demande.rendez_vous_rappele").count() == 1

    def test_la_veille_est_celle_du_guichet(self, monde, reunion, ouvrir):
        """20:30 UTC on 25 October is half past midnight of the 26th in La Réunion; nobody's telephone rings then."""
        ouvrir(reunion)
        premier = next(creneaux_ouverts(reunion.guichet, Sorte.ENTRETIEN, du=MARDIS[1], au=MARDIS[1]))
        demande = menage("ronchin", PRISE_LE)
        RendezVous.objects.create(
            demande=demande,
            sorte=Sorte.ENTRETIEN,
            guichet=reunion.guichet,
            etat="pris",
            demande_le=PRISE_LE,
            agent=reunion,
            debut=premier.debut,
            fin=premier.fin,
            fixe_le=PRISE_LE,
            touche_a=a_paris(PRISE_LE),
        )

        assert rappels(datetime(2026, 10, 25, 20, 30, tzinfo=UTC)) == 0
        assert rappels(datetime(2026, 10, 26, 4, 0, tzinfo=UTC)) == 1


def rappels(maintenant: datetime) -> int:
    return services.rappeler(maintenant=maintenant, le=maintenant.date())


def evenement(rendez_vous: RendezVous):
    (lu,) = Calendar.from_ical(agenda(RendezVous.objects.get(pk=rendez_vous.pk))).walk("VEVENT")
    return lu


def test_la_demonstration_ouvre_des_creneaux_ou_la_ville_le_dit(monde):
    villes = set(Permanence.objects.values_list("guichet__territoire", flat=True))

    assert villes == {"dugny", "nancy", "ronchin"}
