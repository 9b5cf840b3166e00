"""The doors of messages: nothing of another household, of another organism; what is read writes nothing."""

import email

import pytest
from django.test import Client
from django.utils import timezone

from seuil.acteurs.auteurs import Demandeur
from seuil.contacts.models import Code, Contact
from seuil.contacts.nomenclatures import Canal, Usage
from seuil.contacts.services import confirmer, tenir_a_jour, tirer
from seuil.demandes.models import Demande
from seuil.demandes.tests.menage import connecter
from seuil.envois.models import Envoi, Liasse
from seuil.envois.services import partir, preparer_le_courrier, prevoir
from seuil.envois.tests.annonces import MIDI, annonce
from seuil.journal.models import Entree


@pytest.fixture
def autre(demande, le) -> Contact:
    """The verified address of another household."""
    voisine = Demande.objects.exclude(pk=demande.pk).earliest("pk")
    return Contact.objects.create(
        demande=voisine, canal=Canal.COURRIEL, adresse="voisine@exemple.invalid", cree_le=le, verifie_le=le
    )


@pytest.fixture
def foyer(demande) -> Client:
    return connecter(Client(raise_request_exception=False), demande)


@pytest.fixture
def bailleur(agents) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(agents["bailleur"])
    return client


class TestPortail:
    @pytest.mark.parametrize("acte", ["code", "verifier", "retirer"])
    def test_ne_touche_pas_au_contact_d_un_autre_foyer(self, foyer, autre, acte):
        reponse = foyer.post(f"/ma-demande/contacts/{autre.pk}/{acte}/", {"code": "000000"})

        assert (reponse.status_code, Code.objects.count(), Contact.objects.get(pk=autre.pk).retire_le) == (404, 0, None)

    @pytest.mark.parametrize("chemin", ["", "lire/"])
    def test_ne_lit_pas_le_message_d_un_autre_foyer(self, foyer, autre, le, chemin):
        prevoir(annonce(autre.demande), autre.demande, le=le)
        message = Envoi.objects.get(demande=autre.demande, avis="essai", canal="espace")

        reponse = (foyer.post if chemin else foyer.get)(f"/ma-demande/messages/{message.pk}/{chemin}")

        assert (reponse.status_code, Envoi.objects.get(pk=message.pk).lu_a) == (404, None)

    def test_regarder_un_message_n_ecrit_rien(self, foyer, demande, courriel, le):
        prevoir(annonce(demande), demande, le=le)
        message = Envoi.objects.get(demande=demande, avis="essai", canal="espace")
        avant = Entree.objects.count()

        page = foyer.get(f"/ma-demande/messages/{message.pk}/", follow=True)

        assert ("Un fait." in page.text, Entree.objects.count()) == (False, avant)
        assert Envoi.objects.get(pk=message.pk).lu_a is None

    def test_refuse_une_saisie_sans_jeton(self, demande):
        client = connecter(Client(enforce_csrf_checks=True, raise_request_exception=False), demande)

        assert client.post("/ma-demande/contacts/accord/", {"accord": "on"}).status_code == 403


