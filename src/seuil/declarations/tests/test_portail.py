"""The household's doors: the form step by step, its mistakes, its changes."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from seuil.acteurs.auteurs import Demandeur
from seuil.cotation.requetes import notes_courantes
from seuil.declarations.models import Brouillon
from seuil.declarations.tests.saisies import LOGEMENT, RESSOURCES, SOUHAITS, VOUS
from seuil.demandes.models import Demande
from seuil.demandes.services import enregistrer
from seuil.demandes.tests.menage import connecter
from seuil.demo.exemple import dossier_d_exemple


@pytest.fixture
def brouillon(client, monde, db) -> str:
    client.post("/demander/")
    return "/demander/"


def photo() -> SimpleUploadedFile:
    sortie = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(sortie, "PNG")
    return SimpleUploadedFile("carte.png", sortie.getvalue(), "image/png")


def jusqu_a_l_envoi(client) -> None:
    client.post("/demander/vous/", VOUS)
    client.post("/demander/foyer/", {})
    client.post("/demander/logement/", LOGEMENT)
    client.post("/demander/ressources/", RESSOURCES)
    client.post("/demander/souhaits/", SOUHAITS)


class TestDemander:
    def test_garde_une_case_meme_abimee(self, client, brouillon):
        """S9: a NUL in a box that is true whatever it holds made a 500."""
        reponse = client.post("/demander/souhaits/", SOUHAITS | {"besoin_accessible": "a\0b"})

        assert reponse["Location"] == "/demander/envoi/"

    def test_ne_retire_personne_pour_un_chiffre_qui_n_en_est_pas_un(self, client, brouillon):
        """S9: `²` is a digit for Python, not a rank."""
        client.post("/demander/vous/", VOUS)

        assert client.post("/demander/foyer/", {"retirer": "²"}).status_code in (302, 422)

    def test_renvoie_au_debut_sans_brouillon(self, client, monde, db):
        reponse = client.get("/demander/vous/")

        assert (reponse.status_code, reponse["Location"]) == (302, "/demander/")

    def test_garde_chaque_etape_et_va_a_la_suivante(self, client, brouillon):
        reponse = client.post("/demander/vous/", VOUS)

        assert reponse["Location"] == "/demander/foyer/"
        assert Brouillon.objects.get().reponses["vous"]["prenom"] == ["Zélie"]
        assert "Zélie" in client.get("/demander/vous/").content.decode()

    @pytest.mark.parametrize(
        ("champ", "saisie", "phrase"),
        [
            ("naissance_mois", "13", "Le mois doit être un nombre de 1 à 12"),
            ("naissance_annee", "2030", "2030"),
            ("nom", "Fic\0tive", "caractère"),
            ("prenom", "x" * 10_000, "36"),
            ("commune", "Nullepart", "Nous ne trouvons pas la commune"),
            ("commune", "Saint-Denis", "Plusieurs communes répondent"),
            ("civilite", "9", "Choisissez une réponse"),
            ("mel", "pas une adresse", "adresse"),
        ],
    )
    def test_dit_ce_qui_ne_va_pas_et_n_ecrit_rien(self, client, brouillon, champ, saisie, phrase):
        reponse = client.post("/demander/vous/", VOUS | {champ: saisie})

        page = reponse.content.decode().replace("\u00a0", " ")
        assert reponse.status_code == 422
        assert phrase in page
        assert "7, rue des Essais" in page
        assert Brouillon.objects.get().reponses == {}

    def test_refuse_deux_conjoints_avec_une_phrase(self, client, brouillon):
        client.post("/demander/vous/", VOUS)
        conjoint = {
            "lien": "conjoint",
            "prenom": "Ali",
            "nom": "Un",
            "naissance_jour": "1",
            "naissance_mois": "1",
            "naissance_annee": "1988",
            "ajouter": "1",
        }
        client.post("/demander/foyer/", conjoint)
        client.post("/demander/foyer/", conjoint | {"prenom": "Bob"})

        reponse = client.post("/demander/foyer/", {})

        assert reponse.status_code == 422
        assert "2 conjoints" in reponse.content.decode().replace("\u00a0", " ")

    def test_refuse_une_naissance_a_venir_sauf_pour_un_enfant_a_naitre(self, client, brouillon):
        client.post("/demander/vous/", VOUS)
        prochaine = {"naissance_jour": "1", "naissance_mois": "3", "naissance_annee": "2027", "ajouter": "1"}

        refus = client.post("/demander/foyer/", prochaine | {"lien": "a_charge", "prenom": "Lou", "nom": "Fictive"})
        accueil = client.post("/demander/foyer/", prochaine | {"lien": "a_naitre"})

        assert refus.status_code == 422
        assert accueil.status_code == 302
        assert len(Brouillon.objects.get().reponses["personnes"]) == 1

    def test_ramene_a_la_premiere_etape_qui_manque(self, client, brouillon):
        client.post("/demander/vous/", VOUS)

        assert client.get("/demander/envoi/")["Location"] == "/demander/foyer/"


class TestEnvoyer:
    def test_enregistre_et_montre_le_code(self, client, brouillon):
        jusqu_a_l_envoi(client)

        reponse = client.post("/demander/envoyer/", {"piece": photo(), "exact": "on"})

        assert reponse["Location"] == "/bienvenue/"
        demande = Demande.objects.get(personnes__prenom="Zélie", guichet="GDPUB")
        assert demande.personnes.get().ressources_mensuelles == 1480
        assert 'id="code-acces"' in client.get("/bienvenue/").content.decode()

    @pytest.mark.parametrize(
        ("fichier", "phrase"),
        [
            (SimpleUploadedFile("carte.pdf", b"", "application/pdf"), "vide"),
            (SimpleUploadedFile("carte.pdf", b"MZ\x90 program", "application/pdf"), "ni un PDF ni une photo"),
            (SimpleUploadedFile("carte.pdf", b"%PDF-1.7 casse", "application/pdf"), "abîmé"),
            (SimpleUploadedFile("carte.jpg", b"\xff" * (10 * 1024 * 1024 + 1), "image/jpeg"), "pèse"),
        ],
    )
    def test_refuse_un_fichier_qui_n_est_pas_une_piece(self, client, brouillon, fichier, phrase):
        fichier.seek(0)
        jusqu_a_l_envoi(client)
        avant = Demande.objects.count()

        reponse = client.post("/demander/envoyer/", {"piece": fichier, "exact": "on"})

        assert reponse.status_code == 422
        assert phrase in reponse.content.decode().replace("\u00a0", " ")
        assert Demande.objects.count() == avant


class TestModifier:
    @pytest.fixture
    def demande(self, client, monde, db) -> Demande:
        demande = enregistrer(dossier_d_exemple(), par=Demandeur(), le=date(2026, 11, 23)).demande
        connecter(client, demande)
        return demande

    def test_recalcule_le_score_aussitot(self, client, demande):
        page = client.get("/ma-demande/modifier/").context["form"]
        saisie = {cle: valeur for cle, valeur in saisie_de(page).items() if cle != "situations"}

        reponse = client.post("/ma-demande/modifier/", saisie | {"surface": "90"})

        assert reponse["Location"] == "/ma-demande/"
        (note,) = notes_courantes(demande)
        assert "suroccupation" not in {ligne["critere"] for ligne in note.lignes}
        assert "travailleur_essentiel" not in {ligne["critere"] for ligne in note.lignes}

    def test_refuse_quatre_motifs(self, client, demande):
        saisie = saisie_de(client.get("/ma-demande/modifier/").context["form"])

        reponse = client.post("/ma-demande/modifier/", saisie | {"motifs": ["01", "03", "09", "13"]})

        assert reponse.status_code == 422
        assert "trois raisons au plus" in reponse.content.decode().replace("\u00a0", " ")


def saisie_de(form) -> dict[str, object]:
    """What the browser would send back without any change."""
    saisie: dict[str, object] = {}
    for champ in form:
        valeur = champ.value()
        if hasattr(champ.field.widget, "parties"):
            for partie, lue in zip(champ.field.widget.parties, champ.field.widget.decompress(valeur), strict=True):
                saisie[f"{champ.html_name}_{partie}"] = lue
        elif valeur not in (None, False):
            saisie[champ.html_name] = champ.field.prepare_value(valeur)
    return saisie
