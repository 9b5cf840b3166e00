"""The file of a demand: who opens it, what it says, what it keeps back."""

import pytest

from seuil.acteurs.models import Agent, Metier
from seuil.acteurs.tests.portes import entrer, lire
from seuil.cotation.services import coter_la_demande
from seuil.courriers.models import Courrier
from seuil.documents.models import Analyse, Document
from seuil.documents.tests.analyses import dire_saines
from seuil.journal.models import Consultation


@pytest.fixture
def page_de(client, settings, agents, demande):
    """Return the answer of the file to an agent."""

    def ouvrir(agent):
        return entrer(client, settings, agent).get(f"/gestion/demandes/{demande.numero_unique}/")

    return ouvrir


@pytest.fixture
def eprouvee(demande, le):
    """The household declares violence, and its score knows."""
    demande.motifs = ["06"]
    demande.situations = ["viol"]
    demande.save()
    coter_la_demande(demande, le=le)
    return demande


def agent_de_cotation(agents):
    return Agent.objects.create_user(
        "grille", organisme=agents["guichet"].organisme, metiers=[Metier.COTATION], first_name="Ada", last_name="Grille"
    )


class TestDemande:
    def test_montre_le_score_ligne_par_ligne(self, page_de, agents):
        page = lire(page_de(agents["bailleur"]))

        assert "Madame Zélie Fictive" in page
        assert "Grille version 1, score calculé le 23/11/2026." in page
        assert "Éligibilité à Compiègne" in page
        assert "Catégorie 4 : 3 personnes, parent isolé." in page
        assert "Attestation d’enregistrement" in page
        assert "Demande enregistrée" in page

    def test_est_vue_de_tout_bailleur_du_departement(self, page_de, agents):
        assert page_de(agents["opac"]).status_code == 200

    def test_n_existe_pas_pour_un_autre_departement(self, page_de, agents):
        assert page_de(agents["nancy"]).status_code == 404

    def test_se_souvient_de_qui_l_a_ouverte(self, page_de, agents, demande):
        page_de(agents["opac"])

        vue = Consultation.objects.get(numeros=[demande.numero_unique])
        assert (vue.service, vue.motif, vue.agent_id) == ("OPAC de l’Oise", "dossier", agents["opac"].pk)

    def test_montre_les_violences_a_qui_suit_le_dossier(self, page_de, agents, eprouvee):
        page = lire(page_de(agents["bailleur"]))

        assert "Violences dans le couple" in page
        assert "Victime de viol" in page

    def test_ne_dit_pas_un_mot_des_violences_aux_autres(self, page_de, agents, eprouvee):
        reponse = page_de(agent_de_cotation(agents))

        page = lire(reponse).lower()
        assert reponse.status_code == 200
        assert "viol" not in page
        assert "situation protégée" in page
        assert "réservées aux agents qui suivent le dossier" in page

    def test_ne_propose_la_radiation_qu_au_guichet(self, page_de, agents):
        assert "Radier cette demande" in lire(page_de(agents["guichet"]))
        assert "Radier cette demande" not in lire(page_de(agents["bailleur"]))


class TestPieceIdentite:
    def adresse(self, demande):
        return f"/gestion/demandes/{demande.numero_unique}/piece-identite/"

    def test_s_ouvre_au_guichet_qui_laisse_une_trace(self, client, settings, agents, demande):
        dire_saines()

        reponse = entrer(client, settings, agents["guichet"]).get(self.adresse(demande))

        assert reponse.headers["Content-Type"] == "image/jpeg"
        assert reponse.headers["X-Content-Type-Options"] == "nosniff"
        assert Consultation.objects.get(numeros=[demande.numero_unique]).motif == "piece"

    @pytest.mark.parametrize(
        ("analyse", "phrase"),
        [
            (Analyse.EN_ATTENTE, "Ce document est en vérification de sécurité"),
            (Analyse.INFECTEE, "Ce document était dangereux, il a été détruit"),
        ],
    )
    def test_ne_s_ouvre_pas_sans_l_antivirus(self, client, settings, agents, demande, analyse, phrase):
        vide = {"chiffre": b""} if analyse == Analyse.INFECTEE else {}
        Document.objects.filter(pk=demande.piece_identite_id).update(analyse=analyse, **vide)

        reponse = entrer(client, settings, agents["guichet"]).get(self.adresse(demande))

        assert reponse.status_code == 409
        assert phrase in reponse.content.decode()

    def test_ne_s_ouvre_a_personne_d_autre(self, client, settings, agents, demande):
        assert entrer(client, settings, agents["bailleur"]).get(self.adresse(demande)).status_code == 404


class TestCourrier:
    def test_s_ouvre_a_qui_voit_la_demande(self, client, settings, agents, demande):
        attestation = Courrier.objects.get(numero_unique=demande.numero_unique)

        reponse = entrer(client, settings, agents["opac"]).get(f"/gestion/courriers/{attestation.pk}/")

        assert reponse.content.startswith(b"%PDF")
        assert reponse.headers["Content-Disposition"].startswith('inline; filename="attestation-')

    def test_n_existe_pas_pour_un_autre_departement(self, client, settings, agents, demande):
        attestation = Courrier.objects.get(numero_unique=demande.numero_unique)

        assert entrer(client, settings, agents["nancy"]).get(f"/gestion/courriers/{attestation.pk}/").status_code == 404

    def test_garde_le_proces_verbal_au_bailleur_de_la_seance(self, client, settings, agents, close):
        adresse = f"/gestion/courriers/{close.seance.proces_verbal_id}/"

        assert entrer(client, settings, agents["secretariat"]).get(adresse).status_code == 200
        assert entrer(client, settings, agents["opac"]).get(adresse).status_code == 404
