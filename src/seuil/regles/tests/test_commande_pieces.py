import io
import json
from pathlib import Path

import pytest

from seuil.regles import commande
from seuil.regles.tests.lecture_des_cas import espaces_simples

CODE = (Path(__file__).parent / "fichiers" / "p05-2ddoc-complet.txt").read_bytes().decode("latin-1")


@pytest.fixture
def lancer(monkeypatch, capfdbinary):
    def _lancer(commande_dite: str, **lu: object) -> dict:
        entree = json.dumps(lu).encode()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(entree), encoding="utf-8"))
        commande.main([commande_dite])
        return json.loads(espaces_simples(capfdbinary.readouterr().out.decode()))

    return _lancer


class TestPieces:
    def test_donnent_la_liste_d_une_situation_et_ce_que_chacune_prouve(self, lancer) -> None:
        reponse = lancer("pieces", id=1, le="2026-11-26", situation=["heberge"], demandees=["rib", "hebergement"])

        par_code = {piece["code"]: piece for piece in reponse["pieces"]}
        assert list(par_code) == ["identite", "identite_majeurs", "avis_n2", "emploi", "hebergement", "patrimoine"]
        assert par_code["hebergement"] == {
            "code": "hebergement",
            "etape": "instruction",
            "obligatoire": False,
            "nom": "Attestation d’hébergement",
            "pourquoi": "Elle montre où vous vivez aujourd’hui.",
            "acceptes": [
                "l’attestation de la personne qui vous héberge",
                "l’attestation de la structure ou du gestionnaire",
            ],
            "par_personne": False,
            "validite": "mois",
            "validite_mois": 3,
            "prouve": [
                "nb_pieces",
                "surface_m2",
                "statut_occupation",
                "habite_epci",
                "habite_commune",
                "appartement_therapeutique",
            ],
        }
        assert reponse["demandees"] == {
            "rib": {
                "reponse": "non",
                "motif": "Personne ne peut exiger « Relevé d’identité bancaire (RIB) ». "
                "Aucun loyer n’est dû avant le bail.",
            },
            "hebergement": {"reponse": "oui", "motif": "La situation appelle cette pièce."},
        }

    @pytest.mark.parametrize(
        ("lu", "champ"),
        [
            ({"le": "2026-11-26", "situation": ["riche"]}, "situation"),
            ({"le": "2026-11-26", "situation": "heberge"}, "situation"),
            ({"le": "2020-11-26"}, "le"),
            ({"le": "2026-11-26", "couleur": 1}, "couleur"),
        ],
    )
    def test_disent_le_champ_qui_ne_va_pas(self, lancer, lu, champ) -> None:
        assert lancer("pieces", **lu)["erreur"]["champ"] == champ


class TestCarte:
    def test_dit_la_prolongation(self, lancer) -> None:
        reponse = lancer("carte", le="2026-11-26", delivree_le="2013-03-15", nee_le="1980-05-02", imprimee="2023-03-14")

        assert (reponse["valable_jusqu_au"], reponse["code"]) == ("2028-03-14", "CARTE_PROLONGEE")


class TestCode:
    def test_dit_les_deux_montants(self, lancer) -> None:
        reponse = lancer("2ddoc", le="2027-05-01", texte=CODE, rfr=18420, noms=["Essai Amina", "Essai Karim"])

        assert (reponse["lecture"], reponse["rfr"], reponse["signature"]) == ("complete", 18_240, "non_verifiee")
        assert reponse["constats"][1] == (
            "Vous avez déclaré 18 420 € de revenu fiscal de référence. L’avis dit 18 240 €. Confirmez le bon montant."
        )

    def test_refuse_ce_qui_n_est_pas_un_texte(self, lancer) -> None:
        assert lancer("2ddoc", le="2027-05-01", texte=3)["erreur"]["champ"] == "texte"
