"""A desk is shown who looks alike: while it types, and in pairs side by side that it decides."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.etapes import etape

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.tests.portes import entrer, lire
from seuil.demandes.models import Demande, Ressemblance
from seuil.demandes.services import enregistrer, relever_les_ressemblances
from seuil.demandes.tests.menage import connecter
from seuil.demo.exemple import Mere, dossier_d_exemple
from seuil.journal.models import Consultation

ZELIE = {"nom": "ZELIE", "prenom": "Fictive", "naissance_jour": "14", "naissance_mois": "5", "naissance_annee": "1990"}
REUNION = {"rencontre": "guichet", "accord": "ecrit", "precision": "", "piece_vue": "on"}


def ecrite(prenom: str, nom: str, le: date) -> Demande:
    return enregistrer(dossier_d_exemple(qui=Mere(prenom, nom)), par=Demandeur(), le=le).demande


@pytest.fixture
def guichet(client, settings, agents):
    return entrer(client, settings, agents["guichet"])


@etape
def paire(demande) -> Ressemblance:
    """The household of the journey, and the same person with her names in each other's box."""
    ecrite("Fictive", "Zélie", demande.recue_le)
    relever_les_ressemblances(le=demande.recue_le)
    return Ressemblance.objects.get()


@pytest.fixture
def adresse(paire) -> str:
    return f"/gestion/doublons/ressemblances/{paire.pk}/"


class TestSemblables:
    def test_montrent_qui_ressemble_et_pourquoi(self, guichet, demande):
        page = lire(guichet.get("/gestion/doublons/semblables/", ZELIE))

        assert "Madame Zélie Fictive" in page
        assert "Très ressemblantes. Nom et prénom inversés, même nom, même prénom, même date de naissance." in page

    def test_lit_une_naissance_tapee_dans_une_seule_case(self, guichet, demande):
        """A desk types a birth in one box: « 14/05/1990 »."""
        dite = {"nom": "Fictive", "prenom": "Zelie", "naissance_jour": "14/05/1990"}

        assert demande.numero_unique in "".join(lire(guichet.get("/gestion/doublons/semblables/", dite)).split())

    def test_ne_rendent_que_les_lignes_a_htmx(self, guichet, demande):
        reponse = guichet.get("/gestion/doublons/semblables/", ZELIE, headers={"HX-Request": "true"})

        assert "<h1" not in reponse.content.decode()
        assert "Zélie Fictive" in lire(reponse)
        assert "HX-Request" in reponse["Vary"]

    def test_se_contentent_de_l_annee(self, guichet, demande):
        seule = ZELIE | {"naissance_jour": "", "naissance_mois": ""}

        assert "année de naissance seule connue" in lire(guichet.get("/gestion/doublons/semblables/", seule))

    def test_ecrivent_chaque_dossier_montre(self, guichet, demande):
        guichet.get("/gestion/doublons/semblables/", ZELIE)

        assert Consultation.objects.get(motif="doublon").numeros == [demande.numero_unique]

    @pytest.mark.parametrize(
        "saisie",
        [
            {},
            {"nom": "Zélie"},
            ZELIE | {"naissance_mois": "13"},
            ZELIE | {"naissance_annee": "²"},
            ZELIE | {"nom": "\0"},
        ],
    )
    def test_attendent_un_nom_et_une_annee(self, guichet, demande, saisie):
        page = lire(guichet.get("/gestion/doublons/semblables/", saisie))

        assert "Il faut un nom et une année de naissance." in page
        assert not Consultation.objects.filter(motif="doublon").exists()

    def test_disent_quand_il_n_y_en_a_pas(self, guichet, demande):
        personne = ZELIE | {"nom": "Introuvable", "prenom": "Aucune"}

        assert "Aucune demande du ressort ne ressemble" in lire(guichet.get("/gestion/doublons/semblables/", personne))

    def test_sont_refusees_a_qui_n_enregistre_pas(self, client, settings, agents, demande):
        reponse = entrer(client, settings, agents["bailleur"]).get("/gestion/doublons/semblables/", ZELIE)

        assert reponse.status_code == 403

    def test_ne_disent_ni_nom_ni_numero_hors_du_perimetre(self, client, settings, agents, demande):
        Demande.objects.filter(pk=demande.pk).update(ressort=agents["nancy"].organisme.ressorts.get())
        demande.titulaires.update(ressort=agents["nancy"].organisme.ressorts.get())

        page = lire(entrer(client, settings, agents["nancy"]).get("/gestion/doublons/semblables/", ZELIE))

        assert "Zélie Fictive" not in page
        assert demande.numero_unique not in page.replace(" ", "")

    def test_n_existent_pas_pour_un_menage(self, client, demande):
        assert connecter(client, demande).get("/gestion/doublons/semblables/", ZELIE).status_code == 302


