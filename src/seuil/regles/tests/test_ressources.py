from datetime import date
from decimal import Decimal

from seuil.regles.effort import Depense, par_jour_et_par_unite, reste_a_vivre
from seuil.regles.menage import Lien
from seuil.regles.ressources import Avis, Periode, Ressources, additionner, revenu_retenu

LE = date(2024, 3, 1)
COUPLE = [Avis(Lien.DEMANDEUR, 12_000, 11_000), Avis(Lien.CONJOINT, 20_000, 21_000), Avis(Lien.AUTRE, 5_000, 0)]


class TestAdditionner:
    def test_reunit_les_revenus_de_tout_le_foyer(self) -> None:
        assert additionner(COUPLE) == Ressources(n2=37_000, n1=32_000)

    def test_ecarte_le_conjoint_pendant_une_separation(self) -> None:
        assert additionner(COUPLE, separation=True) == Ressources(n2=17_000, n1=11_000)

    def test_ignore_le_total_des_qu_un_revenu_manque(self) -> None:
        avis = [Avis(Lien.DEMANDEUR, 12_000), Avis(Lien.AUTRE, None)]

        assert additionner(avis) == Ressources(n2=None, n1=None)


class TestRevenuRetenu:
    def test_dit_sa_periode_ce_qui_manque_et_le_seuil_de_baisse(self) -> None:
        revenu = revenu_retenu(Ressources(n2=30_000, n1=26_000), LE)

        assert (revenu.montant, revenu.periode, revenu.inconnues, revenu.seuil_de_baisse) == (
            26_000,
            Periode.N1,
            (Periode.DOUZE_MOIS,),
            27_000,
        )


class TestResteAVivre:
    def test_ote_le_logement_et_les_autres_charges(self) -> None:
        depense = Depense(loyer=Decimal(450), charges=Decimal(80), aide=Decimal(130))

        reste = reste_a_vivre(depense, Decimal(1_300), autres_charges=Decimal(150))

        assert reste == Decimal(750)

    def test_se_ramene_au_jour_et_a_l_unite_de_consommation(self) -> None:
        assert par_jour_et_par_unite(Decimal(750), Decimal("1.8"), LE) == Decimal("13.89")
