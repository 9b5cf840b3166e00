"""The daily work of a desk: who leads its team, who is reached by post alone, by telephone once an e-mail came back."""

import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.parcours import agents, gestes, menage
from tests.parcours.base import annoncer_les_fins, attendre_une_lettre, executer, finir_le
from tests.parcours.conftest import Installation
from tests.parcours.test_une_annee import foyer
from tests.parcours.vie import lu

pytestmark = pytest.mark.navigateur
TELEPHONE, BUREAU = (390,), (1280,)
ADRESSE = "ingrid@exemple.invalid"
VERIFIEE = (
    "insert into contacts_contact (demande_id, canal, adresse, role, nom, est_sur, cree_le, verifie_le)"
    " select id, 'courriel', %s, 'menage', '', true, %s, %s from demandes_demande where numero_unique = %s"
)
CONNUE = "select 1 from demandes_demande where numero_unique = %s"
SANS_RIEN = "update demandes_demande set mel = '', telephone = '' where numero_unique = %s"
SANS_CONTACT = (
    "delete from contacts_contact where demande_id = (select id from demandes_demande where numero_unique = %s)"
)


class TestUneEquipe:
    def test_qui_encadre_voit_ce_qui_attend_et_confirme_un_compte(self, serveur: str, regard: Any) -> None:
        page = regard.page
        regard.prendre(regard.ORDINATEUR)
        agents.connecter(page, serveur, "guichet")
        regard.verifier("a-faire")
        gestes.suivre(page, "nav a:has-text('Équipe')")
        assert "Inès Maquette (vous)" in lu(page)
        regard.verifier("equipe")
        gestes.suivre(page, "tr:has-text('Ondine') a:has-text('Ouvrir')")
        regard.verifier("compte-a-confirmer")
        gestes.suivre(page, "button:has-text('Confirmer')")
        assert "Habilitations confirmées : Ondine Ébauche." in lu(page)

    def test_un_e_mail_revient_le_guichet_telephone(
        self, installation: Installation, serveur: str, regard: Any
    ) -> None:
        page, le = regard.page, timezone.localdate()
        son_numero, _, nom = foyer(installation, "nancy", 2)
        executer(installation, VERIFIEE, ADRESSE, le, le, son_numero)
        finir_le(installation, son_numero, le + timedelta(days=14))
        annoncer_les_fins(installation)
        ecrit = installation.messagerie.attendre(ADRESSE, "renouvel")
        assert nom.split()[1] not in ecrit
        installation.messagerie.rendre(ADRESSE)
        installation.lancer("envois", "relever")

        regard.prendre(regard.ORDINATEUR)
        agents.connecter(page, serveur, "guichet-nancy")
        page.goto(f"{serveur}/gestion/renouvellements/")
        assert "adresse refusée" in page.inner_text(f"tr:has-text('{nom}')")
        regard.verifier("e-mail-revenu", BUREAU)
        gestes.suivre(page, f"tr:has-text('{nom}') a:has-text('Renouveler')")
        page.check("[name=voie][value=telephone]", force=True)
        gestes.suivre(page, "button:has-text('Renouveler pour un an')")
        assert "est renouvelée jusqu’au" in lu(page)

    def test_par_la_poste_seule(self, installation: Installation, serveur: str, regard: Any) -> None:
        page, le = regard.page, timezone.localdate()
        son_numero, _, nom = foyer(installation, "ronchin", 2)
        executer(installation, SANS_CONTACT, son_numero)
        executer(installation, SANS_RIEN, son_numero)
        finir_le(installation, son_numero, le + timedelta(days=34))
        annoncer_les_fins(installation)
        attendre_une_lettre(installation, son_numero)

        regard.prendre(regard.ORDINATEUR)
        agents.connecter(page, serveur, "guichet-ronchin")
        page.goto(f"{serveur}/gestion/courrier/")
        if not page.locator("button:has-text('Dire postée')").count():  # the night may have made the bundle
            gestes.suivre(page, "button:has-text('Préparer maintenant')")
        gestes.suivre(page, "button:has-text('Dire postée')")
        page.goto(f"{serveur}/gestion/demandes/{son_numero}/contacts/")
        assert "Ce qui est parti" in lu(page)
        regard.verifier("poste-seule", BUREAU)
        page.goto(f"{serveur}/gestion/demandes/{son_numero}/renouveler/")
        page.check("[name=voie][value=courrier]", force=True)
        agents.dater(page, "presente_le", le)
        gestes.suivre(page, "button:has-text('Renouveler pour un an')")
        assert "est renouvelée jusqu’au" in lu(page)
        assert nom.split()[1] in lu(page)

    def test_un_elu_pas_avant_six_mois(self, installation: Installation, serveur: str, regard: Any) -> None:
        page = regard.page
        son_numero, code, _ = foyer(installation, "dugny", 2)
        menage.entrer(page, serveur, "dugny", son_numero, code)
        page.goto(f"{serveur}/dugny/ma-demande/rendez-vous/")
        assert "Rendez-vous avec un élu" in lu(page)
        regard.verifier("elu-pas-encore", TELEPHONE)
        page.goto(f"{serveur}/dugny/ma-demande/rendez-vous/dugny/elu/")
        assert "Pas possible aujourd’hui" in lu(page)

    def test_une_copie_puis_l_effacement(self, installation: Installation, serveur: str, regard: Any) -> None:
        page = regard.page
        son_numero, code, nom = foyer(installation, "dugny", 1)
        menage.entrer(page, serveur, "dugny", son_numero, code)
        page.goto(f"{serveur}/dugny/ma-demande/donnees/")
        regard.verifier("mes-donnees", TELEPHONE)
        with page.expect_download() as copie:
            page.click("button:has-text('Télécharger ma copie')")
        with zipfile.ZipFile(io.BytesIO(copie.value.path().read_bytes())) as archive:
            pages = [archive.read(membre).decode() for membre in archive.namelist() if membre.endswith(".html")]
        assert nom.split()[1] in pages[0]

        page.goto(f"{serveur}/dugny/ma-demande/renoncer/")
        page.fill("[name=precision]", "Nous partons vivre ailleurs.")
        gestes.suivre(page, "main form button:has-text('Continuer')")
        gestes.suivre(page, "button:has-text('Oui, je renonce')")
        page.goto(f"{serveur}/dugny/ma-demande/donnees/")
        gestes.suivre(page, "button:has-text('Demander l’effacement')")
        assert "attend une réponse" in lu(page)
        regard.verifier("effacement-demande", TELEPHONE)

        regard.prendre(regard.ORDINATEUR)
        agents.connecter(page, serveur, "prefecture-dugny")
        page.goto(f"{serveur}/gestion/effacements/")
        gestes.suivre(page, f"tr:has-text('{nom}') a:has-text('Répondre')")
        regard.verifier("repondre-a-l-effacement", BUREAU)
        page.check("[name=reponse][value=accepter]", force=True)
        gestes.suivre(page, "button:has-text('Répondre')")
        assert executer(installation, "select count(*) from demandes_demande where numero_unique = %s", son_numero) == [
            (0,)
        ]
        page.goto(f"{serveur}/gestion/demandes/?q={nom.split()[1]}")
        assert nom not in lu(page)
