"""C2: at any desk of the ressort, an agent changes what a household declared by the same pages."""

from datetime import date

import pytest
from django.test import Client

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.tests.portes import lire
from seuil.declarations.models import Brouillon
from seuil.declarations.tests.changer import changer, enregistrer, montree
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import Lien
from seuil.demandes.services import proteger
from seuil.demandes.tests.menage import connecter
from seuil.journal.models import Entree

LE = date(2026, 11, 23)


@pytest.fixture
def sommaire(client, agents, demande):
    client.force_login(agents["guichet"])
    return f"/gestion/demandes/{demande.numero_unique}/changer/"


def relue(demande):
    return Demande.objects.get(pk=demande.pk)


class TestGuichet:
    def test_enregistre_et_dit_le_score(self, client, sommaire, demande):
        changer(client, f"{sommaire}taille/", surface="90")

        page = lire(enregistrer(client, sommaire))

        assert "Les changements sont enregistrés et le score est recalculé." in page
        assert relue(demande).surface == 90
        assert Entree.objects.filter(verbe="demande.modifiee").latest("pk").organisme != ""

    def test_change_le_foyer(self, client, sommaire, demande):
        enfant = demande.personnes.filter(lien=Lien.A_CHARGE).earliest("pk")
        client.post(f"{sommaire}foyer/", {"retirer": f"p{enfant.pk}", "suite": "continuer"})

        enregistrer(client, sommaire)

        assert not relue(demande).personnes.filter(pk=enfant.pk).exists()

    def test_voit_que_le_foyer_a_commence_un_changement(self, client, sommaire, demande):
        changer(connecter(Client(), demande), "/ma-demande/changer/depuis/", nb_occupants="7")

        assert "Le foyer, dans son espace" in lire(client.get(sommaire))

    def test_met_la_demande_au_nom_du_conjoint_qui_reste(self, client, sommaire, demande):
        """The retired couple: the holder dies, the demand keeps its number and its seniority."""
        conjoint = {"lien": "codemandeur", "prenom": "Sami", "naissance_jour": "1", "naissance_mois": "2"}
        client.post(f"{sommaire}foyer/", conjoint | {"naissance_annee": "1950", "suite": "continuer"})
        cle = _venue(client, sommaire)
        client.post(f"{sommaire}adulte/{cle}/", {"civilite": "1", "nationalite": "1"})
        client.post(f"{sommaire}travail/{cle}/", {"contrat": "RET"})
        client.post(f"{sommaire}sources/{cle}/", {"sources": ["0"]})
        client.post(f"{sommaire}avis/{cle}/", {"sorte_avis": "absent"})
        enregistrer(client, sommaire)
        sami = relue(demande).personnes.get(prenom="Sami")

        saisie = {"personne": str(demande.titulaire.pk), "suite": str(sami.pk)}
        client.post(f"{sommaire}evenement/deces/", saisie)

        lue = relue(demande)
        assert lue.titulaire.pk == sami.pk
        assert (lue.numero_unique, lue.recue_le) == (demande.numero_unique, demande.recue_le)
        assert lue.titulaires.count() == 1

    def test_demande_qui_garde_la_demande(self, client, sommaire, demande):
        reponse = client.post(f"{sommaire}evenement/deces/", {"personne": str(demande.titulaire.pk)})

        assert reponse.status_code == 422
        assert "Personne d’autre ne porte cette demande" in lire(reponse)


class TestUneIdentite:
    def test_attend_un_autre_agent(self, client, sommaire, demande):
        changer(client, f"{sommaire}identite/", nom="Autre")

        page = lire(enregistrer(client, sommaire))

        assert "attend d’être relu par un autre agent" in page
        assert "Les changements sont enregistrés" not in page
        assert relue(demande).titulaire.nom == "Fictive"


class TestDeuxGuichets:
    def test_ne_s_effacent_pas(self, client, sommaire, demande, agents):
        """N7: on the same field the second save shows both values and asks; saved again, it is kept."""
        perimee = montree(client, f"{sommaire}taille/")
        changer(client, f"{sommaire}taille/", surface="44")
        enregistrer(client, sommaire)

        page = lire(client.post(f"{sommaire}taille/", perimee | {"surface": "50"}, follow=True))

        assert "Elle vaut maintenant « 44 ». Vous avez écrit « 50 »" in page
        assert relue(demande).surface == 44


def _venue(client, sommaire) -> str:
    brouillon = Brouillon.objects.get(change__isnull=False)
    return next(cle for cle in brouillon.reponses["personnes"] if not cle.startswith("p"))


class TestFoyerQuiSeCacheEntreTemps:
    def test_rien_de_ce_qui_dit_ou_il_est_n_est_enregistre(self, client, sommaire, demande):
        """A draft begun before the protection bears an address that this desk may not change any more."""
        client.post(f"{sommaire}adresse/", montree(client, f"{sommaire}adresse/") | {"adresse": "3 rue Neuve"})
        changer(client, f"{sommaire}joindre/", telephone="0611111111")
        changer(client, f"{sommaire}taille/", surface="91")
        proteger(demande, adresse_sure="", par=Demandeur(demande.numero_unique), le=LE)

        page = lire(enregistrer(client, sommaire))

        assert "l’adresse, le téléphone et l’e-mail écrits avant ne sont pas enregistrés" in page
        assert (relue(demande).adresse, relue(demande).telephone) == (demande.adresse, demande.telephone)
        enregistrer(client, sommaire)
        assert (relue(demande).adresse, relue(demande).surface) == (demande.adresse, 91)


class TestEnvoyerDeuxFois:
    def test_une_naissance_ne_donne_qu_un_enfant(self, client, sommaire, demande):
        ne = {"prenom": "Zoé", "naissance_jour": "20", "naissance_mois": "11", "naissance_annee": "2026"}
        demande.personnes.filter(lien=Lien.A_NAITRE).delete()
        avant = demande.personnes.count()

        client.post(f"{sommaire}evenement/naissance/", ne)
        page = client.post(f"{sommaire}evenement/naissance/", ne)

        assert (page.status_code, relue(demande).personnes.count()) == (422, avant + 1)
        assert "Cette personne est déjà dans le foyer" in lire(page)
