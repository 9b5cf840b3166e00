"""`seuil regles coter | criteres | grille`, from the shell."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from seuil.regles.baremes import DOSSIER
from seuil.regles.commande import main

COMPIEGNE = str(DOSSIER / "grilles" / "compiegne" / "2023-01-01.toml")
TEXTE = Path(COMPIEGNE).read_text(encoding="utf-8")
DEMANDE = {"date_depot": "2024-01-15", "date_naissance": "1990-02-03"}


@pytest.fixture
def coter(monkeypatch, capsysbinary):
    def envoyer(*lignes, options=("--grille", COMPIEGNE, "--le", "2026-07-01")):
        brutes = [ligne if isinstance(ligne, bytes) else json.dumps(ligne).encode() for ligne in lignes]
        entree = io.TextIOWrapper(io.BytesIO(b"\n".join(brutes)))
        monkeypatch.setattr(sys, "stdin", entree)
        code = main(["coter", *options])
        lu = capsysbinary.readouterr()
        return code, [json.loads(ligne) for ligne in lu.out.splitlines()], lu.err.decode()

    return envoyer


class TestCoter:
    def test_repond_le_total_et_ses_lignes(self, coter):
        code, reponses, _ = coter({"id": "a", **DEMANDE, "dalo": True, "preuves": ["dalo"]})

        assert code == 0
        assert reponses[0]["id"] == "a"
        assert reponses[0]["total"] == 38
        assert [(ligne["critere"], ligne["points"], ligne["provisoire"]) for ligne in reponses[0]["lignes"]] == [
            ("dalo", 30, False),
            ("anciennete", 8, False),
        ]

    def test_repond_aux_autres_lignes_apres_une_mauvaise(self, coter):
        code, reponses, _ = coter({"id": 1, **DEMANDE}, b"{", {"id": 3, **DEMANDE})

        assert code == 1
        assert [reponse.get("total") for reponse in reponses] == [8, None, 8]
        assert reponses[1]["ligne"] == 2
        assert reponses[1]["erreur"]["champ"] == "ligne"

    @pytest.mark.parametrize(
        ("faits", "champ", "motif"),
        [
            ({"date_depot": "2026-07-02"}, "date_depot", "La demande est déposée le 02/07/2026, après le 01/07/2026."),
            ({"date_depot": "2025-02-29"}, "date_depot", "Le champ « date_depot » porte une date qui n’existe pas"),
            ({"date_depot": None}, "date_depot", "Le fait « date_depot » manque"),
            ({"date_naissance": "2024-01-15"}, "date_naissance", "Le demandeur est né le 15/01/2024, pas avant"),
            (
                {"date_naissance": "1850-01-01"},
                "date_naissance",
                "Le fait « date_naissance » porte une date impossible",
            ),
            (
                {"nb_personnes": 40},
                "nb_personnes",
                "Le fait « nb_personnes » est hors de ses bornes (de 1 à 30 personnes)",
            ),
            ({"nb_mineurs": 3}, "nb_mineurs", "« nb_mineurs » (3) dépasse le nombre de personnes à loger (1)."),
            ({"loyer_charges": -1}, "loyer_charges", "Le fait « loyer_charges » est hors de ses bornes"),
            ({"revenu_mensuel": 1200.5}, "revenu_mensuel", "Le fait « revenu_mensuel » doit être un nombre entier"),
            ({"revenu_mensuel": 10**30}, "revenu_mensuel", "Le fait « revenu_mensuel » est hors de ses bornes"),
            ({"nb_mineurs": True}, "nb_mineurs", "Le fait « nb_mineurs » doit être un nombre entier"),
            ({"nb_mineurs": None}, "nb_mineurs", "Le fait « nb_mineurs » ne peut pas être nul"),
            ({"dalo": 1}, "dalo", "Le champ « dalo » doit être true ou false"),
            ({"statut_occupation": "XX"}, "statut_occupation", "Le fait « statut_occupation » vaut HLM, LP"),
            ({"surfce_m2": 20}, "surfce_m2", "vouliez-vous dire « surface_m2 » ?"),
            ({"preuves": "dalo"}, "preuves", "« preuves » doit être une liste de faits"),
            ({"preuves": ["date_depot"]}, "preuves", "« preuves » cite « date_depot »"),
            ({"😀" * 5000: 1}, "😀" * 200, "n’est pas au catalogue."),
        ],
        ids=str,
    )
    def test_nomme_le_fait_faux_et_dit_pourquoi(self, coter, faits, champ, motif):
        code, reponses, _ = coter({"id": "x", **DEMANDE, **faits})

        assert code == 1
        assert reponses[0]["id"] == "x"
        assert reponses[0]["erreur"]["champ"] == champ
        assert motif in reponses[0]["erreur"]["motif"]

    def test_remplace_un_parametre_pour_ce_calcul(self, coter):
        options = ("--grille", COMPIEGNE, "--le", "2026-07-01", "--parametre", "seuil_premier_quartile=12000")

        _, reponses, _ = coter({**DEMANDE, "revenu_uc_annuel": 11_999}, options=options)

        assert reponses[0]["total"] == 23

    @pytest.mark.parametrize(
        ("options", "attendu"),
        [
            (("--grille", COMPIEGNE, "--le", "2026-02-30"), "Le champ « --le » porte une date qui n’existe pas"),
            (("--grille", "absente.toml", "--le", "2026-07-01"), "absente.toml : le fichier ne peut pas être lu"),
            (
                ("--grille", COMPIEGNE, "--le", "2026-07-01", "--parametre", "age_jeune=douze"),
                "--parametre s’écrit NOM=ENTIER, pas « age_jeune=douze »",
            ),
            (
                ("--grille", COMPIEGNE, "--le", "2026-07-01", "--parametre", "age_jeune=12"),
                "« age_jeune » doit être entre 18 et 40 ans",
            ),
        ],
    )
    def test_refuse_une_option_inutilisable(self, coter, options, attendu):
        code, reponses, erreurs = coter(DEMANDE, options=options)

        assert (code, reponses) == (2, [])
        assert attendu in erreurs

    def test_previent_que_la_grille_n_est_pas_en_vigueur(self, coter):
        code, _, erreurs = coter(
            {"date_depot": "2021-01-15", "date_naissance": "1990-02-03"},
            options=("--grille", COMPIEGNE, "--le", "2022-07-01"),
        )

        assert code == 0
        assert "la grille n’est pas en vigueur au 01/07/2022" in erreurs


class TestCriteres:
    def test_liste_chaque_critere_avec_constats_qu_il_lit(self, capsys):
        assert main(["criteres", "--json"]) == 0
        lignes = [json.loads(ligne) for ligne in capsys.readouterr().out.splitlines()]
        effort = next(ligne for ligne in lignes if ligne.get("critere") == "taux_effort")
        depot = next(ligne for ligne in lignes if ligne.get("fait") == "date_depot")

        assert effort["faits"] == ["revenu_mensuel", "loyer_charges", "apl"]
        assert (depot["type"], depot["obligatoire"]) == ("date", True)

    def test_s_ecrit_aussi_en_texte(self, capsys):
        assert main(["criteres"]) == 0
        assert "dalo [L441-1 DALO] : Décision DALO favorable — lit dalo" in capsys.readouterr().out


class TestGrille:
    def test_resume_une_grille_juste(self, capsys):
        assert main(["grille", COMPIEGNE]) == 0
        sortie = capsys.readouterr().out

        assert "43 critères, 45 vérités, 0 quantités" in sortie
        assert "anciennete : moins d’1 an +3, de 1 à 2 ans +6, plus de 2 ans +8" in sortie
        assert "malus_stupefiants : -25 (inactif : aucune délibération de malus)" in sortie

    def test_dit_les_fautes_avec_leur_ligne(self, tmp_path, capsys):
        fichier = tmp_path / "fausse.toml"
        fichier.write_text(TEXTE.replace('"dalo"', '"dallo"'), encoding="utf-8")

        assert main(["grille", str(fichier)]) == 1
        assert "le critère « dallo » n’est pas au catalogue" in capsys.readouterr().out

    def test_voit_un_chevauchement_avec_une_version_voisine(self, tmp_path, capsys):
        (tmp_path / "une.toml").write_text(TEXTE, encoding="utf-8")
        (tmp_path / "autre.toml").write_text(TEXTE.replace("version = 1", "version = 2"), encoding="utf-8")

        assert main(["grille", str(tmp_path / "une.toml")]) == 1
        assert "deux versions de « compiegne » se chevauchent" in capsys.readouterr().out
