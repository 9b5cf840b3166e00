"""What the law reserves to the prefecture: a tick gains nothing, its decision does, on file, list and letter."""

from datetime import timedelta

import pytest

from seuil.acteurs.models import Agent, Organisme
from seuil.cotation.requetes import notes_courantes
from seuil.demandes.models import Demande, Origine
from seuil.demandes.publics import est_reconnu_dalo, publics
from seuil.demandes.services import Preuve, etablir, modifier
from seuil.instruction.services import LectureImpossible, reconnaitre
from seuil.rapprochement.models import Pretendant
from seuil.socle.droits import DroitRefuse


@pytest.fixture
def prefecture(agents) -> Agent:
    organisme = Organisme.objects.get(nom="Préfecture de l’Oise")
    return Agent.objects.create(username="dalo", organisme=organisme, metiers=["reservation"])


@pytest.fixture
def cochee(demande, agents, le) -> Demande:
    modifier(demande, changements={"situations": ["dalo"]}, par=agents["guichet"], le=le)
    return Demande.objects.get(pk=demande.pk)


def lignes(demande: Demande) -> list[str]:
    return [ligne["critere"] for ligne in notes_courantes(demande)[0].lignes if ligne["points"]]


def relue(demande: Demande) -> Demande:
    return Demande.objects.get(pk=demande.pk)


class TestDalo:
    def test_la_case_seule_ne_donne_rien(self, demande, cochee, le):
        assert "dalo" not in lignes(cochee)
        assert not est_reconnu_dalo(cochee, le=le)
        assert not Pretendant.objects.filter(demande=cochee, prioritaire=True).exists()

    def test_la_decision_de_la_prefecture_donne_les_points_et_la_priorite(self, cochee, prefecture, orientee, le):
        avant = notes_courantes(cochee)[0].total

        reconnaitre(cochee, "dalo", decidee_le=le, reference="n° 2026-60-0142", par=prefecture, le=le)

        demande = relue(cochee)
        assert "dalo" in lignes(demande)
        assert notes_courantes(demande)[0].total > avant
        assert est_reconnu_dalo(demande, le=le)
        (dalo,) = [public for public in publics(demande, le=le, tout_voir=True) if public.code == "dalo"]
        assert dalo.etat == "Reconnu par la préfecture"
        assert set(Pretendant.objects.filter(demande=demande).values_list("prioritaire", flat=True)) == {True}

    def test_elle_la_donne_aussi_a_qui_n_avait_rien_coche(self, demande, prefecture, le):
        reconnaitre(demande, "dalo", decidee_le=le, reference="n° 7", par=prefecture, le=le)

        assert est_reconnu_dalo(relue(demande), le=le)
        assert "dalo" in lignes(relue(demande))

    @pytest.mark.parametrize("qui", ["guichet", "bailleur", "secretariat"])
    def test_personne_d_autre_ne_la_saisit(self, cochee, agents, le, qui):
        with pytest.raises(DroitRefuse):
            reconnaitre(cochee, "dalo", decidee_le=le, reference="n° 7", par=agents[qui], le=le)
        with pytest.raises(DroitRefuse):
            etablir(cochee, [Preuve("dalo", Origine.PIECE, "Lettre", le)], par=agents[qui], le=le)

        assert not relue(cochee).faits_etablis.exists()

    def test_une_decision_de_demain_n_est_pas_saisie(self, cochee, prefecture, le):
        with pytest.raises(LectureImpossible) as refus:
            reconnaitre(cochee, "dalo", decidee_le=le + timedelta(days=1), reference="n° 7", par=prefecture, le=le)

        assert refus.value.champ == "decidee_le"
