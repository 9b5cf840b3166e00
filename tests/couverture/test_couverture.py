"""Each guide is on the portal of its town, fact by fact, its numbers to the digit."""

import gzip
import os

import pytest

from tests.couverture import ecrire, parcourir
from tests.couverture.registre import SOURCES, VILLES, chiffres, ecarts_de_chiffres, faits, relever, sans_fait

MINIMUM = 95
OCTETS = 15_000  # of a page, compressed: with the style sheets and the script, under 60 kB on the wire


@pytest.mark.parametrize("ville", VILLES)
def test_chaque_ligne_du_guide_a_un_fait_ou_une_raison(ville):
    ecrites, tenues = set(chiffres(ville)), {n for fait in faits(ville) for n in fait.lignes}
    assert ecrites - tenues - set(sans_fait(ville)) == set()
    assert set(sans_fait(ville)) & tenues == set(), "a line with a fact has no reason to hold none"
    assert tenues | set(sans_fait(ville)) <= ecrites, "a line that is not written holds nothing"
    assert all(len(pourquoi) > 3 for pourquoi in sans_fait(ville).values())


@pytest.mark.parametrize("ville", VILLES)
def test_les_nombres_d_un_fait_sont_ceux_du_guide(ville):
    imprimes = chiffres(ville)
    assert {fait.code: trop for fait in faits(ville) if (trop := ecarts_de_chiffres(fait, imprimes))} == {}


@pytest.mark.parametrize("ville", VILLES)
def test_chaque_fait_a_son_nom_et_sa_preuve(ville):
    codes = [fait.code for fait in faits(ville)]
    assert len(codes) == len(set(codes)) > 20
    assert all(fait.preuve and all(len(un) > 1 for un in fait.preuve) for fait in faits(ville))


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the guides stand beside the project, not in it")
@pytest.mark.parametrize("ville", VILLES)
def test_les_nombres_releves_sont_ceux_du_guide(ville):
    assert chiffres(ville) == relever(ville)


def test_chaque_guide_se_lit_sur_le_portail(monde):
    """At least 95 % of each guide; the document says where, and what is left out."""
    tables = {ville: parcourir.table(ville) for ville in VILLES}
    if os.environ.get("SEUIL_COUVERTURE"):
        ecrire.CHEMIN.write_text(ecrire.ecrire(tables), encoding="utf-8")

    assert {ville: ecrire.part(lus) for ville, lus in tables.items() if ecrire.part(lus) < MINIMUM} == {}
    assert ecrire.CHEMIN.read_text(encoding="utf-8") == ecrire.ecrire(tables)


@pytest.mark.parametrize("ville", VILLES)
def test_chaque_page_publique_pese_peu(monde, ville):
    pesees = {adresse: len(gzip.compress(lue.content)) for adresse, lue in parcourir.reponses(ville).items()}
    assert len(pesees) > 15
    assert {adresse: octets for adresse, octets in pesees.items() if octets > OCTETS} == {}
