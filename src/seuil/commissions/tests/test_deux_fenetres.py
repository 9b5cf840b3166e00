"""Two windows, a page left open, a request sent again: nothing is replaced unseen, nothing closed is undone."""

import pytest

from seuil.acteurs.tests.portes import entrer, lire
from seuil.commissions.models import Decision, VoteAnterieur
from seuil.commissions.requetes import candidats, electeurs
from seuil.commissions.services import DecisionImpossible, clore, relire, reporter, reporter_le_logement, revenir
from seuil.commissions.tests.test_reporter import ENSUITE, suivante
from seuil.commissions.tests.voter import SEANCE, decision_de, voter
from seuil.designations.models import Candidature
from seuil.socle.cycles import PassageInterdit


@pytest.fixture
def secretaire(agents):
    return agents["secretariat"]


@pytest.fixture
def revenue(ouverte, secretaire):
    """The next session of a dwelling: its first candidate was refused at the one before, the others postponed."""
    voter(ouverte, 0, "d", secretaire, code="effort")
    reporter_le_logement(ouverte, code="visite", par=secretaire, le=SEANCE)
    clore(ouverte.seance, par=secretaire, le=SEANCE)
    return suivante(ouverte, secretaire)


def adresse(point, candidature, verbe):
    return f"/gestion/commissions/points/{point.pk}/candidats/{candidature.pk}/{verbe}/"


class TestCeQuUneSeanceCloseADecide:
    def test_ne_s_annule_pas_a_la_suivante(self, revenue, secretaire):
        refusee = candidats(revenue)[0]

        with pytest.raises(DecisionImpossible, match="La séance du 07/12/2026 a déjà décidé"):
            revenir(revenue, refusee, par=secretaire, le=ENSUITE)

        assert Decision.objects.get().candidature == refusee

    def test_ne_se_reporte_pas_a_la_suivante(self, revenue, secretaire):
        refusee = candidats(revenue)[0]

        with pytest.raises(PassageInterdit, match="Décidée"):
            reporter(revenue, refusee, code="piece", par=secretaire, le=ENSUITE)

        assert Decision.objects.get().candidature == refusee

    @pytest.mark.parametrize("verbe", ["revenir", "reporter", "decider"])
    def test_ne_bouge_pas_par_les_pages(self, client, settings, revenue, secretaire, verbe):
        refusee = candidats(revenue)[0]
        saisie = {"motif_report": "visite", "nature": "b", "rang": "1", "suffrages": "tous"}
        secretariat = entrer(client, settings, secretaire, ENSUITE)

        secretariat.post(adresse(revenue, refusee, verbe), {f"c{refusee.pk}-{nom}": dit for nom, dit in saisie.items()})

        assert Decision.objects.get().nature == "d"
        assert Candidature.objects.get(pk=refusee.pk).etat == "decidee"


class TestUnePageResteeOuverte:
    def test_ne_reporte_pas_une_decision_prise_depuis(self, client, settings, ouverte, secretaire):
        candidature = candidats(ouverte)[0]
        voter(ouverte, 0, "b", secretaire, rang=1)
        secretariat = entrer(client, settings, secretaire, SEANCE)

        reponse = secretariat.post(
            adresse(ouverte, candidature, "reporter"), {f"c{candidature.pk}-motif_report": "visite"}
        )

        assert reponse.status_code == 422
        assert Decision.objects.get().rang == 1

    def test_n_annule_pas_un_vote_refait_depuis(self, client, settings, ouverte, secretaire):
        ancienne = voter(ouverte, 0, "b", secretaire, rang=1)
        nouvelle = voter(ouverte, 0, "b", secretaire, rang=2, corrige=ancienne)
        secretariat = entrer(client, settings, secretaire, SEANCE)

        reponse = secretariat.post(adresse(ouverte, nouvelle.candidature, "revenir"), {"vue": ancienne.pk}, follow=True)

        assert "Cette décision a changé depuis" in lire(reponse)
        assert Decision.objects.get() == nouvelle

    def test_n_accepte_pas_des_mots_ecrits_depuis(self, client, settings, agents, ouverte, secretaire):
        ancienne = voter(ouverte, 0, "d", secretaire, code="autre", mots="Le foyer demande un jardin.")
        bailleur = entrer(client, settings, agents["bailleur"], SEANCE)
        page = bailleur.get(f"/gestion/commissions/points/{ouverte.pk}/").content.decode()
        assert page.count(f'name="vue" value="{ancienne.pk}"') == 1
        voter(ouverte, 0, "d", secretaire, code="autre", mots="Tout autre chose.", corrige=ancienne)

        reponse = bailleur.post(
            adresse(ouverte, ancienne.candidature, "relire"), {"vue": ancienne.pk, "accepter": "1"}, follow=True
        )

        assert "Ces mots ont changé depuis" in lire(reponse)
        assert decision_de(ouverte, 0).mots_acceptes_le is None
        with pytest.raises(DecisionImpossible, match="Ces mots ont changé"):
            relire(ancienne, sont_acceptes=True, par=agents["bailleur"], le=SEANCE)


class TestUneRequeteEnvoyeeDeuxFois:
    def test_ne_compte_pas_deux_fois_un_vote_contraire(self, client, settings, ouverte, secretaire):
        """The page of a rejected proposal is an answer to a POST: reloading it sends the same vote again."""
        candidature = candidats(ouverte)[0]
        secretariat, prefixe = entrer(client, settings, secretaire, SEANCE), f"c{candidature.pk}-"
        saisie = {f"{prefixe}voix_{electeur.pk}": "contre" for electeur in electeurs(ouverte)}
        saisie |= {f"{prefixe}nature": "b", f"{prefixe}rang": "1", f"{prefixe}votes": "0"}
        page = secretariat.post(adresse(ouverte, candidature, "decider"), saisie).content.decode()
        assert f'name="{prefixe}votes" value="1"' in page

        reponse = secretariat.post(adresse(ouverte, candidature, "decider"), saisie)

        assert "Un vote vient d’être enregistré pour ce candidat" in lire(reponse)
        assert VoteAnterieur.objects.count() == 1
