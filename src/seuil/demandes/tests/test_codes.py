"""A lost code is replaced at a desk, the identity document seen; the former one is dead at once."""

import pytest
from django.test import Client

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.tests.portes import entrer, lire
from seuil.declarations.models import Brouillon
from seuil.demandes import codes
from seuil.demandes.models import Demande, Remise
from seuil.demandes.services import renouveler_code
from seuil.demandes.tests.tables import tables_qui_disent
from seuil.journal.models import Entree
from seuil.socle.droits import DroitRefuse

SAISIE = {"motif": "perdu", "precision": "", "piece_vue": "on"}


@pytest.fixture
def guichet(client, settings, agents) -> Client:
    return entrer(client, settings, agents["guichet"])


def renouveler(guichet: Client, demande: Demande) -> str:
    """Ask for a new code at the desk and read it on its page."""
    reponse = guichet.post(f"/gestion/demandes/{demande.numero_unique}/code/", SAISIE)
    return guichet.get(reponse.url).content.decode().split('id="code-acces">')[1].split("<")[0]


def connecter(code: str, demande: Demande) -> Client:
    menage = Client()
    menage.post("/connexion/", {"numero": demande.numero_unique, "code": code})
    return menage


def est_connecte(menage: Client) -> bool:
    return menage.get("/ma-demande/").status_code == 200


class TestRenouveler:
    def test_donne_un_code_qui_ouvre_la_demande(self, guichet, demande):
        """N2: whoever lost its code, or never had one, comes in again."""
        nouveau = renouveler(guichet, demande)

        assert est_connecte(connecter(nouveau, demande))

    def test_tue_l_ancien_code_et_ferme_ses_pages(self, guichet, demande):
        """N2: the former code is dead at once, and so are the sessions it opened."""
        ancien = renouveler(guichet, demande)
        menage = connecter(ancien, demande)
        avant = est_connecte(menage)

        renouveler(guichet, demande)

        assert avant
        assert not est_connecte(menage)
        assert not est_connecte(connecter(ancien, demande))

    def test_ferme_aussi_le_navigateur_qui_a_envoye_le_formulaire(self, guichet, demande):
        """N2: the browser of the form, maybe a relative's, neither comes back in nor destroys the desk's code."""
        brouillon = Brouillon.objects.create(demande=demande)
        autre = Client()
        session = autre.session
        session["brouillon"] = str(brouillon.pk)
        session.save()
        avant = autre.get("/bienvenue/").status_code

        nouveau = renouveler(guichet, demande)
        revenu = autre.get("/bienvenue/")
        autre.post("/bienvenue/note/")

        assert (avant, revenu.status_code, revenu["Location"]) == (200, 302, "/connexion/")
        assert not est_connecte(autre)
        assert Remise.objects.filter(demande=demande).exists()
        assert est_connecte(connecter(nouveau, demande))

    def test_exige_la_piece_d_identite_et_une_raison(self, guichet, demande):
        """N2: identity seen and reason, or nothing changes."""
        adresse = f"/gestion/demandes/{demande.numero_unique}/code/"
        avant = Demande.objects.get(pk=demande.pk).code_acces

        reponse = guichet.post(adresse, {"motif": "autre"})

        assert reponse.status_code == 422
        assert "Demandez une pièce d’identité" in lire(reponse)
        assert "Écrivez la raison." in lire(reponse)
        assert Demande.objects.get(pk=demande.pk).code_acces == avant

    def test_ecrit_l_acte_au_journal_sans_le_code(self, guichet, demande):
        """N2: the journal knows who, when and why; nothing at rest knows the code."""
        nouveau = renouveler(guichet, demande)

        acte = Entree.objects.get(verbe="demande.code_renouvele")
        assert (acte.numero_unique, acte.faits["motif"]) == (demande.numero_unique, "perdu")
        assert tables_qui_disent(nouveau) == []

    def test_montre_le_code_jusqu_a_la_remise_sur_ce_poste_seulement(self, guichet, demande, agents, settings):
        renouveler(guichet, demande)
        adresse = f"/gestion/demandes/{demande.numero_unique}/code/remise/"
        collegue = entrer(Client(), settings, agents["guichet"])

        ailleurs, ici = lire(collegue.get(adresse)), lire(guichet.get(adresse))
        guichet.post(f"/gestion/demandes/{demande.numero_unique}/code/remis/")

        assert "n’est affiché que sur le poste qui l’a demandé" in ailleurs
        assert "jusqu’à ce que vous l’ayez remis" in ici
        assert "Aucun code d’accès n’attend d’être remis." in lire(guichet.get(adresse))
        assert not Remise.objects.exists()

    def test_est_propose_dans_le_dossier(self, guichet, demande):
        assert "Donner un nouveau code" in lire(guichet.get(f"/gestion/demandes/{demande.numero_unique}/"))

    @pytest.mark.parametrize(("identifiant", "statut"), [("bailleur", 403), ("prefecture", 403), ("nancy", 404)])
    def test_est_reserve_aux_guichets_qui_enregistrent(self, client, settings, agents, demande, identifiant, statut):
        """N2: a landlord's agent or another ressort cannot take a household's place."""
        entrer(client, settings, agents[identifiant])

        assert client.post(f"/gestion/demandes/{demande.numero_unique}/code/", SAISIE).status_code == statut

    def test_n_est_pas_un_acte_du_menage(self, demande):
        with pytest.raises(DroitRefuse, match="avec une pièce d’identité"):
            renouveler_code(
                demande,
                motif=codes.Motif.PERDU,
                cle=bytes(32),
                par=Demandeur(demande.numero_unique),
                le=demande.enregistree_le,
            )


class TestTextes:
    def test_la_connexion_dit_ce_qui_marche(self, client, monde, db):
        """N2: whoever lost its code reads where to go and with what."""
        page = lire(client.get("/connexion/"))

        assert "Allez à un guichet d’enregistrement avec une pièce d’identité." in page
        assert "vous donne un nouveau code" in page

    def test_un_code_faux_dit_ce_qui_marche(self, client, demande):
        reponse = client.post("/connexion/", {"numero": demande.numero_unique, "code": "FAUXFAUX22"})

        assert "un guichet d’enregistrement vous en donne un nouveau" in lire(reponse)
