"""A session is what happened: its day, its hours, its chair, who sat for each dwelling (N9, L3, k04)."""

from datetime import date, time

import pytest

from seuil.commissions.models import Point, Seance
from seuil.commissions.services import (
    SeanceImpossible,
    annuler,
    clore,
    convoquer,
    deplacer,
    desinscrire,
    inscrire,
    ouvrir,
    presider,
    reporter_le_logement,
)
from seuil.commissions.tests.voter import CONVOCATION, SEANCE, voter
from seuil.patrimoine.models import Vacance
from seuil.socle.cycles import PassageInterdit


@pytest.fixture
def secretaire(agents):
    return agents["secretariat"]


@pytest.fixture
def membres(seance):
    """Six designated members, the prefect, the EPCI, two mayors, the association: in that order."""
    return list(seance.commission.membres.order_by("pk"))


class TestSonJour:
    @pytest.mark.parametrize("le", [date(2026, 12, 6), date(2026, 12, 8)])
    def test_ne_s_ouvre_que_le_jour_convoque(self, point, membres, secretaire, le):
        with pytest.raises(SeanceImpossible, match="convoquée pour le 07/12/2026"):
            ouvrir(point.seance, presents=membres, pouvoirs={}, par=secretaire, le=le)

        assert Seance.objects.get(pk=point.seance_id).etat == "convoquee"

    def test_se_deplace_avec_sa_raison(self, point, membres, secretaire, journal):
        deplacer(point.seance, seance_le=date(2026, 12, 14), motif="Salle prise", par=secretaire, le=SEANCE)

        seance = Seance.objects.get(pk=point.seance_id)
        ouvrir(seance, presents=membres, pouvoirs={}, par=secretaire, le=date(2026, 12, 14))
        assert journal(seance)[-2:] == ["seance.deplacee", "seance.ouverte"]

    @pytest.mark.parametrize(("jour", "motif", "champ"), [(CONVOCATION, "x", "seance_le"), (SEANCE, "  ", "motif")])
    def test_ne_se_deplace_ni_au_passe_ni_sans_raison(self, seance, secretaire, jour, motif, champ):
        with pytest.raises(SeanceImpossible) as refus:
            deplacer(seance, seance_le=jour, motif=motif, par=secretaire, le=date(2026, 11, 30))

        assert refus.value.champ == champ

    def test_ne_se_convoque_pas_au_passe(self, seance, secretaire):
        with pytest.raises(SeanceImpossible, match="est passé"):
            convoquer(seance.commission, seance_le=CONVOCATION, par=secretaire, le=SEANCE)

    def test_garde_son_heure_son_lieu_et_ses_heures_vraies(self, seance, secretaire, membres, liste):
        prevue = convoquer(
            seance.commission, seance_le=SEANCE, heure=time(14), lieu="Siège", par=secretaire, le=CONVOCATION
        )
        inscrire(prevue, liste.vacance, par=secretaire, le=CONVOCATION)
        ouvrir(prevue, presents=membres, pouvoirs={}, par=secretaire, le=SEANCE, a=time(14, 5))
        reporter_le_logement(prevue.points.get(), code="temps", par=secretaire, le=SEANCE)
        close = clore(prevue, par=secretaire, le=SEANCE, a=time(16, 30))

        assert (close.heure, close.lieu, close.ouverte_a, close.close_a) == (
            time(14),
            "Siège",
            time(14, 5),
            time(16, 30),
        )


class TestAnnuler:
    def test_rend_ses_logements_a_une_autre_seance(self, point, secretaire):
        annuler(point.seance, motif="Convoquée deux fois", par=secretaire, le=CONVOCATION)

        assert Seance.objects.get(pk=point.seance_id).motif_annulation == "Convoquée deux fois"
        vacance = Vacance.objects.get(pk=point.vacance_id)
        assert vacance.etat == "designee"
        autre = convoquer(point.seance.commission, seance_le=SEANCE, par=secretaire, le=CONVOCATION)
        assert inscrire(autre, vacance, par=secretaire, le=CONVOCATION).vacance == vacance

    def test_defait_une_seance_ouverte_par_erreur(self, ouverte, secretaire):
        annuler(ouverte.seance, motif="Ouverte par erreur", par=secretaire, le=SEANCE)

        assert Seance.objects.get(pk=ouverte.seance_id).etat == "annulee"

    def test_ne_jette_pas_un_vote(self, ouverte, secretaire):
        voter(ouverte, 0, "b", secretaire, rang=1)

        with pytest.raises(SeanceImpossible, match="un vote ou un report") as refus:
            annuler(ouverte.seance, motif="Erreur", par=secretaire, le=SEANCE)

        assert refus.value.point == ouverte

    def test_demande_une_raison(self, point, secretaire):
        with pytest.raises(SeanceImpossible, match="pourquoi"):
            annuler(point.seance, motif=" ", par=secretaire, le=CONVOCATION)

    def test_n_annule_pas_une_seance_close(self, close, secretaire):
        with pytest.raises(PassageInterdit):
            annuler(close.seance, motif="Trop tard", par=secretaire, le=SEANCE)


class TestDesinscrire:
    def test_retire_un_logement_de_l_ordre_du_jour(self, point, secretaire, journal):
        seance = point.seance

        desinscrire(point, motif="Travaux", par=secretaire, le=CONVOCATION)

        assert not Point.objects.exists()
        assert Vacance.objects.get(pk=point.vacance_id).etat == "designee"
        assert journal(seance)[-1] == "seance.point_retire"

    def test_ne_retire_rien_d_une_seance_ouverte(self, ouverte, secretaire):
        with pytest.raises(PassageInterdit):
            desinscrire(ouverte, motif="Travaux", par=secretaire, le=SEANCE)


class TestPresider:
    def test_revient_au_president_quand_il_est_la(self, ouverte):
        assert Seance.objects.get(pk=ouverte.seance_id).preside_par.est_president

    def test_demande_qui_preside_en_son_absence(self, point, membres, secretaire):
        with pytest.raises(SeanceImpossible, match="dites quel membre désigné préside") as refus:
            ouvrir(point.seance, presents=membres[1:], pouvoirs={}, par=secretaire, le=SEANCE)

        assert refus.value.champ == "preside_par"

    @pytest.mark.parametrize(("place", "phrase"), [(0, "est absent"), (6, "ne peut pas présider")])
    def test_n_est_ni_un_absent_ni_un_autre_qu_un_designe(self, point, membres, secretaire, place, phrase):
        with pytest.raises(SeanceImpossible, match=phrase):
            ouvrir(
                point.seance, presents=membres[1:], pouvoirs={}, preside_par=membres[place], par=secretaire, le=SEANCE
            )

    def test_passe_a_un_autre_en_seance(self, ouverte, membres, secretaire):
        presider(ouverte.seance, membres[1], par=secretaire, le=SEANCE)

        assert Seance.objects.get(pk=ouverte.seance_id).preside_par == membres[1]
