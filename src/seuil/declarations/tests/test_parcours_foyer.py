"""The household page: one form holds the list and the person being typed; persons keep their answers (N5, N6)."""

import pytest
from django.test import Client

from seuil.declarations.models import Brouillon
from seuil.declarations.tests.saisies import ENFANT, IDENTITE, SUITE, photo, remplir
from seuil.demandes.faits import ressources
from seuil.demandes.models import Demande
from seuil.regles.ressources import revenu_retenu

CONJOINT = ENFANT | {"lien": "conjoint", "prenom": "Ali", "naissance_annee": "1988"}
AINEE = ENFANT | {"lien": "autre", "prenom": "Odette", "naissance_annee": "1950"}


@pytest.fixture
def navigateur(client, monde, db) -> Client:
    client.post("/demander/")
    client.post("/demander/identite/", IDENTITE)
    return client


def lues(reponse) -> str:
    return reponse.content.decode().replace("\u00a0", " ")


def ajouter(navigateur: Client, *personnes: dict[str, str]) -> list[str]:
    """Add persons one by one; return their keys."""
    for une in personnes:
        navigateur.post("/demander/foyer/", une | {"suite": "encore"})
    return list(Brouillon.objects.get().reponses["personnes"])


class TestPersonneTapee:
    @pytest.mark.parametrize("suite", ["continuer", "encore"])
    def test_est_gardee_par_les_deux_boutons(self, navigateur, suite):
        """N5: the only solid button dropped the child being typed."""
        navigateur.post("/demander/foyer/", ENFANT | {"suite": suite})

        (enfant,) = Brouillon.objects.get().reponses["personnes"].values()
        assert enfant["prenom"] == ["Lou"]

    def test_est_gardee_par_le_bouton_qui_corrige_ou_retire_une_autre(self, navigateur):
        (lou,) = ajouter(navigateur, ENFANT)

        navigateur.post("/demander/foyer/", ENFANT | {"prenom": "Sacha", "retirer": lou})

        (reste,) = Brouillon.objects.get().reponses["personnes"].values()
        assert reste["prenom"] == ["Sacha"]

    def test_reste_a_l_ecran_quand_elle_est_mal_ecrite_et_qu_on_en_retire_une_autre(self, navigateur):
        (lou,) = ajouter(navigateur, ENFANT)

        reponse = navigateur.post(
            "/demander/foyer/", ENFANT | {"prenom": "Sacha", "naissance_mois": "13", "retirer": lou}
        )

        assert reponse.status_code == 422
        assert 'value="Sacha"' in reponse.content.decode()
        assert Brouillon.objects.get().reponses["personnes"] == {}

    def test_est_seule_a_l_ecran_quand_elle_est_mal_ecrite(self, navigateur):
        """The page in error was longer than three screens of a phone: the list is set aside until it is put right."""
        ajouter(navigateur, ENFANT)

        reponse = navigateur.post("/demander/foyer/", ENFANT | {"prenom": "Sacha", "naissance_mois": "13"})

        assert 'id="t-foyer"' not in reponse.content.decode()
        assert "Ne pas ajouter cette personne" in lues(reponse)

    def test_est_seule_a_l_ecran_quand_on_la_corrige(self, navigateur):
        (lou,) = ajouter(navigateur, ENFANT)

        page = lues(navigateur.get(f"/demander/foyer/?corriger={lou}"))

        assert "Qui est cette personne pour vous ?" in page
        assert "Non, tout le monde est là" not in page
        assert "Ne rien changer" in page

    def test_est_demandee_par_le_bouton_qui_en_ajoute_une(self, navigateur):
        """Nobody chosen, the button showed the same page again and said nothing."""
        reponse = navigateur.post("/demander/foyer/", {"lien": "", "suite": "encore"})

        assert reponse.status_code == 422
        assert "Choisissez d’abord qui vous ajoutez." in lues(reponse)
        assert 'id="t-foyer"' in reponse.content.decode()

    def test_change_celle_qu_on_corrige_sans_en_ajouter(self, navigateur):
        (lou,) = ajouter(navigateur, ENFANT)

        navigateur.post("/demander/foyer/", ENFANT | {"prenom": "Louise", "personne": lou, **SUITE})

        assert list(Brouillon.objects.get().reponses["personnes"]) == [lou]
        assert Brouillon.objects.get().reponses["personnes"][lou]["prenom"] == ["Louise"]


