"""The national rules in each language: the same texts, the same deadlines, plain French plain."""

import re
import tomllib

import pytest

from seuil.informations.faits import delais_cites, remplir
from seuil.informations.reference import DONNEES
from seuil.regles.delais import delais
from tests.langues.test_traductions import DIFFICILES, FIN_DE_PHRASE, MOTS_D_UNE_PHRASE

FICHIERS = ("en", "ar", "fr_Falc")
CHEMIN = {"conditions", "demander", "papiers", "renouveler", "attribution", "proposition", "dalo"}
LIEN = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")


def textes(nom: str) -> dict[str, dict[str, str]]:
    lu = tomllib.loads((DONNEES / f"{nom}.toml").read_text(encoding="utf-8"))
    return {texte["cle"]: texte for texte in lu["textes"]}


@pytest.mark.parametrize("langue", FICHIERS)
class TestTraductions:
    def test_couvrent_le_chemin_principal(self, langue):
        attendus = {cle for cle, texte in textes("national").items() if texte["rubrique"] in CHEMIN}

        assert set(textes(f"national.{langue}")) == attendus

    def test_disent_les_memes_delais_et_menent_aux_memes_pages(self, langue):
        francais = textes("national")
        for cle, texte in textes(f"national.{langue}").items():
            corps, source = texte["corps"], francais[cle]["corps"]
            assert delais_cites(corps) == delais_cites(source), cle
            assert [url for _, url in LIEN.findall(corps)] == [url for _, url in LIEN.findall(source)], cle


def test_le_francais_facile_a_des_phrases_courtes_et_des_mots_simples(le):
    longues, difficiles = [], []
    for cle, texte in textes("national.fr_Falc").items():
        corps = LIEN.sub(r"\1", remplir(texte["corps"], delais(le))).replace("www.demande-logement-social.gouv.fr", "x")
        lignes = re.sub(r"\n(?!\n|- )", " ", corps.strip()).replace("\u00a0", "_").splitlines()
        parts = [part for ligne in lignes for part in FIN_DE_PHRASE.split(ligne.removeprefix("- "))]
        longues += [(cle, part) for part in parts if len(part.split()) > MOTS_D_UNE_PHRASE]
        difficiles += [(cle, mot) for mot in DIFFICILES.findall(corps)]

    assert longues == []
    assert difficiles == []


@pytest.mark.parametrize(
    ("langue", "dits"),
    [
        ("en", ("Every year", "valid for 12 months", "Renew every year")),
        ("ar", ("كل سنة", 'dir="rtl"', "التجديد كل سنة")),
        ("fr-falc", ("Tous les ans", "Vous oubliez de renouveler")),
    ],
)
def test_la_page_se_lit_dans_sa_langue_et_le_guide_reste_francais(visiteur, langue, dits):
    visiteur.cookies["seuil_langue"] = langue
    page = visiteur.get("/compiegne/comprendre/renouveler/").content.decode().replace("\u00a0", " ")

    assert [dit for dit in dits if dit not in page] == []
    assert "Votre demande est valable 12 mois. Renouvelez-la avant son échéance" not in page
    ici = page.index('<div class="mb-5"')
    assert 'lang="fr"' in page[ici : page.index("</h2>", ici)]
