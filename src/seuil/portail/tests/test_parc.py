"""The stock of a town: its filters, their counts, a choice that matches nothing, one altered by hand."""

import pytest
from django.test import Client


def page(ville: str, **choix: str) -> str:
    lue = Client().get(f"/{ville}/parc/", choix, follow=True).content.decode()
    return " ".join(lue.replace("\u00a0", " ").replace("\u202f", " ").split())


@pytest.fixture
def villemoisson(monde) -> str:
    return "villemoisson"


def test_un_bailleur_et_une_categorie(villemoisson):
    lue = page(villemoisson, bailleur="I3F", financement="PLS")
    assert "3 programmes montrés, 108 logements" in lue
    assert "14, route de Longpont" in lue
    assert "27, rue du Repos" not in lue


def test_un_choix_vide_se_dit(villemoisson):
    lue = page(villemoisson, bailleur="Essonne Habitat", financement="PLS")
    assert "Aucun programme ne répond à ces choix" in lue
    assert "0 programme" in lue
    assert "autres cachés par vos choix" in lue


@pytest.mark.parametrize("valeur", ["<script>", "x" * 5_000, "\x00", "' or 1=1"])
def test_un_choix_ecrit_a_la_main(villemoisson, valeur):
    assert "Aucun programme ne répond" in page(villemoisson, bailleur=valeur)


def test_dugny_par_type(monde):
    lue = page("dugny")
    for dit in ("107", "1 258", "Type", "605", "10, rue Gisèle Halimi"):
        assert dit in lue, dit
