"""Art. R112-20 CRPA: fifteen days without a reading; never an offer."""

from datetime import date

import pytest

from seuil.regles.notification import est_repute_notifie, parametres

MIS_LE = date(2026, 11, 2)


class TestEstReputeNotifie:
    @pytest.mark.parametrize(("le", "attendu"), [(date(2026, 11, 17), False), (date(2026, 11, 18), True)])
    def test_compte_quinze_jours_entiers(self, le, attendu):
        assert est_repute_notifie("avertissement", MIS_LE, le=le) is attendu

    def test_ne_vaut_jamais_pour_une_offre(self):
        """k02: a silence stands on a proven reception only."""
        assert not est_repute_notifie("offre", MIS_LE, le=date(2027, 11, 2))

    def test_lit_le_texte_du_jour(self):
        regles = parametres(MIS_LE)

        assert (regles.consultation_jours, regles.preavis_sortie_mois) == (15, 3)
