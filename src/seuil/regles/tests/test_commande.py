import io
import json
from pathlib import Path

import pytest

from seuil.regles import commande
from seuil.regles.baremes import dates
from seuil.regles.tests.lecture_des_cas import espaces_simples

BONNE = {
    "id": "bonne",
    "le": "2024-03-01",
    "commune": "54395",
    "personnes": [
        {"lien": "demandeur", "naissance": "1990-05-01", "cmi_invalidite": False},
        {"lien": "a_charge", "naissance": "2018-01-01", "cmi_invalidite": False},
    ],
    "rfr_n2": 24000,
    "rfr_n1": None,
    "ressources_12_mois": None,
}


@pytest.fixture
def lancer(monkeypatch, capfdbinary):
    def _lancer(*argv: str, entree: bytes = b"") -> tuple[int, list[dict]]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(entree), encoding="utf-8"))
        code = commande.main(list(argv))
        sortie = espaces_simples(capfdbinary.readouterr().out.decode())
        return code, [json.loads(ligne) for ligne in sortie.splitlines()]

    return _lancer


class TestEligibilite:
    def test_repond_une_ligne_par_menage(self, lancer) -> None:
        code, reponses = lancer("eligibilite", entree=json.dumps(BONNE).encode())

        assert code == 0
        assert reponses == [
            {
                "id": "bonne",
                "categorie": 3,
                "personnes_en_plus": 0,
                "zone": "autres_regions",
                "revenu_retenu": 24000,
                "plafonds": {"PLAI": 21818, "PLUS": 36362, "PLS": 47271},
                "eligible": {"PLAI": "non", "PLUS": "oui", "PLS": "oui"},
                "motifs": [
                    "Catégorie 3 : 2 personnes, parent isolé.",
                    "Revenu retenu : 24 000 €, ressources de l’année N-2 (2022).",
                    "PLAI : 24 000 € dépassent le plafond de 21 818 €. Si les ressources de l’année N-1 ou des douze "
                    "derniers mois sont d’au plus 21 600 € (baisse d’au moins 10 %), le plafond est respecté.",
                    "PLUS : 24 000 € ne dépassent pas le plafond de 36 362 €.",
                    "PLS : 24 000 € ne dépassent pas le plafond de 47 271 €.",
                ],
            }
        ]

    def test_repond_au_reste_quand_une_ligne_est_mauvaise(self, lancer) -> None:
        mauvaise = {**BONNE, "id": 7, "rfr_n2": -1}
        lignes = [BONNE, mauvaise, {**BONNE, "id": "suite"}]

        code, reponses = lancer("eligibilite", entree="\n".join(map(json.dumps, lignes)).encode())

        assert code == 1
        assert [reponse["id"] for reponse in reponses] == ["bonne", 7, "suite"]
        assert reponses[1] == {
            "id": 7,
            "erreur": {"champ": "rfr_n2", "motif": "Le champ « rfr_n2 » ne peut pas être négatif : « -1 »."},
            "ligne": 2,
        }

    def test_saute_les_lignes_vides_et_compte_quand_meme_leur_numero(self, lancer) -> None:
        code, reponses = lancer("eligibilite", entree=b"\n\r\n[]\n")

        assert code == 1
        assert [reponse["ligne"] for reponse in reponses] == [3]

    def test_refuse_une_ligne_qui_n_est_pas_en_utf_8(self, lancer) -> None:
        _, reponses = lancer("eligibilite", entree=b'{"id": "\xff"}\n')

        assert reponses[0]["erreur"] == {"champ": "ligne", "motif": "La ligne n’est pas en UTF-8 (octet 9)."}

    def test_accepte_une_marque_d_ordre_des_octets(self, lancer) -> None:
        code, reponses = lancer("eligibilite", entree=b"\xef\xbb\xbf" + json.dumps(BONNE).encode())

        assert (code, reponses[0]["categorie"]) == (0, 3)

    def test_lit_aussi_un_fichier(self, lancer, tmp_path: Path) -> None:
        fichier = tmp_path / "menages.jsonl"
        fichier.write_text(json.dumps(BONNE) + "\n", encoding="utf-8")

        code, reponses = lancer("eligibilite", str(fichier))

        assert (code, reponses[0]["id"]) == (0, "bonne")

    def test_dit_quand_le_fichier_manque(self, capsys, tmp_path: Path) -> None:
        code = commande.main(["eligibilite", str(tmp_path / "absent.jsonl")])

        assert code == 2
        assert "ne peut pas être lu" in capsys.readouterr().err

    def test_ne_repond_rien_a_une_entree_vide(self, lancer) -> None:
        assert lancer("eligibilite") == (0, [])

    def test_dit_quel_bareme_remplace_une_annee_inconnue(self, lancer) -> None:
        """H8: the first year without a table, whichever it is."""
        connue = dates("plafonds")[-1].year

        code, reponses = lancer("eligibilite", entree=json.dumps({**BONNE, "le": f"{connue + 1}-01-01"}).encode())

        assert code == 0
        phrase = f"Les plafonds de {connue + 1} ne sont pas connus : ceux de {connue} sont appliqués."
        assert reponses[0]["motifs"][-1] == phrase

    def test_laisse_les_trois_plafonds_a_preciser_outre_mer(self, lancer) -> None:
        _, reponses = lancer("eligibilite", entree=json.dumps({**BONNE, "commune": "97411"}).encode())

        assert reponses[0]["zone"] == "outre_mer"
        assert reponses[0]["plafonds"] == {"PLAI": None, "PLUS": None, "PLS": None}
        assert set(reponses[0]["eligible"].values()) == {"a_preciser"}

    def test_garde_les_emojis_de_l_identifiant(self, lancer) -> None:
        _, reponses = lancer("eligibilite", entree=json.dumps({**BONNE, "id": "🏠"}).encode())

        assert reponses[0]["id"] == "🏠"


