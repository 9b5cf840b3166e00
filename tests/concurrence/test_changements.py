"""Two hands at the same instant on one demand: a separation happens once, one value stays and both are told."""

from datetime import date

import pytest

from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import Lien, MotifSeparation
from seuil.demandes.requetes.changements import dernier_changement
from seuil.demandes.services import ReponseChangee, Separation, SeparationImpossible, dissocier, modifier
from seuil.demandes.services.foyer_decrit import Foyer
from tests.concurrence.test_au_meme_instant import ensemble, erreurs

pytestmark = pytest.mark.django_db(transaction=True)
LE = date(2026, 11, 23)
SAMI = {"lien": Lien.CONJOINT, "prenom": "Sami", "nom": "Fictive", "naissance": date(1988, 2, 1)}


@pytest.fixture
def couple(demande, agents) -> Demande:
    return modifier(demande, changements={}, foyer=Foyer(ajoutees={"sami": SAMI}), par=agents["guichet"], le=LE)


class TestSeparation:
    def test_se_fait_une_fois(self, couple, agents):
        """Both of the couple come to two desks at the same instant."""
        ou = {"adresse": "1, rue Neuve", "code_postal": "60280", "commune": couple.commune, "occupation": "CP"}
        partante = couple.personnes.get(prenom="Sami").pk

        def separer() -> Demande:
            separation = Separation(partante, MotifSeparation.PROCEDURE, ou)
            return dissocier(Demande.objects.get(pk=couple.pk), separation, par=agents["guichet"], le=LE).demande

        resultats = ensemble(separer, separer)

        assert erreurs(resultats) == [SeparationImpossible]
        assert Demande.objects.filter(separee_de=couple).count() == 1


class TestMemeChamp:
    def test_une_main_gagne_et_l_autre_le_sait(self, couple, agents):
        depuis = dernier_changement(couple)

        def changer(surface: int) -> Demande:
            lue = Demande.objects.get(pk=couple.pk)
            return modifier(lue, changements={"surface": surface}, depuis=depuis, par=agents["guichet"], le=LE)

        resultats = ensemble(lambda: changer(44), lambda: changer(55))

        assert erreurs(resultats) == [ReponseChangee]
        assert Demande.objects.get(pk=couple.pk).surface in (44, 55)
