"""V7: nothing that a territory decided is loaded and then read by nobody."""

import ast
from datetime import date
from pathlib import Path

import pytest

import seuil
from seuil.territoires import reference
from seuil.territoires.models import Commune, Ressort, Territoire
from seuil.territoires.nomenclatures import PARAMETRES, fautes, regles_dites
from seuil.territoires.reference import TerritoireInvalide, charger_territoires, tables
from seuil.territoires.requetes import attente_anormale, delais_de

LE = date(2026, 11, 23)
FICHIERS = list(tables())


def textes_lus() -> set[str]:
    """Return every string of the product's code, its own declaration apart."""
    lus: set[str] = set()
    for chemin in Path(seuil.__file__).parent.rglob("*.py"):
        if {"tests", "migrations"} & set(chemin.parts) or chemin.name == "nomenclatures.py":
            continue
        arbre = ast.parse(chemin.read_text(encoding="utf-8"))
        noeuds = (noeud for noeud in ast.walk(arbre) if isinstance(noeud, ast.Constant))
        lus |= {noeud.value for noeud in noeuds if isinstance(noeud.value, str)}
    return lus


def lisser(texte: str) -> str:
    """Return a text with single, ordinary spaces."""
    return " ".join(texte.split())


class TestParametres:
    @pytest.mark.parametrize("table", FICHIERS, ids=lambda table: table["code"])
    def test_chaque_fichier_n_a_que_des_parametres_declares(self, table):
        assert fautes(table["parametres"]) == []

    def test_chaque_parametre_qui_n_est_pas_dit_est_lu_par_une_regle(self):
        """V7: an orphan fails here."""
        lus = textes_lus()

        assert [nom for nom, parametre in PARAMETRES.items() if parametre.dire is None and nom not in lus] == []

    @pytest.mark.parametrize("table", FICHIERS, ids=lambda table: table["code"])
    def test_chaque_regle_locale_est_dite_sur_les_pages_du_territoire(self, visiteur, table):
        for adresse in ("", "guichets/"):
            page = lisser(visiteur.get(f"/{table['code']}/{adresse}").content.decode())
            for phrase in regles_dites(table["parametres"]):
                assert lisser(phrase) in page, (adresse, phrase)

    def test_un_fichier_qui_dit_ce_que_personne_ne_lit_est_refuse(self, monde, monkeypatch):
        etrange = FICHIERS[0] | {"parametres": {"couleur": 3, "reception_demandeur_mois": "un"}}
        monkeypatch.setattr(reference, "tables", lambda: iter([etrange]))

        with pytest.raises(TerritoireInvalide, match=r"inconnu : couleur.*on attend int, pas 'un'"):
            charger_territoires()


class TestDelais:
    def test_suivent_le_territoire(self, monde):
        """V7: Ronchin receives within two months, Nancy within one."""
        recus = {
            code: delais_de(Territoire.objects.get(pk=code), LE).reception_demandeur_mois
            for code in ("ronchin", "nancy")
        }

        assert recus == {"ronchin": 2, "nancy": 1}

    def test_l_attente_anormale_est_demandee_au_territoire(self, monde):
        """V7: what the prefect's order of the territory says prevails; unknown stays unknown."""
        compiegne = Commune.objects.get(pk="60159")
        Territoire.objects.filter(pk="compiegne").update(parametres={"delai_anormalement_long_mois": 30})

        assert attente_anormale(compiegne, ["T2", "T4"], LE) == 30
        assert attente_anormale(Commune.objects.get(pk="75101"), ["T1", "T4"], LE) == 72
        assert attente_anormale(Commune.objects.get(pk="54395"), ["T2"], LE) is None


class TestRessort:
    @pytest.mark.parametrize(("code", "du"), [("060", "du département"), ("111", "de la région Île-de-France")])
    def test_dit_region_en_ile_de_france(self, monde, code, du):
        """V8: one demand is valid in the whole region there."""
        assert Ressort.objects.get(pk=code).du == du

    @pytest.mark.parametrize(
        ("territoire", "phrase"), [("dugny", "de la région Île-de-France"), ("nancy", "du département")]
    )
    def test_la_page_d_accueil_le_dit(self, visiteur, territoire, phrase):
        assert f"pour tous les bailleurs {phrase}" in visiteur.get(f"/{territoire}/").content.decode()

    @pytest.mark.parametrize("table", FICHIERS, ids=lambda table: table["code"])
    def test_aucune_page_ne_dit_un_classement_par_anciennete(self, visiteur, table):
        """V8: no source says it for any of the five towns."""
        for adresse in ("", "grille/", "guichets/"):
            assert "par ancienneté" not in visiteur.get(f"/{table['code']}/{adresse}").content.decode()

    def test_aucun_gabarit_ne_dit_un_classement_par_anciennete(self):
        """V8: nor any other page or letter, whoever reads it."""
        paquet = Path(seuil.__file__).parent
        gabarits = [chemin for genre in ("*.html", "*.typ") for chemin in paquet.rglob(genre)]

        dits = [chemin.name for chemin in gabarits if "par ancienneté" in chemin.read_text(encoding="utf-8")]
        assert (dits, len(gabarits) > 90) == ([], True)