class TestRessemblances:
    def test_sont_dans_le_travail_du_jour_sans_nommer_personne(self, guichet, paire):
        page = lire(guichet.get("/gestion/"))

        assert "Comparer des demandes" in page
        assert not Consultation.objects.filter(numeros__contains=[paire.premiere.numero_unique]).exists()

    def test_montrent_les_deux_et_pourquoi(self, guichet, paire):
        page = lire(guichet.get("/gestion/doublons/ressemblances/"))

        assert "Madame Zélie Fictive" in page
        assert "Madame Fictive Zélie" in page
        assert "Nom et prénom inversés" in page
        numeros = sorted([paire.premiere.numero_unique, paire.seconde.numero_unique])
        assert Consultation.objects.filter(motif="liste", numeros=numeros).exists()

    def test_se_lisent_en_autant_de_requetes_qu_il_y_en_ait_une_ou_dix(self, guichet, paire, le):
        guichet.get("/gestion/doublons/ressemblances/")
        with CaptureQueriesContext(connection) as une:
            guichet.get("/gestion/doublons/ressemblances/")
        for nom in ("Zelia", "Zeliee", "Zelle", "Zelies"):
            ecrite("Fictive", nom, le)
        relever_les_ressemblances(le=le)
        with CaptureQueriesContext(connection) as toutes:
            guichet.get("/gestion/doublons/ressemblances/")

        assert Ressemblance.objects.count() > 3
        assert len(toutes) == len(une)

    def test_disent_quand_il_n_y_en_a_pas(self, guichet):
        assert "Aucune paire à comparer" in lire(guichet.get("/gestion/doublons/ressemblances/"))

    def test_ne_montrent_plus_celle_dont_une_demande_a_quitte_le_registre(self, guichet, paire, adresse):
        Demande.objects.filter(pk=paire.seconde_id).update(
            etat="radiee", radiee_le="2026-11-23", motif_radiation="RADABA"
        )

        assert "Aucune paire à comparer" in lire(guichet.get("/gestion/doublons/ressemblances/"))
        assert guichet.get(adresse).status_code == 404


class TestRessemblance:
    def test_met_les_deux_demandes_face_a_face(self, guichet, adresse):
        page = lire(guichet.get(adresse))

        assert page.count("14 mai 1990") == 2
        assert page.count("7, rue des Essais") == 2

    def test_ecrit_au_journal_des_ouvertures_les_deux_dossiers(self, guichet, adresse, paire):
        guichet.get(adresse)

        numeros = sorted([paire.premiere.numero_unique, paire.seconde.numero_unique])
        assert Consultation.objects.filter(motif="dossier", numeros=numeros).exists()

    def test_tait_l_adresse_d_un_menage_protege(self, guichet, adresse, paire):
        Demande.objects.filter(pk=paire.premiere_id).update(est_protegee=True)

        page = lire(guichet.get(adresse))

        assert page.count("7, rue des Essais") == 1
        assert page.count("Adresse protégée") == 3


class TestSeparer:
    def test_garde_les_deux_demandes(self, guichet, adresse, paire):
        reponse = guichet.post(f"{adresse}separer/", {"motif": "Deux cousines, vues ensemble."})

        assert reponse.url == "/gestion/doublons/ressemblances/"
        assert Ressemblance.objects.get().etat == "distinctes"

    def test_demande_comment_on_le_sait(self, guichet, adresse):
        reponse = guichet.post(f"{adresse}separer/", {"motif": ""})

        assert reponse.status_code == 422
        assert "Écrivez comment vous savez que ce sont deux personnes." in lire(reponse)


class TestReunir:
    def test_garde_celle_qui_est_choisie(self, guichet, adresse, paire):
        reponse = guichet.post(f"{adresse}reunir/", REUNION | {"a": paire.premiere_id})

        assert reponse.url == "/gestion/doublons/ressemblances/"
        quittee = Demande.objects.get(pk=paire.seconde_id)
        assert (quittee.etat, quittee.doublon_de) == ("rattachee", paire.premiere)

    @pytest.mark.parametrize(
        ("oubli", "phrase"),
        [
            ("accord", "Dites comment la personne a donné son accord."),
            ("rencontre", "Dites comment vous avez rencontré la personne."),
            ("piece_vue", "Demandez une pièce d’identité à la personne"),
            ("a", "Choisissez la demande qui reste."),
        ],
    )
    def test_demande_ce_qui_manque(self, guichet, adresse, paire, oubli, phrase):
        saisie = {nom: dit for nom, dit in (REUNION | {"a": paire.premiere_id}).items() if nom != oubli}

        reponse = guichet.post(f"{adresse}reunir/", saisie)

        assert reponse.status_code == 422
        assert phrase in lire(reponse)
        assert Demande.objects.get(pk=paire.seconde_id).etat == "active"

    def test_dit_l_attribution_en_cours(self, guichet, adresse, paire):
        Demande.objects.filter(pk=paire.seconde_id).update(attribution_en_cours="offre envoyée le 20/11/2026")

        reponse = guichet.post(f"{adresse}reunir/", REUNION | {"a": paire.premiere_id})

        assert reponse.status_code == 422
        assert "Une attribution est en cours sur l’autre demande" in lire(reponse)
