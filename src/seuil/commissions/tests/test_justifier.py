"""A candidate left and fewer than three remain: the reason is written in session, and the minutes say it (L4)."""

import pytest

from seuil.commissions.courriers import proces_verbal
from seuil.commissions.models import Deport, Nature, Point, Seance
from seuil.commissions.requetes import candidats
from seuil.commissions.services import (
    DecisionImpossible,
    SeanceImpossible,
    deporter,
    justifier_l_insuffisance,
    lever_le_deport,
    presider,
    reporter,
)
from seuil.commissions.tests.voter import SEANCE, voter
from seuil.socle.droits import DroitRefuse

MOTS = "La troisième demande a été radiée ce matin, aucune autre ne convient."


@pytest.fixture
def secretaire(agents):
    return agents["secretariat"]


@pytest.fixture
def reduite(ouverte):
    """The dwelling in session, its last candidate gone since the agenda was made."""
    derniere = candidats(ouverte).last()
    type(derniere).objects.filter(pk=derniere.pk).update(etat="retiree", motif_retrait="Radiée.")
    return Point.objects.get(pk=ouverte.pk)


class TestJustifier:
    def test_rend_le_vote_possible_et_le_proces_verbal_le_dit(self, reduite, secretaire, journal):
        with pytest.raises(DecisionImpossible):
            voter(reduite, 0, Nature.ATTRIBUTION, secretaire, rang=1)

        point = justifier_l_insuffisance(reduite, mots=MOTS, par=secretaire, le=SEANCE)

        voter(point, 0, Nature.ATTRIBUTION, secretaire, rang=1)
        assert point.motif_insuffisance == f"Le jour de la séance, 2\u00a0candidats restent : {MOTS}"
        assert "seance.insuffisance" in journal(point.seance)
        assert MOTS in str(proces_verbal(Seance.objects.get(pk=point.seance_id), ""))

    def test_refuse_quand_assez_de_demandes_sont_examinees(self, ouverte, secretaire):
        with pytest.raises(DecisionImpossible, match="rien n’est à justifier"):
            justifier_l_insuffisance(ouverte, mots=MOTS, par=secretaire, le=SEANCE)

    def test_demande_des_mots(self, reduite, secretaire):
        with pytest.raises(DecisionImpossible, match="Écrivez pourquoi"):
            justifier_l_insuffisance(reduite, mots="  ", par=secretaire, le=SEANCE)

    def test_refuse_un_autre_agent(self, reduite, agents):
        with pytest.raises(DroitRefuse):
            justifier_l_insuffisance(reduite, mots=MOTS, par=agents["guichet"], le=SEANCE)


class TestNommer:
    """Minutes know numbers: the name of a candidate is refused in the words that they print."""

    @pytest.fixture
    def nom(self, ouverte):
        return candidats(ouverte)[0].demande.titulaire.nom

    def test_dans_un_report(self, ouverte, secretaire, nom):
        with pytest.raises(DecisionImpossible, match="ne nomme aucun candidat"):
            reporter(ouverte, candidats(ouverte)[1], code="autre", mots=f"Voir {nom}.", par=secretaire, le=SEANCE)

    def test_dans_un_retrait(self, ouverte, secretaire, nom):
        membre = ouverte.seance.commission.membres.earliest("pk")
        with pytest.raises(SeanceImpossible, match="ne nomme aucun candidat"):
            deporter(ouverte, membre, motif=f"Cousin de {nom.lower()}", par=secretaire, le=SEANCE)

    def test_dans_une_insuffisance(self, reduite, secretaire):
        nom = candidats(reduite)[0].demande.titulaire.nom
        with pytest.raises(DecisionImpossible, match="ne nomme aucun candidat"):
            justifier_l_insuffisance(reduite, mots=f"Il reste {nom}.", par=secretaire, le=SEANCE)

    def test_meme_celui_qui_est_parti(self, reduite, secretaire):
        nom = reduite.vacance.candidatures.get(etat="retiree").demande.titulaire.nom
        with pytest.raises(DecisionImpossible, match="ne nomme aucun candidat"):
            justifier_l_insuffisance(reduite, mots=f"{nom} est radiée.", par=secretaire, le=SEANCE)

    def test_laisse_les_mots_de_tous_les_jours(self, ouverte, secretaire):
        membre = ouverte.seance.commission.membres.earliest("pk")
        deporter(ouverte, membre, motif="Voisine d’un des foyers", par=secretaire, le=SEANCE)

        assert Deport.objects.count() == 1


class TestLeverUnRetrait:
    @pytest.fixture
    def note(self, ouverte, secretaire):
        membre = ouverte.seance.commission.membres.earliest("pk")
        return deporter(ouverte, membre, motif="Erreur de ligne", par=secretaire, le=SEANCE)

    def test_rend_sa_voix_au_membre(self, note, secretaire, journal):
        lever_le_deport(note, par=secretaire, le=SEANCE)

        assert not Deport.objects.exists()
        assert "seance.deport_leve" in journal(note.point.seance)

    def test_pas_apres_un_vote(self, note, ouverte, secretaire):
        voter(Point.objects.get(pk=ouverte.pk), 0, Nature.ATTRIBUTION, secretaire, rang=1)

        with pytest.raises(SeanceImpossible, match="annulez-le d’abord"):
            lever_le_deport(note, par=secretaire, le=SEANCE)


def test_le_proces_verbal_dit_qui_a_pris_la_suite(ouverte, secretaire):
    second = ouverte.seance.commission.membres.order_by("pk")[1]
    presider(Seance.objects.get(pk=ouverte.seance_id), second, par=secretaire, le=SEANCE)

    assert f"{second} préside la suite de la séance" in str(proces_verbal(Seance.objects.get(pk=ouverte.seance_id), ""))


def test_le_proces_verbal_ne_dit_pas_une_suite_a_qui_presidait_deja(ouverte, secretaire):
    president = Seance.objects.get(pk=ouverte.seance_id).preside_par
    presider(Seance.objects.get(pk=ouverte.seance_id), president, par=secretaire, le=SEANCE)

    assert Seance.objects.get(pk=ouverte.seance_id).presidences == []
