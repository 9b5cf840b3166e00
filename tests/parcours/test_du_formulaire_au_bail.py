"""The story the law tells, in a browser: a household, its desk, a landlord, a reserving body, a commission, a lease."""

from pathlib import Path
from typing import Any

import pytest

from tests.parcours import agents, gestes, menage

pytestmark = pytest.mark.navigateur
REFERENCE, PRENOM = "60-102", "Aurore"


class TestDuFormulaireAuBail:
    def test_va_du_depot_a_la_signature(self, serveur: str, regard: Any, tmp_path: Path) -> None:
        page = regard.page
        numero, code = menage.deposer(menage.Passage(page), serveur, tmp_path, prenom=PRENOM)

        regard.prendre(regard.ORDINATEUR)
        self._voir_le_dossier(regard, serveur, numero)
        agents.connecter(page, serveur, "bailleur")
        reservataire = agents.declarer(regard, serveur, REFERENCE)
        vacance = page.url
        agents.connecter(page, serveur, reservataire)
        page.goto(f"{vacance}candidats/")
        agents.designer(regard, f"{PRENOM} Fictive")
        agents.connecter(page, serveur, "secretariat")
        agents.tenir_la_seance(regard, serveur, f"{PRENOM} Fictive")
        agents.connecter(page, serveur, "bailleur")
        page.goto(f"{vacance}attributions/")
        agents.offrir(regard)
        regard.prendre(regard.TELEPHONE)
        self._accepter(regard, serveur, numero, code)
        regard.prendre(regard.ORDINATEUR)
        agents.connecter(page, serveur, "bailleur")
        page.goto(f"{vacance}attributions/")
        agents.signer(regard)

        regard.prendre(regard.TELEPHONE)
        self._verifier_la_fin(regard, serveur, numero, code)

    def _voir_le_dossier(self, regard: Any, serveur: str, numero: str) -> None:
        page = regard.page
        for identifiant, statut in (("opac", 200), ("nancy", 404)):
            agents.connecter(page, serveur, identifiant)
            reponse = page.request.get(f"{serveur}/gestion/demandes/{numero}/")
            assert reponse.status == statut, identifiant
        agents.connecter(page, serveur, "guichet")
        regard.verifier("a-faire")
        page.goto(f"{serveur}/gestion/demandes/{numero}/")
        regard.verifier("dossier")
        assert "80" in page.inner_text("main")

    def _accepter(self, regard: Any, serveur: str, numero: str, code: str) -> None:
        page = regard.page
        self._retrouver(page, serveur, numero, code)
        regard.verifier("ma-demande")
        gestes.suivre(page, "a:has-text('Lire ma demande en entier')")
        regard.verifier("en-entier-avant")
        gestes.suivre(page, "button:has-text('Tout montrer')")
        regard.verifier("en-entier")
        page.goto(f"{serveur}/compiegne/ma-demande/")
        gestes.suivre(page, "a:has-text('répondre')")
        regard.verifier("offre")
        page.click("label[for=id_accord]")
        gestes.suivre(page, "button:has-text('Accepter ce logement')")
        regard.verifier("offre-acceptee")
        assert "Vous avez accepté un logement" in page.inner_text("main")

    def _verifier_la_fin(self, regard: Any, serveur: str, numero: str, code: str) -> None:
        page = regard.page
        self._retrouver(page, serveur, numero, code)
        regard.verifier("fin")
        assert "Vous avez un logement" in page.inner_text("main")
        assert "OPAC de l’Oise" in page.text_content("main")

    def _retrouver(self, page: Any, serveur: str, numero: str, code: str) -> None:
        page.context.clear_cookies()
        page.goto(f"{serveur}/compiegne/connexion/")
        page.fill("[name=numero]", numero)
        page.fill("[name=code]", code)
        gestes.suivre(page, "button:has-text('Ouvrir ma demande')")
