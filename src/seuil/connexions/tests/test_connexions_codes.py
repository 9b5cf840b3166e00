"""N2: a verified address opens the demand and gives a new access code; a short code dies after five tries."""

import re
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from seuil.acteurs.auteurs import Demandeur
from seuil.contacts.models import Code, Contact
from seuil.contacts.nomenclatures import Canal, Usage
from seuil.contacts.services import eprouver, tirer
from seuil.demandes import codes
from seuil.demandes.models import Demande
from seuil.envois.models import Envoi
from seuil.envois.services import envoyer_les_codes_demandes, envoyer_un_code

VALEUR = re.compile(r"'[^']*'|\"s\d+_x\d+\"|\b\d+\b")
JETON = re.compile(r"csrf[^;>]*|sessionid=[^;]*|expires=[^;]*|'Content-Length': '\d+'")
CODE = re.compile(r"\d{6}")


@pytest.fixture
def contact(demande, le) -> Contact:
    return Contact.objects.create(
        demande=demande, canal=Canal.COURRIEL, adresse="nadia@exemple.invalid", cree_le=le, verifie_le=le
    )


@pytest.fixture
def par_elle(demande) -> Demandeur:
    return Demandeur(demande.numero_unique)


@pytest.fixture
def visiteur(demande) -> Client:
    return Client()


def adresse(nom: str) -> str:
    return reverse(nom)


def code_envoye(usage: str) -> str:
    envoyer_les_codes_demandes(maintenant=timezone.now())
    return CODE.search(Envoi.objects.filter(avis=f"code_{usage}").latest("pk").corps)[0]


class TestRecevoirUnCode:
    def test_ouvre_la_demande_avec_le_code_recu(self, visiteur, demande, contact):
        visiteur.post(adresse("recevoir_un_code"), {"numero": demande.numero_unique})

        reponse = visiteur.post(adresse("taper_le_code"), {"code": code_envoye("entrer")})

        assert reponse.status_code == 302
        assert demande.numero_unique[:3] in visiteur.get(reponse.url).text

    def test_repond_la_meme_chose_sans_adresse_verifiee(self, visiteur, demande, contact):
        avec = visiteur.post(adresse("recevoir_un_code"), {"numero": demande.numero_unique})
        contact.delete()
        sans = Client().post(adresse("recevoir_un_code"), {"numero": demande.numero_unique})

        assert (avec.status_code, avec.url) == (sans.status_code, sans.url)

    def test_envoie_les_memes_requetes_que_le_numero_existe_ou_non(self, demande, contact, le):
        """The delay says nothing either: a number, an address, neither."""

        def parcourir(numero: str) -> tuple[list[str], list[str]]:
            client = Client()
            with CaptureQueriesContext(connection) as faites:
                reponses = [
                    client.post(adresse("recevoir_un_code"), {"numero": numero}),
                    client.post(adresse("taper_le_code"), {"code": "000000"}),
                ]
            for lue in reponses:
                lue.headers.pop("Expires", None)  # the second when it was answered
            pages = [JETON.sub("", f"{lue.status_code} {lue.headers} {lue.text}") for lue in reponses]
            return [VALEUR.sub("?", requete["sql"]) for requete in faites], pages

        sans_adresse = Demande.objects.exclude(pk=demande.pk).earliest("pk")
        inconnu = demande.numero_unique[:-3] + "999"

        parcourir(demande.numero_unique)  # what the process reads once

        avec = parcourir(demande.numero_unique)
        assert avec == parcourir(sans_adresse.numero_unique)
        assert avec == parcourir(inconnu)

    def test_un_inconnu_ne_prend_pas_les_codes_du_foyer_ni_ne_retient_ses_avis(self, demande, contact, par_elle):
        maintenant = timezone.now()
        for _ in range(9):
            envoyer_un_code(contact, Usage.ENTRER, par=Demandeur(), maintenant=maintenant)

        assert envoyer_un_code(contact, Usage.CODE_ACCES, par=par_elle, maintenant=maintenant) is not None
        assert envoyer_un_code(contact, Usage.VERIFIER, par=par_elle, maintenant=maintenant) is not None

    def test_quinze_codes_au_plus_par_jour(self, demande, contact):
        """Each drawn code is five guesses, whether it left or not."""
        maintenant = timezone.now()
        for heure in range(6):
            for _ in range(6):
                envoyer_un_code(contact, Usage.ENTRER, par=Demandeur(), maintenant=maintenant)
            Envoi.objects.filter(avis="code_entrer").update(cree_a=maintenant - timedelta(hours=2 + heure))

        assert Envoi.objects.filter(avis="code_entrer").count() == 15

    def test_n_envoie_pas_sans_fin(self, visiteur, demande, contact):
        for _ in range(8):
            visiteur.post(adresse("recevoir_un_code"), {"numero": demande.numero_unique})
        envoyer_les_codes_demandes(maintenant=timezone.now())

        assert Envoi.objects.filter(avis="code_entrer").count() == 5

    def test_le_code_d_acces_reste_ouvert_a_cote_d_un_code_mort(self, visiteur, demande, contact):
        demande.code_acces = codes.hacher("ABCDEFGHJK")
        demande.save(update_fields=["code_acces"])
        visiteur.post(adresse("recevoir_un_code"), {"numero": demande.numero_unique})
        for _ in range(6):
            visiteur.post(adresse("taper_le_code"), {"code": "000000"})

        reponse = visiteur.post(adresse("connexion"), {"numero": demande.numero_unique, "code": "ABCDEFGHJK"})

        assert reponse.status_code == 302


