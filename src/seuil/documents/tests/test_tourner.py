"""The key of the installation turns: contents stay, a cut loses nothing, the former key opens nothing."""

import io

import pytest
from cryptography.exceptions import InvalidTag
from django.core.management import call_command

from seuil.documents.controle import Fichier
from seuil.documents.models import Document, Quarantaine, Sorte
from seuil.documents.moteurs import trousseau as cles
from seuil.documents.requetes import lire, lire_l_original
from seuil.documents.services import conserver, recevoir, tourner, tourner_la_cle
from seuil.documents.tests.test_services import photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("trousseau")]


def garder(contenu: bytes) -> Document:
    return conserver(Fichier("a.pdf", "application/pdf", contenu), sorte=Sorte.COURRIER)


def relire() -> list[bytes]:
    return [lire(document) for document in Document.objects.order_by("pk")]


class TestTourner:
    def test_scelle_tout_sous_une_cle_neuve(self, settings):
        settings.CLAMD = ""
        contenus = [b"un", b"deux", b"trois"]
        avant = [bytes(garder(contenu).chiffre) for contenu in contenus]
        attend = recevoir("a.jpg", photo(), sorte=Sorte.PIECE)
        assert tourner_la_cle() == (2, 5)

        documents = Document.objects.order_by("pk").exclude(pk=attend.pk)
        assert [lire(document) for document in documents] == contenus
        assert [bytes(document.chiffre) for document in documents] == avant
        assert lire_l_original(Quarantaine.objects.get()) == photo()
        assert set(Document.objects.values_list("cle_numero", flat=True)) == {2}
        assert cles.vivantes() == [2]

    def test_refuse_la_cle_d_avant_une_fois_finie(self):
        document = garder(b"contenu")
        cle, numero = bytes(document.cle_scellee), document.cle_numero

        tourner_la_cle()

        Document.objects.filter(pk=document.pk).update(cle_scellee=cle, cle_numero=numero)
        with pytest.raises(cles.CleRefusee, match="La clé 1 ne sert plus"):
            lire(Document.objects.get(pk=document.pk))

    def test_lit_une_ligne_lue_avant_que_la_cle_tourne(self):
        document = garder(b"contenu")

        tourner_la_cle()

        assert lire(document) == b"contenu"

    def test_tourne_encore(self):
        garder(b"un")
        tourner_la_cle()
        garder(b"deux")

        assert tourner_la_cle() == (3, 2)

        assert relire() == [b"un", b"deux"]
        assert cles.vivantes() == [3]

    @pytest.mark.parametrize("coupe", [1, 2, 3])
    def test_coupee_ne_perd_rien_et_reprend(self, monkeypatch, coupe):
        monkeypatch.setattr(tourner, "LOT", 2)
        for rang in range(6):
            garder(b"%d" % rang)
        lots = iter(range(1, 10))

        def couper(_faits: int) -> None:
            if next(lots) == coupe:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            tourner_la_cle(avancer=couper)

        assert cles.vivantes() == [1, 2]
        assert relire() == [b"0", b"1", b"2", b"3", b"4", b"5"]
        assert garder(b"6").cle_numero == 2
        assert tourner_la_cle() == (2, 6 - 2 * coupe)
        assert relire() == [b"0", b"1", b"2", b"3", b"4", b"5", b"6"]
        assert cles.vivantes() == [2]

    def test_une_cle_perdue_ne_retire_rien(self, trousseau):
        garder(b"un")
        tourner_la_cle()
        (trousseau / "2.secret").rename(trousseau / "2.ailleurs")
        (trousseau / "3.secret").write_text("ab" * 32)

        with pytest.raises(cles.CleRefusee, match="La clé 2 manque"):
            tourner_la_cle()

        (trousseau / "2.ailleurs").rename(trousseau / "2.secret")
        assert relire() == [b"un"]

    def test_une_cle_deplacee_dans_une_autre_ligne_n_ouvre_rien(self):
        un, deux = garder(b"un"), garder(b"deux")
        Document.objects.filter(pk=deux.pk).update(cle_scellee=un.cle_scellee)

        with pytest.raises(InvalidTag):
            lire(Document.objects.get(pk=deux.pk))

    def test_garde_les_cles_pour_le_compte_du_service(self, trousseau):
        tourner_la_cle()

        assert (trousseau / "2.secret").stat().st_mode & 0o777 == 0o600
        assert trousseau.stat().st_mode & 0o777 == 0o700

    def test_la_commande_dit_ce_qu_il_faut_garder(self):
        garder(b"un")
        dit = io.StringIO()

        call_command("documents", "tourner-la-cle", stdout=dit)

        assert "1 document(s) scellés sous la clé 2" in dit.getvalue()
        assert "Sauvegardez" in dit.getvalue()
