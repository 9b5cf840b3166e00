"""The journal grows, is sealed, and shows what was altered."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from seuil.acteurs.auteurs import Systeme
from seuil.journal.models import Consultation, Entree, Sceau
from seuil.journal.services import ORIGINE, consigner, consigner_consultation, sceller, verifier
from seuil.territoires.models import Ressort

pytestmark = pytest.mark.django_db
LE = date(2026, 11, 23)


@pytest.fixture
def objet():
    return Ressort(code="999", nom="Ressort d’essai")


@pytest.fixture
def entree(objet):
    return consigner("essai.ecrit", objet, par=Systeme(), le=LE, montant=12, jour=LE)


class TestConsigner:
    def test_dit_qui_quoi_quand_et_les_faits(self, entree):
        lue = Entree.objects.get(pk=entree.pk)

        assert (lue.verbe, lue.objet, lue.objet_id, lue.par, lue.le) == ("essai.ecrit", "ressort", "999", "Seuil", LE)
        assert lue.faits == {"montant": 12, "jour": "2026-11-23"}
        assert len(lue.empreinte) == 64

    def test_disparait_avec_la_transaction_qui_echoue(self, objet):
        with transaction.atomic():
            consigner("essai.ecrit", objet, par=Systeme(), le=LE)
            transaction.set_rollback(True)

        assert not Entree.objects.filter(verbe="essai.ecrit").exists()

    @pytest.mark.parametrize("acte", ["update journal_entree set par = 'x'", "delete from journal_entree"])
    def test_est_garde_par_la_base_elle_meme(self, entree, acte):
        with pytest.raises(DatabaseError, match="the journal only grows"), transaction.atomic():
            connection.cursor().execute(acte)

        assert Entree.objects.get(pk=entree.pk).par == "Seuil"


class TestSceller:
    def test_enchaine_chaque_entree_une_fois(self, entree, objet):
        sceller()
        consigner("essai.ecrit", objet, par=Systeme(), le=LE)
        tete = sceller()

        maillons = list(Sceau.objects.order_by("pk"))
        assert maillons[0].precedente == ORIGINE
        assert maillons[-1].precedente == maillons[-2].empreinte
        assert tete == maillons[-1].empreinte

    def test_rend_la_meme_tete_sans_rien_de_nouveau(self, entree):
        assert sceller() == sceller()


class TestVerifier:
    def test_ne_trouve_rien_dans_un_journal_intact(self, entree):
        sceller()

        assert verifier() == []

    def test_voit_une_entree_modifiee_par_le_proprietaire_de_la_base(self, entree):
        sceller()
        with connection.cursor() as cursor:
            cursor.execute("alter table journal_entree disable trigger user")
            cursor.execute("update journal_entree set par = 'Autre' where id = %s", [entree.pk])
            cursor.execute("alter table journal_entree enable trigger user")

        assert verifier() == [f"L’entrée {entree.pk} a été modifiée."]

    def test_voit_une_entree_et_son_empreinte_refaites(self, entree):
        sceller()
        with connection.cursor() as cursor:
            cursor.execute("alter table journal_entree disable trigger user")
            cursor.execute("update journal_entree set empreinte = %s where id = %s", ["0" * 64, entree.pk])
            cursor.execute("alter table journal_entree enable trigger user")

        assert f"La chaîne est rompue à l’entrée {entree.pk}." in verifier()


class TestConsulter:
    def test_garde_le_service_jamais_le_nom_de_l_agent(self, agents, demande):
        opac = agents["opac"]

        consigner_consultation(demande.numero_unique, par=opac, motif="instruction", agent_id=opac.pk)

        lue = Consultation.objects.get()
        assert (lue.service, lue.motif) == ("OPAC de l’Oise", "instruction")
        assert "Modèle" not in str(lue)
