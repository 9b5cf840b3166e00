"""What a file says by itself, read by the child; and the signature of a 2D-Doc, with a key of our own."""

import base64
import io
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import zxingcpp
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.x509.oid import NameOID
from PIL import Image, ImageDraw, ImageFilter

from seuil.documents.controle.contenu import ContenuLu, lire_le_contenu
from seuil.documents.controle.signature import Cle, cles, verifier_la_signature
from seuil.regles.autocontrole import Lecture, Signature, bulletins, constater_la_lisibilite, lire_2ddoc, mois_lus

LE = date(2026, 11, 26)
FICHIERS = Path(__file__).parent / "fichiers"
MESSAGE = (
    "DC04FR99TEST25EC25EC2801FR432,5\x1d4400000000000004520244118240\x1d46ESSAI AMINA\x1d470000000000001"
    "48ESSAI KARIM\x1d4900000000000024A31072026"
)
PDF, JPEG = "application/pdf", "image/jpeg"


def lire(nom: str) -> ContenuLu:
    return lire_le_contenu((FICHIERS / nom).read_bytes(), PDF)


def page_ecrite() -> Image.Image:
    page = Image.new("RGB", (1200, 1700), "white")
    dessin = ImageDraw.Draw(page)
    for ligne in range(60, 1650, 34):
        dessin.text((80, ligne), "Attestation de paiement, Amina Essai, novembre 2026 " * 3, fill="black")
    return page


def en_jpeg(page: Image.Image) -> bytes:
    sortie = io.BytesIO()
    page.save(sortie, "JPEG", quality=85)
    return sortie.getvalue()


def avec_code(texte: str) -> Image.Image:
    code = zxingcpp.create_barcode(texte.encode("latin-1"), zxingcpp.BarcodeFormat.DataMatrix)
    points = zxingcpp.write_barcode_to_image(code, scale=4)
    page = page_ecrite()
    page.paste(Image.frombytes("L", (points.shape[1], points.shape[0]), bytes(memoryview(points))), (300, 400))
    return page


@pytest.fixture(scope="module")
def signataire():
    """Return a way to sign a message, and the certificate of its key: ours, made for the test."""
    cle = ec.generate_private_key(ec.SECP256R1())
    nom = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Clé d’essai")])
    certificat = (
        x509.CertificateBuilder()
        .subject_name(nom)
        .issuer_name(nom)
        .public_key(cle.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2026, 12, 31, tzinfo=UTC))
        .sign(cle, hashes.SHA256())
    )
    pem = certificat.public_bytes(serialization.Encoding.PEM).decode()

    def signer(message: str) -> str:
        r, s = decode_dss_signature(cle.sign(message.encode("latin-1"), ec.ECDSA(hashes.SHA256())))
        brute = r.to_bytes(32, "big") + s.to_bytes(32, "big")
        return f"{message}\x1f{base64.b32encode(brute).decode().rstrip('=')}"

    return signer, Cle("FR99", "TEST", pem)


