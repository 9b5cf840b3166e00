"""The pages of those who help: in each town, for each of them, what holds there and whom to call."""

from html import unescape

import pytest

from seuil.acteurs.requetes import bailleurs_presents, communes_de, guichets_de
from seuil.informations.nomenclatures import AIDANTS
from seuil.regles.pieces import liste_limitative
from seuil.territoires.models import Territoire

VILLES = ("compiegne", "dugny", "nancy", "ronchin", "villemoisson")
PROPRE_A = {
    "travailleur-social": "Ne demandez jamais son code",
    "bailleur": "Sans ce numéro, aucune commission",
    "elu": "Seule la commission du bailleur attribue (art. L441-2)",
}


@pytest.fixture
def lire(visiteur):
    """Return a function: what a page says, in plain signs."""

    def lire(chemin: str) -> str:
        reponse = visiteur.get(chemin)
        assert reponse.status_code == 200
        return unescape(reponse.content.decode()).replace("’", "'").replace("\u00a0", " ")

    return lire


@pytest.mark.parametrize("role", AIDANTS)
@pytest.mark.parametrize("ville", VILLES)
def test_chacun_lit_sa_page_et_qui_appeler_dans_chaque_ville(lire, ville, role):
    page, lieu = lire(f"/{ville}/aider/{role}/"), Territoire.objects.get(pk=ville)

    assert PROPRE_A[role] in page
    assert [autre for autre, dit in PROPRE_A.items() if autre != role and dit in page] == []
    noms = [str(un).replace("’", "'") for un in (*guichets_de(lieu), *bailleurs_presents(communes_de(lieu)))]
    assert [nom for nom in noms if nom not in page] == []
    assert page.count('href="tel:') >= sum(bool(guichet.telephone) for guichet in guichets_de(lieu))
    assert [guichet.mel for guichet in guichets_de(lieu) if guichet.mel and f"mailto:{guichet.mel}" not in page] == []


@pytest.mark.parametrize(
    ("ville", "dit", "tu"),
    [("dugny", "toute la région Île-de-France", "un département"), ("compiegne", "un département : Oise", "la région")],
)
def test_un_bailleur_d_ailleurs_lit_ou_vaut_une_demande(lire, ville, dit, tu):
    page = lire(f"/{ville}/aider/bailleur/")

    assert f"une demande vaut pour {dit}" in page
    assert f"une demande vaut pour {tu}" not in page


def test_les_regles_de_la_ville_y_sont(lire):
    assert "24 mois" in lire("/compiegne/aider/elu/")


def test_un_role_inconnu_est_introuvable(visiteur):
    assert visiteur.get("/dugny/aider/xyz/").status_code == 404


@pytest.mark.parametrize("ville", VILLES)
def test_la_page_de_choix_mene_a_chacun_et_l_aide_y_mene(lire, ville):
    page = lire(f"/{ville}/aider/")

    assert [role for role in (*AIDANTS, "fiche") if f'href="/{ville}/aider/{role}/"' not in page] == []
    assert f'href="/{ville}/aider/"' in lire(f"/{ville}/comprendre/")


@pytest.mark.parametrize("ville", VILLES)
def test_la_fiche_a_tous_les_papiers_obligatoires_et_n_envoie_rien(lire, ville, le):
    page = lire(f"/{ville}/aider/fiche/")
    obligatoires = {piece.libelle.replace("’", "'") for piece in liste_limitative(le) if piece.obligatoire}

    assert [papier for papier in obligatoires if papier not in page] == []
    assert "<form" not in page
    assert "<input" not in page
