"""In Ronchin: a tenant has its landlord told by phone, is recognised, and found for a dwelling kept for tenants."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from seuil.demo.foyers import code_publie
from seuil.demo.villes import Ville, villes
from tests.parcours import agents, gestes, menage
from tests.parcours.base import executer, numero
from tests.parcours.conftest import Installation
from tests.parcours.vie import lu

pytestmark = pytest.mark.navigateur
TELEPHONE, BUREAU = (390,), (1280,)
VILLE, BAILLEUR = "ronchin", "Les Logis du Compas"
LOUE, LIBRE = "59-104", "59-102"  # five rooms, four rooms
HAUTEUR_MAXIMALE = 3500
LOCATAIRE = (
    "update demandes_demande set occupation = 'HLM', pieces = 5, surface = 98, nb_occupants = 2, bailleur_actuel = ''"
    " where numero_unique = %s"
)


def ronchin() -> Ville:
    return next(ville for ville in villes() if ville.code == VILLE)


class TestMutation:
    def test_prevenir_reconnaitre_puis_trouver_un_logement_garde(
        self, installation: Installation, serveur: str, regard: Any
    ) -> None:
        page, qui = regard.page, ronchin().dit["foyers"]["noms"][0]
        acces = (numero(installation, qui), code_publie(ronchin(), 0))
        executer(installation, LOCATAIRE, acces[0])
        menage.entrer(page, serveur, VILLE, *acces)
        self._nommer_puis_prevenir(regard, serveur)
        self._reconnaitre(regard, serveur, qui[1])
        self._garder_un_logement(regard, serveur, qui[1], acces[0])
        self._lire_la_reponse(regard, serveur, acces)

    def _nommer_puis_prevenir(self, regard: Any, serveur: str) -> None:
        page = regard.page
        regard.prendre(regard.TELEPHONE)
        page.goto(f"{serveur}/{VILLE}/ma-demande/")
        assert page.evaluate("document.documentElement.scrollHeight") <= HAUTEUR_MAXIMALE
        regard.verifier("ma-demande-locataire", TELEPHONE)
        gestes.suivre(page, "main a:has-text('Mon bailleur')")
        regard.verifier("mon-bailleur-sans-nom", TELEPHONE)
        gestes.suivre(page, "a:has-text('Dire le nom du bailleur')")
        assert page.locator(f"datalist option[value='{BAILLEUR}']").count() == 1
        page.fill("[name=bailleur_actuel]", BAILLEUR)
        regard.verifier("mon-bailleur-nom", TELEPHONE)
        gestes.suivre(page, "main button.btn-primary")
        gestes.suivre(page, "main button:has-text('Enregistrer')")

        page.goto(f"{serveur}/{VILLE}/ma-demande/bailleur/")
        regard.verifier("mon-bailleur", TELEPHONE)
        gestes.suivre(page, "button:has-text('Prévenir mon bailleur')")
        assert "Attend la réponse du bailleur" in lu(page)
        regard.verifier("mon-bailleur-prevenu", TELEPHONE)

    def _reconnaitre(self, regard: Any, serveur: str, nom: str) -> None:
        page = regard.page
        regard.prendre(regard.ORDINATEUR)
        agents.connecter(page, serveur, "bailleur-ronchin")
        gestes.suivre(page, f"tr:has-text('{nom}'):has-text('Reconnaître un locataire') a")
        assert "Logement sous-occupé : 5 pièces pour 2 occupants" in lu(page)
        regard.verifier("mutation", BUREAU)
        page.fill("[name=logement]", LOUE)
        agents.dater(page, "bail_depuis", date(2016, 5, 1))
        gestes.suivre(page, "button:has-text('Reconnaître ce locataire')")
        assert "Locataire reconnu." in lu(page)
        assert "Sous-occupé" in lu(page)
        regard.verifier("mutations", BUREAU)

    def _garder_un_logement(self, regard: Any, serveur: str, nom: str, numero_unique: str) -> None:
        page = regard.page
        page.goto(f"{serveur}/gestion/logements/")
        while not page.locator(f"a:has-text('{LIBRE}')").count():
            gestes.suivre(page, "nav[aria-label='Pages du parc'] a:has-text('Suivante')")
        gestes.suivre(page, f"a:has-text('{LIBRE}')")
        agents.dater(page, "libre_le", timezone.localdate() + timedelta(days=45))
        page.check("[name=hors_flux][value=mutation]", force=True)
        regard.verifier("declarer-mutation", BUREAU)
        gestes.suivre(page, "button:has-text('Déclarer ce logement vacant')")
        gestes.suivre(page, "button:has-text('Envoyer le logement')")
        regard.verifier("vacance-mutation", BUREAU)
        gestes.suivre(page, "a:has-text('Choisir les candidats')")
        assert page.locator("tbody input[name=d]").count() == 1
        assert nom in lu(page)
        regard.verifier("candidats-mutation", BUREAU)

    def _lire_la_reponse(self, regard: Any, serveur: str, acces: tuple[str, str]) -> None:
        page = regard.page
        regard.prendre(regard.TELEPHONE)
        menage.entrer(page, serveur, VILLE, *acces)
        page.goto(f"{serveur}/{VILLE}/ma-demande/bailleur/")
        assert "Reconnue par le bailleur" in lu(page)
        regard.verifier("mon-bailleur-reconnu", TELEPHONE)
