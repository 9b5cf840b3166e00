"""A fact wakes the later steps once: score and lists inside the act, the rest by jobs that nothing loses."""

from datetime import date, timedelta

from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from seuil.acteurs.auteurs import Demandeur, Systeme
from seuil.avis.table import TABLE as AVIS
from seuil.cotation.models import Cotation
from seuil.courriers.models import Courrier
from seuil.demandes.etats import MotifRadiation
from seuil.demandes.services import enregistrer, immobiliser, modifier, radier
from seuil.designations.models import Candidature
from seuil.journal.models import Entree
from seuil.radiations.nomenclatures import ACTES_QUI_REPONDENT
from seuil.rapprochement.models import Pretendant
from seuil.reactions.models import Echec, Effet
from seuil.reactions.table import REACTIONS
from seuil.reactions.travaux import ATTENTES, suite, vider
from tests.reactions.file import avancer, en_file

LE = date(2026, 11, 23)
QUITTENT = ["retirer_les_candidatures", "retirer_les_offres", "annuler_les_rendez_vous"]
DIFFEREES = ["attester", "dire_la_retenue"]  # after a registration


class TestAussitot:
    def test_donne_score_et_listes_dans_la_transaction_de_l_acte(self, dossier):
        """N3: nobody reads a registered demand without its score."""
        demande = enregistrer(dossier, par=Demandeur(), le=LE).demande

        assert demande.notes.count() == 1
        assert Pretendant.objects.filter(demande=demande).count() == 4
        assert en_file() == DIFFEREES
        assert not Courrier.objects.filter(numero_unique=demande.numero_unique).exists()

    def test_ne_laisse_rien_d_un_acte_defait(self, dossier):
        """N3: the jobs of an act are rolled back with it."""
        avant = set(Effet.objects.values_list("pk", flat=True))
        point = transaction.savepoint()
        enregistrer(dossier, par=Demandeur(), le=LE)
        assert set(Effet.objects.values_list("pk", flat=True)) > avant
        transaction.savepoint_rollback(point)

        assert en_file() == []
        assert set(Effet.objects.values_list("pk", flat=True)) == avant

    def test_remet_a_plus_tard_ce_qui_rate_sans_defaire_l_acte(self, dossier, monde):
        """N3: a score that cannot be computed never refuses a registration; it waits, and is shown."""
        with connection.en_proprietaire(), connection.cursor() as curseur:
            curseur.execute("ALTER TABLE cotation_note RENAME TO cotation_note_ailleurs")
        demande = enregistrer(dossier, par=Demandeur(), le=LE).demande
        with connection.en_proprietaire(), connection.cursor() as curseur:
            curseur.execute("ALTER TABLE cotation_note_ailleurs RENAME TO cotation_note")

        assert en_file() == [
            "coter",
            "inscrire_sur_les_listes",
            "tenir_les_contacts",
            "emporter_les_papiers",
            "accueillir_l_identite",
            *DIFFEREES,
        ]
        assert Echec.objects.get().erreur.startswith("ProgrammingError (")
        vider()
        assert demande.notes.count() == 1
        assert Pretendant.objects.filter(demande=demande).count() == 4
        assert not Echec.objects.exists()

    def test_ote_des_listes_une_demande_dont_l_attribution_est_en_cours(self, demande):
        immobiliser(demande, motif="offre envoyée le 23/11/2026", par=Systeme(), le=LE)
        pendant = Pretendant.objects.filter(demande=demande).count()

        immobiliser(demande, motif="", par=Systeme(), le=LE)

        assert (pendant, Pretendant.objects.filter(demande=demande).count()) == (0, 4)


