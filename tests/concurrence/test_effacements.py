"""A household erased twice at once, while a document is locked, or put back at the same instant."""

from datetime import date, timedelta
from threading import Event

import pytest
from django.db import connection, transaction

from seuil.acteurs.auteurs import Systeme
from seuil.demandes.etats import Etat, MotifRadiation
from seuil.demandes.models import Demande
from seuil.demandes.services import radier
from seuil.documents.models import Document
from seuil.effacements.models import Reste
from seuil.effacements.services import effacer_les_echues
from seuil.journal.models import Entree
from seuil.journal.services import sceller, verifier
from tests.concurrence.test_au_meme_instant import ensemble
from tests.patience import PATIENCE

pytestmark = pytest.mark.django_db(transaction=True)
LE = date(2026, 11, 23)
DUE = LE + timedelta(365)


@pytest.fixture
def sortie(demande) -> Demande:
    radier(demande, motif=MotifRadiation.ABANDON, par=Systeme(), le=LE)
    return Demande.objects.get(pk=demande.pk)


class TestEnMemeTemps:
    def test_deux_nuits_n_effacent_qu_une_fois(self, sortie):
        faits = ensemble(lambda: effacer_les_echues(le=DUE).effacees, lambda: effacer_les_echues(le=DUE).effacees)

        assert sorted(faits) == [0, 1]
        assert Entree.objects.filter(verbe="demande.effacee").count() == 1
        sceller()  # what waited in the world of the tests is not what is verified
        assert verifier() == []

    def test_un_document_verrouille_est_repris_le_lendemain(self, sortie):
        cle, tenu, fini = sortie.piece_identite_id, Event(), Event()

        def tenir():
            with transaction.atomic():
                Document.objects.select_for_update(no_key=True).get(pk=cle)  # as the house locks
                tenu.set()
                assert fini.wait(PATIENCE)

        def effacer():
            assert tenu.wait(PATIENCE)
            try:
                return effacer_les_echues(le=DUE)
            finally:
                fini.set()

        _, faits = ensemble(tenir, effacer)

        assert (faits.effacees, faits.restes) == (1, 1)
        assert Demande.objects.get(pk=sortie.pk).etat == Etat.EFFACEE
        assert bytes(Document.objects.get(pk=cle).chiffre)
        assert effacer_les_echues(le=DUE + timedelta(1)).restes == 0
        assert not bytes(Document.objects.get(pk=cle).chiffre)
        assert not Reste.objects.exists()
        connection.close()