class TestNumero:
    def test_analyse_ceux_de_la_ligne_de_commande(self, lancer) -> None:
        code, reponses = lancer("numero", "111 1023 517879 gdpub", "xx")

        assert code == 1
        assert reponses[0] == {
            "id": None,
            "numero": "1111023517879GDPUB",
            "affichage": "111 1023 517879 GDPUB",
            "territoire": "111",
            "mois": 10,
            "annee": 2023,
            "sequence": 517879,
            "guichet": "GDPUB",
        }
        assert reponses[1]["erreur"]["champ"] == "numero"

    def test_analyse_ceux_de_l_entree_standard(self, lancer) -> None:
        entree = b'059102384157559900\n{"id": 4, "numero": "0590423808575GDPUB"}\n'

        code, reponses = lancer("numero", entree=entree)

        assert code == 0
        assert [(reponse["id"], reponse["affichage"]) for reponse in reponses] == [
            (None, "059 1023 841575 59900"),
            (4, "059 0423 808575 GDPUB"),
        ]

    def test_compose_depuis_les_options(self, lancer) -> None:
        options = ["--departement", "60", "--depot", "2024-03-01", "--sequence", "142", "--guichet", "GEXPL"]

        code, reponses = lancer("numero", "--composer", *options)

        assert (code, reponses[0]["numero"]) == (0, "0600324000142GEXPL")

    def test_compose_depuis_une_ligne(self, lancer) -> None:
        ligne = {"id": 1, "departement": "2A", "depot": "2024-03-01", "sequence": 3, "guichet": "GDPUB"}

        code, reponses = lancer("numero", entree=json.dumps(ligne).encode())

        assert (code, reponses[0]["numero"]) == (0, "02A0324000003GDPUB")

    @pytest.mark.parametrize(
        ("options", "champ"),
        [
            (["--departement", "60"], "sequence"),
            (["--departement", "60", "--sequence", "x"], "sequence"),
            (["--departement", "60", "--sequence", "1", "--guichet", "GEXPL"], "depot"),
            (["--depot", "2024-03-01", "--sequence", "1", "--guichet", "GEXPL"], "departement"),
        ],
    )
    def test_dit_quelle_option_manque_pour_composer(self, lancer, options, champ) -> None:
        code, reponses = lancer("numero", "--composer", *options)

        assert (code, reponses[0]["erreur"]["champ"]) == (1, champ)
