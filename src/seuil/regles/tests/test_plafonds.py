import tomllib
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

import pytest

from seuil.regles.baremes import DOSSIER, BaremeInconnu, dates
from seuil.regles.menage import Categorie
from seuil.regles.plafonds import BaremePerime, Financement, PlafondInconnu, certitude, financement_du_plafond, plafond
from seuil.regles.textes import Certitude
from seuil.regles.zonage import Zone

ANNEES = [jour.year for jour in dates("plafonds")]
ZONES = [Zone.PARIS_ET_LIMITROPHES, Zone.ILE_DE_FRANCE, Zone.AUTRES_REGIONS]
SOCIAUX = [Financement.PLAI, Financement.PLUS, Financement.PLS]
LIGNES = [*(f"categorie_{numero}" for numero in range(1, 7)), "personne_supplementaire"]
TABLES = {
    annee: tomllib.loads((DOSSIER / "plafonds" / f"{annee}-01-01.toml").read_text(encoding="utf-8")) for annee in ANNEES
}
COLONNES = [(annee, financement, zone) for annee in ANNEES for financement in SOCIAUX for zone in range(3)]


def colonne(annee: int, financement: Financement, zone: int) -> list[int]:
    return [TABLES[annee][financement][ligne][zone] for ligne in LIGNES]


class TestLesTables:
    def test_couvrent_chaque_annee_depuis_2014(self) -> None:
        """H8: another year's file adds to the list; no year is missing inside it."""
        assert list(range(2014, ANNEES[-1] + 1)) == ANNEES
        assert ANNEES[-1] >= 2026

    @pytest.mark.parametrize(("annee", "financement", "zone"), COLONNES)
    def test_montent_d_une_categorie_a_la_suivante(self, annee, financement, zone) -> None:
        montants = colonne(annee, financement, zone)[:6]

        assert all(bas < haut for bas, haut in pairwise(montants))

    @pytest.mark.parametrize(("annee", "financement"), [(annee, nom) for annee in ANNEES for nom in SOCIAUX])
    def test_donnent_paris_au_dessus_de_l_ile_de_france_au_dessus_des_regions(self, annee, financement) -> None:
        lignes = [TABLES[annee][financement][ligne] for ligne in LIGNES]

        assert all(paris >= ile_de_france >= regions for paris, ile_de_france, regions in lignes)

    @pytest.mark.parametrize(("annee", "zone"), [(annee, zone) for annee in ANNEES for zone in range(3)])
    def test_donnent_au_pls_130_pour_cent_du_plus(self, annee, zone) -> None:
        plus = colonne(annee, Financement.PLUS, zone)

        attendus = [int((Decimal(montant) * Decimal("1.3")).quantize(Decimal(1), ROUND_HALF_UP)) for montant in plus]

        assert colonne(annee, Financement.PLS, zone) == attendus

    @pytest.mark.parametrize(("annee", "zone"), [(annee, zone) for annee in ANNEES for zone in range(3)])
    def test_tiennent_le_plai_entre_la_moitie_et_les_deux_tiers_du_plus(self, annee, zone) -> None:
        paires = zip(colonne(annee, Financement.PLAI, zone), colonne(annee, Financement.PLUS, zone), strict=True)

        assert all(plus * 50 < plai * 100 < plus * 67 for plai, plus in paires)

    @pytest.mark.parametrize(("annee", "financement", "zone"), [cas for cas in COLONNES if cas[0] > 2014])
    def test_ne_baissent_ni_ne_bondissent_d_une_annee_a_l_autre(self, annee, financement, zone) -> None:
        paires = zip(colonne(annee - 1, financement, zone), colonne(annee, financement, zone), strict=True)

        assert all(avant <= apres < avant * 1.05 for avant, apres in paires)

    @pytest.mark.parametrize("annee", ANNEES)
    def test_citent_l_arrete(self, annee) -> None:
        assert "arrêté du 29 juillet 1987" in TABLES[annee]["source"]["texte"]


class TestPlafond:
    def test_ajoute_un_supplement_par_personne_au_dela_de_six(self) -> None:
        categorie = Categorie(6, 2)

        montant = plafond(categorie, Financement.PLUS, Zone.AUTRES_REGIONS, le=date(2024, 3, 1))

        assert montant == 71_184

    def test_change_le_premier_janvier(self) -> None:
        veille = plafond(Categorie(1), Financement.PLUS, Zone.AUTRES_REGIONS, le=date(2025, 12, 31))
        jour = plafond(Categorie(1), Financement.PLUS, Zone.AUTRES_REGIONS, le=date(2026, 1, 1))

        assert (veille, jour) == (23_201, 23_403)

    def test_est_inconnu_avant_le_premier_bareme(self) -> None:
        with pytest.raises(BaremeInconnu, match="31/12/2013"):
            plafond(Categorie(1), Financement.PLUS, Zone.AUTRES_REGIONS, le=date(2013, 12, 31))

    def test_est_inconnu_outre_mer(self) -> None:
        with pytest.raises(PlafondInconnu, match="zone outre mer"):
            plafond(Categorie(1), Financement.PLUS, Zone.OUTRE_MER, le=date(2024, 3, 1))

    def test_avertit_quand_l_annee_manque(self) -> None:
        """H8: the first year without a table, whichever it is, keeps the amounts of the last one."""
        derniere = ANNEES[-1]

        with pytest.warns(BaremePerime, match=f"{derniere + 1} ne sont pas connus : ceux de {derniere}"):
            montant = plafond(Categorie(1), Financement.PLUS, Zone.AUTRES_REGIONS, le=date(derniere + 1, 1, 1))

        assert montant == colonne(derniere, Financement.PLUS, ZONES.index(Zone.AUTRES_REGIONS))[0]


class TestCertitude:
    @pytest.mark.parametrize(
        ("financement", "annee", "attendue"),
        [
            (Financement.PLUS, 2024, Certitude.VERIFIE),
            (Financement.PLS, 2024, Certitude.CALCUL),
            (Financement.PLAI, 2018, Certitude.VERIFIE),
            (Financement.PLAI, 2016, Certitude.CALCUL),
            (Financement.PLAI, 2026, Certitude.CALCUL),
        ],
    )
    def test_dit_comment_chaque_colonne_fut_etablie(self, financement, annee, attendue) -> None:
        source = certitude(financement, date(annee, 6, 1))

        assert source.certitude is attendue


class TestFinancementDuPlafond:
    @pytest.mark.parametrize(
        ("code", "attendu"),
        [
            ("PLUS", "PLUS"),
            ("HLMO", "PLUS"),
            ("PLA", "PLUS"),
            ("PALULOS", "PLUS"),
            ("PLA-I", "PLAI"),
            ("plats", "PLAI"),
            ("PLAI_ADP", "PLAI"),
            ("PLAI_ADAPTE", "PLAI"),
            ("PCL", "PLS"),
            ("PPLS", "PLS"),
            ("ILM", "PLS"),
            ("PLI", "PLI"),
        ],
    )
    def test_range_chaque_ancien_financement(self, code, attendu) -> None:
        assert financement_du_plafond(code, date(2024, 3, 1)) == attendu

    def test_ne_devine_pas_un_financement_inconnu(self) -> None:
        with pytest.raises(PlafondInconnu, match="« ILN »"):
            financement_du_plafond("ILN", date(2024, 3, 1))
