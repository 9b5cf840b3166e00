"""A message opened in the space: kept once, a proof when the household agreed, never before it is opened."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils import timezone

from seuil.baux.models import Offre
from seuil.contacts.services import accorder, retirer_l_accord
from seuil.courriers.requetes import notifie_le
from seuil.envois.models import Envoi
from seuil.envois.services import lire, prevoir, reputer
from seuil.envois.tests.annonces import annonce


@pytest.fixture
def espace(demande, offre, par):
    """Return a function: the message of the offer in the space, with or without an agreement before it."""

    def poser(*, accord: bool, avis: str = "offre") -> Envoi:
        if accord:
            accorder(demande, par=par, le=offre.envoyee_le)
        dite = annonce(demande, avis=avis, fait="essai", courrier=offre.courrier, exige_preuve=True)
        return next(envoi for envoi in prevoir(dite, demande, le=offre.envoyee_le) if envoi.canal == "espace")

    return poser


class TestLire:
    def test_prouve_la_remise_avec_un_accord_et_compte_le_delai(self, espace, offre, par):
        lu_le = offre.envoyee_le + timedelta(8)

        assert lire(espace(accord=True), par=par, le=lu_le, maintenant=timezone.now())

        assert notifie_le(offre.courrier) == lu_le
        assert Offre.objects.get(pk=offre.pk).repondre_avant > offre.repondre_avant

    def test_ne_prouve_rien_sans_accord(self, espace, offre, par):
        lire(espace(accord=False), par=par, le=offre.envoyee_le, maintenant=timezone.now())

        assert notifie_le(offre.courrier) is None

    def test_ne_garde_que_la_premiere_fois(self, espace, offre, par):
        envoi = espace(accord=True)
        lire(envoi, par=par, le=offre.envoyee_le, maintenant=timezone.now())

        assert not lire(envoi, par=par, le=offre.envoyee_le, maintenant=timezone.now())

    def test_vaut_encore_pour_ce_qui_fut_mis_avant_le_retrait(self, espace, demande, offre, par):
        envoi = espace(accord=True)
        retirer_l_accord(demande, par=par, le=offre.envoyee_le)

        lire(envoi, par=par, le=offre.envoyee_le + timedelta(3), maintenant=timezone.now())

        assert notifie_le(offre.courrier) == offre.envoyee_le + timedelta(3)


class TestReputer:
    def test_repute_un_avertissement_apres_quinze_jours(self, espace, offre):
        espace(accord=True, avis="avertissement")

        assert reputer(le=offre.envoyee_le + timedelta(15)) == 0
        assert reputer(le=offre.envoyee_le + timedelta(16)) == 1
        assert notifie_le(offre.courrier) == offre.envoyee_le

    def test_ne_repute_jamais_une_offre(self, espace, offre):
        """k02: no silence stands on a reading that nobody did."""
        espace(accord=True)

        assert reputer(le=offre.envoyee_le + timedelta(60)) == 0

    def test_ne_repute_rien_sans_accord(self, espace, offre):
        espace(accord=False, avis="avertissement")

        assert reputer(le=offre.envoyee_le + timedelta(60)) == 0

    def test_compte_du_jour_ou_le_message_etait_vraiment_la(self, espace, offre):
        """A worker three days late: the fifteen days begin when the household could read it."""
        envoi = espace(accord=True, avis="avertissement")
        tard = offre.envoyee_le + timedelta(3)
        Envoi.objects.filter(pk=envoi.pk).update(cree_a=datetime.combine(tard, time(9), tzinfo=UTC))

        assert reputer(le=offre.envoyee_le + timedelta(16)) == 0
        assert reputer(le=tard + timedelta(16)) == 1
