"""An unusual opening of a file is consigned once for its household, a service and a day, then told."""

from datetime import UTC, date, datetime, timedelta

import pytest

from seuil.avis.ouvertures import signaler_les_ouvertures
from seuil.avis.services import prevenir
from seuil.demandes.models import Demande
from seuil.journal.models import Consultation, Entree, Motif
from seuil.journal.services import consigner_consultation
from seuil.journal.tests.alterations import en_proprietaire

HIER, LE = date(2026, 11, 24), date(2026, 11, 25)
MINUIT_MOINS_LE_QUART = datetime(2026, 11, 24, 22, 45, tzinfo=UTC)  # 23 h 45 in Paris
MATIN = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)  # 9 h in Paris


@pytest.fixture
def ouvrir(demande, agents):
    """Return a function: an agent's screen showed these demands at a moment."""

    def ouvrir(a, *numeros, par="guichet", motif=Motif.DOSSIER):
        consigner_consultation(numeros or [demande.numero_unique], par=agents[par], motif=motif)
        with en_proprietaire() as cursor:
            pk = Consultation.objects.latest("pk").pk
            cursor.execute("update journal_consultation set a = %s where id = %s", [a, pk])

    return ouvrir


def dites(demande) -> list[Entree]:
    actes = Entree.objects.filter(verbe="demande.ouverture_inhabituelle", objet_id=str(demande.pk))
    return list(actes.select_related("contenu").order_by("pk"))


class TestHeures:
    @pytest.mark.parametrize(
        ("a", "le", "nombre"),
        [
            (datetime(2026, 11, 24, 20, 59, tzinfo=UTC), date(2026, 11, 25), 0),  # 21 h 59
            (datetime(2026, 11, 24, 21, 0, tzinfo=UTC), date(2026, 11, 25), 1),  # 22 h
            (datetime(2026, 11, 24, 3, 59, tzinfo=UTC), date(2026, 11, 25), 1),  # 4 h 59
            (datetime(2026, 11, 24, 4, 0, tzinfo=UTC), date(2026, 11, 25), 0),  # 5 h
            (datetime(2026, 11, 24, 23, 30, tzinfo=UTC), date(2026, 11, 25), 0),  # 0 h 30 of the next day
            (datetime(2026, 11, 24, 23, 30, tzinfo=UTC), date(2026, 11, 26), 1),
            (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), date(2026, 10, 26), 1),  # 2 h 30, the first time
            (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), date(2026, 10, 26), 1),  # 2 h 30, the second time
            (datetime(2026, 10, 25, 3, 30, tzinfo=UTC), date(2026, 10, 26), 1),  # 4 h 30, 5 h 30 the day before
            (datetime(2026, 10, 25, 22, 30, tzinfo=UTC), date(2026, 10, 26), 1),  # 23 h 30, a day of 25 hours
            (datetime(2027, 3, 28, 2, 59, tzinfo=UTC), date(2027, 3, 29), 1),  # 4 h 59
            (datetime(2027, 3, 28, 3, 10, tzinfo=UTC), date(2027, 3, 29), 0),  # 5 h 10, 4 h 10 the day before
        ],
    )
    def test_se_lisent_a_paris(self, demande, ouvrir, a, le, nombre):
        ouvrir(a)

        assert signaler_les_ouvertures(le=le) == nombre

    def test_se_reglent(self, demande, ouvrir, settings):
        settings.OUVERTURE_INHABITUELLE = (9, 10)
        ouvrir(MATIN)

        assert signaler_les_ouvertures(le=LE) == 1


