"""t07-effacement-qui-laisse-des-traces, line by line of what it expects."""

from datetime import timedelta
from pathlib import Path

import pytest

from seuil.commissions.models import Seance
from seuil.courriers.models import Courrier
from seuil.demandes.etats import Etat
from seuil.demandes.models import Demande
from seuil.designations.models import Candidature
from seuil.documents.models import Document
from seuil.effacements.models import Reste
from seuil.effacements.services import effacer_les_echues
from seuil.effacements.tests.chercher import fichiers_ou_se_lit, ou_se_lit
from seuil.effacements.tests.conftest import COURRIEL, NUMERO_FISCAL, TELEPHONE, laisser_des_traces, radiee
from seuil.envois.etats import Etat as EtatEnvoi
from seuil.envois.models import Envoi
from seuil.informations.requetes.attentes import attentes_par_commune
from seuil.journal.models import Consultation, Entree
from seuil.journal.services import sceller, verifier
from seuil.rapprochement.models import Classement, RangFige
from seuil.rapprochement.services import verifier as verifier_les_scores
from seuil.territoires.models import Commune

MOTS = ("Fictive", "Zélie", "7, rue des Essais", "1990-05-14", TELEPHONE, COURRIEL, NUMERO_FISCAL, "avis-fictive")
ANNEE = timedelta(365)


@pytest.fixture
def messages(settings, tmp_path):
    """The folders of the installation, with a message of the household and another one's."""
    settings.DOSSIER_DES_MESSAGES = tmp_path / "messages"
    settings.DOSSIER_DES_MESSAGES.mkdir()
    settings.RETOURS = str(tmp_path / "retours")
    (tmp_path / "retours" / "cur").mkdir(parents=True)
    (settings.DOSSIER_DES_MESSAGES / "2026-CLE-D-ESSAI-0000000001.txt").write_text("Zélie Fictive")
    (tmp_path / "retours" / "cur" / "1:2,S").write_text(f"To: retours+CLE-D-ESSAI-0000000001@x\n\n{COURRIEL}")
    (tmp_path / "retours" / "cur" / "2:2,S").write_text("To: retours+UNE-AUTRE@x\n\nautre@example.org")
    return tmp_path


@pytest.fixture
def sortie(offre, agents, messages) -> Demande:
    """The household that was proposed a home, its traces left everywhere, gone a year ago."""
    laisser_des_traces(offre.demande, agents)
    return radiee(offre.demande, offre.envoyee_le)


@pytest.fixture
def due(sortie):
    """The day it is erased."""
    return sortie.radiee_le + ANNEE


def relue(demande: Demande) -> Demande:
    return Demande.objects.get(pk=demande.pk)


