"""Eight households ask on a phone, each in its own town, to the number and to the attestation read."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.parcours import gestes, menage
from tests.parcours.foyers import COUPLE_A_UN_AVIS, FOYERS, Foyer

pytestmark = pytest.mark.navigateur
NUMERO = re.compile(r"\d{3}\d{4}\d{6}GDPUB")


@pytest.fixture
def telephone(regard: Any) -> Any:
    """A browser on a phone."""
    regard.prendre(regard.TELEPHONE)
    return regard.page


def attestation(page: Any) -> str:
    """Return the words of the attestation that the household opens from its page."""
    gestes.suivre(page, "button:has-text('noté mon code')")
    menage.attendre_l_attestation(page)
    lien = page.get_attribute("main a:has-text('Attestation')", "href")
    lettre = PdfReader(
        io.BytesIO(page.request.get(page.url.split("/", 3)[0] + "//" + page.url.split("/")[2] + lien).body())
    )
    return " ".join(" ".join(feuille.extract_text() for feuille in lettre.pages).split())


def verifier(page: Any, foyer: Foyer) -> None:
    """Read the number, then the attestation: who asks, who lives there, where letters go."""
    numero, code = menage.numero_et_code(page)
    lue = attestation(page)

    assert NUMERO.fullmatch(numero)
    assert code
    assert numero in lue.replace(" ", "")
    assert [dit for dit in foyer.lus if dit not in lue] == [], lue


class TestHuitFoyers:
    @pytest.mark.parametrize("nom", FOYERS)
    def test_demande_dans_sa_ville(self, telephone: Any, serveur: str, tmp_path: Path, nom: str) -> None:
        foyer = FOYERS[nom]
        menage.commencer(telephone, serveur, foyer.ville)

        menage.marcher(telephone, foyer.reponses, foyer.personnes)
        menage.envoyer(telephone, tmp_path)

        assert f"/{foyer.ville}/" in telephone.url
        verifier(telephone, foyer)

    def test_reprend_sur_un_autre_appareil(self, telephone: Any, serveur: str, tmp_path: Path) -> None:
        """The form is left half way with a code; another browser goes on to the end."""
        foyer = COUPLE_A_UN_AVIS
        menage.commencer(telephone, serveur, foyer.ville)
        menage.repondre(telephone, foyer.reponses["identite"] | {"prenom": "Rose"})
        gestes.suivre(telephone, "main button.btn-primary:has-text('Continuer')")
        gestes.suivre(telephone, "a:has-text('Continuer plus tard')")
        gestes.suivre(telephone, "button:has-text('Me donner un code')")
        code = telephone.inner_text("#code-reprise")
        telephone.context.clear_cookies()

        telephone.goto(f"{serveur}/{foyer.ville}/demander/reprendre/")
        naissance = {
            nom: foyer.reponses["identite"][nom] for nom in foyer.reponses["identite"] if nom.startswith("naissance_")
        }
        menage.repondre(telephone, {"code": code.lower()} | naissance)
        gestes.suivre(telephone, "button:has-text('Reprendre')")
        assert menage.page_ouverte(telephone)[0] == "situation"  # where it was left
        menage.marcher(telephone, foyer.reponses | {"identite": {}}, foyer.personnes)
        menage.envoyer(telephone, tmp_path)

        assert "Rose Fictive" in attestation(telephone)