class TestGestion:
    @pytest.mark.parametrize("acte", ["vu", "renvoyer", "retour"])
    def test_un_bailleur_ne_touche_pas_au_message_d_un_guichet(self, bailleur, demande, courriel, agents, le, acte):
        envoi = prevoir(annonce(demande, expediteur=agents["guichet"].organisme), demande, le=le)[0]
        Envoi.objects.filter(pk=envoi.pk).update(etat="douteux")

        reponse = bailleur.post(f"/gestion/envois/{envoi.pk}/{acte}/", {"raison": "Inventée"})

        assert (reponse.status_code, Envoi.objects.get(pk=envoi.pk).vu_le) == (404, None)
        assert not Envoi.objects.filter(relaie=envoi).exists()

    @pytest.mark.parametrize("acte", ["lettres", "poster"])
    def test_un_bailleur_ne_touche_pas_a_la_liasse_d_un_guichet(self, bailleur, demande, agents, le, acte):
        prevoir(annonce(demande, expediteur=agents["guichet"].organisme), demande, le=le)
        preparer_le_courrier(le=le)
        liasse = Liasse.objects.get(organisme=agents["guichet"].organisme)

        reponse = bailleur.post(f"/gestion/courrier/{liasse.pk}/{acte}/")

        liasse.refresh_from_db()
        assert (reponse.status_code, liasse.imprimee_le, liasse.postee_le) == (404, None, None)

    def test_un_bailleur_ne_protege_ni_ne_decouvre_personne(self, bailleur, demande):
        for acte in ("proteger", "ne-plus-proteger"):
            reponse = bailleur.post(f"/gestion/demandes/{demande.numero_unique}/contacts/{acte}/", {})
            assert reponse.status_code in (403, 404)
        assert not Demande.objects.get(pk=demande.pk).est_protegee

    def test_un_guichet_ne_rend_pas_sur_le_contact_d_un_autre_foyer(self, demande, autre, agents):
        client = Client(raise_request_exception=False)
        client.force_login(agents["guichet"])

        saisie = {"adresse_sure": "", "surs": [str(autre.pk)], "heures": ""}
        reponse = client.post(f"/gestion/demandes/{demande.numero_unique}/contacts/proteger/", saisie)

        assert (reponse.status_code, Demande.objects.get(pk=demande.pk).est_protegee) == (422, False)


class TestContenu:
    def test_un_nom_d_organisme_n_ajoute_aucun_entete(self, demande, courriel, voies, boite, le):
        organisme = demande.guichet.organisme
        organisme.nom = "Mairie\r\nBcc: tous@exemple.invalid\n\nCorps"
        organisme.save(update_fields=["nom"])
        prevoir(annonce(demande, sujet="Du nouveau\nX-Faux: 1"), demande, le=le)

        partir(voies, maintenant=MIDI)

        recu = email.message_from_bytes(boite.recus[0].octets)
        assert (recu["Bcc"], recu["X-Faux"], len(boite.recus)) == (None, None, 1)

    @pytest.mark.parametrize(
        "adresse", ["a" * 242 + "@exemple.inv", "nadia\U0001f600@exemple.invalid", "a\nb@c.invalid"]
    )
    def test_une_adresse_impossible_passe_par_la_lettre_le_jour_meme(
        self, demande, courriel, voies, boite, le, adresse
    ):
        Envoi.objects.all().delete()
        Contact.objects.filter(pk=courriel.pk).update(adresse=adresse)
        prevoir(annonce(demande), demande, le=le)

        partir(voies, maintenant=MIDI)

        assert boite.recus == []
        assert Envoi.objects.filter(demande=demande, avis="essai", canal="courrier").exists()
        assert Contact.objects.get(pk=courriel.pk).morte_le == MIDI.date()


class TestContacts:
    def test_une_adresse_verifiee_puis_changee_recommence(self, demande, courriel, par, le):
        demande.mel = "neuve@exemple.invalid"
        demande.save(update_fields=["mel"])
        code = tirer(courriel, Usage.VERIFIER, maintenant=timezone.now())
        tenir_a_jour(demande, par=par, le=le)
        neuve = Contact.objects.get(adresse="neuve@exemple.invalid")

        assert not confirmer(neuve, code, par=par, maintenant=timezone.now())
        assert (neuve.est_verifie, Contact.objects.get(pk=courriel.pk).est_verifie) == (False, True)

    def test_le_telephone_de_deux_foyers_se_verifie_et_meurt_pour_chacun(self, demande, telephone, autre, par, le):
        partage = Contact.objects.create(demande=autre.demande, canal=Canal.SMS, adresse=telephone.adresse, cree_le=le)
        code = tirer(telephone, Usage.VERIFIER, maintenant=timezone.now())
        elle = Demandeur(autre.demande.numero_unique)

        assert not confirmer(partage, code, par=elle, maintenant=timezone.now())
        assert confirmer(telephone, code, par=par, maintenant=timezone.now())
        assert not Contact.objects.get(pk=partage.pk).est_verifie
