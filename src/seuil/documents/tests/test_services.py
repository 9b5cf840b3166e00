"""What is kept is clean, encrypted and bound to its kind; what cannot be kept is refused in a sentence."""

import io

import pikepdf
import pytest
from cryptography.exceptions import InvalidTag
from django.conf import settings
from PIL import Image
from pillow_heif import register_heif_opener

from seuil.documents.controle import Fichier, FichierRefuse, assainir
from seuil.documents.models import Document
from seuil.documents.requetes import lire
from seuil.documents.services import conserver

LIMITE = 1_000_000


def photo(format_image="JPEG", **options) -> bytes:
    sortie = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(sortie, format_image, **options)
    return sortie.getvalue()


def pdf(*, preparer=None, **options) -> bytes:
    sortie = io.BytesIO()
    with pikepdf.new() as fichier:
        fichier.add_blank_page()
        if preparer:
            preparer(fichier)
        fichier.save(sortie, **options)
    return sortie.getvalue()


def avec_script(fichier):
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('x')")
    fichier.Root.OpenAction = fichier.make_indirect(action)
    fichier.pages[0].AA = pikepdf.Dictionary(O=action)


def avec_piece_jointe(fichier):
    fichier.attachments["cache.exe"] = b"MZ"


class TestAssainir:
    def test_garde_une_photo_en_jpeg(self):
        propre = assainir("carte d'identité.png", photo("PNG"), taille_maximale=LIMITE)

        assert (propre.nom, propre.type_mime) == ("carte didentité.jpg", "image/jpeg")
        assert Image.open(io.BytesIO(propre.contenu)).size == (40, 30)

    @pytest.mark.parametrize("format_image", ["HEIF", "GIF", "BMP", "WEBP", "TIFF"])
    def test_lit_les_photos_que_font_les_telephones_et_les_scanners(self, format_image):
        register_heif_opener()

        propre = assainir("IMG_0042.HEIC", photo(format_image), taille_maximale=LIMITE)

        relue = Image.open(io.BytesIO(propre.contenu))
        assert (propre.nom, propre.type_mime, relue.format) == ("IMG_0042.jpg", "image/jpeg", "JPEG")
        assert relue.size == (40, 30)

    def test_lit_un_pdf_precede_d_une_marque_d_ordre(self):
        propre = assainir("N° allocataire d’Éloïse (2).PDF", b"\xef\xbb\xbf" + pdf(), taille_maximale=LIMITE)

        assert (propre.nom, propre.type_mime) == ("N allocataire dÉloïse 2.pdf", "application/pdf")

    def test_lit_un_pdf_protege_contre_la_modification(self):
        protege = pdf(encryption=pikepdf.Encryption(owner="a", user=""))

        assert assainir("avis.pdf", protege, taille_maximale=LIMITE).type_mime == "application/pdf"

    def test_efface_le_lieu_de_la_prise_de_vue(self):
        exif = Image.Exif()
        exif[0x010E] = "chez moi"

        propre = assainir("photo.jpg", photo(exif=exif), taille_maximale=LIMITE)

        assert b"chez moi" not in propre.contenu
        assert not Image.open(io.BytesIO(propre.contenu)).getexif()

    def test_enleve_les_scripts_d_un_pdf(self):
        propre = assainir("avis.pdf", pdf(preparer=avec_script), taille_maximale=LIMITE)

        with pikepdf.open(io.BytesIO(propre.contenu)) as relu:
            assert "/OpenAction" not in relu.Root
            assert "/AA" not in relu.pages[0]
        assert b"JavaScript" not in propre.contenu

    def test_enleve_les_pieces_jointes_d_un_pdf(self):
        propre = assainir("avis.pdf", pdf(preparer=avec_piece_jointe), taille_maximale=LIMITE)

        with pikepdf.open(io.BytesIO(propre.contenu)) as relu:
            assert len(relu.attachments) == 0

    @pytest.mark.parametrize(
        ("nom", "contenu", "phrase"),
        [
            ("vide.pdf", b"", "Le fichier « vide.pdf » est vide"),
            ("virus.exe", b"MZ\x90\x00" + b"\x00" * 500, "n’est ni un PDF ni une photo"),
            ("photo.jpg", b"<html><script>alert(1)</script></html>", "n’est ni un PDF ni une photo"),
            ("texte.pdf", "Bonjour 🙂".encode(), "n’est ni un PDF ni une photo"),
            ("abime.pdf", b"%PDF-1.7\n" + b"\x00\xff" * 400, "est abîmé"),
            ("gros.jpg", b"\xff" * (LIMITE + 1), "Le maximum est de 0 Mo"),
            ("tronque.jpg", photo()[:200], "n’est ni un PDF ni une photo"),
            ("abimee.heic", b"\0\0\0\x18ftypheic" + bytes(500), "Envoyez un PDF, ou une photo JPEG, PNG ou HEIC."),
        ],
    )
    def test_refuse_avec_une_phrase(self, nom, contenu, phrase):
        with pytest.raises(FichierRefuse, match=phrase):
            assainir(nom, contenu, taille_maximale=LIMITE)

    def test_refuse_un_pdf_protege(self):
        chiffre = pdf(encryption=pikepdf.Encryption(owner="a", user="b"))

        with pytest.raises(FichierRefuse, match="protégé par un mot de passe"):
            assainir("avis.pdf", chiffre, taille_maximale=LIMITE)

    def test_refuse_une_bombe_d_image(self):
        entete = photo("PNG")
        bombe = entete[:16] + (60_000).to_bytes(4, "big") * 2 + entete[24:]

        with pytest.raises(FichierRefuse):
            assainir("bombe.png", bombe, taille_maximale=LIMITE)

    @pytest.mark.parametrize("nom", ["../../etc/passwd", "a\x00b.pdf", "🙂.pdf", "x" * 10_000, ".pdf", ""])
    def test_donne_un_nom_sans_danger(self, nom):
        propre = assainir(nom, pdf(), taille_maximale=LIMITE)

        assert propre.nom.endswith(".pdf")
        assert not set(propre.nom) & set("/\\\x00🙂")
        assert len(propre.nom) <= 84

    def test_dit_le_poids_avec_une_virgule_et_comment_alleger(self):
        with pytest.raises(FichierRefuse, match=r"pèse 11,5 Mo.*faites une capture d’écran et envoyez la capture"):
            assainir("gros.pdf", b"x" * 12_058_624, taille_maximale=settings.TAILLE_MAX_DOCUMENT)

    def test_ne_dit_jamais_qu_il_pese_le_maximum(self):
        limite = settings.TAILLE_MAX_DOCUMENT

        with pytest.raises(FichierRefuse, match=r"pèse 10,1 Mo\. Le maximum est de 10 Mo"):
            assainir("gros.pdf", b"x" * (limite + 1), taille_maximale=limite)


@pytest.mark.django_db
class TestConserver:
    def test_rend_ce_qui_fut_donne(self):
        document = conserver(Fichier("a.pdf", "application/pdf", b"contenu"), sorte="identite")

        assert lire(document) == b"contenu"
        assert document.taille == 7

    def test_chiffre_ce_qui_est_garde(self):
        document = conserver(Fichier("a.pdf", "application/pdf", b"Zelie Fictive"), sorte="identite")

        assert b"Zelie" not in bytes(Document.objects.get(pk=document.pk).chiffre)

    def test_ne_chiffre_jamais_deux_fois_pareil(self):
        fichier = Fichier("a.pdf", "application/pdf", b"contenu")

        assert conserver(fichier, sorte="identite").chiffre != conserver(fichier, sorte="identite").chiffre

    @pytest.mark.parametrize("champs", [{"sorte": "courrier"}, {"empreinte": "0" * 64}, {"chiffre": b"\x00" * 40}])
    def test_voit_une_ligne_modifiee(self, champs):
        document = conserver(Fichier("a.pdf", "application/pdf", b"contenu"), sorte="identite")
        Document.objects.filter(pk=document.pk).update(**champs)

        with pytest.raises(InvalidTag):
            lire(Document.objects.get(pk=document.pk))