class TestRetirer:
    def test_se_defait(self, navigateur):
        """N5: a removal can be undone."""
        (lou,) = ajouter(navigateur, ENFANT)
        navigateur.post("/demander/foyer/", {"retirer": lou})

        assert "Lou Fictive n’est plus dans le foyer." in lues(navigateur.get("/demander/foyer/"))
        navigateur.post("/demander/foyer/", {"remettre": lou})

        assert list(Brouillon.objects.get().reponses["personnes"]) == [lou]

    def test_garde_ce_qu_on_ecrivait_de_la_personne_retiree_dans_un_autre_onglet(self, navigateur):
        (lou,) = ajouter(navigateur, ENFANT)
        navigateur.post("/demander/foyer/", {"retirer": lou})

        reponse = navigateur.post("/demander/foyer/", ENFANT | {"prenom": "Louise", "personne": lou, **SUITE})

        assert reponse.status_code == 422
        assert "a été retirée du foyer, dans un autre onglet" in lues(reponse)
        assert "Louise Fictive n’est plus dans le foyer." in lues(reponse)
        navigateur.post("/demander/foyer/", {"remettre": lou})
        assert Brouillon.objects.get().reponses["personnes"][lou]["prenom"] == ["Louise"]

    def test_garde_ce_qu_on_ecrivait_de_celle_qu_on_retire(self, navigateur):
        (lou,) = ajouter(navigateur, ENFANT)

        navigateur.post("/demander/foyer/", ENFANT | {"prenom": "Louise", "personne": lou, "retirer": lou})
        navigateur.post("/demander/foyer/", {"remettre": lou})

        assert Brouillon.objects.get().reponses["personnes"][lou]["prenom"] == ["Louise"]

    def test_remise_deux_fois_reste_une_fois_comme_on_l_a_corrigee(self, navigateur):
        (lou,) = ajouter(navigateur, ENFANT)
        navigateur.post("/demander/foyer/", {"retirer": lou})
        navigateur.post("/demander/foyer/", {"remettre": lou})
        navigateur.post("/demander/foyer/", ENFANT | {"prenom": "Louise", "personne": lou, **SUITE})

        navigateur.post("/demander/foyer/", {"remettre": lou})

        assert Brouillon.objects.get().reponses["personnes"][lou]["prenom"] == ["Louise"]

    @pytest.mark.parametrize("cle", ["²", "", "0", "inconnue", "a\0b", "x" * 10_000])
    def test_ne_retire_personne_pour_une_cle_qui_n_existe_pas(self, navigateur, cle):
        ajouter(navigateur, ENFANT)

        assert navigateur.post("/demander/foyer/", {"retirer": cle}).status_code == 302
        assert len(Brouillon.objects.get().reponses["personnes"]) == 1

    def test_laisse_a_chacun_ses_ressources(self, navigateur):
        """N6, c02: removing the spouse gave its job and income to the next adult (45 000 instead of 19 000 €)."""
        ali, odette = ajouter(navigateur, CONJOINT, AINEE)
        remplir(navigateur, **_ressources("vous", "1500", "10000"), **_adulte(ali), **_adulte(odette))
        remplir_de(navigateur, ali, "CDI", "4000", "35000")
        remplir_de(navigateur, odette, "RET", "800", "9000")

        navigateur.post("/demander/foyer/", {"retirer": ali})
        navigateur.post("/demander/foyer/", SUITE)
        envoi = navigateur.post("/demander/envoyer/", {"piece": photo(), "exact": "on"})

        assert envoi["Location"] == "/bienvenue/"
        demande = Demande.objects.latest("pk")
        restee = demande.personnes.get(prenom="Odette")
        assert (restee.contrat, restee.ressources_mensuelles, restee.rfr_n2) == ("RET", 800, 9000)
        assert revenu_retenu(ressources(demande), demande.recue_le).montant == 19_000


def remplir_de(navigateur: Client, cle: str, contrat: str, mensuel: str, rfr: str) -> None:
    """Answer the pages of an added adult."""
    navigateur.post(f"/demander/travail/{cle}/", {"contrat": contrat})
    navigateur.post(f"/demander/emploi/{cle}/", {})
    navigateur.post(f"/demander/sources/{cle}/", {"sources": ["AUT"]})
    navigateur.post(f"/demander/montants/{cle}/", {"montant_AUT": mensuel})
    navigateur.post(f"/demander/avis/{cle}/", {"sorte_avis": "propre"})
    navigateur.post(f"/demander/revenu/{cle}/", {"rfr_n2": rfr})


def _ressources(cle: str, mensuel: str, rfr: str) -> dict[str, dict[str, str]]:
    return {f"montants__{cle}": {"montant_SAL": mensuel}, f"revenu__{cle}": {"rfr_n2": rfr}}


def _adulte(cle: str) -> dict[str, dict[str, str]]:
    return {f"adulte__{cle}": {"civilite": "1", "nationalite": "1"}}
