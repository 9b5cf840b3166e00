"""A household proves what it said: four papers by phone, read at a desk, a score proven, then a proof that ends."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from seuil.regles.delais import delais
from seuil.regles.preuves import preuve_valable_jusqu_au
from tests.parcours import agents, gestes, menage, papiers
from tests.parcours.conftest import Installation
from tests.parcours.plus_tard import plus_tard
from tests.parcours.vie import lu

pytestmark = pytest.mark.navigateur
TELEPHONE, REFERENCE, QUI = (390,), "60-107", "Prouvence Fictive"
HEIC = Path(__file__).parents[2] / "src/seuil/instruction/tests/fichiers/p01-recto.HEIC"
# In Compiègne: lodged by a friend 5, lives in the EPCI 8, works there 10, fixed-term 4, essential trade 5, alone with
# children 6: 38 to prove; the seniority of the demand, 3, is known from the register.
A_PROUVER, CONNUS, LOGEE = 38, 3, 13  # LOGEE: what the attestation of the lodging proves
REPONSES = menage.MERE | {
    "identite": menage.MERE["identite"] | {"prenom": QUI.split(maxsplit=1)[0]},
    "taille": {"surface": "90", "pieces": "4"},
    "motifs": {"motifs": ["01"]},
    "priorites": {"situations": ["metier_essentiel"]},
}
LIGNES_DU_LOGEMENT = ["Personnes hébergées par des tiers", "Habite l’EPCI"]
HEBERGEMENT, EMPLOI, LIVRET, BULLETINS = (
    "Attestation d’hébergement",
    "Contrat de travail ou carte d’étudiant",
    "Livret de famille",
    "Trois derniers bulletins de salaire",
)


class TestPreuves:
    def test_trente_huit_points_declares_deviennent_prouves_puis_une_preuve_finit(
        self, installation: Installation, serveur: str, regard: Any, tmp_path: Path
    ) -> None:
        page = regard.page
        numero, code = self._demander(page, serveur, tmp_path)
        self._lire_son_score(regard, serveur, CONNUS, A_PROUVER)
        vacance = self._vacance(page, serveur)
        avant = self._rang(page, serveur, vacance)

        menage.entrer(page, serveur, "compiegne", numero, code)
        self._envoyer_quatre_papiers(regard, serveur, tmp_path)
        papiers.laisser_passer(installation)
        datee_du = timezone.localdate() - timedelta(days=80)
        self._lire_au_bureau(regard, serveur, datee_du)

        menage.entrer(page, serveur, "compiegne", numero, code)
        self._remplacer_la_photo(regard, serveur, tmp_path)
        papiers.laisser_passer(installation)
        self._accepter_la_nouvelle(regard, serveur)

        menage.entrer(page, serveur, "compiegne", numero, code)
        self._lire_son_score(regard, serveur, CONNUS + A_PROUVER, 0)
        apres = self._rang(page, serveur, vacance)
        assert apres == avant, "the list ranks by the whole score: proving it moves nobody"
        assert avant[1] == CONNUS + A_PROUVER
        self._laisser_finir(regard, installation, (numero, code), datee_du)

    def _demander(self, page: Any, serveur: str, dossier: Path) -> tuple[str, str]:
        menage.commencer(page, serveur)
        menage.marcher(page, REPONSES, menage.ENFANTS)
        menage.envoyer(page, dossier)
        numero, code = menage.numero_et_code(page)
        gestes.suivre(page, "button:has-text('noté mon code')")
        return numero, code

    def _lire_son_score(self, regard: Any, serveur: str, prouves: int, provisoires: int) -> None:
        regard.page.goto(f"{serveur}/compiegne/ma-demande/")
        dit = lu(regard.page)
        assert f"Votre score : {prouves + provisoires} points" in dit
        assert f"{prouves} points sont établis" in dit
        assert (f"{provisoires} sont provisoires" in dit) == bool(provisoires)
        regard.verifier(f"preuves-score-{prouves}", TELEPHONE)

    def _vacance(self, page: Any, serveur: str) -> tuple[str, str]:
        """Declare a dwelling that suits the household; return who names its candidates, and where."""
        agents.connecter(page, serveur, "bailleur")
        return agents.declarer(menage.Passage(page), serveur, REFERENCE), f"{page.url}candidats/"

    def _rang(self, page: Any, serveur: str, vacance: tuple[str, str]) -> tuple[int, int]:
        """Return the rank of the household for a dwelling and its score, as the body that names reads them."""
        reservataire, adresse = vacance
        agents.connecter(page, serveur, reservataire)
        page.goto(adresse)
        while not page.locator(f"tr:has-text('{QUI}')").count():
            gestes.suivre(page, ":is(a, button):has-text('Candidats suivants')")
        cellules = page.locator(f"tr:has-text('{QUI}') td")
        return int(cellules.nth(1).locator("span").first.inner_text()), int(cellules.nth(2).inner_text())

    def _envoyer_quatre_papiers(self, regard: Any, serveur: str, dossier: Path) -> None:
        page, photos = (
            regard.page,
            [papiers.photographier(dossier, f"photo-{rang}.jpg", f"{rang}") for rang in range(5)],
        )
        envois = (("hebergement", [HEIC]), ("emploi", photos[:1]), ("livret_famille", photos[1:3]))
        page.goto(f"{serveur}/compiegne/ma-demande/documents/")
        regard.verifier("preuves-documents", TELEPHONE)
        for code, fichiers in (*envois, ("bulletins", photos[3:])):
            papiers.ouvrir(page, serveur, code)
            papiers.garder(page, *fichiers)
            regard.verifier(f"preuves-{code}", TELEPHONE)
            papiers.envoyer(page)
        assert lu(page).count("En vérification") >= 4
        regard.verifier("preuves-envoyees", TELEPHONE)

    def _lire_au_bureau(self, regard: Any, serveur: str, datee_du: Any) -> None:
        """Accept three papers with their day, ask for one photo again."""
        page = regard.page
        regard.prendre(regard.ORDINATEUR)
        agents.connecter(page, serveur, "guichet")
        page.goto(f"{serveur}/gestion/documents/")
        regard.verifier("preuves-file")
        recente = timezone.localdate() - timedelta(days=5)
        for nom, jour in ((HEBERGEMENT, datee_du), (EMPLOI, recente), (BULLETINS, recente)):
            papiers.prendre(page, serveur, nom, QUI)
            papiers.cocher_tout(page)
            agents.dater(page, "datee_du", jour)
            if nom == HEBERGEMENT:
                regard.verifier("preuves-lire")
            gestes.suivre(page, "button:has-text('Accepter et continuer')")
            assert "Enregistré" in page.inner_text("main")
        papiers.prendre(page, serveur, LIVRET, QUI)
        page.locator("select[name^=motif_]").last.select_option("ILLISIBLE")
        gestes.suivre(page, "button:has-text('Relire le message')")
        regard.verifier("preuves-relire")
        assert "photo-2.jpg" in page.input_value("[name=message]")
        assert "photo-1.jpg" not in page.input_value("[name=message]")
        gestes.suivre(page, "button:has-text('Enregistrer et continuer')")

    def _remplacer_la_photo(self, regard: Any, serveur: str, dossier: Path) -> None:
        page = regard.page
        regard.prendre(regard.TELEPHONE)
        page.goto(f"{serveur}/compiegne/ma-demande/documents/")
        assert "Nous n’arrivons pas à lire ce document" in lu(page)
        regard.verifier("preuves-a-remplacer", TELEPHONE)
        papiers.ouvrir(page, serveur, "livret_famille")
        papiers.garder(page, papiers.photographier(dossier, "mieux.jpg", "reprise"))
        papiers.envoyer(page)

    def _accepter_la_nouvelle(self, regard: Any, serveur: str) -> None:
        page = regard.page
        agents.connecter(page, serveur, "guichet")
        papiers.prendre(page, serveur, LIVRET, QUI)
        assert "mieux.jpg" in page.inner_text("main")
        assert "photo-2.jpg" not in page.inner_text("main")
        papiers.cocher_tout(page)
        gestes.suivre(page, "button:has-text('Accepter et continuer')")

    def _laisser_finir(self, regard: Any, installation: Installation, acces: tuple[str, str], datee_du: Any) -> None:
        """The lodging is to prove again, its points kept; past the delay of the town, they are provisional again."""
        aujourdhui = timezone.localdate()
        fin = preuve_valable_jusqu_au("hebergement", datee_du, None, aujourdhui)
        sursis = delais(aujourdhui).preuve_sursis_jours
        with plus_tard(installation, (fin - aujourdhui).days + 1) as serveur:
            self._comparer(regard, serveur, acces, "À renouveler", (CONNUS + A_PROUVER, 0))
        perdue = fin + timedelta(days=sursis + 1)
        try:
            installation.lancer("cotation", "nuit", "--le", perdue.isoformat(), "--confirmer")
            with plus_tard(installation, (perdue - aujourdhui).days) as serveur:
                self._comparer(regard, serveur, acces, "Provisoire", (CONNUS + A_PROUVER - LOGEE, LOGEE))
        finally:
            installation.lancer("cotation", "nuit", "--annuler")

    def _comparer(self, regard: Any, serveur: str, acces: tuple[str, str], etat: str, points: tuple[int, int]) -> None:
        """The household and the agent read the same lines in the same states."""
        page, (numero, code) = regard.page, acces
        menage.entrer(page, serveur, "compiegne", numero, code)
        self._lire_son_score(regard, serveur, *points)
        siennes = _lignes(page, "#score table")
        agents.connecter(page, serveur, "guichet")
        page.goto(f"{serveur}/gestion/demandes/{numero}/")
        assert _lignes(page, "main table") == siennes
        assert [nom for nom, lu_ici in siennes.items() if lu_ici == etat] == LIGNES_DU_LOGEMENT


def _lignes(page: Any, table: str) -> dict[str, str]:
    """Return the state of each line of a score, by its name."""
    lignes = page.locator(f"{table}:has(th:text-is('Critère')) tbody tr:has(.etat)").all()
    return {_mots(ligne.locator("th")): _mots(ligne.locator(".etat").first) for ligne in lignes}


def _mots(endroit: Any) -> str:
    return " ".join(endroit.text_content().replace("\u00a0", " ").split())
