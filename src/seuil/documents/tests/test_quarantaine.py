"""p03: nothing is healthy by default. What no engine read waits, sealed, and is given to nobody."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from seuil.documents.controle import Fichier, FichierRefuse
from seuil.documents.models import Analyse, Document, Quarantaine, Sorte
from seuil.documents.moteurs.clamd import MoteurAbsent
from seuil.documents.requetes import NonAnalysee, etat_de_l_antivirus, lire, lire_l_original
from seuil.documents.services import analyser_les_attentes, conserver, effacer_maintenant, recevoir
from seuil.documents.tests.test_services import pdf, photo

pytestmark = pytest.mark.django_db
ABSENCE = "L’antivirus ne répond pas."


def analyser() -> dict[str, int]:
    return analyser_les_attentes(maintenant=timezone.now())


class TestRecevoir:
    def test_lit_et_garde_ce_qui_est_sain(self, moteur):
        envoye = photo("PNG")

        document = recevoir("carte.png", envoye, sorte=Sorte.PIECE, numero_unique="0601")

        assert (document.analyse, document.moteur) == (Analyse.SAINE, "ClamAV 1.4.6, signatures 27500")
        assert document.est_lisible
        assert lire(document)[:3] == b"\xff\xd8\xff"
        assert moteur.lus == [envoye]  # what came, not what we rebuilt
        assert not Quarantaine.objects.exists()

    def test_compte_les_pages(self, moteur):
        def trois(fichier):
            fichier.add_blank_page()
            fichier.add_blank_page()

        assert recevoir("a.pdf", pdf(preparer=trois), sorte=Sorte.PIECE).nb_pages == 3
        assert recevoir("a.jpg", photo(), sorte=Sorte.PIECE).nb_pages == 1

    def test_refuse_ce_qui_est_infecte(self, moteur):
        moteur.trouve = "Win.Trojan"

        with pytest.raises(FichierRefuse, match=r"« a\.jpg » : nous ne le gardons pas\. Photographiez le papier"):
            recevoir("a.jpg", photo(), sorte=Sorte.PIECE)

        assert not Document.objects.exists()

    def test_ce_que_l_antivirus_n_a_pas_lu_jusqu_au_bout_n_est_pas_dit_dangereux(self, moteur):
        moteur.trouve = "Heuristics.Limits.Exceeded.MaxFileSize"

        with pytest.raises(FichierRefuse, match="abîmé ou trop compliqué"):
            recevoir("a.jpg", photo(), sorte=Sorte.PIECE)

    def test_sans_moteur_garde_et_attend(self, moteur):
        moteur.absence = ABSENCE
        envoye = photo("PNG")

        document = recevoir("carte.png", envoye, sorte=Sorte.IDENTITE)

        assert document.analyse == Analyse.EN_ATTENTE
        assert not document.est_lisible
        assert lire_l_original(document.quarantaine) == envoye
        assert envoye not in bytes(document.quarantaine.chiffre)
        with pytest.raises(NonAnalysee):
            lire(document)

    def test_jamais_saine_sans_moteur(self):
        with pytest.raises(IntegrityError), transaction.atomic():
            Document.objects.create(taille=1, cle_numero=1, analyse=Analyse.SAINE)


class TestAnalyserLesAttentes:
    def test_lit_ce_qui_attend_le_plus_ancien_d_abord(self, moteur):
        moteur.absence = ABSENCE
        envoyes = [photo("PNG"), photo("BMP"), photo("GIF")]
        documents = [recevoir("a.png", envoye, sorte=Sorte.PIECE) for envoye in envoyes]
        Document.objects.filter(pk=documents[2].pk).update(depose_a=timezone.now() - timedelta(hours=2))
        moteur.absence = ""

        assert analyser() == {"saines": 3}

        assert moteur.lus == [envoyes[2], envoyes[0], envoyes[1]]
        assert all(document.est_lisible for document in Document.objects.all())
        assert not Quarantaine.objects.exists()
        assert analyser() == {}

    def test_detruit_ce_qui_est_dangereux_et_garde_la_ligne(self, moteur):
        moteur.absence = ABSENCE
        document = recevoir("a.jpg", photo(), sorte=Sorte.PIECE)
        moteur.absence, moteur.trouve = "", "Win.Trojan"

        assert analyser() == {"dangereuses": 1}

        document.refresh_from_db()
        assert (document.analyse, bytes(document.chiffre), bytes(document.cle_scellee)) == (Analyse.INFECTEE, b"", b"")
        assert not Quarantaine.objects.exists()
        with pytest.raises(NonAnalysee):
            lire(document)

    def test_un_moteur_qui_tombe_en_route_ne_perd_rien(self, moteur, monkeypatch):
        moteur.absence = ABSENCE
        for _ in range(3):
            recevoir("a.jpg", photo(), sorte=Sorte.PIECE)
        moteur.absence = ""
        moteur.lus = Tombe(moteur)

        with pytest.raises(MoteurAbsent):
            analyser()

        assert Document.objects.filter(analyse=Analyse.SAINE).count() == 1
        assert Quarantaine.objects.count() == Document.objects.filter(analyse=Analyse.EN_ATTENTE).count() == 2

    def test_un_moteur_regle_et_arrete_se_dit_avant_que_rien_n_attende(self, settings):
        settings.CLAMD = "unix:///nulle/part.ctl"

        with pytest.raises(MoteurAbsent, match="arrêté"):
            analyser()

    def test_sans_reglage_rien_ne_se_dit_tant_que_rien_n_attend(self, settings):
        settings.CLAMD = ""
        assert analyser() == {}

        recevoir("a.jpg", photo(), sorte=Sorte.PIECE)

        with pytest.raises(MoteurAbsent, match="Aucun antivirus"):
            analyser()


class Tombe(list):
    """The engine stops after the first file."""

    def __init__(self, moteur) -> None:
        self.moteur = moteur

    def append(self, contenu: bytes) -> None:
        super().append(contenu)
        self.moteur.absence = ABSENCE


class TestEtat:
    def test_dit_pourquoi_combien_et_depuis_quand(self, settings):
        settings.CLAMD = ""
        document = recevoir("a.jpg", photo(), sorte=Sorte.PIECE)

        lu = etat_de_l_antivirus(timezone.now())

        assert lu.absence == "Aucun antivirus n’est réglé (SEUIL_CLAMD)."
        assert (lu.attendent, lu.depuis) == (1, document.depose_a)


class TestEffacer:
    LE = date(2026, 11, 27)

    def test_detruit_le_contenu_et_garde_la_ligne(self):
        document = conserver(Fichier("a.pdf", "application/pdf", b"contenu"), sorte=Sorte.PIECE)

        assert effacer_maintenant([document.pk], jeton="jeton", le=self.LE) == []

        document.refresh_from_db()
        assert (document.efface_le, document.est_lisible, bytes(document.chiffre)) == (self.LE, False, b"")
        effacer_maintenant([document.pk], jeton="jeton", le=self.LE + timedelta(1))
        document.refresh_from_db()
        assert document.efface_le == self.LE

    def test_detruit_aussi_ce_qui_attend(self, settings):
        settings.CLAMD = ""
        document = recevoir("a.jpg", photo(), sorte=Sorte.PIECE)

        effacer_maintenant([document.pk], jeton="jeton", le=self.LE)

        assert not Quarantaine.objects.exists()
