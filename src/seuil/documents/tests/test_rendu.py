"""A document is looked at page by page, as images; downloaded, every page says who reads it, why and when."""

import io
from datetime import date

import pikepdf
import pypdf
import pytest
from PIL import Image

from seuil.documents.controle import Fichier
from seuil.documents.models import Document
from seuil.documents.rendu import RenduImpossible, filigrane, page
from seuil.documents.requetes import NonAnalysee
from seuil.documents.services import conserver, recevoir
from seuil.documents.tests.test_services import photo

pytestmark = pytest.mark.django_db
LE = date(2026, 11, 27)


def de_trois_pages() -> bytes:
    sortie = io.BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(3):
            pdf.add_blank_page(page_size=(300, 600))
        pdf.save(sortie)
    return sortie.getvalue()


def document(contenu: bytes, type_mime: str = "application/pdf") -> Document:
    return conserver(Fichier("a.pdf", type_mime, contenu), sorte="courrier")


def vue(octets: bytes) -> Image.Image:
    return Image.open(io.BytesIO(octets))


class TestPage:
    def test_montre_une_page_a_la_largeur_demandee(self):
        image = vue(page(document(de_trois_pages()), 3, largeur=400))

        assert (image.format, image.size) == ("JPEG", (400, 800))

    @pytest.mark.parametrize("rotation", [90, 270])
    def test_tourne_dans_le_sens_des_aiguilles(self, rotation):
        rouge = Image.new("RGB", (40, 20), "white")
        rouge.paste("red", (0, 0, 10, 20))  # its left becomes its top, then its bottom
        sortie = io.BytesIO()
        rouge.save(sortie, "JPEG", quality=95)

        image = vue(page(document(sortie.getvalue(), "image/jpeg"), 1, rotation=rotation))

        haut, bas = image.getpixel((10, 3)), image.getpixel((10, 36))
        assert image.size == (20, 40)
        assert (haut if rotation == 90 else bas)[1] < 80 < 200 < (bas if rotation == 90 else haut)[1]

    @pytest.mark.parametrize("numero", [0, 4, -1])
    def test_refuse_une_page_qui_n_est_pas(self, numero):
        with pytest.raises(RenduImpossible, match="pas de page de ce numéro"):
            page(document(de_trois_pages()), numero)

    def test_refuse_une_rotation_qui_n_est_pas_un_quart(self):
        with pytest.raises(RenduImpossible, match="quarts de tour"):
            page(document(de_trois_pages()), 1, rotation=45)

    def test_ne_montre_rien_qui_ne_soit_analyse(self, settings):
        settings.CLAMD = ""

        with pytest.raises(NonAnalysee):
            page(recevoir("carte.jpg", photo(), sorte="piece"), 1)


class TestFiligrane:
    def test_marque_chaque_page(self):
        lu = filigrane(document(de_trois_pages()), lecteur="Inès Martin", motif="Contrôle des ressources", le=LE)

        textes = [feuille.extract_text() for feuille in pypdf.PdfReader(io.BytesIO(lu)).pages]
        assert len(textes) == 3
        assert all("Lu par Inès Martin le 27/11/2026 - Contrôle des ressources" in texte for texte in textes)

    def test_met_une_photo_sur_une_feuille_marquee(self):
        lu = filigrane(document(photo(), "image/jpeg"), lecteur="Inès Martin", motif="Contrôle", le=LE)

        assert "Inès Martin" in pypdf.PdfReader(io.BytesIO(lu)).pages[0].extract_text()

    def test_se_voit(self):
        lu = document(filigrane(document(de_trois_pages()), lecteur="Inès Martin", motif="Contrôle", le=LE))

        assert min(vue(page(lu, 2)).convert("L").tobytes()) < 230
        assert min(vue(page(document(de_trois_pages()), 2)).convert("L").tobytes()) == 255

    def test_n_ecrit_rien_que_du_texte(self):
        """A name is data: its parentheses and strokes end nothing."""
        lu = filigrane(document(de_trois_pages()), lecteur=") Tj ET Q (\\ 王", motif="x\ny", le=LE)

        assert ") Tj ET Q (\\ ?" in pypdf.PdfReader(io.BytesIO(lu)).pages[0].extract_text()
