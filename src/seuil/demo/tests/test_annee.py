"""The year of the demonstration: its days follow one another, and its promises are really looked at."""

from datetime import timedelta

import pytest

from seuil.contacts.models import Contact
from seuil.demandes.models import Demande
from seuil.demo.annee.bilan import manquements, tableau
from seuil.demo.annee.conduites import CONDUITES, Issue, equiper
from seuil.demo.annee.jours import derouler
from seuil.demo.annee.mener import AnneeRatee, exiger_la_meme_fin
from seuil.reactions.travaux import vider
from seuil.renouvellements.models import Rappel

FIN = ("active", "2027-11-23", "None", " None")


@pytest.fixture
def equipees(monde, le) -> None:
    for demande in Demande.objects.order_by("pk"):
        equiper(demande, le)
    vider()


class TestJours:
    def test_se_suivent_et_reprennent_ou_ils_en_etaient(self, equipees, le, tmp_path):
        carnet = tmp_path / "carnet"
        list(derouler(le, le + timedelta(days=1), carnet))
        dits = Rappel.objects.count()
        assert dits
        assert carnet.read_text() == str(le + timedelta(days=2))

        carnet.write_text(str(le))  # cut before it was written: both days are played again
        list(derouler(le, le + timedelta(days=1), carnet))

        assert Rappel.objects.count() == dits
        assert manquements(le, []) == []
        assert any("annonces" in ligne and str(dits) in ligne for ligne in tableau(le))

    def test_jouent_chaque_fin_et_chaque_voie(self):
        assert {conduite.issue for conduite in CONDUITES} == set(Issue)

    def test_donnent_des_adresses_verifiees(self, equipees):
        assert {contact.canal for contact in Contact.objects.all()} == {"courriel", "sms"}
        assert all(contact.verifie_le for contact in Contact.objects.all())


class TestPromesses:
    def test_voient_une_radiation_sans_avis(self, monde, le):
        une = Demande.objects.earliest("pk")
        Demande.objects.filter(pk=une.pk).update(etat="radiee", motif_radiation="RADREN", radiee_le=le)

        (dite,) = manquements(le, [])
        assert une.numero_unique in dite
        assert "avis parti le None" in dite

    def test_voient_un_message_recu_deux_fois(self, monde, le):
        (dite,) = manquements(le, [("foyer@exemple.invalid", "<cle>")] * 2)
        assert "2 fois" in dite

    def test_voient_une_autre_fin(self):
        exiger_la_meme_fin({1: FIN}, {1: FIN, 2: FIN})
        with pytest.raises(AnneeRatee, match="1 : "):
            exiger_la_meme_fin({1: FIN}, {1: ("radiee", *FIN[1:])})
