"""The post: one file, one index, each letter once; printed again, the same bytes."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO

import pikepdf
import pytest
from pypdf import PdfReader

from seuil.contacts.services import proteger
from seuil.courriers.models import Courrier
from seuil.documents.requetes import lire
from seuil.envois.etats import Etat
from seuil.envois.models import Envoi, Liasse
from seuil.envois.requetes import a_regarder
from seuil.envois.services import dire_imprimee, noter_le_retour, poster, preparer_le_courrier, prevoir
from seuil.envois.tests.annonces import annonce
from seuil.journal.models import Entree
from seuil.socle.droits import DroitRefuse


@pytest.fixture
def agent(agents):
    """A desk agent of the organism that writes to the household of the journey."""
    return agents["guichet"]


@pytest.fixture
def lettre(demande, agent, le) -> Envoi:
    Envoi.objects.all().delete()
    prevoir(annonce(demande, expediteur=agent.organisme), demande, le=le)
    return Envoi.objects.get(demande=demande, canal="courrier")


class TestPreparerLeCourrier:
    def test_reunit_les_lettres_et_leur_index(self, lettre, demande, le):
        assert preparer_le_courrier(le=le) == 1

        liasse = Liasse.objects.get()
        with pikepdf.open(BytesIO(lire(liasse.document))) as pdf:
            assert len(pdf.pages) == 2 * liasse.feuilles
        entete, ligne = csv.reader(StringIO(liasse.index), delimiter=";")
        assert (entete[1], ligne[1]) == ("numero_unique", demande.numero_unique)
        assert ligne[4] == f"{demande.code_postal} {demande.commune}"
        assert Envoi.objects.get(pk=lettre.pk).etat == Etat.IMPRIME

    def test_ne_met_pas_deux_fois_une_lettre(self, lettre, le):
        preparer_le_courrier(le=le)

        assert preparer_le_courrier(le=le) == 0
        assert Liasse.objects.count() == 1

    def test_n_ecrit_aucune_formule_dans_l_index(self, lettre, demande, le):
        demande.adresse = "=HYPERLINK(1)"
        demande.save(update_fields=["adresse"])

        preparer_le_courrier(le=le)

        assert "'=HYPERLINK(1)" in Liasse.objects.get().index

    def test_ecrit_a_l_adresse_sure_et_jamais_a_l_autre(self, demande, agents, le):
        Envoi.objects.all().delete()
        proteger(demande, adresse_sure="CCAS\n60200 Compiègne", surs=[], heures=None, par=agents["guichet"], le=le)
        demande.refresh_from_db()
        prevoir(annonce(demande), demande, le=le)

        preparer_le_courrier(le=le)

        liasse = Liasse.objects.get()
        feuilles = " ".join(feuille.extract_text() for feuille in PdfReader(BytesIO(lire(liasse.document))).pages)
        assert ("CCAS" in feuilles, demande.adresse in feuilles) == (True, False)
        assert ("CCAS" in liasse.index, demande.adresse in liasse.index) == (False, False)

    def test_retient_une_lettre_qui_n_a_plus_d_adresse_sans_danger(self, demande, agents, le):
        """A desk sees it; it is not printed."""
        Envoi.objects.all().delete()
        attestation = Courrier.objects.get(numero_unique=demande.numero_unique, gabarit="attestation")
        prevoir(annonce(demande, courrier=attestation), demande, le=le)
        proteger(demande, adresse_sure="", surs=[], heures=None, par=agents["guichet"], le=le)

        assert preparer_le_courrier(le=le) == 0

        retenue = Envoi.objects.get(demande=demande, avis="essai", canal="courrier")
        assert retenue.etat == Etat.RETENU
        assert retenue in a_regarder(agents["guichet"])


class TestDireImprimee:
    def test_garde_le_premier_jour_et_le_meme_fichier(self, lettre, agent, le):
        """Printed twice, it is the same bundle: no letter is made again."""
        preparer_le_courrier(le=le)
        liasse = Liasse.objects.get()
        octets = lire(liasse.document)

        dire_imprimee(liasse, par=agent, le=le)
        dire_imprimee(Liasse.objects.get(), par=agent, le=le + timedelta(1))

        encore = Liasse.objects.get()
        assert (encore.imprimee_le, lire(encore.document) == octets) == (le, True)
        assert Entree.objects.filter(verbe="liasse.imprimee").count() == 1
        assert preparer_le_courrier(le=le + timedelta(1)) == 0


class TestPoster:
    def test_dit_les_lettres_remises_une_seule_fois(self, lettre, agent, le):
        preparer_le_courrier(le=le)
        liasse = Liasse.objects.get()

        assert (poster(liasse, par=agent, le=le), poster(liasse, par=agent, le=le)) == (1, 0)
        assert Envoi.objects.get(pk=lettre.pk).etat == Etat.REMIS

    def test_une_lettre_postee_peut_revenir(self, lettre, agent, le):
        preparer_le_courrier(le=le)
        poster(Liasse.objects.get(), par=agent, le=le)

        noter_le_retour(Envoi.objects.get(pk=lettre.pk), raison="Défaut d’accès", par=agent, le=le)

        assert Envoi.objects.get(pk=lettre.pk).etat == Etat.RETOURNE

    def test_un_bailleur_n_agit_pas_sur_la_lettre_d_un_guichet(self, lettre, agent, agents, le):
        preparer_le_courrier(le=le)
        poster(Liasse.objects.get(), par=agent, le=le)

        with pytest.raises(DroitRefuse):
            noter_le_retour(Envoi.objects.get(pk=lettre.pk), raison="Inventé", par=agents["bailleur"], le=le)
