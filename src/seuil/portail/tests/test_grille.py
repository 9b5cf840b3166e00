"""The published grid of Compiègne as the public reads it, and its versions."""

from datetime import date

import pytest
from django.test import Client

from seuil.cotation.models import Grille


def page(**choix: str) -> str:
    lue = Client().get("/compiegne/grille/", choix, follow=True).content.decode()
    return " ".join(lue.replace("\u00a0", " ").replace("\u202f", " ").split())


def test_chaque_ligne_a_ses_points_et_sa_preuve(monde):
    lue = page()
    assert "Papier : décision de la commission de médiation." in lue
    assert "la demande la plus ancienne passe avant" in lue
    assert lue.count("Non appliqué : aucune délibération connue ne le décide.") == 4


def test_une_ancienne_version_reste_lisible(monde):
    ici = Grille.objects.get(territoire="compiegne")
    ancienne = Grille.objects.get(pk=ici.pk)
    ancienne.pk, ancienne.version = None, "0"
    ancienne.date_debut, ancienne.date_fin = date(2020, 1, 1), date(2022, 12, 31)
    ancienne.save()

    assert "Version 0, à partir du" in page()
    assert "Vous lisez la version 0" in page(version="0")


@pytest.mark.parametrize("version", ["", "9", "<b>", "\x00" * 3, "x" * 4_000])
def test_une_version_qui_n_existe_pas(monde, version):
    assert "Cette version n’existe pas" in page(version=version)
