"""What is written about the house is true of the house."""

import re

import pytest

from seuil.config.documents import documents
from tests.architecture.arbre import CAPACITES, COQUILLES, RACINE, suivis
from tests.architecture.noms import TECHNIQUES, noms_du_domaine

DOCS = RACINE / "docs"
LIEN = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")


class TestGlossaire:
    def test_explique_chaque_nom(self):
        expliques = set(re.findall(r"`(\w+)`", (DOCS / "glossary.md").read_text(encoding="utf-8")))

        assert noms_du_domaine() - TECHNIQUES - expliques == set()


class TestCarte:
    @pytest.mark.parametrize("dossier", [*CAPACITES, *COQUILLES])
    def test_montre_chaque_dossier(self, dossier):
        assert f"(../src/seuil/{dossier}/)" in (DOCS / "carte.md").read_text(encoding="utf-8")


class TestDocuments:
    @pytest.mark.parametrize("nom", sorted(documents()))
    def test_les_documents_tires_du_code_sont_a_jour(self, nom):
        assert (DOCS / nom).read_text(encoding="utf-8") == documents()[nom]

    def test_aucun_lien_ne_mene_nulle_part(self):
        casses = [
            f"{chemin.relative_to(RACINE)} → {lien}"
            for chemin in suivis(".md")
            for lien in LIEN.findall(chemin.read_text(encoding="utf-8"))
            if not (chemin.parent / lien).exists()
        ]

        assert casses == []

    def test_chaque_reglage_a_sa_ligne(self):
        config = (RACINE / "src" / "seuil" / "config").glob("*.py")
        lus = {nom for chemin in config for nom in re.findall(r"environ(?:\.get\(|\[)\"(\w+)\"", chemin.read_text())}
        ecrits = (DOCS / "installer.md").read_text(encoding="utf-8")

        assert [nom for nom in sorted(lus) if f"`{nom}`" not in ecrits and nom != "XDG_DATA_HOME"] == []
