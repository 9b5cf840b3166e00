"""Paris, Lyon, Marseille: a dwelling in a part of a town suits who wants that part or the whole town, and no other."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from seuil.demandes.models import Demande, Souhait
from seuil.patrimoine.models import Logement, Programme, Vacance
from seuil.rapprochement.models import Pretendant
from seuil.rapprochement.requetes import candidats, compter
from seuil.rapprochement.services import inscrire_la_demande
from seuil.rapprochement.tests.oracle import chercher
from seuil.territoires.models import Commune

LE = date(2026, 11, 23)


def vacance(code):
    """Return a vacant T4 there, not saved."""
    programme = Programme(commune=Commune.objects.get(pk=code))
    logement = Logement(programme=programme, type="T4", financement="PLS", loyer=Decimal(300), charges=Decimal(20))
    return Vacance(pk=1, logement=logement, declaree_le=LE, libre_le=LE + timedelta(45))


@pytest.fixture
def voulant(demande):
    """Return a function that gives the demand other wishes."""

    def vouloir(*codes, elargie=False):
        demande.souhaits.all().delete()
        Souhait.objects.bulk_create(
            Souhait(demande=demande, commune_id=code, ordre=ordre) for ordre, code in enumerate(codes, 1)
        )
        Demande.objects.filter(pk=demande.pk).update(demande_elargie=elargie)
        inscrire_la_demande(Demande.objects.get(pk=demande.pk), le=LE)
        return demande

    return vouloir


class TestVilleDecoupee:
    @pytest.mark.parametrize(
        ("voulues", "ou", "candidate"),
        [
            (["75111"], "75111", True),
            (["75111"], "75112", False),
            (["75111"], "75056", True),
            (["75056"], "75112", True),
            (["75056"], "75056", True),
            (["75111", "75056"], "75112", True),
            (["75111", "75112"], "75056", True),
            (["13055"], "75056", False),
        ],
    )
    def test_compte_pour_une_seule_commune(self, voulant, voulues, ou, candidate):
        demande = voulant(*voulues)

        trouvees = candidats(vacance(ou), le=LE, nombre=5).candidats

        assert [ligne.demande for ligne in trouvees] == [demande.pk] * candidate
        assert trouvees == chercher(vacance(ou), le=LE).candidats
        assert compter(vacance(ou), le=LE) == candidate

    def test_n_a_qu_une_ligne_par_type_pour_toute_la_ville(self, voulant):
        demande = voulant("75111", "75112", "75056")

        lieux = Pretendant.objects.filter(demande=demande, type=4).values_list("lieu", flat=True)

        assert sorted(lieux) == ["75111", "75112", "V75056"]

    def test_n_est_lue_qu_une_fois_quand_la_demande_est_elargie(self, voulant):
        Demande.objects.update(ressort_id="111")
        demande = voulant("75111", elargie=True)

        trouvees = {
            ou: [ligne.demande for ligne in candidats(vacance(ou), le=LE, nombre=5).candidats]
            for ou in ("75111", "75112", "75056", "92012")
        }

        assert trouvees == {"75111": [demande.pk], "75112": [demande.pk], "75056": [demande.pk], "92012": [demande.pk]}
        assert compter(vacance("75111"), le=LE) == 1
