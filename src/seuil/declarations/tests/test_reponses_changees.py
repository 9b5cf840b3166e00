"""Answers change in another tab, or on another device, while they are being sent: they are read again, then sent."""

from http.cookies import SimpleCookie

import pytest
from django.test import Client
from tests.etapes import etape
from tests.navigateurs import au_navigateur

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.models import Guichet
from seuil.declarations.forms.dossier import dossier
from seuil.declarations.forms.saisie import Saisie
from seuil.declarations.models import Brouillon
from seuil.declarations.portail import formulaire
from seuil.declarations.services import ReponsesChangees, deposer, garder_la_page, joindre_la_piece
from seuil.declarations.tests.saisies import LE, photo, remplir
from seuil.demandes.models import Demande
from seuil.documents.controle import Fichier
from seuil.documents.services import Recu

CLE = b"c" * 32


@etape
def temoins(monde, db) -> SimpleCookie:
    """The cookies of a browser that walked to the sending step."""
    client = Client()
    client.post("/demander/")
    remplir(client)
    return client.cookies


@pytest.fixture
def navigateur(temoins) -> Client:
    """That browser."""
    return au_navigateur(temoins)


def lu() -> Brouillon:
    """Return the draft as a tab that sends it reads it."""
    return joindre_la_piece(Brouillon.objects.get(), Recu(Fichier("carte.png", "image/png", b"image"), b"image"))


def du(brouillon: Brouillon):
    """Return the dossier of these answers."""
    piece, guichet = brouillon.piece_identite, Guichet.objects.get(pk="GDPUB")
    assert piece is not None
    return dossier(Saisie(brouillon.reponses, le=LE), guichet=guichet, piece=piece)


class TestDeposer:
    def test_n_enregistre_pas_des_reponses_changees_depuis_leur_lecture(self, navigateur):
        brouillon = lu()
        depose, avant = du(brouillon), Demande.objects.count()
        garder_la_page(Brouillon.objects.get(), "joindre", {"telephone": ["0612345678"]})

        with pytest.raises(ReponsesChangees):
            deposer(brouillon, depose, cle=CLE, par=Demandeur(), le=LE)

        assert Demande.objects.count() == avant

    def test_enregistre_les_reponses_telles_qu_elles_ont_ete_lues(self, navigateur):
        brouillon = lu()
        depose = du(brouillon)

        assert deposer(brouillon, depose, cle=CLE, par=Demandeur(), le=LE).numero_unique

    def test_redonne_la_demande_deja_faite(self, navigateur):
        brouillon = lu()
        depose = du(brouillon)
        faite = deposer(brouillon, depose, cle=CLE, par=Demandeur(), le=LE)

        assert deposer(lu(), depose, cle=CLE, par=Demandeur(), le=LE) == faite


class TestEnvoyer:
    def test_ramene_a_la_relecture(self, navigateur, monkeypatch):
        """Another device keeps an answer just before the demand is written."""

        def deposer_apres_un_changement(brouillon, depose, **options):
            garder_la_page(Brouillon.objects.get(), "joindre", {"telephone": ["0612345678"]})
            return deposer(brouillon, depose, **options)

        monkeypatch.setattr(formulaire, "deposer", deposer_apres_un_changement)

        reponse = navigateur.post("/demander/envoyer/", {"piece": photo(), "exact": "on"}, follow=True)

        assert reponse.redirect_chain == [("/demander/relecture/", 302)]
        assert "Des réponses ont changé ailleurs pendant l’envoi." in reponse.content.decode()
        assert "06 12 34 56 78" in reponse.content.decode().replace("\u00a0", " ").replace("\u202f", " ")

    def test_garde_la_piece_pour_l_envoi_suivant(self, navigateur, monkeypatch):
        def refuser(*arguments, **options):
            raise ReponsesChangees

        with monkeypatch.context() as coupee:
            coupee.setattr(formulaire, "deposer", refuser)
            navigateur.post("/demander/envoyer/", {"piece": photo(), "exact": "on"})

        assert navigateur.post("/demander/envoyer/", {"exact": "on"})["Location"] == "/bienvenue/"