class TestSignaler:
    def test_dit_le_jour_et_le_service(self, demande, ouvrir, agents):
        ouvrir(MINUIT_MOINS_LE_QUART)

        signaler_les_ouvertures(le=LE)

        (dite,) = dites(demande)
        assert (dite.le, dite.par) == (LE, "Seuil")
        assert dite.faits == {
            "jour_dit": "24 novembre 2026",
            "service": agents["guichet"].organisme.nom,
            "cause": "heure",
        }

    def test_ne_nomme_pas_un_service_qui_dirait_une_situation(self, demande, ouvrir, agents):
        agents["guichet"].organisme.sorte = "association"
        ouvrir(MINUIT_MOINS_LE_QUART)

        signaler_les_ouvertures(le=LE)

        assert dites(demande)[0].faits["service"] == "Un service habilité"

    def test_ne_dit_qu_une_fois_le_meme_jour(self, demande, ouvrir):
        ouvrir(MINUIT_MOINS_LE_QUART)
        ouvrir(MINUIT_MOINS_LE_QUART + timedelta(minutes=5))

        assert signaler_les_ouvertures(le=LE) == 1
        assert signaler_les_ouvertures(le=LE) == 0

    def test_dit_chaque_service(self, demande, ouvrir):
        ouvrir(MINUIT_MOINS_LE_QUART)
        ouvrir(MINUIT_MOINS_LE_QUART, par="bailleur")

        assert signaler_les_ouvertures(le=LE) == 2

    def test_redit_un_autre_jour(self, demande, ouvrir):
        ouvrir(MINUIT_MOINS_LE_QUART)
        ouvrir(MINUIT_MOINS_LE_QUART + timedelta(days=1))

        assert [signaler_les_ouvertures(le=LE), signaler_les_ouvertures(le=LE + timedelta(days=1))] == [1, 1]

    @pytest.mark.parametrize("motif", [Motif.LISTE, Motif.RECHERCHE, Motif.TRAVAIL, Motif.CANDIDATS])
    def test_ne_compte_pas_les_listes(self, demande, ouvrir, motif):
        ouvrir(MINUIT_MOINS_LE_QUART, motif=motif)

        assert signaler_les_ouvertures(le=LE) == 0

    def test_ne_compte_pas_une_liasse_de_lettres(self, demande, ouvrir):
        ouvrir(MINUIT_MOINS_LE_QUART, demande.numero_unique, "060991234567890123", motif=Motif.COURRIER)

        assert signaler_les_ouvertures(le=LE) == 0

    def test_ignore_une_demande_qui_n_est_plus_la(self, demande, ouvrir):
        ouvrir(MINUIT_MOINS_LE_QUART, "060991234567890123")

        assert signaler_les_ouvertures(le=LE) == 0

    def test_se_dit_au_foyer(self, demande, ouvrir):
        ouvrir(MINUIT_MOINS_LE_QUART)
        signaler_les_ouvertures(le=LE)

        envoi = prevenir(dites(demande)[0], le=LE)[0]

        assert "ouvert le 24 novembre 2026, à une heure inhabituelle. Qui l’a ouvert : " in envoi.corps


class TestNombre:
    def test_dit_ceux_au_dela_du_plafond(self, demande, ouvrir, settings):
        settings.OUVERTURES_PAR_JOUR = 2
        autres = list(Demande.objects.exclude(pk=demande.pk).order_by("pk")[:2])
        for rang, lue in enumerate([*autres, autres[0], demande]):
            ouvrir(MATIN + timedelta(minutes=rang), lue.numero_unique)

        assert signaler_les_ouvertures(le=LE) == 1

        (dite,) = dites(demande)
        assert dite.faits["cause"] == "nombre"
        assert "par une personne qui a ouvert beaucoup de dossiers ce jour-là" in prevenir(dite, le=LE)[0].corps

    def test_compte_chaque_agent_a_part(self, demande, ouvrir, settings):
        settings.OUVERTURES_PAR_JOUR = 1
        autre = Demande.objects.exclude(pk=demande.pk).earliest("pk")
        ouvrir(MATIN)
        ouvrir(MATIN, autre.numero_unique, par="bailleur")

        assert signaler_les_ouvertures(le=LE) == 0
