"""R441-3: what dispenses a commission of three demands is read on its candidates and its dwelling."""

import pytest

from seuil.commissions import faits
from seuil.patrimoine.models import Financement


class TestCandidatures:
    def test_sans_dispense(self, point):
        lues = faits.candidatures(point, 3)

        assert (lues.nombre, lues.dalo_designe_par_le_prefet, lues.plai_adapte) == (3, False, False)

    @pytest.mark.parametrize(("au_titre", "dispense"), [(3, True), (2, False), (0, False)])
    def test_dalo_quand_chaque_candidature_en_releve(self, point, au_titre, dispense):
        for candidature in point.vacance.candidatures.order_by("rang")[:au_titre]:
            candidature.au_titre_du_dalo = True
            candidature.save()

        assert faits.candidatures(point, 3).dalo_designe_par_le_prefet is dispense

    def test_ne_compte_pas_une_candidature_retiree(self, point):
        point.vacance.candidatures.update(au_titre_du_dalo=True)
        point.vacance.candidatures.filter(rang=min(point.vacance.candidatures.values_list("rang", flat=True))).update(
            au_titre_du_dalo=False, etat="retiree", motif_retrait="Renonce."
        )

        assert faits.candidatures(point, 2).dalo_designe_par_le_prefet

    def test_plai_adapte(self, point):
        point.vacance.logement.financement = Financement.PLAI_ADAPTE

        assert faits.candidatures(point, 1).plai_adapte