class TestLaLecture:
    def test_lit_les_mois_d_un_pdf_de_bulletins(self):
        assert mois_lus(lire("p07-bulletins-aout-septembre.pdf").textes) == (date(2026, 8, 1), date(2026, 9, 1))
        assert mois_lus(lire("p07-bulletin-decembre-2025.pdf").textes) == (date(2025, 12, 1),)

    def test_dit_de_deux_fichiers_ce_qui_manque_et_ce_qui_est_en_trop(self):
        noms = ("p07-bulletins-aout-septembre.pdf", "p07-bulletin-decembre-2025.pdf")

        constats = bulletins({nom: mois_lus(lire(nom).textes) for nom in noms}, date(2026, 11, 5))

        assert [constat.code for constat in constats] == [
            "MOIS_ATTENDU",
            "MOIS_ATTENDU",
            "MOIS_EN_TROP",
            "MOIS_MANQUANT",
        ]
        assert constats[-1].dit == "Il manque octobre 2026, ou juillet 2026 si octobre 2026 n’est pas encore remis."

    def test_trouve_un_code_sur_une_photo_et_dans_un_pdf(self):
        texte = f"{MESSAGE}\x1fFACTICE"
        photo, pdf = en_jpeg(avec_code(texte)), io.BytesIO()
        avec_code(texte).save(pdf, "PDF", resolution=150)

        assert lire_le_contenu(photo, JPEG).codes == (texte,)
        assert lire_le_contenu(pdf.getvalue(), PDF).codes == (texte,)

    def test_ne_trouve_pas_de_code_sur_un_scan_qui_n_en_a_pas(self):
        lu = lire_le_contenu(en_jpeg(page_ecrite()), JPEG)

        assert (lu.lu, lu.codes, lu.nb_pages) == (True, (), 1)
        assert lire_2ddoc("").etat is Lecture.NON_LUE

    def test_mesure_une_photo_nette_et_une_photo_floue(self):
        nette = lire_le_contenu(en_jpeg(page_ecrite()), JPEG)
        floue = lire_le_contenu(en_jpeg(page_ecrite().filter(ImageFilter.GaussianBlur(6))), JPEG)

        assert constater_la_lisibilite(nette.nettete, nette.petit_cote, LE) == ()
        assert [un.code for un in constater_la_lisibilite(floue.nettete, floue.petit_cote, LE)] == ["FLOUE"]

    @pytest.mark.parametrize(
        ("octets", "type_mime"), [(b"", PDF), (b"%PDF-1.4 rien", PDF), (b"rien", JPEG), (b"rien", "text/plain")]
    )
    def test_d_un_fichier_illisible_ne_lit_rien_et_ne_leve_rien(self, octets, type_mime):
        assert lire_le_contenu(octets, type_mime) == ContenuLu(lu=False)

    @pytest.mark.parametrize("dit", ["", "[]", '{"textes": 3}', "print", '{"a": ' * 5000])
    def test_ne_croit_pas_un_enfant_detourne(self, monkeypatch, dit):
        monkeypatch.setattr("seuil.documents.controle.contenu.reconstruire", lambda *_: (dit.encode(), 1))

        assert lire_le_contenu(b"%PDF", PDF) == ContenuLu(lu=False)


class TestLaSignature:
    def test_est_verifiee_avec_la_cle_qui_a_signe(self, signataire):
        signer, cle = signataire

        assert verifier_la_signature(signer(MESSAGE), [cle]) is Signature.VERIFIEE

    def test_d_un_code_modifie_est_non_verifiee(self, signataire):
        signer, cle = signataire
        modifie = signer(MESSAGE).replace("18240", "08240")

        assert verifier_la_signature(modifie, [cle]) is Signature.NON_VERIFIEE
        assert lire_2ddoc(modifie).etat is Lecture.COMPLETE

    @pytest.mark.parametrize("champs", [{"autorite": "FR01"}, {"certificat": "AUTR"}])
    def test_par_une_cle_d_un_autre_nom_est_non_verifiee(self, signataire, champs):
        signer, cle = signataire

        assert verifier_la_signature(signer(MESSAGE), [replace(cle, **champs)]) is Signature.NON_VERIFIEE

    def test_d_un_jour_ou_le_certificat_ne_valait_plus_est_non_verifiee(self, signataire):
        signer, cle = signataire
        plus_tard = MESSAGE.replace("25EC25EC", "25EC2900")

        assert verifier_la_signature(signer(plus_tard), [cle]) is Signature.NON_VERIFIEE

    @pytest.mark.parametrize(
        "texte", ["", "DC04", f"{MESSAGE}\x1f", f"{MESSAGE}\x1f1@!", f"{MESSAGE.replace('25EC', 'ZZZZ')}\x1fAAAAAAAA"]
    )
    def test_d_un_texte_mal_lu_est_non_verifiee(self, signataire, texte):
        assert verifier_la_signature(texte, [signataire[1]]) is Signature.NON_VERIFIEE

    def test_sans_cle_connue_est_non_verifiee(self, signataire):
        assert verifier_la_signature(signataire[0](MESSAGE), cles(LE)) is Signature.NON_VERIFIEE
