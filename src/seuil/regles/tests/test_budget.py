"""What a dwelling would leave to a household: the aid lowers the effort; what nothing tells is not said."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seuil.regles.apl import Demandeur, Zone, apl
from seuil.regles.budget import Foyer, budget
from seuil.regles.effort import Depense, taux_effort

LE = date(2026, 11, 23)
T4 = Depense(loyer=Decimal("498.20"), charges=Decimal("112"))


class TestBudget:
    def test_retire_l_aide_et_la_reduction_du_loyer(self):
        foyer = Foyer(couple=False, personnes_a_charge=2, ressources_mensuelles=862, unites=Decimal("1.8"))

        lu = budget(foyer, T4, Zone.TROIS, le=LE)

        estimee = apl(Demandeur(Zone.TROIS, False, 2, T4.loyer, Decimal(862 * 12)), le=LE)
        paye = T4.brute - estimee.rls - estimee.nette
        assert lu.aide == estimee.nette > 300
        assert lu.effort == (paye * 100 / 862).quantize(Decimal("0.01"))
        assert lu.reste == ((862 - paye) / Decimal("1.8") / 30).quantize(Decimal("0.01"))

    @given(st.booleans(), st.integers(0, 6), st.integers(1, 9_000))
    def test_n_alourdit_jamais_l_effort(self, couple, charges, ressources):
        lu = budget(Foyer(couple, charges, ressources, None), T4, Zone.DEUX, le=LE)

        assert 0 <= lu.effort <= taux_effort(T4, Decimal(ressources))

    @pytest.mark.parametrize(("ressources", "unites"), [(0, None), (0, Decimal("1.5"))])
    def test_ne_dit_pas_un_taux_sans_ressources(self, ressources, unites):
        lu = budget(Foyer(False, 0, ressources, unites), T4, Zone.DEUX, le=LE)

        assert lu.effort is None
        assert (lu.reste is None) == (unites is None)

    def test_n_estime_pas_l_aide_outre_mer(self):
        lu = budget(Foyer(False, 0, 1_500, Decimal(1)), T4, None, le=LE)

        assert (lu.aide, lu.effort) == (None, taux_effort(T4, Decimal(1_500)))