class TestCasT07:
    def test_plus_rien_ne_la_nomme_dans_la_base(self, sortie, due):
        numero = sortie.numero_unique
        assert len(ou_se_lit(MOTS)) > 20

        effacer_les_echues(le=due)

        assert ou_se_lit(MOTS) == []
        assert [ou for ou in ou_se_lit([numero]) if not ou.startswith("courriers_courrier.contexte")] == []

    def test_plus_rien_dans_les_fichiers(self, sortie, due, messages):
        assert len(fichiers_ou_se_lit(messages, MOTS)) == 2

        effacer_les_echues(le=due)

        assert fichiers_ou_se_lit(messages, MOTS) == []
        assert (messages / "retours" / "cur" / "2:2,S").exists()

    def test_ses_documents_n_ont_plus_de_contenu(self, sortie, due):
        siens = set(Document.objects.filter(numero_unique=sortie.numero_unique).values_list("pk", flat=True))
        assert len(siens) > 4

        effacer_les_echues(le=due)

        lus = Document.objects.filter(pk__in=siens)
        assert {(bytes(lu.chiffre), lu.nom, lu.efface_le, lu.empreinte) for lu in lus} == {
            (b"", "Document effacé", due, "")
        }

    def test_rien_ne_part_plus_de_la_file(self, sortie, due):
        assert Envoi.objects.filter(demande=sortie, etat=EtatEnvoi.EN_FILE).exists()

        effacer_les_echues(le=due)

        assert not Envoi.objects.filter(demande=sortie, etat__in=(EtatEnvoi.EN_FILE, EtatEnvoi.RETENU)).exists()
        assert Envoi.objects.filter(cle="CLE-D-ESSAI-0000000001", etat=EtatEnvoi.ANNULE, corps="").exists()

    def test_restent_acte_date_auteur_et_jeton(self, sortie, due):
        avant = list(
            Entree.objects.filter(numero_unique=sortie.numero_unique).order_by("pk").values_list("pk", "verbe", "le")
        )

        effacer_les_echues(le=due)

        jeton = relue(sortie).numero_unique
        assert jeton != sortie.numero_unique
        assert len(jeton) == 17
        apres = Entree.objects.filter(numero_unique=jeton).order_by("pk")
        assert list(apres.values_list("pk", "verbe", "le"))[: len(avant)] == avant
        assert {"demande.enregistree", "demande.radiee", "demande.effacee"} <= {acte.verbe for acte in apres}
        assert {acte.par for acte in apres.filter(verbe="demande.radiee")} == {"Le demandeur"}
        assert {acte.par for acte in apres.filter(verbe="demande.essai")} == {
            "Le demandeur",
            "Une personne pour le foyer",
        }

    def test_la_chaine_du_journal_se_verifie(self, sortie, due):
        sceller()
        assert verifier() == []

        effacer_les_echues(le=due)

        assert verifier() == []
        sceller()
        assert verifier() == []

    def test_une_autre_demande_lue_avec_elle_garde_son_numero(self, sortie, due):
        effacer_les_echues(le=due)

        (lue,) = Consultation.objects.filter(numeros__contains=["060000000000000000"])
        assert set(lue.numeros) == {"060000000000000000", relue(sortie).numero_unique}

    def test_les_chiffres_ne_bougent_pas(self, sortie, due):
        def chiffres():
            communes = list(Commune.objects.filter(pk="60159"))
            classement = Classement.objects.get(vacance=Candidature.objects.filter(demande=sortie).first().vacance)
            return (
                attentes_par_commune(communes, due),
                Demande.objects.filter(motif_radiation="RADABA", radiee_le=sortie.radiee_le).count(),
                classement.compatibles,
                list(classement.rangs.order_by("rang").values_list("rang", "score", "demande")),
                list(Candidature.objects.order_by("pk").values_list("rang", "score", "etat")),
                Envoi.objects.count(),
                Courrier.objects.count(),
            )

        avant = chiffres()

        effacer_les_echues(le=due)

        assert chiffres() == avant
        assert list(verifier_les_scores(le=due)) == []

    def test_le_classement_fige_garde_un_jeton(self, sortie, due):
        effacer_les_echues(le=due)

        sienne = RangFige.objects.get(demande=sortie).ligne
        assert (sienne["numero_unique"], sienne["nom"], sienne["revenu"]) == (relue(sortie).numero_unique, "", 0)

    def test_le_proces_verbal_suit_sa_propre_duree(self, sortie, due):
        pv = Seance.objects.exclude(proces_verbal=None).get().proces_verbal

        effacer_les_echues(le=due)

        assert sortie.numero_unique in str(Courrier.objects.get(pk=pv.pk).contexte)
        assert Document.objects.get(pk=pv.document_id).efface_le is None

        fin = pv.le.replace(year=pv.le.year + 5)
        assert effacer_les_echues(le=fin - timedelta(1)).proces_verbaux == 0
        assert effacer_les_echues(le=fin).proces_verbaux == 1
        assert ou_se_lit([sortie.numero_unique]) == []
        assert Document.objects.get(pk=pv.document_id).efface_le == fin

    def test_rejouer_ne_change_rien(self, sortie, due):
        premiere = effacer_les_echues(le=due)
        jeton, actes = relue(sortie).numero_unique, Entree.objects.count()

        seconde = effacer_les_echues(le=due)

        assert (premiere.effacees, seconde.effacees) == (1, 0)
        assert (relue(sortie).numero_unique, Entree.objects.count()) == (jeton, actes)
        assert Document.objects.filter(efface_le=due).exists()

    def test_un_fichier_verrouille_est_compte_et_repris_le_lendemain(self, sortie, due, messages, monkeypatch):
        verrouille, oter = messages / "retours" / "cur" / "1:2,S", Path.unlink
        ecrire = Path.write_bytes

        def refuser(chemin, *arguments, **options):
            if chemin == verrouille:
                raise PermissionError(chemin)
            return oter(chemin, *arguments, **options)

        def ne_pas_vider(chemin, octets):
            if chemin == verrouille:
                raise PermissionError(chemin)
            return ecrire(chemin, octets)

        with monkeypatch.context() as temps:
            temps.setattr(Path, "unlink", refuser)
            temps.setattr(Path, "write_bytes", ne_pas_vider)
            faits = effacer_les_echues(le=due)

        assert (faits.effacees, faits.restes) == (1, 1)
        assert verrouille.exists()
        assert ou_se_lit(MOTS) == []
        assert effacer_les_echues(le=due + timedelta(1)).restes == 0
        assert not verrouille.exists()
        assert not Reste.objects.exists()

    def test_la_veille_rien_n_est_efface(self, sortie, due):
        assert effacer_les_echues(le=due - timedelta(1)).effacees == 0

        assert relue(sortie).etat == Etat.RADIEE
