"""Inside a capability, a closed vocabulary of files (docs/decisions/0007)."""

import pytest

from seuil.config.maison import PIECES
from tests.architecture.arbre import CAPACITES, COQUILLES, PAQUET, RACINE

MODULES = {
    "etats",
    "models",
    "faits",
    "acces",
    "requetes",
    "services",
    "forms",
    "gestion",
    "portail",
    "api",
    "__init__",
}
DOSSIERS = {"templates", "static", "management", "migrations", "tests", "donnees", "typst", "__pycache__"}
AJOUTES = {piece for couche in PIECES for piece in couche} - MODULES - DOSSIERS
DECISION = RACINE / "docs" / "decisions" / "0007-vocabulaire-des-fichiers.md"
INTERDITS = {"utils", "helpers", "common", "misc", "manager", "handler", "tools", "base_utils"}


class TestVocabulaire:
    @pytest.mark.parametrize("capacite", CAPACITES)
    def test_n_a_que_des_noms_connus(self, capacite):
        presents = {
            enfant.stem if enfant.is_file() else enfant.name
            for enfant in (PAQUET / capacite).iterdir()
            if enfant.is_dir() or enfant.suffix == ".py"
        }

        assert presents - MODULES - AJOUTES - DOSSIERS == set()

    @pytest.mark.parametrize("mot", sorted(AJOUTES))
    def test_chaque_mot_ajoute_a_sa_raison(self, mot):
        assert f"| `{mot}` |" in DECISION.read_text(encoding="utf-8")

    def test_ne_connait_pas_les_fourre_tout(self):
        trouves = [chemin.name for chemin in PAQUET.rglob("*.py") if chemin.stem in INTERDITS]

        assert trouves == []

    def test_connait_chaque_paquet(self):
        paquets = {enfant.name for enfant in PAQUET.iterdir() if (enfant / "__init__.py").exists()}

        assert paquets == set(CAPACITES) | set(COQUILLES)
