"""The journal grows, is sealed, and shows what was altered."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from seuil.acteurs.auteurs import Demandeur, Systeme
from seuil.acteurs.models import Agent, Metier, Organisme
from seuil.journal.models import Consultation, Contenu, Entree, Motif, Sceau
from seuil.journal.requetes import histoire
from seuil.journal.services import ORIGINE, consigner, consigner_consultation, effacer_contenu, sceller, verifier
from seuil.socle.droits import DroitRefuse
from seuil.socle.horloge import ActeAVenir, jouer_jusqu_au
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
    def test_dit_qui_quoi_quand_et_constats(self, entree):
        lue = Entree.objects.get(pk=entree.pk)

        assert (lue.verbe, lue.objet, lue.objet_id, lue.par, lue.le) == ("essai.ecrit", "ressort", "999", "Seuil", LE)
        assert lue.faits == {"montant": 12, "jour": "2026-11-23"}
        assert len(lue.empreinte) == 64

    def test_disparait_avec_la_transaction_qui_echoue(self, objet):
        with transaction.atomic():
            consigner("essai.ecrit", objet, par=Systeme(), le=LE)
            transaction.set_rollback(True)

        assert not Entree.objects.filter(verbe="essai.ecrit").exists()

    def test_refuse_un_acte_date_d_apres_aujourd_hui(self, objet):
        with jouer_jusqu_au(LE):
            consigner("essai.ecrit", objet, par=Systeme(), le=LE)
            with pytest.raises(ActeAVenir, match="Le 24/11/2026 n’est pas encore venu, nous sommes le 23/11/2026"):
                consigner("essai.ecrit", objet, par=Systeme(), le=date(2026, 11, 24))

        assert Entree.objects.filter(verbe="essai.ecrit").count() == 1

    @pytest.mark.parametrize("acte", ["update journal_entree set par = 'x'", "delete from journal_entree"])
    def test_est_garde_par_la_base_elle_meme(self, entree, acte):
        with pytest.raises(DatabaseError, match=r"the journal only grows|permission denied"), transaction.atomic():
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

    def test_enchaine_aussi_les_consultations(self, agents):
        """S5: a consultation is chained like an act."""
        consigner_consultation(["060"], par=agents["opac"], motif=Motif.DOSSIER)
        sceller()

        assert Sceau.objects.get(consultation__isnull=False).consultation == Consultation.objects.get()


class TestConsulter:
    def test_garde_le_service_jamais_le_nom_de_l_agent(self, agents, demande):
        """S4: one line for a screen, whatever it shows."""
        consigner_consultation(["2", "1", "2"], par=agents["opac"], motif=Motif.LISTE)

        lue = Consultation.objects.get()
        assert (lue.numeros, lue.service, lue.sorte, lue.motif) == (["1", "2"], "OPAC de l’Oise", "bailleur", "liste")
        assert "Modèle" not in str(lue)

    def test_n_ecrit_rien_pour_un_ecran_vide(self, agents):
        consigner_consultation([], par=agents["opac"], motif=Motif.LISTE)

        assert not Consultation.objects.exists()


class TestEffacer:
    @pytest.fixture
    def actes(self, demande):
        consigner("demande.essai", demande, par=Systeme(), le=LE, mot="secret")
        return demande

    def test_efface_ce_qui_fut_dit_et_le_dit(self, actes):
        """S5: content goes by one function, which writes why; the chain still holds."""
        sceller()
        cle = effacer_contenu(numero_unique=actes.numero_unique, motif="conservation", par=Systeme(), le=LE)

        assert not Contenu.objects.filter(entree__numero_unique=actes.numero_unique).exclude(entree=cle).exists()
        dite = Entree.objects.get(pk=cle)
        assert (dite.verbe, dite.objet_id, dite.par) == ("journal.contenu_efface", actes.numero_unique, "Seuil")
        assert dite.faits == {"motif": "conservation"}
        assert verifier() == []
        sceller()
        assert verifier() == []

    def test_n_efface_qu_une_entree(self, actes):
        gardee = consigner("demande.essai", actes, par=Systeme(), le=LE, mot="autre")
        visee = Entree.objects.filter(verbe="demande.essai").earliest("pk")
        effacer_contenu(entree=visee.pk, motif="erreur", par=Systeme(), le=LE)

        assert Entree.objects.get(pk=visee.pk).est_effacee
        assert Entree.objects.get(pk=gardee.pk).faits == {"mot": "autre"}
        assert verifier() == []

    @pytest.mark.parametrize("metier", [*Metier.values, "systeme"])
    def test_est_refuse_a_tout_agent(self, actes, metier):
        """Rights: no agent, whatever the empowerment, erases what acts said, and the refusal says who may."""
        agent = Agent(organisme=Organisme.objects.first(), metiers=[metier])

        with pytest.raises(DroitRefuse, match="Seul le système"):
            effacer_contenu(numero_unique=actes.numero_unique, motif="x", par=agent, le=LE)
        assert not Entree.objects.filter(verbe="journal.contenu_efface").exists()

    def test_est_refuse_un_jour_a_venir(self, actes):
        with jouer_jusqu_au(LE), pytest.raises(ActeAVenir):
            effacer_contenu(numero_unique=actes.numero_unique, motif="x", par=Systeme(), le=date(2026, 11, 24))

        assert not Entree.objects.filter(verbe="journal.contenu_efface").exists()

    def test_est_refuse_au_demandeur(self, actes):
        with pytest.raises(DroitRefuse, match="Seul le système"):
            effacer_contenu(numero_unique=actes.numero_unique, motif="x", par=Demandeur(actes.numero_unique), le=LE)

    def test_veut_savoir_quoi(self):
        with pytest.raises(ValueError, match="Dites"):
            effacer_contenu(motif="x", par=Systeme(), le=LE)


class TestHistoire:
    def test_lit_les_actes_et_leurs_faits_en_une_requete(self, demande, django_assert_num_queries):
        with django_assert_num_queries(1):
            assert [entree.faits for entree in histoire(demande.numero_unique)]
