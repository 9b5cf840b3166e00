"""The main path reads whole in each language, its catalogues say the same as their sources, plain French is plain."""

import gettext
import re

import pytest

from tests.architecture.arbre import PAQUET
from tests.langues.extraction import de_partout, du_chemin_principal, lire

LANGUES = ("en", "ar", "fr_Falc")
TROU = re.compile(r"%%|%\(\w+\)s")
BALISE = re.compile(r"<[^>]+>")
FIN_DE_PHRASE = re.compile(r"[.?!:;]")
MOTS_D_UNE_PHRASE = 12
# Words of the trade, and the plain ones a translation takes instead (docs/decisions/0041).
DIFFICILES = re.compile(
    r"\b(?:réservataires|habilités|concubin\w*|codemandeur|insalubre|domiciliation|quittance[^)]*$|sous réserve"
    r"|proxénétisme|commandement|autonomie|statutaire|équipements|le plafond|seront? demandé\w*|fichier des demandes)",
    re.IGNORECASE,
)


def catalogue(langue: str) -> dict[str, tuple[str, ...]]:
    return lire(PAQUET / "locale" / langue / "LC_MESSAGES" / "django.po")


class TestCatalogues:
    @pytest.mark.parametrize("langue", ["en", "ar"])
    def test_disent_tout_le_chemin_principal(self, langue):
        dits = catalogue(langue)

        assert sorted(phrase for phrase in du_chemin_principal() if not all(dits.get(phrase, ("",)))) == []

    @pytest.mark.parametrize("langue", LANGUES)
    def test_ne_gardent_pas_de_phrase_que_plus_rien_ne_dit(self, langue):
        assert sorted(set(catalogue(langue)) - de_partout()) == []

    @pytest.mark.parametrize("langue", LANGUES)
    def test_gardent_les_trous_et_les_balises(self, langue):
        abimees = [
            phrase
            for phrase, formes in catalogue(langue).items()
            for forme in formes
            if len(formes) == 1
            and any(sorted(part.findall(phrase)) != sorted(part.findall(forme)) for part in (TROU, BALISE))
        ]

        assert abimees == []

    @pytest.mark.parametrize("langue", LANGUES)
    def test_sont_compiles_comme_ils_sont_ecrits(self, langue):
        with (PAQUET / "locale" / langue / "LC_MESSAGES" / "django.mo").open("rb") as compile_:
            compiles = gettext.GNUTranslations(compile_)

        assert {
            phrase: compiles.gettext(phrase) for phrase, formes in catalogue(langue).items() if len(formes) == 1
        } == {phrase: formes[0] for phrase, formes in catalogue(langue).items() if len(formes) == 1}


class TestFrancaisFacile:
    def test_a_des_phrases_courtes(self):
        longues = [phrase for phrase in _dites() if _la_plus_longue(phrase) > MOTS_D_UNE_PHRASE]

        assert longues == []

    def test_evite_les_mots_du_metier(self):
        assert [phrase for phrase in _dites() if DIFFICILES.search(phrase)] == []


def _dites() -> list[str]:
    """Return what plain French says on the main path, but for agents' refusals: its own words, or the French ones."""
    faciles = catalogue("fr_Falc")
    return sorted(facile for phrase in du_chemin_principal() for facile in faciles.get(phrase, (phrase,)))


def _la_plus_longue(phrase: str) -> int:
    return max(len(part.split()) for part in FIN_DE_PHRASE.split(BALISE.sub("", phrase)))
