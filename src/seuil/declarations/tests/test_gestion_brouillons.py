"""The drafts of a desk: taken up by any of its agents, with the last day to register their paper."""

from datetime import date

import pytest

from seuil.acteurs.models import Agent, Guichet
from seuil.acteurs.tests.portes import entrer, lire
from seuil.declarations.gestion import a_faire
from seuil.declarations.models import Brouillon
from seuil.declarations.services import ouvrir_au_guichet
from seuil.declarations.tests.saisies import IDENTITE, LE, photo, remplir_au_guichet, reponses
from seuil.demandes.models import Demande
from seuil.documents.models import Document, Sorte
from seuil.documents.tests.analyses import dire_saines
from seuil.socle.droits import DroitRefuse


@pytest.fixture
def agent(agents) -> Agent:
    return agents["guichet"]


@pytest.fixture
def papier(agent) -> Brouillon:
    """A draft of the desk, its paper received on 26 October."""
    brouillon = ouvrir_au_guichet(recue_le=date(2026, 10, 26), par=agent, le=LE)
    brouillon.reponses = reponses()
    brouillon.save()
    return brouillon


@pytest.fixture
def navigateur(client, settings, agent):
    return entrer(client, settings, agent)


class TestListeDuGuichet:
    def test_dit_le_dernier_jour_pour_enregistrer(self, navigateur, papier):
        page = lire(navigateur.get("/gestion/guichet/"))

        assert "Zélie Fictive" in page
        assert "26 novembre 2026" in page

    def test_dit_qu_un_papier_est_en_retard(self, navigateur, papier):
        Brouillon.objects.update(recue_le=date(2026, 10, 20))

        assert "En retard" in lire(navigateur.get("/gestion/guichet/"))

    def test_reste_lisible_quand_une_saisie_ne_s_ouvre_plus(self, navigateur, agent, papier):
        altere = ouvrir_au_guichet(recue_le=date(2026, 10, 27), par=agent, le=LE)
        Brouillon.objects.filter(pk=altere.pk).update(contenu=b"x" * 50)

        page = lire(navigateur.get("/gestion/guichet/"))

        assert "Zélie Fictive" in page
        assert "Réponses illisibles" in page

    @pytest.mark.parametrize("chemin", ["/gestion/guichet/vous/", "/gestion/guichet/envoi/"])
    def test_dit_qu_une_saisie_ne_s_ouvre_plus(self, navigateur, papier, chemin):
        navigateur.post("/gestion/guichet/", {"reprendre": str(papier.pk)})
        Brouillon.objects.update(contenu=b"x" * 50)

        for reponse in (
            navigateur.get(chemin, follow=True),
            navigateur.post("/gestion/guichet/enregistrer/", {"exact": "on"}, follow=True),
            navigateur.post("/gestion/guichet/", {"reprendre": str(papier.pk)}, follow=True),
        ):
            assert reponse.redirect_chain == [("/gestion/guichet/", 302)]
            assert "Les réponses de cette saisie ne s’ouvrent plus." in lire(reponse)
        assert bytes(Brouillon.objects.get().contenu) == b"x" * 50

    def test_ne_montre_pas_les_brouillons_des_menages(self, navigateur):
        brouillon = Brouillon()
        brouillon.reponses = reponses()
        brouillon.save()

        assert "Aucune saisie commencée" in lire(navigateur.get("/gestion/guichet/"))

    def test_ne_montre_pas_ceux_d_un_autre_guichet(self, navigateur, agents, papier):
        autre = Guichet.objects.filter(enregistre=True).exclude(pk=agents["guichet"].guichet_id).first()
        Brouillon.objects.update(guichet=autre)

        assert "Aucune saisie commencée" in lire(navigateur.get("/gestion/guichet/"))

    def test_laisse_reprendre_la_saisie_d_un_collegue(self, navigateur, papier):
        reponse = navigateur.post("/gestion/guichet/", {"reprendre": str(papier.pk)})

        assert reponse.url == "/gestion/guichet/vous/"
        assert "Zélie" in navigateur.get(reponse.url).content.decode()
        assert Brouillon.objects.count() == 1

    def test_n_ouvre_plus_la_saisie_a_qui_change_de_guichet(self, navigateur, agent, papier):
        navigateur.post("/gestion/guichet/", {"reprendre": str(papier.pk)})
        agent.guichet = Guichet.objects.filter(enregistre=True).exclude(pk=agent.guichet_id).first()
        agent.save()

        assert navigateur.get("/gestion/guichet/vous/").url == "/gestion/guichet/"


