"""A session is what happened: its day, its hours, its chair, who sat for each dwelling (N9, L3, k04)."""

from datetime import date, time

import pytest

from seuil.commissions import faits
from seuil.commissions.models import Deport, Point, Seance
from seuil.commissions.requetes import electeurs
from seuil.commissions.services import (
    DecisionImpossible,
    SeanceImpossible,
    annuler,
    clore,
    convoquer,
    deplacer,
    deporter,
    desinscrire,
    inscrire,
    noter_un_mouvement,
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


class TestPouvoirs:
    def test_refuse_une_voix_consultative_avec_une_phrase(self, point, membres, secretaire):
        association = membres[-1]

        with pytest.raises(SeanceImpossible, match=f"{association} a une voix consultative et ne vote pas"):
            ouvrir(
                point.seance,
                presents=[*membres[:4], association],
                pouvoirs={membres[4]: association},
                par=secretaire,
                le=SEANCE,
            )

    def test_refuse_deux_pouvoirs_pour_un_seul_membre(self, point, membres, secretaire):
        pouvoirs = dict.fromkeys(membres[4:6], membres[0])

        with pytest.raises(SeanceImpossible, match=f"{membres[0]} porte 2 pouvoirs"):
            ouvrir(point.seance, presents=membres[:4], pouvoirs=pouvoirs, par=secretaire, le=SEANCE)

    def test_suit_le_reglement_qui_en_admet_deux(self, point, membres, secretaire):
        commission = point.seance.commission
        commission.pouvoirs_par_membre = 2
        commission.save()

        ouvrir(
            Seance.objects.get(pk=point.seance_id),
            presents=membres[:4],
            pouvoirs=dict.fromkeys(membres[4:6], membres[0]),
            par=secretaire,
            le=SEANCE,
        )

        assert len(electeurs(Point.objects.get(pk=point.pk))) == 6

    def test_suit_le_reglement_qui_les_reserve_aux_designes(self, point, membres, secretaire):
        commission = point.seance.commission
        commission.pouvoirs_entre_designes = True
        commission.save()

        with pytest.raises(SeanceImpossible, match="qu’entre membres désignés"):
            ouvrir(
                Seance.objects.get(pk=point.seance_id),
                presents=membres[:4],
                pouvoirs={membres[6]: membres[0]},
                par=secretaire,
                le=SEANCE,
            )


class TestAllerEtVenir:
    """k04: three designated members, one proxy; who carries it leaves, then comes back."""

    @pytest.fixture
    def tenue(self, point, membres, secretaire):
        presents = [*membres[:3], membres[8]]  # three designated members and the mayor of Compiègne
        ouvrir(
            point.seance, presents=presents, pouvoirs={membres[3]: membres[1]}, par=secretaire, le=SEANCE, a=time(14)
        )
        return Point.objects.get(pk=point.pk)

    def partir(self, tenue, membre, secretaire, a, **suite):
        return noter_un_mouvement(tenue.seance, membre, est_arrivee=False, par=secretaire, le=SEANCE, a=a, **suite)

    def test_compte_les_presents_et_les_pouvoirs_portes(self, tenue, membres):
        assert electeurs(tenue) == [*membres[:4], membres[8]]

    def test_le_pouvoir_tombe_avec_qui_le_porte_et_le_quorum_se_perd(self, tenue, membres, secretaire):
        self.partir(tenue, membres[1], secretaire, time(15, 10))

        tenue = Point.objects.get(pk=tenue.pk)
        assert electeurs(tenue) == [membres[0], membres[2], membres[8]]
        with pytest.raises(DecisionImpossible, match=r"2\xa0membres désignés présents, quorum à 3.*Reportez"):
            voter(tenue, 0, "b", secretaire, rang=1)

    def test_le_pouvoir_revient_avec_lui(self, tenue, membres, secretaire):
        self.partir(tenue, membres[1], secretaire, time(15, 10))
        noter_un_mouvement(tenue.seance, membres[1], est_arrivee=True, par=secretaire, le=SEANCE, a=time(15, 40))

        tenue = Point.objects.get(pk=tenue.pk)
        assert electeurs(tenue) == [*membres[:4], membres[8]]
        assert voter(tenue, 0, "b", secretaire, rang=1).presents == 5

    def test_le_pouvoir_ne_sert_plus_quand_l_absent_arrive(self, tenue, membres, secretaire):
        noter_un_mouvement(tenue.seance, membres[3], est_arrivee=True, par=secretaire, le=SEANCE, a=time(14, 30))

        assert faits.feuille(Seance.objects.get(pk=tenue.seance_id)).pouvoirs == {}

    def test_le_president_qui_part_est_remplace(self, tenue, membres, secretaire):
        with pytest.raises(SeanceImpossible, match="dites quel membre désigné préside"):
            self.partir(tenue, membres[0], secretaire, time(15))
        self.partir(tenue, membres[0], secretaire, time(15), preside_par=membres[2])

        assert Seance.objects.get(pk=tenue.seance_id).preside_par == membres[2]

    @pytest.mark.parametrize("est_arrivee", [True, False])
    def test_ne_part_ni_n_arrive_deux_fois(self, tenue, membres, secretaire, est_arrivee):
        membre = membres[1] if est_arrivee else membres[5]

        with pytest.raises(SeanceImpossible, match="est déjà"):
            noter_un_mouvement(tenue.seance, membre, est_arrivee=est_arrivee, par=secretaire, le=SEANCE)

    def test_n_est_pas_note_avant_ce_qui_precede(self, tenue, membres, secretaire):
        with pytest.raises(SeanceImpossible, match="13:00 est avant") as refus:
            self.partir(tenue, membres[1], secretaire, time(13))

        assert refus.value.champ == "a"

    def test_qui_quitte_la_commission_plus_tard_ne_change_aucune_seance(self, close, secretaire):
        membre = close.seance.commission.membres.order_by("pk")[1]
        avant = [str(assis) for assis in faits.membres(close.seance)]

        membre.retire_le = date(2027, 1, 15)
        membre.save()

        assert [str(assis) for assis in faits.membres(close.seance)] == avant


class TestSeDeporter:
    def test_retire_la_voix_et_recompte_le_quorum(self, ouverte, membres, secretaire):
        avant = electeurs(ouverte)

        deporter(ouverte, membres[0], motif="Parent d’un candidat", par=secretaire, le=SEANCE)

        lu = Point.objects.get(pk=ouverte.pk)
        assert electeurs(lu) == [membre for membre in avant if membre != membres[0]]
        assert Deport.objects.get().motif == "Parent d’un candidat"
        deporter(lu, membres[1], motif="Voisin", par=secretaire, le=SEANCE)
        with pytest.raises(DecisionImpossible, match="quorum à 3"):
            voter(Point.objects.get(pk=lu.pk), 0, "b", secretaire, rang=1)

    def test_ne_vient_pas_apres_un_vote(self, ouverte, membres, secretaire):
        voter(ouverte, 0, "b", secretaire, rang=1)

        with pytest.raises(SeanceImpossible, match="annulez-le avant"):
            deporter(ouverte, membres[0], motif="Parent", par=secretaire, le=SEANCE)


class TestMandant:
    def test_vote_pour_les_logements_de_son_mandat(self, ouverte, agents):
        """L3: the mandate's president is a member by right for the dwellings that its landlord entrusted."""
        mandant = agents["opac"].organisme
        commission, programme = ouverte.seance.commission, ouverte.vacance.logement.programme
        elu = commission.membres.create(nom="M. Mandat", qualite="mandant", organisme=mandant)
        ouverte.seance.presences.create(membre=elu)
        assert elu not in electeurs(Point.objects.get(pk=ouverte.pk))

        programme.mandant = mandant
        programme.save()

        assert elu in electeurs(Point.objects.get(pk=ouverte.pk))
