"""Who has a voice for each dwelling: proxies, arrivals and departures, who steps back, the mandate (L3, k04)."""

from datetime import date, time

import pytest

from seuil.commissions import faits
from seuil.commissions.models import Deport, Point, Seance
from seuil.commissions.requetes import electeurs
from seuil.commissions.services import DecisionImpossible, SeanceImpossible, deporter, noter_un_mouvement, ouvrir
from seuil.commissions.tests.voter import SEANCE, voter


@pytest.fixture
def secretaire(agents):
    return agents["secretariat"]


@pytest.fixture
def membres(seance):
    """Six designated members, the prefect, the EPCI, two mayors, the association: in that order."""
    return list(seance.commission.membres.order_by("pk"))


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
        with pytest.raises(SeanceImpossible, match="13\xa0h\xa000 est avant") as refus:
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