class TestOuvrirAuGuichet:
    def test_garde_le_jour_de_reception_tape_au_debut(self, navigateur):
        navigateur.post("/gestion/guichet/", {"recue_le_jour": "20/11/2026"})

        assert Brouillon.objects.get().recue_le == date(2026, 11, 20)
        assert 'value="20/11/2026"' not in navigateur.get("/gestion/guichet/").content.decode()

    def test_refuse_une_reception_a_venir(self, navigateur):
        reponse = navigateur.post("/gestion/guichet/", {"recue_le_jour": "01/01/2027"})

        assert reponse.status_code == 422
        assert "au plus tard le 23 novembre 2026" in lire(reponse)
        assert not Brouillon.objects.exists()

    def test_refuse_qui_n_enregistre_pas(self, agents):
        with pytest.raises(DroitRefuse):
            ouvrir_au_guichet(recue_le=None, par=agents["bailleur"], le=LE)


class TestAFaire:
    def test_donne_un_mois_a_un_papier_recu(self, agent, papier):
        (acte,) = a_faire(agent, LE)

        assert (acte.dossier, acte.avant, acte.regle) == (
            "Formulaire reçu le 26 octobre 2026",
            date(2026, 11, 26),
            "L441-2-1",
        )

    def test_ne_dit_rien_d_une_saisie_sans_papier(self, agent):
        ouvrir_au_guichet(recue_le=None, par=agent, le=LE)

        assert list(a_faire(agent, LE)) == []

    def test_ne_dit_rien_a_qui_n_enregistre_pas(self, agents, papier):
        assert list(a_faire(agents["bailleur"], LE)) == []


class TestFormulaireNumerise:
    @pytest.fixture
    def demande(self, navigateur) -> Demande:
        """Registered with the scan of its paper, the day of reception typed first."""
        navigateur.post("/gestion/guichet/", {"recue_le_jour": "20/11/2026"})
        remplir_au_guichet(navigateur, identite=IDENTITE | {"prenom": "Lise", "nom": "Essai"})
        envoi = {"exact": "on", "piece": photo(), "formulaire": photo()}
        navigateur.post("/gestion/guichet/enregistrer/", envoi)
        return Demande.objects.get(titulaires__cle="essai lise")

    def test_reste_au_dossier_de_la_demande(self, demande):
        assert demande.recue_le == date(2026, 11, 20)
        assert (demande.formulaire.sorte, demande.formulaire.numero_unique) == (Sorte.FORMULAIRE, demande.numero_unique)

    def test_survit_au_brouillon(self, navigateur, demande):
        navigateur.post(f"/gestion/demandes/{demande.numero_unique}/code/remis/")

        assert not Brouillon.objects.exists()
        assert Document.objects.filter(pk=demande.formulaire_id).exists()

    def test_se_lit_au_guichet(self, navigateur, demande):
        adresse = f"/gestion/demandes/{demande.numero_unique}/formulaire/"

        assert adresse in navigateur.get(f"/gestion/demandes/{demande.numero_unique}/").content.decode()
        dire_saines()
        assert navigateur.get(adresse)["Content-Type"] == "image/jpeg"

    def test_ne_se_lit_pas_tant_que_l_antivirus_ne_l_a_pas_lu(self, navigateur, demande):
        """p03: the number is given, the paper is said to wait, its bytes are nowhere."""
        reponse = navigateur.get(f"/gestion/demandes/{demande.numero_unique}/formulaire/")

        assert reponse.status_code == 409
        assert "Ce document est en vérification de sécurité" in reponse.content.decode()

    def test_ne_se_lit_pas_ailleurs(self, client, settings, agents, demande):
        adresse = f"/gestion/demandes/{demande.numero_unique}/formulaire/"

        assert entrer(client, settings, agents["bailleur"]).get(adresse).status_code == 404
