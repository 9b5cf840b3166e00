"""Time and proofs: told in time, points kept for the delay of the town, then provisional, never at random."""

from datetime import timedelta

import pytest

from seuil.cotation.lignes import A_RENOUVELER, SUIVI, en_mots, lire_les_appuis
from seuil.cotation.requetes import notes_courantes
from seuil.demandes.models import Demande, Origine
from seuil.demandes.requetes import delais_de_la_demande
from seuil.demandes.services import Preuve, etablir, modifier
from seuil.envois.models import Envoi
from seuil.instruction.services import annoncer_les_fins
from seuil.rapprochement.services import passer_la_nuit
from seuil.reactions.travaux import vider

FAITS = ("nb_mineurs", "nb_a_charge", "parent_isole", "statut_occupation", "situation_pro", "revenu_mensuel")


@pytest.fixture
def fin(le):
    return le + timedelta(days=45)


@pytest.fixture
def prouvee(demande, agents, le, fin) -> Demande:
    """A demand whose papers prove lines of its score until ``fin``."""
    preuves = [Preuve(fait, Origine.PIECE, "Livret de famille", le, fin) for fait in FAITS]
    etablir(demande, preuves, par=agents["guichet"], le=le)
    return Demande.objects.get(pk=demande.pk)


def prouves(demande: Demande) -> int:
    return notes_courantes(demande)[0].total_prouve


def etats(demande: Demande, le) -> set[str]:
    lues = en_mots(notes_courantes(demande)[0].lignes, SUIVI, appuis=lire_les_appuis(demande, le=le))
    return {ligne["etat"] for ligne in lues if ligne["preuve"]}


class TestLeTemps:
    def test_les_points_sont_gardes_le_delai_de_la_ville_puis_redeviennent_provisoires(self, prouvee, demande, le, fin):
        delai = delais_de_la_demande(demande, le).preuve_sursis_jours
        pleins, total = prouves(prouvee), notes_courantes(prouvee)[0].total
        assert pleins > 0

        for jour in (fin, fin + timedelta(days=1), fin + timedelta(days=delai)):
            passer_la_nuit(le=jour, confirmee=True)
            assert prouves(prouvee) == pleins
        assert etats(prouvee, fin) == {"Prouvé"}
        assert etats(prouvee, fin + timedelta(days=1)) == {A_RENOUVELER}

        passer_la_nuit(le=fin + timedelta(days=delai + 1), confirmee=True)
        assert prouves(prouvee) < pleins
        assert notes_courantes(prouvee)[0].total == total

    def test_la_fin_est_dite_une_fois_chaque_fois(self, prouvee, le, fin):
        jours = [le, fin - timedelta(days=31), fin - timedelta(days=30), fin, fin + timedelta(days=1)]
        dits = [annoncer_les_fins(le=jour) for jour in jours]

        assert dits == [0, 0, 1, 0, 1]
        vider()
        avis = list(Envoi.objects.filter(avis__startswith="preuve").values_list("avis", flat=True).distinct())
        assert set(avis) == {"preuve_bientot_finie", "preuve_a_renouveler"}

    def test_une_nuit_manquee_ne_dit_que_ce_qui_est_vrai(self, prouvee, fin):
        assert annoncer_les_fins(le=fin + timedelta(days=2)) == 1
        vider()
        assert not Envoi.objects.filter(avis="preuve_bientot_finie").exists()


class TestDeuxPapiers:
    def test_le_plus_court_ne_raccourcit_pas_le_plus_long(self, prouvee, agents, le, fin):
        court = Preuve("situation_pro", Origine.PIECE, "Bulletins", le, le + timedelta(days=9))

        assert etablir(prouvee, [court], par=agents["guichet"], le=le) == []

        assert prouvee.faits_etablis.tenus().get(fait="situation_pro").au == fin

    def test_le_contraire_prend_sa_place(self, prouvee, agents, le):
        contraire = Preuve("parent_isole", Origine.PIECE, "Livret", le, le + timedelta(days=9), valeur=False)

        etablir(prouvee, [contraire], par=agents["guichet"], le=le)

        assert prouvee.faits_etablis.tenus().get(fait="parent_isole").valeur is False


class TestLaReponseChange:
    def test_sa_preuve_tombe_avec_elle(self, prouvee, agents, le):
        modifier(prouvee, changements={"occupation": "HLM"}, par=agents["guichet"], le=le)

        tenus = set(prouvee.faits_etablis.tenus().values_list("fait", flat=True))
        assert tenus == set(FAITS) - {"statut_occupation"}
