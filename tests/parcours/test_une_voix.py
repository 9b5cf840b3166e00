"""A household is told, on its phone, and its desk sees what did not arrive: real e-mails, opened and read."""

from pathlib import Path
from typing import Any

import pytest

from tests.parcours import agents, gestes, menage
from tests.parcours.conftest import Installation
from tests.parcours.messagerie import Messagerie

pytestmark = pytest.mark.navigateur
ZELIE, DIALLO = "zelie@example.org", "diallo@ccas.example.org"
TELEPHONE = (390,)
NAISSANCE = ("14", "5", "1990")


class TestUneVoix:
    def test_previent_un_foyer_puis_son_guichet(
        self, installation: Installation, serveur: str, regard: Any, tmp_path: Path
    ) -> None:
        page, messagerie = regard.page, installation.messagerie
        numero, _ = menage.deposer(menage.Passage(page), serveur, tmp_path, prenom="Voix")
        gestes.suivre(page, "button:has-text('noté mon code')")

        self._verifier_son_adresse(regard, serveur, messagerie)
        self._choisir(regard, messagerie)
        self._lire_un_avis(regard, serveur, messagerie)
        self._revenir(regard, serveur, messagerie, numero)
        self._avoir_un_code_d_acces(regard, messagerie)

        regard.prendre(regard.ORDINATEUR)
        self._regarder_ce_qui_revient(regard, serveur, installation, numero)
        self._proteger(regard, serveur, messagerie, numero)
        self._poster(regard, serveur, numero)

    def _verifier_son_adresse(self, regard: Any, serveur: str, messagerie: Messagerie) -> None:
        page = regard.page
        page.goto(f"{serveur}/compiegne/ma-demande/contacts/")
        regard.verifier("contacts-a-verifier", TELEPHONE)
        avant = messagerie.combien(ZELIE)
        gestes.suivre(page, f"form:has-text('{ZELIE}') button:has-text('Recevoir un code')")
        regard.verifier("verifier", TELEPHONE)
        page.fill("[name=code]", messagerie.code(ZELIE, depuis=avant))
        gestes.suivre(page, "button:has-text('Vérifier cette adresse')")
        assert "Cette adresse est vérifiée" in page.inner_text("main")

    def _choisir(self, regard: Any, messagerie: Messagerie) -> None:
        """Prefer the e-mail, agree to the online space, add who accompanies it and prove their address."""
        page, avant = regard.page, messagerie.combien(DIALLO)
        menage.cocher(page, "prefere", "courriel")
        gestes.suivre(page, "section:has-text('Ce que vous préférez') button:has-text('Enregistrer')")
        page.click("label[for=id_accord]")
        gestes.suivre(page, "button:has-text('Donner mon accord')")
        assert "Vous avez donné votre accord le" in page.inner_text("main")
        page.fill("[name=nom]", "Mme Diallo, CCAS de Compiègne")
        page.fill("[name=mel]", DIALLO)
        gestes.suivre(page, "button:has-text('Ajouter cette personne')")
        page.fill("[name=code]", messagerie.code(DIALLO, depuis=avant))
        gestes.suivre(page, "button:has-text('Vérifier cette adresse')")
        assert page.inner_text("main").count("Vérifié") == 2
        regard.verifier("contacts", TELEPHONE)

    def _lire_un_avis(self, regard: Any, serveur: str, messagerie: Messagerie) -> None:
        """Change an answer, receive the e-mail, sign out, open its link, say the birth date, read."""
        page, avant = regard.page, messagerie.combien(ZELIE)
        self._changer_de_telephone(page, serveur, "06 00 00 00 01")
        lien = messagerie.lien(ZELIE, depuis=avant)
        page.goto(f"{serveur}/compiegne/ma-demande/")
        regard.verifier("ma-demande-messages", TELEPHONE)
        page.context.clear_cookies()
        page.goto(serveur + lien)
        regard.verifier("lien", TELEPHONE)
        assert "Fictive" not in page.content()
        for champ, valeur in zip(("jour", "mois", "annee"), NAISSANCE, strict=True):
            page.fill(f"[name=naissance_{champ}]", valeur)
        gestes.suivre(page, "button:has-text('Ouvrir')")
        regard.verifier("message", TELEPHONE)
        assert "Des réponses de votre demande ont changé" in page.inner_text("main")
        assert "Vous avez ouvert ce message le" in page.inner_text("main")

    def _revenir(self, regard: Any, serveur: str, messagerie: Messagerie, numero: str) -> None:
        """Sign out, then come back by a short code."""
        page, avant = regard.page, messagerie.combien(ZELIE)
        gestes.suivre(page, "form[action$='/quitter/'] button")
        page.goto(f"{serveur}/compiegne/connexion/")
        gestes.suivre(page, "a:has-text('Recevoir un code')")
        regard.verifier("recevoir-un-code", TELEPHONE)
        page.fill("[name=numero]", numero)
        gestes.suivre(page, "button:has-text('Recevoir un code')")
        regard.verifier("taper-le-code", TELEPHONE)
        page.fill("[name=code]", messagerie.code(ZELIE, depuis=avant))
        gestes.suivre(page, "button:has-text('Ouvrir ma demande')")
        assert "Ma demande" in page.inner_text("h1")

    def _avoir_un_code_d_acces(self, regard: Any, messagerie: Messagerie) -> None:
        page, avant = regard.page, messagerie.combien(ZELIE)
        page.click("summary:has(#t-joindre)")
        gestes.suivre(page, "a:has-text('Avoir un nouveau code d')")
        regard.verifier("nouveau-code", TELEPHONE)
        gestes.suivre(page, "button:has-text('Recevoir un code')")
        page.fill("[name=code]", messagerie.code(ZELIE, depuis=avant))
        gestes.suivre(page, "button:has-text('Avoir un nouveau code d')")
        assert len(page.inner_text("#code-acces")) == 10
        messagerie.attendre(ZELIE, "L’ancien code ne marche plus", depuis=avant)

    def _regarder_ce_qui_revient(self, regard: Any, serveur: str, installation: Installation, numero: str) -> None:
        """The relay gives the last e-mail back: the desk looks at it, then it leaves the list."""
        page = regard.page
        installation.messagerie.rendre(ZELIE)
        installation.lancer("envois", "relever")
        agents.connecter(page, serveur, "guichet")
        page.goto(f"{serveur}/gestion/envois/")
        regard.verifier("envois")
        ligne = page.locator("tr", has=page.locator(f"a[href*='{numero}']"))
        assert "adresse refusée" in ligne.first.inner_text()
        gestes.suivre(page, ligne.locator("button:has-text('est vu')"))
        assert not page.locator(f"a[href*='{numero}']").count()

    def _proteger(self, regard: Any, serveur: str, messagerie: Messagerie, numero: str) -> None:
        """With the person: nothing more at her addresses, letters where she is safe."""
        page, avant = regard.page, messagerie.combien(DIALLO)
        page.goto(f"{serveur}/gestion/demandes/{numero}/")
        gestes.suivre(page, "a:has-text('Contacts et envois')")
        regard.verifier("contacts-du-dossier")
        page.fill("[name=adresse_sure]", "Association Le Relais\n3, rue Sûre\n60200 Compiègne")
        gestes.suivre(page, "button:has-text('Enregistrer la protection')")
        assert "Rien ne part plus à l’ancienne adresse" in page.inner_text("main")
        self._changer_au_guichet(page, serveur, numero)
        page.goto(f"{serveur}/gestion/courrier/")
        gestes.recharger(page, page.locator("button:has-text('Préparer maintenant')").count)
        assert messagerie.combien(DIALLO) == avant

    def _poster(self, regard: Any, serveur: str, numero: str) -> None:
        """Make the bundle, open its letters, post it, then note that one came back."""
        page = regard.page
        gestes.suivre(page, "button:has-text('Préparer maintenant')")
        regard.verifier("courrier")
        adresse = page.locator("a:has-text('Index (CSV)')").first.get_attribute("href")
        index = page.request.get(serveur + str(adresse)).text()
        sienne = next(ligne for ligne in index.splitlines() if numero in ligne)
        assert "Adresse protégée" in sienne  # the window of its sheet says the safe one, the index says none
        assert [mot for mot in ("rue Sûre", "rue des Essais") if mot in sienne] == []
        formulaire = page.locator("form[action$='/lettres/']").first
        jeton = formulaire.locator("[name=csrfmiddlewaretoken]").input_value()
        adresse = f"{serveur}{formulaire.get_attribute('action')}"
        assert page.request.post(adresse, form={"csrfmiddlewaretoken": jeton}).body().startswith(b"%PDF")
        gestes.suivre(page, "button:has-text('Dire postée')")
        page.goto(f"{serveur}/gestion/demandes/{numero}/contacts/")
        gestes.suivre(page, "a:has-text('Noter un retour')")
        regard.verifier("lettre-revenue")
        page.fill("[name=raison]", "Défaut d’accès")
        gestes.suivre(page, "button:has-text('Noter le retour')")
        assert "Lettre revenue" in page.inner_text("main")

    def _changer_de_telephone(self, page: Any, serveur: str, numero: str) -> None:
        page.goto(f"{serveur}/compiegne/ma-demande/changer/joindre/")
        page.fill("[name=telephone]", numero)
        gestes.suivre(page, "button:has-text('Continuer')")
        gestes.suivre(page, "button:has-text('Enregistrer ces changements')")

    def _changer_au_guichet(self, page: Any, serveur: str, numero: str) -> None:
        page.goto(f"{serveur}/gestion/demandes/{numero}/changer/taille/")
        page.fill("[name=surface]", "33")
        gestes.suivre(page, "button:has-text('Continuer')")
        gestes.suivre(page, "button:has-text('Enregistrer ces changements')")
