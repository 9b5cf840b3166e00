"""Each promise of a message on the household's pages is written in promesses.toml with what keeps it."""

import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

from seuil.avis.modele import sans_papier
from seuil.avis.table import TABLE
from tests.verites.promesses import promesses

ECRITES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("promesses.toml").read_text(encoding="utf-8"))
PAR_NOM = {avis.nom: avis for dits in TABLE.values() for avis in dits}
SORTES = {"avis", "verbe", "personne", "rien"}


class TestPromesses:
    def test_chacune_dit_ce_qui_la_tient(self):
        """A new sentence that promises a message: write what keeps it in promesses.toml, or take it away."""
        sans = {phrase: fichiers for phrase, fichiers in promesses().items() if phrase not in ECRITES}

        assert sans == {}

    def test_aucune_ne_reste_ecrite_apres_sa_phrase(self):
        assert set(ECRITES) - set(promesses()) == set()

    def test_chacune_est_tenue_d_une_seule_facon(self):
        assert [phrase for phrase, ligne in ECRITES.items() if len(SORTES & set(ligne)) != 1 or len(ligne) != 1] == []

    def test_les_avis_nommes_sont_dans_la_table(self):
        nommes = {nom for ligne in ECRITES.values() for nom in ligne.get("avis", [])}

        assert nommes - set(PAR_NOM) == set()

    def test_les_verbes_nommes_existent(self):
        for ligne in ECRITES.values():
            if "verbe" in ligne:
                piece, verbe = ligne["verbe"].split(".")
                assert verbe in import_module(f"seuil.{piece}.services").__all__

    def test_une_lettre_promise_peut_partir(self):
        """No notice that never goes by post keeps a promise of a letter."""
        for phrase, ligne in ECRITES.items():
            if "lettre" in phrase:
                assert all(PAR_NOM[nom].papier is not sans_papier for nom in ligne["avis"]), phrase

    def test_une_copie_promise_part_a_qui_accompagne(self):
        copies = {avis.nom for dits in TABLE.values() for avis in dits if avis.aussi_accompagnant}

        (promise,) = (ligne["avis"] for phrase, ligne in ECRITES.items() if "copie" in phrase)
        assert set(promise) == copies
