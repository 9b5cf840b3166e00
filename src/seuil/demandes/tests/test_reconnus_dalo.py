"""Who the law serves first, asked of a demand or of the database: one answer."""

from datetime import date, timedelta

import pytest

from seuil.demandes.models import Demande, Origine
from seuil.demandes.publics import est_reconnu_dalo, reconnus_dalo

LE = date(2026, 11, 23)
UN_JOUR = timedelta(days=1)


class TestReconnusDalo:
    @pytest.mark.parametrize("valeur", [None, True, False])
    @pytest.mark.parametrize("situations", [[], ["dalo"]])
    @pytest.mark.parametrize(
        "dates",
        [
            {"du": LE},
            {"du": LE + UN_JOUR},
            {"du": LE - UN_JOUR, "au": LE, "sursis_au": LE},
            {"du": LE - 9 * UN_JOUR, "au": LE - UN_JOUR, "sursis_au": LE},
            {"du": LE - 9 * UN_JOUR, "au": LE - 2 * UN_JOUR, "sursis_au": LE - UN_JOUR},
            {"du": LE, "retire_le": LE},
        ],
    )
    def test_disent_comme_la_demande(self, demande, valeur, situations, dates):
        demande.situations = situations
        demande.save(update_fields=["situations"])
        demande.faits_etablis.create(
            fait="dalo", valeur=valeur, origine=Origine.AUTORITE, source="Préfecture", par="P", etabli_le=LE, **dates
        )
        lue = Demande.objects.get(pk=demande.pk)

        assert reconnus_dalo(Demande.objects.all(), le=LE).contains(lue) is est_reconnu_dalo(lue, le=LE)
