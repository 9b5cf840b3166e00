"""In Ronchin, on a phone: a household writes with a photo, its desk answers, an e-mail says so and no more."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from seuil.demo.foyers import code_publie
from seuil.demo.villes import Ville, villes
from tests.parcours import agents, gestes, menage, papiers
from tests.parcours.base import numero
from tests.parcours.conftest import Installation
from tests.parcours.vie import lu

pytestmark = pytest.mark.navigateur
VILLE, RANG, TELEPHONE, BUREAU = "ronchin", 1, (390,), (390, 1280)
ADRESSE = "foyer-qui-ecrit@exemple.invalid"
QUESTION, REPONSE = "Mon bail finit en mars. Que dois-je faire ?", "Renouvelez votre demande, puis passez nous voir."
JOIGNABLE = f"""
import sys, datetime, django; django.setup()
from seuil.contacts.models import Contact; from seuil.demandes.models import Demande
une, le = Demande.objects.get(numero_unique=sys.argv[1]), datetime.date(2026, 1, 1)
Contact.objects.filter(demande=une).delete()
Contact.objects.create(demande=une, canal="courriel", adresse="{ADRESSE}", cree_le=le, verifie_le=le, est_sur=True)
"""


def ronchin() -> Ville:
    return next(ville for ville in villes() if ville.code == VILLE)


class TestEchanges:
    def test_une_question_et_sa_reponse(
        self, installation: Installation, serveur: str, regard: Any, tmp_path: Path
    ) -> None:
        prenom_et_nom = ronchin().dit["foyers"]["noms"][RANG]
        acces = (numero(installation, prenom_et_nom), code_publie(ronchin(), RANG))
        commande = [sys.executable, "-c", JOIGNABLE, acces[0]]
        subprocess.run(commande, env=installation.environnement, check=True)

        menage.entrer(regard.page, serveur, VILLE, *acces)
        self._ecrire(regard, serveur, tmp_path)
        papiers.laisser_passer(installation)
        avant = installation.messagerie.combien(ADRESSE)
        self._repondre(regard, serveur, prenom_et_nom[1])
        self._lire_l_e_mail(installation, avant)
        menage.entrer(regard.page, serveur, VILLE, *acces)
        self._lire_puis_repondre(regard, serveur)

    def _ecrire(self, regard: Any, serveur: str, dossier: Path) -> None:
        page = regard.page
        page.goto(f"{serveur}/{VILLE}/ma-demande/")
        gestes.suivre(page, "a:has-text('Écrire à un service')")
        assert "Sans délai annoncé" in lu(page)
        regard.verifier("messages-aucun", BUREAU)
        gestes.suivre(page, "a:has-text('Écrire un message')")
        regard.verifier("message-ecrire", BUREAU)
        page.fill("[name=texte]", QUESTION)
        gestes.suivre(page, "button:has-text('Envoyer ce message')")
        assert page.input_value("[name=texte]") == QUESTION  # the subject lacks: the words stay
        regard.verifier("message-refuse", TELEPHONE)
        page.locator("[name=sujet][value=demande]").check(force=True)
        page.set_input_files("[name=fichiers]", str(papiers.photographier(dossier, "bail.jpg", "bail")))
        gestes.suivre(page, "button:has-text('Envoyer ce message')")
        assert "Votre message est envoyé." in lu(page)
        assert "En vérification de sécurité" in lu(page)
        regard.verifier("message-envoye", BUREAU)

    def _repondre(self, regard: Any, serveur: str, nom: str) -> None:
        page = regard.page
        agents.connecter(page, serveur, "guichet-ronchin")
        gestes.suivre(page, "a:has-text('Messages')")
        assert QUESTION not in lu(page)
        regard.verifier("messages-a-repondre", BUREAU)
        gestes.suivre(page, page.locator("tr", has_text=nom).locator("a:has-text('Lire')"))
        assert QUESTION in lu(page)
        regard.verifier("message-du-foyer", BUREAU)
        gestes.suivre(page, "button:has-text('Prendre pour répondre')")
        page.fill("[name=texte]", REPONSE)
        regard.verifier("message-repondre", BUREAU)
        gestes.suivre(page, "button:has-text('Relire avant')")
        assert REPONSE in lu(page)
        regard.verifier("message-relire", BUREAU)
        gestes.suivre(page, "button:has-text('Envoyer au foyer')")
        assert "Votre message est dans l’espace du foyer." in lu(page)

    def _lire_l_e_mail(self, installation: Installation, avant: int) -> None:
        dit = installation.messagerie.attendre(ADRESSE, "page « Messages »", depuis=avant)
        assert "/l/" in dit
        assert not any(mot in dit for mot in (QUESTION, REPONSE, "Renouvelez", "bail", "question"))

    def _lire_puis_repondre(self, regard: Any, serveur: str) -> None:
        page = regard.page
        page.goto(f"{serveur}/{VILLE}/ma-demande/")
        gestes.suivre(page, "a:has-text('Écrire à un service (1 réponse)')")
        regard.verifier("messages-une-reponse", BUREAU)
        gestes.suivre(page, "main h3 a:has-text('Une question sur ma demande')")
        assert REPONSE in lu(page)
        assert page.locator("main img").first.evaluate("image => image.complete || image.loading === 'lazy'")
        regard.verifier("message-reponse", BUREAU)
        page.fill("[name=texte]", "Merci beaucoup.")
        gestes.suivre(page, "button:has-text('Envoyer ce message')")
        assert "Merci beaucoup." in lu(page)
