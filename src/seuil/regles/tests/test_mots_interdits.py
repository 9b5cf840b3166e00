"""Words that warn: hardly a forbidden ground passes, hardly a lawful motive is stopped."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from seuil.regles.mots_interdits import alerte

LE = date(2026, 11, 26)
RECONNUES_AU_MOINS, ARRETEES_AU_PLUS = 95, 5  # of 100


def lire(nom: str) -> dict[str, list[str]]:
    return tomllib.loads((Path(__file__).parent / f"{nom}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("nom", ["phrases_de_travail", "phrases_jamais_vues", "phrases_indirectes"])
class TestAlerte:
    def test_reconnait_presque_tous_les_motifs_interdits(self, nom: str) -> None:
        passent = [phrase for phrase in lire(nom)["interdites"] if alerte(phrase, LE).est_oui]

        assert 100 - len(passent) >= RECONNUES_AU_MOINS, passent

    def test_n_arrete_presque_aucun_motif_licite(self, nom: str) -> None:
        arretees = [phrase for phrase in lire(nom)["licites"] if not alerte(phrase, LE).est_oui]

        assert len(arretees) <= ARRETEES_AU_PLUS, arretees


class TestPhrase:
    def test_cite_les_mots_et_le_motif(self) -> None:
        verdict = alerte("Famille d’origine étrangère", LE)

        assert verdict.motif.startswith("« origine » peut évoquer l’origine, la nationalité")
        assert str(verdict.texte) == "loi n° 89-462, art. 1er"

    def test_lit_sans_accents_ni_majuscules(self) -> None:
        assert not alerte("RELIGION", LE).est_oui
        assert not alerte("e\u0301trangers", LE).est_oui

    @pytest.mark.parametrize("texte", ["", "   ", "…", "\x00", "a" * 10_000, "0chiffres0"])
    def test_ne_dit_rien_d_un_texte_sans_mots(self, texte: str) -> None:
        assert alerte(texte, LE).est_oui
