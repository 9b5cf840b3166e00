import tomllib
from datetime import date
from pathlib import Path

import pytest

from seuil.regles.baremes import DOSSIER, BaremeInconnu, bareme
from seuil.regles.textes import lire_source

FICHIERS = sorted(DOSSIER.rglob("*.toml"))
FAMILLES = [
    "apl",
    "delais",
    "feries",
    "menages",
    "ressources",
    "plafonds",
    "perimetres",
    "financements",
    "occupation",
    "contingents",
    "loyers",
    "priorites",
    "pieces",
    "preuves",
    "motifs_pieces",
    "cartes_identite",
    "codes_2ddoc",
    "cles_2ddoc",
    "autocontrole",
    "commissions",
    "maintien",
    "delai_anormalement_long",
    "typologie",
    "tribunaux",
    "recours",
    "mediation",
    "simulation",
]
MIENS = [fichier for fichier in FICHIERS if fichier.relative_to(DOSSIER).parts[0] in FAMILLES]


class TestChaqueBareme:
    @pytest.mark.parametrize("fichier", MIENS, ids=lambda fichier: str(fichier.relative_to(DOSSIER)))
    def test_porte_la_date_de_son_entree_en_vigueur_et_cite_sa_source(self, fichier: Path) -> None:
        contenu = tomllib.loads(fichier.read_text(encoding="utf-8"))

        source = lire_source(contenu, fichier=fichier.name)

        assert date.fromisoformat(fichier.stem) >= date(2009, 5, 1)
        assert len(source.texte) > 10


class TestBareme:
    @pytest.mark.parametrize(
        ("le", "depuis"),
        [
            (date(2024, 1, 1), date(2024, 1, 1)),
            (date(2024, 12, 31), date(2024, 1, 1)),
            (date(2025, 1, 1), date(2025, 1, 1)),
        ],
    )
    def test_est_le_dernier_entre_en_vigueur(self, le, depuis) -> None:
        assert bareme("plafonds", le).depuis == depuis

    def test_est_inconnu_pour_une_famille_vide(self) -> None:
        with pytest.raises(BaremeInconnu, match="« inexistante »"):
            bareme("inexistante", date(2024, 1, 1))
