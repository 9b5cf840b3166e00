"""D5: a household withdraws while somebody acts for it: the act is whole before, or it does not take place."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Event

import pytest
from django.db import connection

from seuil.acteurs.auteurs import Demandeur
from seuil.demandes.models import Demande
from seuil.demandes.services import modifier
from seuil.journal.models import Entree
from seuil.mandats.models import Mandat
from seuil.mandats.nomenclatures import Recueil
from seuil.mandats.services import donner, en_vertu, retirer
from seuil.mandats.tests.conftest import TERMES
from seuil.socle.droits import DroitRefuse
from tests.patience import PATIENCE

pytestmark = pytest.mark.django_db(transaction=True)
LE = date(2026, 11, 23)


@pytest.fixture
def mandat(monde) -> Mandat:
    demande = Demande.objects.actives().order_by("pk").first()
    return donner(demande, TERMES, Recueil.ESPACE, par=Demandeur(demande.numero_unique), le=LE)[0]


def ailleurs(acte):
    """Run an act on a connection of its own."""
    try:
        return acte()
    finally:
        connection.close()


class TestRetirerPendantUnActe:
    def test_attend_la_fin_de_l_acte_commence(self, mandat):
        commence, demande = Event(), mandat.demande

        def arreter() -> None:
            assert commence.wait(PATIENCE)
            retirer(Mandat.objects.get(pk=mandat.pk), par=Demandeur(demande.numero_unique), le=LE)

        with ThreadPoolExecutor(1) as equipe:
            with en_vertu(mandat, par=mandat.auteur, le=LE) as par:
                arret = equipe.submit(ailleurs, arreter)
                commence.set()
                modifier(demande, changements={"loyer_charges": 421}, par=par, le=LE)
                assert not arret.done()
            arret.result()

        verbes = Entree.objects.filter(verbe__in=["demande.modifiee", "demande.mandat_retire"]).order_by("pk")
        assert [entree.verbe for entree in verbes] == ["demande.modifiee", "demande.mandat_retire"]

    def test_defait_l_acte_venu_apres(self, mandat):
        demande, loyer = mandat.demande, mandat.demande.loyer_charges
        perime = Mandat.objects.select_related("demande").get(pk=mandat.pk)
        retirer(mandat, par=Demandeur(demande.numero_unique), le=LE)

        with pytest.raises(DroitRefuse), en_vertu(perime, par=perime.auteur, le=LE) as par:
            modifier(demande, changements={"loyer_charges": loyer + 1}, par=par, le=LE)

        assert Demande.objects.get(pk=demande.pk).loyer_charges == loyer
