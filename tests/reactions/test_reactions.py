"""A fact wakes the later steps once, after its commit; a crash in between is caught up."""

from datetime import date
from io import StringIO

from django.core.management import call_command

from seuil.acteurs.auteurs import Demandeur, Systeme
from seuil.courriers.models import Courrier
from seuil.demandes.etats import MotifRadiation
from seuil.demandes.services import enregistrer, immobiliser, radier
from seuil.designations.models import Candidature
from seuil.journal.models import Entree, Suite
from seuil.rapprochement.models import Pretendant
from seuil.reactions import TABLE, declencher, rattraper

LE = date(2026, 11, 23)


class TestReactions:
    def test_suivent_la_validation(self, dossier, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            demande = enregistrer(dossier, par=Demandeur(), le=LE).demande

        assert demande.notes.count() == 1
        assert Pretendant.objects.filter(demande=demande).count() == 4
        assert Courrier.objects.get(numero_unique=demande.numero_unique).gabarit == "attestation"

    def test_ne_courent_qu_une_fois(self, demande):
        declencher(Entree.objects.get(verbe="demande.enregistree", objet_id=str(demande.pk)))

        assert Courrier.objects.filter(numero_unique=demande.numero_unique).count() == 1
        suite = Suite.objects.get(entree__objet_id=str(demande.pk), entree__verbe="demande.enregistree")
        assert suite.verbes == ["coter", "inscrire_sur_les_listes", "attester"]

    def test_retirent_une_demande_radiee_de_toutes_les_listes(self, liste, demande, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            radier(demande, motif=MotifRadiation.ABANDON, par=Systeme(), le=LE)

        assert not Pretendant.objects.filter(demande=demande).exists()
        assert Candidature.objects.get(demande=demande).etat == "retiree"

    def test_otent_des_listes_une_demande_dont_l_attribution_est_en_cours(
        self, demande, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            immobiliser(demande, motif="offre envoyée le 23/11/2026", par=Systeme(), le=LE)
        pendant = Pretendant.objects.filter(demande=demande).count()

        with django_capture_on_commit_callbacks(execute=True):
            immobiliser(demande, motif="", par=Systeme(), le=LE)

        assert (pendant, Pretendant.objects.filter(demande=demande).count()) == (0, 4)

    def test_se_rattrapent_apres_un_arret(self, dossier):
        demande = enregistrer(dossier, par=Demandeur(), le=LE).demande
        assert demande.notes.count() == 0

        assert rattraper() == 1

        assert demande.notes.count() == 1
        assert rattraper() == 0

    def test_se_rattrapent_par_une_commande(self, dossier):
        enregistrer(dossier, par=Demandeur(), le=LE)
        sortie = StringIO()

        call_command("rattraper", stdout=sortie)

        assert sortie.getvalue() == "1 acte(s) rattrapé(s).\n"

    def test_ne_nomment_que_des_actes_de_demande(self):
        assert set(TABLE) == {
            "demande.enregistree", "demande.modifiee", "demande.immobilisee", "demande.liberee", "demande.radiee",
        }  # fmt: skip
