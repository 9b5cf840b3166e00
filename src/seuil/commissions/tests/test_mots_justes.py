"""What the pages, the minutes and the letters say: the right number, the right day, nothing that is no longer so."""

from datetime import date

import pytest

from seuil.acteurs.tests.portes import entrer, lire
from seuil.commissions.courriers import lettre_de_decision, proces_verbal
from seuil.commissions.models import Seance
from seuil.commissions.requetes import candidats
from seuil.commissions.services import SeanceImpossible, clore, noter_l_avertissement, noter_un_mouvement, relire
from seuil.commissions.tests.test_cumul import deux, meme_foyer
from seuil.commissions.tests.test_rejeter import rejetee, riche
from seuil.commissions.tests.voter import SEANCE, decision_de, voter
from seuil.courriers.models import Preuve
from seuil.designations.models import Candidature

__all__ = ["deux", "rejetee", "riche"]


@pytest.fixture
def secretaire(agents):
    return agents["secretariat"]


def noter(point, **changes):
    """Give the first candidate another score than the journey's."""
    premiere = candidats(point)[0]
    if "grille" in changes:
        changes["explication"] = premiere.explication | {"grille": changes.pop("grille")}
    Candidature.objects.filter(pk=premiere.pk).update(**changes)


class TestLaNote:
    def test_s_accorde(self, ouverte, secretaire):
        noter(ouverte, score=1)
        voter(ouverte, 0, "d", secretaire, code="effort")

        cotation = lettre_de_decision(decision_de(ouverte, 0), le=SEANCE)["cotation"]

        assert cotation.startswith("Votre demande comptait 1\xa0point. Cette note a servi au classement")

    def test_ne_se_dit_pas_ou_aucune_grille_n_est_publiee(self, client, settings, ouverte, secretaire):
        noter(ouverte, score=0, grille="")
        voter(ouverte, 0, "d", secretaire, code="effort")

        (point,) = proces_verbal(ouverte.seance, "")["points"]
        page = lire(entrer(client, settings, secretaire, SEANCE).get(f"/gestion/commissions/points/{ouverte.pk}/"))

        assert point["candidats"][0]["points"] == ""
        assert "Aucune grille ici, rang 1" in page
        assert "0 point" not in page


class TestLesPages:
    def test_comptent_les_reports(self, client, settings, ouverte, secretaire):
        for place in (0, 1):
            voter(ouverte, place, "d", secretaire, code="effort")
        adresse, saisie = f"/gestion/commissions/points/{ouverte.pk}/reporter/", {"motif_report": "visite"}
        secretariat = entrer(client, settings, secretaire, SEANCE)

        assert "Examen reporté : 1 candidat reviendra." in lire(secretariat.post(adresse, saisie, follow=True))
        assert "Personne n’attend plus de vote." in lire(secretariat.post(adresse, saisie, follow=True))

    def test_ne_disent_plus_le_pouvoir_de_qui_est_venu(self, client, settings, ouverte, secretaire):
        membres = list(ouverte.seance.commission.membres.order_by("pk"))
        ouverte.seance.presences.create(membre=membres[4], pouvoir_a=membres[0])
        adresse = f"/gestion/commissions/seances/{ouverte.seance_id}/"
        secretariat = entrer(client, settings, secretaire, SEANCE)
        assert f"pouvoir à {membres[0]}" in lire(secretariat.get(adresse))

        noter_un_mouvement(ouverte.seance, membres[4], est_arrivee=True, par=secretaire, le=SEANCE)

        assert f"pouvoir à {membres[0]}" not in lire(secretariat.get(adresse))

    def test_disent_le_dernier_jour_d_un_avertissement(self, client, settings, secretaire, rejetee):
        jour = date(2027, 1, 31)
        noter_l_avertissement(rejetee, Preuve.MAIN_PROPRE, remise_le=jour, note="", par=secretaire, le=jour)

        page = lire(entrer(client, settings, secretaire, jour).get("/gestion/commissions/rejets/"))

        assert "Court jusqu’au 28 février 2027" in page
        assert "Radiation possible" not in page


class TestLesMotsRayes:
    def test_se_disent_rayes_a_la_cloture(self, agents, ouverte, secretaire):
        decision = voter(ouverte, 0, "d", secretaire, code="autre", mots="Le foyer demande un jardin.")
        for place in (1, 2):
            voter(ouverte, place, "d", secretaire, code="effort")
        relire(decision, sont_acceptes=False, par=agents["bailleur"], le=SEANCE)

        with pytest.raises(SeanceImpossible, match="a été rayé à la relecture : refaites le vote"):
            clore(ouverte.seance, par=secretaire, le=SEANCE)


class TestPremierSurDeuxLogements:
    def test_ne_se_dit_plus_quand_l_autre_vote_est_refait(self, deux, secretaire):
        ici, la = meme_foyer(deux)
        premiere = voter(deux[0], ici, "b", secretaire, rang=1)
        voter(deux[1], la, "b", secretaire, rang=1, cumul="Le foyer choisira.")
        voter(deux[0], ici, "d", secretaire, code="effort", corrige=premiere)

        ecrit = proces_verbal(Seance.objects.get(pk=deux[0].seance_id), "")

        assert [point["cumuls"] for point in ecrit["points"]] == [[], []]
