"""Every case of the `cas_*.toml` files, which a jurist can read and extend."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from seuil.regles.tests.jugements import JUGES

DOSSIER = Path(__file__).parent
CAS = [
    pytest.param(famille, cas, id=f"{famille}: {cas['nom']}")
    for famille in JUGES
    for cas in tomllib.loads((DOSSIER / f"cas_{famille}.toml").read_text(encoding="utf-8"))["cas"]
]


class TestLaRegle:
    @pytest.mark.parametrize(("famille", "cas"), CAS)
    def test_repond_ce_que_le_cas_attend(self, famille: str, cas: dict[str, Any]) -> None:
        juger = JUGES[famille]

        obtenu = juger(cas)

        assert obtenu == cas["attendu"]


class TestLesCas:
    def test_sont_au_moins_cent_cinquante(self) -> None:
        nombre = len(CAS)

        assert nombre >= 150

    def test_ne_portent_pas_deux_fois_le_meme_nom(self) -> None:
        noms = [parametre.id for parametre in CAS]

        assert len(noms) == len(set(noms))
