"""The session is what happened: who was in the chair, at what time, for whom each voice was given."""

from datetime import time

import pytest

from seuil.acteurs.tests.portes import entrer, lire
from seuil.commissions import faits
from seuil.commissions.models import Membre, Point, Seance
from seuil.commissions.requetes import candidats
from seuil.commissions.services import (
    DecisionImpossible,
    SeanceImpossible,
    clore,
    nommer_un_membre,
    noter_un_mouvement,
    ouvrir,
    presider,
    reporter_le_logement,
    retirer_un_membre,
)
from seuil.commissions.tests.voter import SEANCE, voter


@pytest.fixture
def secretaire(agents):
    return agents["secretariat"]


@pytest.fixture
def membres(seance):
    return list(seance.commission.membres.order_by("pk"))


def bouger(seance, qui, secretaire, *, est_arrivee, **suite):
    lue = Seance.objects.get(pk=seance.pk)
    return noter_un_mouvement(lue, qui, est_arrivee=est_arrivee, par=secretaire, le=SEANCE, **suite)


class TestQuiPreside:
    @pytest.fixture
    def sans_president(self, ouverte, membres, secretaire):
        """Everybody who could preside left, who presided last; three came back, and the chair is empty."""
        for parti in (*membres[1:4], membres[0]):
            bouger(ouverte.seance, parti, secretaire, est_arrivee=False)
        for revenu in membres[1:4]:
            bouger(ouverte.seance, revenu, secretaire, est_arrivee=True)
        return Point.objects.get(pk=ouverte.pk)

    def test_rien_ne_se_decide_sous_un_president_parti(self, sans_president, secretaire):
        with pytest.raises(DecisionImpossible, match=r"M. Paul Planche est absent.*Dites d’abord qui préside"):
            voter(sans_president, 0, "b", secretaire, rang=1)

    def test_un_autre_prend_sa_place_et_le_vote_reprend(self, sans_president, membres, secretaire):
        presider(sans_president.seance, membres[1], par=secretaire, le=SEANCE)

        assert voter(Point.objects.get(pk=sans_president.pk), 0, "b", secretaire, rang=1).rang == 1

    def test_le_proces_verbal_ne_dit_pas_absent_un_president_present(self, ouverte, membres, secretaire):
        presider(ouverte.seance, membres[1], par=secretaire, le=SEANCE)
        reporter_le_logement(ouverte, code="temps", par=secretaire, le=SEANCE)

        ecrit = clore(ouverte.seance, par=secretaire, le=SEANCE).proces_verbal.contexte

        assert ecrit["presidence"] == f"{membres[1]}, qui préside la séance à la place de {membres[0]}"

    def test_personne_n_est_nomme_en_seance(self, ouverte, membres, secretaire):
        with pytest.raises(SeanceImpossible, match="Une séance est ouverte"):
            nommer_un_membre(
                ouverte.seance.commission, Membre(nom="Mme Neuve", qualite="prefet"), par=secretaire, le=SEANCE
            )

        assert not Membre.objects.filter(nom="Mme Neuve").exists()


class TestQuiSiege:
    @pytest.fixture
    def ailleurs(self, seance):
        return Membre.objects.exclude(commission=seance.commission).first()

    def test_un_membre_retire_ne_siege_plus(self, point, membres, secretaire):
        retirer_un_membre(membres[1], par=secretaire, le=SEANCE)

        with pytest.raises(SeanceImpossible, match=f"{membres[1]} ne siège pas dans cette commission ce jour-là"):
            ouvrir(point.seance, presents=membres, pouvoirs={}, par=secretaire, le=SEANCE)

    def test_un_membre_d_une_autre_commission_est_nomme_dans_le_refus(self, point, membres, ailleurs, secretaire):
        with pytest.raises(SeanceImpossible, match=f"{ailleurs} ne siège pas"):
            ouvrir(point.seance, presents=[*membres[:3], ailleurs], pouvoirs={}, par=secretaire, le=SEANCE)
        with pytest.raises(SeanceImpossible, match=f"{ailleurs} ne siège pas"):
            ouvrir(point.seance, presents=membres[:3], pouvoirs={ailleurs: membres[0]}, par=secretaire, le=SEANCE)


class TestLesHeures:
    @pytest.fixture
    def tenue(self, point, membres, secretaire):
        ouvrir(point.seance, presents=membres, pouvoirs={}, par=secretaire, le=SEANCE, a=time(14))
        reporter_le_logement(Point.objects.get(pk=point.pk), code="temps", par=secretaire, le=SEANCE)
        return Seance.objects.get(pk=point.seance_id)

    def test_une_seance_ne_se_clot_pas_avant_d_ouvrir(self, tenue, secretaire):
        with pytest.raises(SeanceImpossible, match="9\xa0h\xa000 est avant ce qui est déjà noté, à 14\xa0h\xa000"):
            clore(tenue, par=secretaire, le=SEANCE, a=time(9))

        assert Seance.objects.get(pk=tenue.pk).etat == "ouverte"

    def test_la_page_le_dit_a_l_heure(self, client, settings, tenue, secretaire):
        secretariat = entrer(client, settings, secretaire, SEANCE)

        reponse = secretariat.post(
            f"/gestion/commissions/seances/{tenue.pk}/clore/",
            {"heure_heures": "9", "heure_minutes": "0", "heure": "09:00"},
        )

        assert reponse.status_code == 422
        assert "est avant ce qui est déjà noté" in lire(reponse)

    def test_le_lendemain_une_heure_du_matin_se_comprend(self, tenue, secretaire):
        close = clore(tenue, par=secretaire, le=SEANCE.replace(day=8), a=time(0, 30))

        assert close.proces_verbal.contexte["cloture"] == "0\xa0h\xa030, le 8 décembre 2026"


class TestLePouvoirDeQuiEstVenu:
    def test_ne_revient_pas_quand_il_repart(self, point, membres, secretaire):
        ouvrir(point.seance, presents=membres[:3], pouvoirs={membres[3]: membres[1]}, par=secretaire, le=SEANCE)
        bouger(point.seance, membres[3], secretaire, est_arrivee=True)

        bouger(point.seance, membres[3], secretaire, est_arrivee=False)

        assert faits.feuille(Seance.objects.get(pk=point.seance_id)).pouvoirs == {}


class TestDeuxCandidatsDuMemeNom:
    def test_la_seance_se_clot(self, ouverte, secretaire):
        for candidature in candidats(ouverte)[:2]:
            titulaire = candidature.demande.titulaire
            titulaire.prenom, titulaire.nom = "Camille", "Martin"
            titulaire.save(update_fields=["prenom", "nom"])
        for place in range(3):
            voter(ouverte, place, "d", secretaire, code="effort")

        assert clore(ouverte.seance, par=secretaire, le=SEANCE).etat == "close"
