"""Tax notices are things (F1): each counted once, whoever is on it (case c01 and its family)."""

from typing import Any

import pytest
from django.test import Client

from seuil.declarations.models import Brouillon
from seuil.declarations.tests.saisies import ENFANT, PAGES, photo
from seuil.demandes.faits import menage, ressources
from seuil.demandes.models import Demande
from seuil.regles.eligibilite import eligibilite
from seuil.regles.ressources import revenu_retenu

CONJOINT = ENFANT | {"lien": "conjoint", "prenom": "Ali", "naissance_annee": "1984"}


@pytest.fixture
def navigateur(client, monde, db) -> Client:
    client.post("/demander/")
    return client


def deposer(navigateur: Client, personnes: list[dict[str, str]], **pages: dict[str, Any]) -> Demande:
    """Walk the pages in the order the form opens them, whatever they are, then register.

    ``pages``: answers by name of page, then, for the n-th person added, by ``nom__n``.
    """
    navigateur.post("/demander/identite/", PAGES["identite"])
    for une in personnes:
        navigateur.post("/demander/foyer/", une | {"suite": "encore"})
    cles = {cle: str(rang) for rang, cle in enumerate(Brouillon.objects.get().reponses.get("personnes", {}), start=1)}
    adresse = "/demander/identite/"
    while "relecture" not in adresse:
        nom, _, cle = adresse.removeprefix("/demander/").strip("/").partition("/")
        dite = pages.get(f"{nom}__{cles[cle]}") if cle in cles else pages.get(nom)
        if dite is None:
            dite = PAGES.get(f"{nom}/vous" if cle else nom) or _ordinaire(nom)
        reponse = navigateur.post(adresse, dite)
        assert reponse.status_code == 302, (adresse, reponse.context["form"].errors)
        adresse = reponse["Location"]
    envoi = navigateur.post("/demander/envoyer/", {"piece": photo(), "exact": "on"})
    assert envoi["Location"] == "/bienvenue/"
    return Demande.objects.latest("pk")


def _ordinaire(nom: str) -> dict[str, str]:
    return {"civilite": "1", "nationalite": "1"} if nom == "adulte" else {}


def retenu(demande: Demande) -> int | None:
    return revenu_retenu(ressources(demande), demande.recue_le).montant


class TestAvisCommun:
    def test_d_un_couple_compte_une_seule_fois(self, navigateur):
        """c01: typed twice it made 60 000 € and « non » everywhere; typed once, « à préciser »."""
        demande = deposer(navigateur, [CONJOINT], avis={"sorte_avis": "commun"}, revenu={"rfr_n2": "30000"})

        assert retenu(demande) == 30_000
        jugee = eligibilite(menage(demande), ressources(demande), "60159", le=demande.recue_le)
        assert jugee.verdicts["PLUS"].est_oui

    def test_n_est_demande_qu_a_l_un_des_deux(self, navigateur):
        """Nothing is asked twice: the spouse has no page for a notice that is told already."""
        deposer(navigateur, [CONJOINT], avis={"sorte_avis": "commun"}, revenu={"rfr_n2": "30000"})

        pages = Brouillon.objects.get().reponses["pages"]
        assert [nom for nom in pages if nom.startswith(("avis", "revenu"))] == ["avis:vous", "revenu:vous"]

    def test_d_un_couple_avec_un_parent_laisse_son_avis_a_celui_ci(self, navigateur):
        ainee = ENFANT | {"lien": "autre", "prenom": "Odette", "naissance_annee": "1950"}
        navigateur.post("/demander/identite/", PAGES["identite"])
        for une in (CONJOINT, ainee):
            navigateur.post("/demander/foyer/", une | {"suite": "encore"})
        ali, _odette = Brouillon.objects.get().reponses["personnes"]

        demande = _suite(navigateur, {"avis": {"sorte_avis": "commun", "avis_avec": [ali]}})

        assert retenu(demande) == 30_000 + 9_000

    def test_demande_avec_qui_quand_plusieurs_sont_possibles(self, navigateur):
        for lien, annee in (("conjoint", "1984"), ("autre", "1950")):
            navigateur.post("/demander/foyer/", ENFANT | {"lien": lien, "naissance_annee": annee, "suite": "encore"})

        reponse = navigateur.post("/demander/avis/vous/", {"sorte_avis": "commun"})

        assert list(reponse.context["form"].errors) == ["avis_avec"]


class TestAutresAvis:
    def test_d_un_couple_separe_ne_compte_que_la_part_du_demandeur(self, navigateur):
        demande = deposer(navigateur, [], avis={"sorte_avis": "dehors"}, revenu={"rfr_n2": "14000"})

        assert retenu(demande) == 14_000
        assert demande.titulaire.sorte_avis == "dehors"

    def test_d_un_etudiant_sur_l_avis_de_ses_parents_compte_ses_revenus_seuls(self, navigateur):
        demande = deposer(navigateur, [], avis={"sorte_avis": "dehors"}, revenu={"rfr_n2": "0"})

        assert retenu(demande) == 0

    def test_d_un_autre_pays_compte_comme_un_avis_francais(self, navigateur):
        demande = deposer(navigateur, [], avis={"sorte_avis": "etranger"}, revenu={"rfr_n2": "21000"})

        assert retenu(demande) == 21_000

    def test_absent_d_un_refugie_laisse_la_place_a_ses_douze_mois(self, navigateur):
        """L5: a refugee was asked for the N-2 notice without its alternative."""
        pages = {"situation": {"nationalite": "3", "situation_familiale": "C"}}
        demande = deposer(navigateur, [], **pages, avis={"sorte_avis": "protection"}, revenu={"rfr_n2": "6900"})

        assert retenu(demande) == 6_900
        assert (demande.titulaire.rfr_n2, demande.titulaire.ressources_12_mois) == (None, 6900)

    def test_n_est_pas_propose_a_un_francais_sous_protection(self, navigateur):
        navigateur.post("/demander/situation/", PAGES["situation"])

        assert "protection internationale" not in navigateur.get("/demander/avis/vous/").content.decode()

    def test_pas_encore_recu_laisse_le_revenu_a_preciser_sans_rien_demander(self, navigateur):
        demande = deposer(navigateur, [], avis={"sorte_avis": "absent"})

        assert retenu(demande) is None
        assert "revenu:vous" not in Brouillon.objects.get().reponses["pages"]

    def test_d_un_enfant_qui_quitte_l_avis_ne_change_pas_celui_des_parents(self, navigateur):
        """A dependant brings nothing of its own: the notice of the home is counted alone."""
        demande = deposer(navigateur, [ENFANT], avis={"sorte_avis": "propre"}, revenu={"rfr_n2": "18000"})

        assert retenu(demande) == 18_000


def _suite(navigateur: Client, pages: dict[str, Any]) -> Demande:
    montants = {"vous": "30000"}
    adresse = "/demander/identite/"
    while "relecture" not in adresse:
        nom, _, cle = adresse.removeprefix("/demander/").strip("/").partition("/")
        dite = PAGES.get(f"{nom}/vous" if cle else nom) or _ordinaire(nom)
        if cle == "vous" and nom in pages:
            dite = pages[nom]
        if nom == "revenu":
            dite = {"rfr_n2": montants.get(cle, "9000")}
        reponse = navigateur.post(adresse, dite)
        assert reponse.status_code == 302, (adresse, reponse.context["form"].errors)
        adresse = reponse["Location"]
    navigateur.post("/demander/envoyer/", {"piece": photo(), "exact": "on"})
    return Demande.objects.latest("pk")
