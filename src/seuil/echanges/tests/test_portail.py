"""The household's pages: write, read, answer; what is refused keeps the words; another household's is not found."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from seuil.acteurs.tests.portes import lire, venir
from seuil.demandes.models import Demande
from seuil.demandes.tests.menage import connecter
from seuil.documents.models import Document, Sorte
from seuil.documents.tests.analyses import dire_saines
from seuil.documents.tests.conftest import moteur  # noqa: F401 - an engine that says what a test wants
from seuil.echanges.models import TEXTE_MAX, Echange, FichierJoint, Message
from seuil.echanges.tests.conftest import REPONSE, SECRET, ecrire, repondre
from seuil.instruction.tests.conftest import photo
from seuil.mandats.portail import ouvrir_pour_le_foyer
from seuil.mandats.tests.conftest import *  # noqa: F403 - a mandate

pytestmark = pytest.mark.django_db
ICI, LA = "/ma-demande/echanges/", "/pour-un-foyer/echanges/"
DIT = {"sujet": "demande", "texte": SECRET, "jeton": "j1"}


def fichier(nom: str = "bail.jpg", contenu: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(nom, photo() if contenu is None else contenu)


def rien() -> bool:
    return not (
        Message.objects.exists() or Echange.objects.exists() or Document.objects.filter(sorte="jointe").exists()
    )


@pytest.fixture
def pour_elle(mandat, demande) -> Client:
    client = Client()
    requete = type("R", (), {"session": client.session})()
    ouvrir_pour_le_foyer(requete, mandat)
    requete.session.save()
    return client


class TestEcrire:
    def test_envoie_et_lit_son_message(self, chez_elle, guichet):
        page = lire(chez_elle.get(f"{ICI}ecrire/"))
        assert f"Vous écrivez à : {guichet.guichet}" in page
        assert "Sans délai annoncé : votre ville n’a pas dit en combien de temps elle répond." in page

        apres = lire(chez_elle.post(f"{ICI}ecrire/", DIT, follow=True))

        assert "Votre message est envoyé." in apres
        assert SECRET in apres
        assert "Réponse attendue, sans délai annoncé." in apres

    def test_dit_le_delai_de_sa_ville_et_pas_une_autre(self, chez_elle, annoncer):
        annoncer(8)

        assert "La réponse est due en 8 jours au plus." in lire(chez_elle.get(ICI))

    def test_joint_une_photo_en_verification_puis_lisible(self, chez_elle):
        apres = chez_elle.post(f"{ICI}ecrire/", DIT | {"fichiers": fichier()}, follow=True)
        joint = FichierJoint.objects.get()
        image = f"{ICI}fichiers/{joint.pk}/1/"
        assert (joint.document.sorte, joint.nom) == (Sorte.JOINTE, "bail.jpg")
        assert "En vérification de sécurité" in lire(apres)
        assert chez_elle.get(image).status_code == 404

        dire_saines()

        assert image in chez_elle.get(f"{ICI}{joint.message.echange_id}/").content.decode()
        assert chez_elle.get(image)["Content-Type"] == "image/jpeg"

    def test_dit_qu_un_fichier_joint_n_est_pas_une_piece(self, chez_elle):
        page = chez_elle.get(f"{ICI}ecrire/").content.decode()

        assert "il ne prouve rien pour votre score" in lire(chez_elle.get(f"{ICI}ecrire/"))
        assert 'href="/ma-demande/documents/"' in page

    def test_deux_touches_n_envoient_qu_une_fois(self, chez_elle):
        for _ in range(2):
            chez_elle.post(f"{ICI}ecrire/", DIT)

        assert Message.objects.count() == 1
        chez_elle.post(f"{ICI}ecrire/", DIT | {"texte": "Autre chose, de la même page"})
        assert Message.objects.count() == 2

    def test_le_nom_de_l_envoi_reste_quand_la_page_revient(self, chez_elle):
        refus = chez_elle.post(f"{ICI}ecrire/", DIT | {"texte": ""}).content.decode()

        assert 'name="jeton" value="j1"' in refus
        nouveau = re.search(r'name="jeton" value="([^"]+)"', chez_elle.get(f"{ICI}ecrire/").content.decode())
        assert nouveau is not None
        assert nouveau[1] != "j1"


class TestRefuse:
    @pytest.mark.parametrize(
        ("texte", "dit"),
        [
            ("", "Écrivez votre message."),
            ("   ", "Écrivez votre message."),
            ("é" * (TEXTE_MAX + 1), "Ce texte est trop long"),
            ("a\x00b", "caractère invisible"),
            ("\u202eexe", "caractère invisible"),
        ],
    )
    def test_un_texte(self, chez_elle, texte, dit):
        refus = chez_elle.post(f"{ICI}ecrire/", DIT | {"texte": texte})

        assert refus.status_code == 422
        assert dit in lire(refus)
        assert rien()

    @pytest.mark.parametrize("contenu", [b"", b"%PDF-1.4 rien", b"MZ programme"])
    def test_un_fichier_et_garde_les_mots(self, chez_elle, contenu):
        refus = chez_elle.post(f"{ICI}ecrire/", DIT | {"fichiers": fichier("bail.pdf", contenu)})

        assert refus.status_code == 422
        assert SECRET in lire(refus)
        assert "Rien n’est envoyé. Vos mots sont gardés" in lire(refus)
        assert rien()

    def test_un_fichier_dangereux(self, chez_elle, moteur):  # noqa: F811
        moteur.trouve = "Eicar-Test-Signature"

        refus = chez_elle.post(f"{ICI}ecrire/", DIT | {"fichiers": fichier()})

        assert "Notre antivirus a trouvé un programme dangereux" in lire(refus)
        assert rien()

    def test_trop_de_fichiers(self, chez_elle, settings):
        settings.MESSAGE_FICHIERS_MAXIMUM = 2

        refus = chez_elle.post(f"{ICI}ecrire/", DIT | {"fichiers": [fichier(f"{rang}.jpg") for rang in range(3)]})

        assert "2 fichiers au plus par message" in lire(refus)
        assert rien()

    def test_un_jeton_qui_n_est_pas_du_texte(self, chez_elle):
        for jeton in ("\x00", "é" * 30, "j" * 300):
            assert chez_elle.post(f"{ICI}ecrire/", DIT | {"jeton": jeton}).status_code == 302

        assert Message.objects.count() == 3

    def test_sur_une_demande_radiee(self, chez_elle, demande, ecrit):
        Demande.objects.filter(pk=demande.pk).update(
            etat="radiee", radiee_le=demande.recue_le, motif_radiation="RADABA"
        )

        assert chez_elle.post(f"{ICI}ecrire/", DIT)["Location"] == ICI
        page = chez_elle.post(f"{ICI}{ecrit.pk}/", {"texte": "Et ?"})
        assert (page.status_code, Message.objects.count()) == (422, 1)
        assert "n’est plus active" in lire(page)


class TestLire:
    def test_la_reponse_est_signee_du_service(self, chez_elle, ecrit, guichet, le):
        repondre(ecrit, guichet, le)

        page = lire(chez_elle.get(f"{ICI}{ecrit.pk}/"))

        assert REPONSE in page
        assert str(guichet.guichet) in page
        assert guichet.last_name not in page
        assert "Le service a écrit" in page

    def test_continue(self, chez_elle, ecrit, guichet, le):
        repondre(ecrit, guichet, le)

        apres = chez_elle.post(f"{ICI}{ecrit.pk}/", {"texte": "Merci, j’y serai."}, follow=True)

        assert "Merci, j’y serai." in lire(apres)
        assert Echange.objects.get().etat == "a_repondre"

    def test_dit_le_retard(self, settings, demande, annoncer, le):
        annoncer(2)
        echange = ecrire(demande, le)
        client = connecter(venir(Client(), settings, le + timedelta(3)), demande)

        assert "La réponse était due le" in lire(client.get(f"{ICI}{echange.pk}/"))

    def test_ou_personne_ne_lit_dit_ou_aller(self, chez_elle, agents):
        for agent in agents.values():
            agent.is_active = False
            agent.save()

        assert "Ici, personne ne lit encore de messages en ligne" in lire(chez_elle.get(ICI))
        assert chez_elle.get(f"{ICI}ecrire/")["Location"] == ICI

    def test_ceux_d_un_autre_foyer_n_existent_pas(self, ecrit, chez_elle, monde, demande):
        chez_elle.post(f"{ICI}{ecrit.pk}/", {"texte": "Voici", "fichiers": fichier()})
        dire_saines()
        autre = connecter(Client(), Demande.objects.exclude(pk=demande.pk).filter(etat="active").earliest("pk"))

        assert autre.get(f"{ICI}{ecrit.pk}/").status_code == 404
        assert autre.post(f"{ICI}{ecrit.pk}/", {"texte": "Moi"}).status_code == 404
        assert autre.get(f"{ICI}fichiers/{FichierJoint.objects.get().pk}/1/").status_code == 404
        assert Message.objects.count() == 2

    def test_ma_demande_dit_les_reponses(self, chez_elle, ecrit, guichet, le):
        assert "Écrire à un service (" not in lire(chez_elle.get("/ma-demande/"))

        repondre(ecrit, guichet, le)

        assert "Écrire à un service (1 réponse)" in lire(chez_elle.get("/ma-demande/"))


class TestPourUnFoyer:
    def test_ecrit_et_ne_lit_que_les_siens(self, pour_elle, ecrit, mandat, chez_elle):
        apres = pour_elle.post(f"{LA}ecrire/", DIT | {"texte": "Pour Mme Fictive"}, follow=True)
        assert "Pour Mme Fictive" in lire(apres)

        assert SECRET not in lire(pour_elle.get(LA))
        assert pour_elle.get(f"{LA}{ecrit.pk}/").status_code == 404
        sien = Echange.objects.exclude(pk=ecrit.pk).get()
        assert mandat.nom in lire(chez_elle.get(f"{ICI}{sien.pk}/"))

    def test_sans_le_droit_de_changer_n_ecrit_pas(self, pour_elle, mandat):
        type(mandat).objects.filter(pk=mandat.pk).update(change_les_reponses=False)

        for page in ("", "ecrire/"):
            assert pour_elle.get(f"{LA}{page}")["Location"] == "/pour-un-foyer/"

    def test_mandat_retire_n_ecrit_plus(self, pour_elle, mandat, le):
        type(mandat).objects.filter(pk=mandat.pk).update(retire_le=le)

        pour_elle.post(f"{LA}ecrire/", DIT)

        assert rien()
