"""Slots: equal, ordered, at hours that exist; what is closed, past, taken or not opened is refused in words."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seuil.regles.creneaux import Recurrence, creneaux, existe
from seuil.rendez_vous import services
from seuil.rendez_vous.models import Permanence
from seuil.rendez_vous.nomenclatures import Sorte
from seuil.rendez_vous.requetes import CreneauDuGuichet, creneaux_ouverts
from seuil.rendez_vous.tests.conftest import PARIS, a_paris, libres, menage

DIMANCHE, MARS, OCTOBRE = 6, date(2027, 3, 28), date(2026, 10, 25)  # the nights when clocks change
ZONES = [ZoneInfo(nom) for nom in ("Europe/Paris", "Indian/Reunion", "America/Martinique", "America/Miquelon")]


@st.composite
def ouvertures(tirer) -> Recurrence:
    de = tirer(st.integers(0, 22 * 60))
    a = tirer(st.integers(de + 5, min(de + 600, 24 * 60 - 1)))
    heures = [time(*divmod(minute, 60)) for minute in (de, a)]
    du = tirer(st.dates(date(2026, 1, 1), date(2028, 12, 1)))
    return Recurrence(tirer(st.integers(0, 6)), *heures, tirer(st.integers(5, 120)), du)


@given(ouvertures(), st.sampled_from(ZONES))
def test_sont_egaux_se_suivent_et_existent(recurrence, zone):
    fin = recurrence.du + timedelta(days=21)
    lus = list(creneaux(recurrence, zone, du=recurrence.du, au=fin))

    duree = timedelta(minutes=recurrence.minutes)
    assert lus == sorted(lus)
    assert all(un.fin.astimezone(UTC) - un.debut.astimezone(UTC) == duree for un in lus)
    assert all(existe(un.debut, zone) and un.debut.weekday() == recurrence.jour for un in lus)
    assert all(recurrence.de <= un.debut.time() for un in lus)
    assert all(avant.fin.astimezone(UTC) <= apres.debut.astimezone(UTC) for avant, apres in pairwise(lus))


@given(ouvertures(), st.sampled_from(ZONES))
def test_un_jour_ferme_n_en_a_aucun(recurrence, zone):
    fin = recurrence.du + timedelta(days=7)
    jours = {un.debut.date() for un in creneaux(recurrence, zone, du=recurrence.du, au=fin)}

    assert list(creneaux(recurrence, zone, du=recurrence.du, au=fin, fermes=jours)) == []


@pytest.mark.parametrize(
    ("jour", "minutes", "heures"),
    [
        (MARS, 30, ["01:30", "03:00", "03:30"]),
        (MARS, 45, ["01:30"]),  # until 03:15 on the wall: that of 03:00 would begin before its end
        (OCTOBRE, 30, ["01:30", "02:00", "02:30", "03:00", "03:30"]),
        (date(2028, 2, 27), 30, ["01:30", "02:00", "02:30", "03:00", "03:30"]),
    ],
)
def test_l_heure_perdue_n_en_a_pas_et_l_heure_doublee_une_fois(jour, minutes, heures):
    nuit = Recurrence(DIMANCHE, time(1, 30), time(4), minutes, date(2026, 1, 1))
    lus = list(creneaux(nuit, PARIS, du=jour, au=jour))

    assert [f"{un.debut:%H:%M}" for un in lus] == heures
    assert len({un.debut.astimezone(UTC) for un in lus}) == len(lus)


def test_le_29_fevrier_est_un_jour_comme_un_autre():
    mardi = Recurrence(1, time(10), time(11), 30, date(2028, 1, 1))

    jours = {un.debut.date() for un in creneaux(mardi, PARIS, du=date(2028, 2, 22), au=date(2028, 3, 7))}

    assert jours == {date(2028, 2, 22), date(2028, 2, 29), date(2028, 3, 7)}


@pytest.mark.django_db
class TestCeQuiEstRefuse:
    def prendre(self, ronchin, par, voulu, le, a=None):
        return services.prendre(ronchin, Sorte.ENTRETIEN, voulu, par=par, le=le, a=a or a_paris(le))

    def voulu(self, agent, jour, heure, minute=0) -> CreneauDuGuichet:
        debut = datetime.combine(jour, time(heure, minute), tzinfo=PARIS)
        return CreneauDuGuichet(agent.guichet, agent, debut, debut + timedelta(minutes=30))

    @pytest.mark.parametrize(
        ("jour", "heure", "phrase"),
        [
            (date(2026, 12, 25), 9, "fermé : Noël"),
            (date(2027, 1, 1), 9, "fermé : Jour de l’an"),
            (date(2026, 11, 24), 13, "ne reçoit pas à cette heure"),
            (date(2026, 11, 28), 9, "ne reçoit pas à cette heure"),
            (date(2026, 11, 20), 9, "déjà passée"),
        ],
    )
    def test_dit_pourquoi(self, ronchin, par, lille, le, jour, heure, phrase):
        with pytest.raises(services.RendezVousRefuse, match=phrase):
            self.prendre(ronchin, par, self.voulu(lille, jour, heure), le)

    def test_un_jour_que_le_guichet_ferme(self, ronchin, par, lille, le, a):
        premier = libres(lille.guichet, Sorte.ENTRETIEN, a)[0]
        fermeture = services.fermer_un_jour(lille.guichet, premier.debut.date(), motif="formation", par=lille, le=le)

        with pytest.raises(services.RendezVousRefuse, match="fermé : formation"):
            self.prendre(ronchin, par, premier, le)

        services.rouvrir_un_jour(fermeture, par=lille, le=le)
        assert self.prendre(ronchin, par, premier, le).debut == premier.debut

    def test_l_heure_perdue(self, ronchin, par, lille, ouvrir):
        ouvrir(lille, jour=DIMANCHE, de=time(1, 30), a=time(4))
        le = date(2027, 3, 20)

        with pytest.raises(services.RendezVousRefuse, match="n’existe pas ce jour-là"):
            self.prendre(ronchin, par, self.voulu(lille, MARS, 2, 30), le)

    def test_un_creneau_deja_pris(self, ronchin, par, lille, le, a):
        premier = libres(lille.guichet, Sorte.ENTRETIEN, a)[0]
        self.prendre(ronchin, par, premier, le)
        autre = menage("ronchin", le, "Seconde")

        with pytest.raises(services.CreneauPris, match="vient d’être pris"):
            self.prendre(autre, type(par)(autre.numero_unique), premier, le)

    def test_un_guichet_d_une_autre_ville(self, ronchin, par, agents, le, a):
        ailleurs = libres(agents["guichet-nancy"].guichet, Sorte.ENTRETIEN, a)[0]

        with pytest.raises(services.RendezVousRefuse, match="n’offre pas ce rendez-vous"):
            self.prendre(ronchin, par, ailleurs, le)

    def test_une_permanence_arretee_ne_s_ouvre_plus(self, lille, ouvrir, le):
        permanence = ouvrir(lille)
        services.arreter_la_permanence(permanence, apres_le=le, par=lille, le=le)

        assert libres(lille.guichet, Sorte.ENTRETIEN, a_paris(le)) == []

    def test_une_personne_ne_recoit_pas_deux_fois_a_la_meme_heure(self, lille, ouvrir, le):
        permanence = ouvrir(lille)

        with pytest.raises(services.RendezVousRefuse, match="reçoit déjà"):
            services.ouvrir_une_permanence(
                lille.guichet, lille, Sorte.ENTRETIEN, permanence.recurrence, par=lille, le=le
            )

    def test_rien_n_est_perdu_entre_ouverts_et_libres(self, lille, le, a):
        ouverts = list(creneaux_ouverts(lille.guichet, Sorte.ENTRETIEN, du=le, au=le + timedelta(days=6)))

        assert len(ouverts) == 5 * 8
        assert {un.cle for un in libres(lille.guichet, Sorte.ENTRETIEN, a) if un.debut < a + timedelta(days=6)} == {
            un.cle for un in ouverts
        }
        assert Permanence.objects.filter(guichet=lille.guichet).count() == 10
