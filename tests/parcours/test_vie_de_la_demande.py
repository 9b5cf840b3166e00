"""A demand lives: a child is born, a job is lost then found, a couple separates, a spouse dies; phone and desk."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.parcours import agents, gestes, menage
from tests.parcours.foyers import COUPLE_A_UN_AVIS, COUPLE_QUI_ATTEND, Foyer, adulte
from tests.parcours.vie import changer, cle_de, deposer, enregistrer, foyer, lu, ouvrir_un_evenement

pytestmark = pytest.mark.navigateur
# Nobody else of the stories has these names: a second demand of the same people would wait for a desk.
CEUX_QUI_SE_SEPARENT = replace(
    COUPLE_A_UN_AVIS,
    reponses=COUPLE_A_UN_AVIS.reponses
    | {"identite": COUPLE_A_UN_AVIS.reponses["identite"] | {"prenom": "Hermine", "nom_naissance": "Seule"}},
    personnes=(adulte("conjoint", "Gaspard", "1986"),),
)


def retraites(titulaire: str, conjoint: str, civilites: tuple[str, str]) -> Foyer:
    """Return a retired couple of Compiègne, who live on their pensions."""
    sien, autre = civilites
    identite = COUPLE_A_UN_AVIS.reponses["identite"] | {
        "prenom": titulaire,
        "civilite": sien,
        "naissance_annee": "1949",
    }
    pension = {"sources": {"sources": ["RET"]}, "montants": {"montant_RET": "1 120"}, "travail": {"contrat": "RET"}}
    adulte_2 = {"adulte": {"civilite": autre, "nationalite": "1"}}
    return replace(
        COUPLE_A_UN_AVIS,
        reponses=COUPLE_A_UN_AVIS.reponses | {"identite": identite} | pension | adulte_2,
        personnes=(adulte("conjoint", conjoint, "1951"),),
    )


@pytest.fixture
def telephone(regard: Any) -> Any:
    """A browser on a phone."""
    regard.prendre(regard.TELEPHONE)
    return regard.page


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

    def test_une_epouse_meurt(self, regard: Any, telephone: Any, serveur: str, tmp_path: Path) -> None:
        """The retired couple whose wife dies: her husband holds the demand, it stays his."""
        page, couple = telephone, retraites("Firmin", "Colette", ("1", "2"))
        deposer(page, serveur, tmp_path, couple)

        ouvrir_un_evenement(page, serveur, couple.ville, "Un décès")
        menage.repondre(page, {"personne": cle_de(page, "Colette")})
        regard.verifier("deces")
        gestes.suivre(page, "button:has-text('Enregistrer')")

        assert "C’est enregistré" in lu(page)
        restent = foyer(page, serveur, couple.ville)
        assert "Firmin" in restent
        assert "Colette" not in restent

    def test_une_epouse_qui_portait_la_demande_meurt(
        self, regard: Any, telephone: Any, serveur: str, tmp_path: Path
    ) -> None:
        """Her husband is sent to a desk, which puts the demand in his name: same number, his code still opens it."""
        page, couple = telephone, retraites("Suzanne", "Marcel", ("2", "1"))
        numero, code = deposer(page, serveur, tmp_path, couple)
        ouvrir_un_evenement(page, serveur, couple.ville, "Un décès")
        menage.repondre(page, {"personne": cle_de(page, "Suzanne")})
        gestes.suivre(page, "button:has-text('Enregistrer')")
        assert "Un guichet met la demande à votre nom. Venez avec l’acte de décès." in lu(page)
        regard.verifier("deces-au-guichet")

        agents.connecter(page, serveur, "guichet")
        page.goto(f"{serveur}/gestion/demandes/{numero}/changer/")
        gestes.suivre(page, "main a:has-text('Un décès')")
        menage.repondre(page, {"personne": cle_de(page, "Suzanne"), "suite": cle_de(page, "Marcel")})
        regard.verifier("deces-note-au-guichet")
        gestes.suivre(page, "button:has-text('Enregistrer')")
        assert "Les changements sont enregistrés" in lu(page)

        menage.entrer(page, serveur, couple.ville, numero, code)
        restent = foyer(page, serveur, couple.ville)
        assert "Marcel" in restent
        assert "Suzanne" not in restent

    def test_un_couple_se_separe_et_l_une_est_protegee(
        self, regard: Any, telephone: Any, serveur: str, tmp_path: Path
    ) -> None:
        page = telephone
        numero, ancien = deposer(page, serveur, tmp_path, CEUX_QUI_SE_SEPARENT)

        agents.connecter(page, serveur, "guichet")
        page.goto(f"{serveur}/gestion/demandes/{numero}/")
        gestes.suivre(page, "a:has-text('Séparer ce couple')")
        regard.verifier("separer-un-couple")
        qui = cle_de(page, "Hermine")
        menage.repondre(page, {"partante": qui, "motif": "protection", "precision": "Ordonnance vue."})
        menage.repondre(page, {"adresse": "1, place de la Source", "lieu": "Clairoix", "occupation": "CP"})
        menage.repondre(page, {"nb_occupants": "1", "piece_vue": "on"})
        gestes.suivre(page, "button:has-text('Séparer, et donner un numéro')")
        nouveau, code = menage.numero_et_code(page)
        regard.verifier("couple-separe")

        menage.entrer(page, serveur, "compiegne", nouveau, code)
        assert "Gaspard" not in page.content()
        restent = foyer(page, serveur, "compiegne")
        assert "Hermine" in restent
        assert "Gaspard" not in restent
        menage.entrer(page, serveur, "compiegne", numero, ancien)
        assert "/connexion/" in page.url
