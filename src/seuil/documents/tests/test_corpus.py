"""What arrives from real telephones, clouds and hostile hands: kept clean, or refused in words that unblock."""

import io

import pikepdf
import pypdf
import pytest
from PIL import Image
from pillow_heif import register_heif_opener

from seuil.documents.controle import Fichier, FichierRefuse, assainir
from seuil.documents.tests.test_services import pdf, photo

MAXIMUM = 10 * 1_048_576


def propre(nom: str, contenu: bytes) -> Fichier:
    return assainir(nom, contenu, taille_maximale=MAXIMUM)


def formulaire(**racine) -> bytes:
    """Return a PDF with a box where somebody typed a name, and a program."""

    def remplir(fichier: pikepdf.Pdf) -> None:
        page = fichier.pages[0]
        page.MediaBox = [0, 0, 400, 200]
        police = fichier.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        )
        champ = fichier.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Tx,
                T=pikepdf.String("nom"),
                V=pikepdf.String("Fictive Zelie"),
                DA=pikepdf.String("/Helv 12 Tf 0 g"),
                Rect=[50, 50, 350, 80],
                F=4,
                AA=pikepdf.Dictionary(K=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")),
            )
        )
        page.Annots = fichier.make_indirect(pikepdf.Array([champ]))
        fichier.Root.AcroForm = pikepdf.Dictionary(
            Fields=pikepdf.Array([champ]), NeedAppearances=True, DR=pikepdf.Dictionary(Font={"/Helv": police})
        )
        fichier.Root.AcroForm.DA = pikepdf.String("/Helv 12 Tf 0 g")
        for cle, valeur in racine.items():
            fichier.Root[f"/{cle}"] = valeur

    return pdf(preparer=remplir)


def tournee(sens: int) -> bytes:
    """Return a photo lying on its side, whose data says how to turn it."""
    image, exif = Image.new("RGB", (80, 40), "white"), Image.Exif()
    image.paste("red", (0, 0, 20, 40))
    exif[0x0112] = sens
    sortie = io.BytesIO()
    image.save(sortie, "JPEG", exif=exif, quality=95)
    return sortie.getvalue()


def grande_photo() -> bytes:
    sortie = io.BytesIO()
    Image.effect_noise((800, 600), 50).convert("RGB").save(sortie, "JPEG", quality=90)
    return sortie.getvalue()


class TestContenuContreNom:
    def test_p01_le_contenu_decide_le_nom_d_origine_reste_en_libelle(self):
        """A « .HEIC » that is a JPEG, a « .jpg » that is a HEIC: both are taken, and shown by any browser."""
        register_heif_opener()
        recto, verso = propre("IMG_0042 recto.HEIC", photo()), propre("IMG_0043 verso.jpg", photo("HEIF"))

        assert [(lu.nom, lu.type_mime) for lu in (recto, verso)] == [
            ("IMG_0042 recto.jpg", "image/jpeg"),
            ("IMG_0043 verso.jpg", "image/jpeg"),
        ]
        assert all(Image.open(io.BytesIO(lu.contenu)).format == "JPEG" for lu in (recto, verso))

    def test_un_pdf_nomme_photo_devient_un_pdf(self):
        assert propre("photo.jpg", pdf()).nom == "photo.pdf"

    @pytest.mark.parametrize("nom", ["../../x", "..\\..\\x.jpg", "/etc/passwd", "x\0.jpg", "\u202egpj.exe"])
    def test_un_nom_ne_mene_nulle_part(self, nom):
        assert not set(propre(nom, photo()).nom) & set("/\\\0\u202e")


class TestPasUnDocument:
    def test_p02_vide_dit_ce_qui_debloque(self):
        with pytest.raises(FichierRefuse) as refus:
            propre("attestation.jpg", b"")

        assert "« attestation.jpg » est vide" in str(refus.value)
        assert "Enregistrez-le d’abord dans votre téléphone" in str(refus.value)
        assert "photographiez le papier" in str(refus.value)

    @pytest.mark.parametrize("part", [0.1, 0.5, 0.95])
    def test_p02_coupee_est_dite_coupee_et_non_vide(self, part):
        entiere = grande_photo()

        with pytest.raises(FichierRefuse, match=r"« coupee\.jpg » est coupée") as refus:
            propre("coupee.jpg", entiere[: int(len(entiere) * part)])

        assert "vide" not in str(refus.value)

    def test_soixante_mo_sont_refuses_sans_etre_ouverts(self):
        with pytest.raises(FichierRefuse, match=r"pèse 60,0 Mo\. Le maximum est de 10 Mo"):
            propre("gros.pdf", b"%PDF-1.7" + b"x" * (60 * 1_048_576 - 8))

    def test_trois_cents_pages_disent_le_maximum(self):
        def trois_cents(fichier: pikepdf.Pdf) -> None:
            for _ in range(299):
                fichier.add_blank_page()

        with pytest.raises(FichierRefuse, match=r"trop de pages\. Le maximum est de 200 pages"):
            propre("livre.pdf", pdf(preparer=trois_cents))

    def test_un_mot_de_passe_se_dit(self):
        with pytest.raises(FichierRefuse, match="protégé par un mot de passe"):
            propre("avis.pdf", pdf(encryption=pikepdf.Encryption(owner="a", user="b")))

    def test_un_formulaire_que_son_programme_dessine_est_refuse(self):
        """XFA: without the program, its only page says « Please wait »."""
        with pytest.raises(FichierRefuse, match="formulaire à remplir à l’écran"):
            propre("cerfa.pdf", formulaire(NeedsRendering=True))


class TestNettoye:
    def test_un_formulaire_rempli_garde_ses_reponses_et_perd_ses_programmes(self):
        lu = propre("cerfa.pdf", formulaire())

        with pikepdf.open(io.BytesIO(lu.contenu)) as relu:
            assert "/AcroForm" not in relu.Root
            assert "/Annots" not in relu.pages[0]
        assert b"JavaScript" not in lu.contenu
        assert "Fictive Zelie" in pypdf.PdfReader(io.BytesIO(lu.contenu)).pages[0].extract_text()

    @pytest.mark.parametrize(
        "suite",
        [b"<script>alert(1)</script>", b"PK\x03\x04 une archive", b"%PDF-1.7 un autre", b"MZ\x90\x00 un programme"],
    )
    @pytest.mark.parametrize("debut", [photo(), pdf()], ids=["photo", "pdf"])
    def test_d_un_fichier_double_ne_reste_que_le_document(self, debut, suite):
        assert suite not in propre("double.jpg", debut + suite).contenu

    @pytest.mark.parametrize(("sens", "rouge"), [(3, "droite"), (6, "haut"), (8, "bas")])
    def test_une_photo_couchee_est_redressee(self, sens, rouge):
        droite = Image.open(io.BytesIO(propre("a.jpg", tournee(sens)).contenu))
        large, haut = droite.size
        points = {"droite": (large - 5, haut // 2), "haut": (large // 2, 5), "bas": (large // 2, haut - 5)}

        assert droite.size == ((80, 40) if sens == 3 else (40, 80))
        assert [nom for nom, point in points.items() if droite.getpixel(point)[1] < 80] == [rouge]
        assert not droite.getexif()