class TestNouveauCodeDAcces:
    def test_remplace_le_code_d_acces_et_le_montre_une_fois(self, visiteur, demande, contact):
        visiteur.post(adresse("recevoir_un_code"), {"numero": demande.numero_unique})
        visiteur.post(adresse("taper_le_code"), {"code": code_envoye("entrer")})
        avant = Demande.objects.get(pk=demande.pk).code_acces
        visiteur.post(adresse("nouveau_code_d_acces"))

        reponse = visiteur.post(adresse("nouveau_code_d_acces"), {"code": code_envoye("code_acces")}, follow=True)

        assert Demande.objects.get(pk=demande.pk).code_acces != avant
        assert reponse.redirect_chain[-1][0].endswith("/bienvenue/")

    def test_un_code_pour_entrer_n_en_donne_pas_un_nouveau(self, contact):
        code = tirer(contact, Usage.ENTRER, maintenant=timezone.now())

        assert not eprouver(contact, Usage.CODE_ACCES, code, par=Demandeur(), maintenant=timezone.now())


class TestEprouver:
    def test_meurt_apres_cinq_essais(self, contact):
        maintenant = timezone.now()
        code = tirer(contact, Usage.ENTRER, maintenant=maintenant)
        faux = "000000" if code != "000000" else "111111"
        for _ in range(5):
            assert not eprouver(contact, Usage.ENTRER, faux, par=Demandeur(), maintenant=maintenant)

        assert not eprouver(contact, Usage.ENTRER, code, par=Demandeur(), maintenant=maintenant)
        assert Code.objects.get().essais == 5

    def test_ne_vaut_qu_une_fois_et_qu_un_quart_d_heure(self, contact):
        maintenant: datetime = timezone.now()
        code = tirer(contact, Usage.ENTRER, maintenant=maintenant)

        assert not eprouver(contact, Usage.ENTRER, code, par=Demandeur(), maintenant=maintenant + timedelta(minutes=16))
        assert eprouver(contact, Usage.ENTRER, code, par=Demandeur(), maintenant=maintenant)
        assert not eprouver(contact, Usage.ENTRER, code, par=Demandeur(), maintenant=maintenant)
