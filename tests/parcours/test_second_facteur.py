"""An agent sets up a second factor, then comes in with it."""

import time
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from seuil.demo.comptes import MOT_DE_PASSE
from tests.parcours import gestes
from tests.parcours.agents import connecter

pytestmark = pytest.mark.navigateur


def afficher(cle: str, *, pas: int = 0) -> str:
    """Return what the telephone shows, ``pas`` times thirty seconds later."""
    return format_hotp_value(hotp_value(cle, int(time.time()) // 30 + pas))


def activer(page: Any, code: str) -> None:
    """Prove the key, and who one is."""
    page.fill("[name=code]", code)
    page.fill("[name=mot_de_passe]", MOT_DE_PASSE)
    gestes.suivre(page, "button:has-text('Activer')")


class TestSecondFacteur:
    def test_s_active_puis_ouvre_la_session(self, serveur: str, regard: Any) -> None:
        page = regard.page
        regard.prendre(regard.ORDINATEUR)
        connecter(page, serveur, "opac")
        page.goto(f"{serveur}/gestion/compte/facteur/")
        regard.verifier("facteur")
        cle = "".join(page.inner_text("#cle").split())
        activer(page, afficher(cle))
        regard.verifier("codes-de-secours")
        assert page.locator("#codes li").count() == 10
        gestes.suivre(page, "button:has-text('noté mes codes')")

        connecter(page, serveur, "opac")
        regard.verifier("confirmer")
        page.fill("[name=code]", afficher(cle, pas=1))
        gestes.suivre(page, "button:has-text('Entrer')")

        assert page.inner_text("h1").startswith("À faire")
        page.goto(f"{serveur}/gestion/compte/codes/")
        regard.verifier("codes-restants")

        page.goto(f"{serveur}/gestion/compte/cle/")
        regard.verifier("cle-de-securite")
        page.goto(f"{serveur}/gestion/compte/mot-de-passe/")
        regard.verifier("mot-de-passe")
        page.goto(f"{serveur}/gestion/compte/")
        regard.verifier("compte")
        gestes.suivre(page, "button:has-text('Retirer le second facteur')")
        assert "Aucun second facteur" in page.inner_text("main")


class TestCleDeSecurite:
    def test_s_ajoute_puis_remplace_le_code(self, serveur: str, page: Any) -> None:
        """Chromium's virtual key stands for a real one; keys only speak to `localhost`, not to an address."""
        site = serveur.replace("127.0.0.1", "localhost")
        outils = page.context.new_cdp_session(page)
        outils.send("WebAuthn.enable")
        options = {"protocol": "ctap2", "transport": "usb", "automaticPresenceSimulation": True}
        outils.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        connecter(page, site, "reservataire")
        page.goto(f"{site}/gestion/compte/facteur/")
        cle = "".join(page.inner_text("#cle").split())
        activer(page, afficher(cle))

        page.goto(f"{site}/gestion/compte/cle/")
        page.fill("[name=nom]", "Clé du trousseau")
        page.fill("[name=mot_de_passe]", MOT_DE_PASSE)
        gestes.suivre(page, "button:has-text('Toucher la clé')")
        assert "Clé du trousseau" in page.inner_text("main")

        connecter(page, site, "reservataire")
        gestes.suivre(page, "button:has-text('Utiliser ma clé')")
        page.wait_for_selector("h1:has-text('À faire')")

        page.goto(f"{site}/gestion/compte/")
        gestes.suivre(page, "button:has-text('Retirer le second facteur')")
