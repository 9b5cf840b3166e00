"""A demand lives: a child is born, a job is lost then found, a couple separates, a spouse dies; phone and desk."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.parcours import agents, gestes, menage
from tests.parcours.foyers import COUPLE_A_UN_AVIS, COUPLE_QUI_ATTEND, Foyer, adulte

pytestmark = pytest.mark.navigateur
# Nobody else of the stories has these names: a second demand of the same people would wait for a desk.
CEUX_QUI_SE_SEPARENT = replace(
    COUPLE_A_UN_AVIS,
    reponses=COUPLE_A_UN_AVIS.reponses
    | {"identite": COUPLE_A_UN_AVIS.reponses["identite"] | {"prenom": "Hermine", "nom_naissance": "Seule"}},
    personnes=(adulte("conjoint", "Gaspard", "1986"),),
)


@pytest.fixture
def telephone(regard: Any) -> Any:
    """A browser on a phone."""
    regard.prendre(regard.TELEPHONE)
    return regard.page


def deposer(page: Any, serveur: str, tmp_path: Path, foyer: Foyer) -> tuple[str, str]:
    """Ask, and note the code; return the number and the code."""
    menage.commencer(page, serveur, foyer.ville)
    menage.marcher(page, foyer.reponses, foyer.personnes)
    menage.envoyer(page, tmp_path)
    numero, code = menage.numero_et_code(page)
    gestes.suivre(page, "button:has-text('noté mon code')")
    return numero.replace(" ", ""), code


def lu(page: Any) -> str:
    """Return the words of the page."""
    return " ".join(page.inner_text("main").replace("\u00a0", " ").split())


def ouvrir_un_evenement(page: Any, serveur: str, ville: str, nom: str) -> None:
    """Go from one's page to what happened."""
    page.goto(f"{serveur}/{ville}/ma-demande/changer/")
    gestes.suivre(page, f"main a:has-text('{nom}')")


def changer(page: Any, **reponses: Any) -> None:
    """Answer the page that is open, and send it."""
    menage.repondre(page, reponses)
    gestes.suivre(page, "main button.btn-primary:has-text('Continuer')")


def enregistrer(page: Any) -> str:
    """Save what changes; return what the page says."""
    gestes.suivre(page, "button:has-text('Enregistrer ces changements')")
    return lu(page)


class TestVieDUneDemande:
    def test_un_enfant_nait_puis_un_travail_se_perd_et_se_retrouve(
        self, regard: Any, telephone: Any, serveur: str, tmp_path: Path
    ) -> None:
        page, ville = telephone, COUPLE_QUI_ATTEND.ville
        deposer(page, serveur, tmp_path, COUPLE_QUI_ATTEND)

        page.goto(f"{serveur}/{ville}/ma-demande/changer/")
        regard.verifier("changer")
        ouvrir_un_evenement(page, serveur, ville, "Une naissance")
        regard.verifier("naissance")
        naissance = agents.timezone.localdate()
        menage.repondre(page, {"prenom": "Ninon", "prenom_2": "Abel"})
        agents.dater(page, "naissance", naissance)
        gestes.suivre(page, "button:has-text('Enregistrer')")
        assert "C’est enregistré" in lu(page)
        assert "Abel Fictive" in lu(page)
        regard.verifier("changement-fait")

        ouvrir_un_evenement(page, serveur, ville, "Un travail trouvé ou perdu")
        changer(page, contrat="CHO")
        ouvrir_un_evenement(page, serveur, ville, "Les ressources du mois ont changé")
        changer(page, sources=["CHO"])
        changer(page, montant_CHO="980")
        regard.verifier("a-enregistrer")
        assert "C’est enregistré" in enregistrer(page)
        ouvrir_un_evenement(page, serveur, ville, "Un travail trouvé ou perdu")
        changer(page, contrat="CDI")
        changer(page, profession="Soudeuse", lieu_travail="Lezennes")
        assert "Soudeuse" in enregistrer(page)

        page.goto(f"{serveur}/{ville}/ma-demande/historique/")
        assert lu(page).count("Par : Vous") == 3
        regard.verifier("historique")

    def test_un_conjoint_meurt(self, regard: Any, telephone: Any, serveur: str, tmp_path: Path) -> None:
        """The retired couple whose wife dies: her husband holds the demand, it stays his."""
        page, ville = telephone, COUPLE_A_UN_AVIS.ville
        deposer(page, serveur, tmp_path, COUPLE_A_UN_AVIS)

        ouvrir_un_evenement(page, serveur, ville, "Un décès")
        menage.repondre(page, {"personne": page.get_attribute("label:has-text('Paul') >> xpath=..//input", "value")})
        regard.verifier("deces")
        gestes.suivre(page, "button:has-text('Enregistrer')")

        assert "C’est enregistré" in lu(page)
        page.goto(f"{serveur}/{ville}/ma-demande/changer/")
        assert "Paul" not in lu(page)

    def test_un_couple_se_separe_et_l_une_est_protegee(
        self, regard: Any, telephone: Any, serveur: str, tmp_path: Path
    ) -> None:
        page = telephone
        numero, ancien = deposer(page, serveur, tmp_path, CEUX_QUI_SE_SEPARENT)

        agents.connecter(page, serveur, "guichet")
        page.goto(f"{serveur}/gestion/demandes/{numero}/")
        gestes.suivre(page, "a:has-text('Séparer ce couple')")
        regard.verifier("separer-un-couple")
        qui = page.get_attribute("label:has-text('Hermine') >> xpath=..//input", "value")
        menage.repondre(page, {"partante": qui, "motif": "protection", "precision": "Ordonnance vue."})
        menage.repondre(page, {"adresse": "1, place de la Source", "lieu": "Clairoix", "occupation": "CP"})
        menage.repondre(page, {"nb_occupants": "1", "piece_vue": "on"})
        gestes.suivre(page, "button:has-text('Séparer, et donner un numéro')")
        nouveau, code = menage.numero_et_code(page)
        regard.verifier("couple-separe")

        menage.entrer(page, serveur, "compiegne", nouveau, code)
        assert "Gaspard" not in lu(page)
        page.goto(f"{serveur}/compiegne/ma-demande/changer/")
        assert "Gaspard" not in lu(page)
        menage.entrer(page, serveur, "compiegne", numero, ancien)
        assert "/connexion/" in page.url
