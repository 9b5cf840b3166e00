"""The end of a year, by who lives it: renewed on its last day, by post, given up, lapsed then put back."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from seuil.demo.foyers import code_publie
from seuil.demo.villes import Ville, villes
from tests.parcours import agents, gestes, menage
from tests.parcours.base import executer, finir_le, numero
from tests.parcours.conftest import Installation
from tests.parcours.vie import lu

pytestmark = pytest.mark.navigateur
TELEPHONE, BUREAU = (390,), (1280,)
RADIER = (
    "update demandes_demande set etat = 'radiee', motif_radiation = 'RADREN', radiee_le = %s, echeance = %s"
    " where numero_unique = %s"
)


def ville(code: str) -> Ville:
    return next(ville for ville in villes() if ville.code == code)


def foyer(installation: Installation, code: str, rang: int) -> tuple[str, str, str]:
    """Return the number, the code and the name of an invented household of a town."""
    qui = ville(code).dit["foyers"]["noms"][rang]
    return numero(installation, qui), code_publie(ville(code), rang), " ".join(qui)


class TestUneAnnee:
    def test_le_dernier_jour_en_trois_etapes_puis_elle_renonce(
        self, installation: Installation, serveur: str, regard: Any
    ) -> None:
        page, le = regard.page, timezone.localdate()
        son_numero, code, _ = foyer(installation, "dugny", 0)
        finir_le(installation, son_numero, le)
        regard.prendre(regard.TELEPHONE)
        menage.entrer(page, serveur, "dugny", son_numero, code)
        page.goto(f"{serveur}/dugny/ma-demande/")
        gestes.suivre(page, "a:has-text('Renouveler ma demande')")
        regard.verifier("renouveler")
        gestes.suivre(page, "main form button:has-text('Continuer')")
        assert "Dites si vous cherchez toujours un logement." in lu(page)
        page.check("[name=reponse][value=oui]", force=True)
        gestes.suivre(page, "main form button:has-text('Continuer')")
        regard.verifier("renouveler-changements")
        gestes.suivre(page, "a:has-text('Tout est vrai')")
        regard.verifier("renouveler-confirmer")
        gestes.suivre(page, "main form button:has-text('Renouveler jusqu')")
        regard.verifier("renouvelee", TELEPHONE)
        assert "C’est fait" in lu(page)

        page.goto(f"{serveur}/dugny/ma-demande/renoncer/")
        page.fill("[name=precision]", "J’ai trouvé un logement.")
        gestes.suivre(page, "main form button:has-text('Continuer')")
        gestes.suivre(page, "button:has-text('Oui, je renonce')")
        assert "Votre demande a été radiée" in lu(page)

    def test_au_guichet_par_lettre_par_telephone_et_sans_appeler_qui_se_cache(
        self, installation: Installation, serveur: str, regard: Any
    ) -> None:
        page, le = regard.page, timezone.localdate()
        par_lettre, _, nom = foyer(installation, "nancy", 0)
        cachee, _, cache = foyer(installation, "nancy", 1)
        for un in (par_lettre, cachee):
            finir_le(installation, un, le + timedelta(days=3))
        executer(installation, "update demandes_demande set est_protegee = true where numero_unique = %s", cachee)
        regard.prendre(regard.ORDINATEUR)
        agents.connecter(page, serveur, "guichet-nancy")
        page.goto(f"{serveur}/gestion/renouvellements/")
        regard.verifier("pres-de-la-radiation")
        assert "ne pas appeler" in page.inner_text(f"tr:has-text('{cache}')")
        gestes.suivre(page, f"tr:has-text('{nom}') a:has-text('Renouveler')")
        page.check("[name=essai][value=message]", force=True)
        gestes.suivre(page, "button:has-text('Noter cette tentative')")
        assert "message laissé" in page.inner_text(f"tr:has-text('{nom}')")
        gestes.suivre(page, f"tr:has-text('{nom}') a:has-text('Renouveler')")
        regard.verifier("renouveler-au-guichet", BUREAU)
        page.check("[name=voie][value=courrier]", force=True)
        agents.dater(page, "presente_le", le)
        gestes.suivre(page, "button:has-text('Renouveler pour un an')")
        assert "est renouvelée jusqu’au" in lu(page)

    def test_quatorze_mois_sans_rien_puis_reintegree(
        self, installation: Installation, serveur: str, regard: Any
    ) -> None:
        page, le = regard.page, timezone.localdate()
        son_numero, code, _ = foyer(installation, "villemoisson", 0)
        fin = le - timedelta(days=61)
        executer(installation, RADIER, fin + timedelta(days=1), fin, son_numero)
        regard.prendre(regard.TELEPHONE)
        menage.entrer(page, serveur, "villemoisson", son_numero, code)
        page.goto(f"{serveur}/villemoisson/ma-demande/renouveler/")
        regard.verifier("renouveler-trop-tard", TELEPHONE)
        assert "n’est plus dans le fichier" in lu(page)

        regard.prendre(regard.ORDINATEUR)
        agents.connecter(page, serveur, "prefecture-villemoisson")
        page.goto(f"{serveur}/gestion/demandes/{son_numero}/")
        gestes.suivre(page, "a:has-text('Réintégrer la demande')")
        regard.verifier("reintegrer", BUREAU)
        page.fill("[name=raison]", "L’avis de renouvellement n’était pas parti.")
        gestes.suivre(page, "button:has-text('Réintégrer cette demande')")
        assert "de nouveau active, avec son ancienneté" in lu(page)
        menage.entrer(page, serveur, "villemoisson", son_numero, code)
        page.goto(f"{serveur}/villemoisson/ma-demande/renouveler/")
        assert "C’est fait" in lu(page)