class TestEnsuite:
    def test_ecrit_l_attestation(self, dossier):
        demande = enregistrer(dossier, par=Demandeur(), le=LE).demande

        assert vider() == 2

        assert Courrier.objects.get(numero_unique=demande.numero_unique).gabarit == "attestation"
        assert not ProcrastinateJob.objects.filter(task_name="suite").exists()

    def test_n_ecrit_pas_deux_fois(self, demande):
        """N3: a worker killed after its commit, before saying so, is given the same job again."""
        acte = Entree.objects.get(verbe="demande.enregistree", objet_id=str(demande.pk))

        suite(entree=acte.pk, reaction="attester")

        assert Courrier.objects.filter(numero_unique=demande.numero_unique).count() == 1

    def test_defait_ce_qu_une_suite_ratee_avait_ecrit(self, dossier_intraitable):
        demande = enregistrer(dossier_intraitable, par=Demandeur(), le=LE).demande

        vider()

        assert not Effet.objects.filter(reaction="attester").exists()
        assert not Courrier.objects.filter(numero_unique=demande.numero_unique).exists()

    def test_retire_une_demande_radiee_de_toutes_les_listes(self, liste, demande):
        radier(demande, motif=MotifRadiation.ABANDON, par=Systeme(), le=LE)
        assert not Pretendant.objects.filter(demande=demande).exists()

        vider()

        assert Candidature.objects.get(demande=demande).etat == "retiree"

    def test_essaie_de_plus_en_plus_tard_puis_abandonne(self, dossier_intraitable):
        """N3: a poisoned entry ends aside, after its tries."""
        enregistrer(dossier_intraitable, par=Demandeur(), le=LE)

        while vider():
            avancer()

        assert sorted(ATTENTES) == list(ATTENTES)
        assert ProcrastinateJob.objects.get(task_name="suite").status == "failed"
        assert Echec.objects.get().fois == len(ATTENTES) + 1

    def test_n_arrete_pas_la_suivante_de_la_meme_demande(self, dossier_intraitable):
        """N3: while a letter fails, what follows the next act of the same household goes on."""
        demande = enregistrer(dossier_intraitable, par=Demandeur(), le=LE).demande
        radier(demande, motif=MotifRadiation.ABANDON, par=Systeme(), le=LE)

        en_ordre = []
        for _ in range(4):
            en_ordre.append(vider())
            avancer()

        assert en_ordre[:3] == [1, 1, 6]
        assert en_file() == ["attester"]

    def test_garde_l_ordre_d_une_demande(self, dossier):
        demande = enregistrer(dossier, par=Demandeur(), le=LE).demande
        radier(demande, motif=MotifRadiation.ABANDON, par=Systeme(), le=LE)

        travaux = ProcrastinateJob.objects.filter(status="todo")

        assert {travail.lock for travail in travaux} == {f"demande-{demande.pk}"}
        assert en_file() == [*DIFFEREES, *QUITTENT, "prevenir"]

    def test_ne_recule_pas_au_jour_d_un_ancien_acte(self, demande):
        """N3: a score computed late is of the last act's day."""
        ancien = Entree.objects.get(verbe="demande.enregistree", objet_id=str(demande.pk))
        modifier(demande, changements={"telephone": "+262639980000"}, par=Systeme(), le=LE + timedelta(30))
        Effet.objects.filter(entree=ancien).delete()

        suite(entree=ancien.pk, reaction="coter")

        assert Cotation.objects.get(demande=demande).calculee_le == LE + timedelta(30)


class TestTable:
    def test_ne_nomme_que_des_actes_de_demande(self):
        """A lease is told to the household of its demand; a grid that is published is read by the search."""
        assert set(REACTIONS) - set(AVIS) == {
            "demande.code_remis",
            "demande.code_envoye",
            "demande.distinguee",
            "demande.reception_avancee",
            "demande.immobilisee",
            "demande.liberee",
            "demande.message_lu",
            "demande.protegee",
            "demande.piece_envoyee",
            "demande.faits_etablis",
            "demande.courrier_repondu",
            *(ACTES_QUI_REPONDENT.keys() - set(AVIS)),
            "grille.publiee",
        }
        assert {verbe for verbe in AVIS if not verbe.startswith("demande.")} == {"bail.signe"}

    def test_fait_suivre_les_actes_de_la_demande(self):
        assert {verbe for verbe, suites in REACTIONS.items() if [suite.nom for suite in suites] != ["prevenir"]} == {
            "demande.enregistree",
            "demande.distinguee",
            "demande.rattachee",
            "demande.reception_avancee",
            "demande.modifiee",
            "demande.dissociee",
            "demande.code_remis",
            "demande.code_renouvele",
            "demande.code_envoye",
            "demande.identite_demandee",
            "demande.identite_confirmee",
            "demande.identite_refusee",
            "demande.identite_perimee",
            "demande.immobilisee",
            "demande.liberee",
            "demande.examinee",
            "demande.reportee",
            "demande.radiee",
            "demande.message_lu",
            "demande.protegee",
            "demande.renouvelee",
            "demande.prolongee",
            "demande.reintegree",
            "demande.piece_envoyee",
            "demande.faits_etablis",
            "demande.reponse_attendue",
            "demande.avertie",
            "demande.courrier_repondu",
            "demande.bailleur_prevenu",
            *ACTES_QUI_REPONDENT,
            "grille.publiee",
        }

    def test_ne_differe_ni_score_ni_listes_ni_oubli_d_un_brouillon(self):
        aussitot = {
            reaction.nom for reactions in REACTIONS.values() for reaction in reactions if not reaction.est_differee
        }

        assert aussitot == {
            "coter",
            "inscrire_sur_les_listes",
            "emporter_les_papiers",
            "quitter_les_listes",
            "oublier_les_brouillons",
            "chercher_dans_la_grille",
            "tenir_les_contacts",
            "revoir_la_location",
            "accueillir_l_identite",
            "prouver_par_l_espace",
            "sortir_du_courrier",
            "compter_le_delai",
            "taire_les_echeances",
            "constater_la_reponse",
            "constater_la_reintegration",
            "ne_plus_attendre",
            "taire_les_courriers",
        }
