"""Letters: what leaves is tagged, in French, titled, and never reads a person's words as markup."""

import unicodedata
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from seuil.courriers.rendu import GabaritInconnu, gabarits, pdf
from seuil.courriers.tests.exemples import ATTESTATION, AUTRES, COURRIERS, DECISION, OFFRE
from seuil.courriers.tests.lecture import polices, texte
from seuil.socle.ecritures import NON_IMPRIMABLE

TOUTES = {nom: (nom, contexte) for nom, contexte in COURRIERS.items()} | AUTRES


class TestRendu:
    @pytest.mark.parametrize("nom", sorted(TOUTES))
    def test_sort_balise_en_francais_et_titre(self, nom):
        with pikepdf.open(BytesIO(pdf(*TOUTES[nom]))) as document:
            racine = document.Root
            metadonnees = document.open_metadata()

            assert racine.MarkInfo.Marked
            assert "/StructTreeRoot" in racine
            assert str(racine.Lang) == "fr-FR"
            assert metadonnees["pdfuaid:part"] == "1"
            assert metadonnees["pdfaid:part"] == "2"
            assert len(metadonnees["dc:title"]) > 20

    def test_a_un_exemple_pour_chaque_gabarit(self):
        assert gabarits() == sorted(COURRIERS)

    def test_donne_deux_fois_les_memes_octets(self):
        assert pdf("offre", OFFRE) == pdf("offre", OFFRE)

    def test_ne_lit_jamais_une_saisie_comme_du_code(self):
        saisie = '#panic("x") *gras* $x$ _i_ = Titre @ref <a> \\ `c` // fin'

        lettre = texte(pdf("attestation", ATTESTATION | {"demandeur": saisie, "bailleurs": [saisie]}))

        assert lettre.count(saisie) == 2

    def test_remplace_ce_que_la_police_ne_sait_pas_dessiner(self):
        lettre = texte(pdf("attestation", ATTESTATION | {"demandeur": "Zoé \U0001f600 Łukasz \x00 Иван \u6f22"}))

        assert "Zoé ? Łukasz ? Иван ?" in lettre

    @pytest.mark.parametrize(
        ("nom", "police"), [("محمد العربي", "NotoSansArabic"), ("राम", "NotoSansDevanagari"), ("ใจดี", "NotoSansThai")]
    )
    def test_imprime_le_nom_avec_la_police_de_son_ecriture(self, nom, police):
        lettre = pdf("attestation", ATTESTATION | {"demandeur": nom})

        assert any(police in nommee for nommee in polices(lettre))
        assert "?" not in texte(lettre).partition("au nom de")[2][:40]
        assert set(nom) - {" "} <= set(texte(lettre))

    @pytest.mark.parametrize("nom", ["Đặng Thị Hương", "Αλέξης Ιωάννου", "Иван Петров", "Søren Åse", "Nguyễn"])
    def test_imprime_le_latin_le_grec_et_le_cyrillique(self, nom):
        assert set(nom) <= set(texte(pdf("attestation", ATTESTATION | {"demandeur": nom})))

    def test_dessine_chaque_signe_que_les_champs_acceptent(self):
        signes = [chr(code) for code in range(0x20, 0x2300) if not NON_IMPRIMABLE.search(chr(code))]
        dits = " ".join(signe for signe in signes if unicodedata.category(signe)[0] in "LN")

        assert pdf("attestation", ATTESTATION | {"demandeur": dits})

    def test_supporte_dix_mille_caracteres(self):
        lettre = pdf("decision", DECISION | {"motif": "très long " * 1000})

        assert len(PdfReader(BytesIO(lettre)).pages) == 4

    def test_refuse_un_gabarit_inconnu(self):
        with pytest.raises(GabaritInconnu, match="pas de courrier «"):
            pdf("../secret", {})


class TestAttestation:
    @pytest.mark.parametrize(
        "mention",
        [
            "M. Octave Modèle",
            "7, rue de l’Exemple",
            "4, quai des Exemples",
            "060 1024 000977 GEXPL",
            "11 octobre 2024",
            "OPAC de l’Oise, Clésence",
            "menacé d’expulsion",
            "À partir du 11 octobre 2026",
            "Secrétariat, 60000 Beauvais",
            "Renouveler avant le 11 octobre 2025",
            "Votre demande est radiée seulement si",
            "Où suivre votre demande",
            "Résumé de votre demande",
            "Les étapes à venir",
            "Pièce d’identité",
            "Attestation de l’employeur",
            "R. 441-2-4",
            "Page 1 sur 2",
        ],
    )
    def test_dit_tout_ce_que_l_article_demande(self, mention):
        assert mention in texte(pdf("attestation", ATTESTATION))

    def test_dit_le_dernier_renouvellement(self):
        lettre = texte(pdf("attestation", ATTESTATION | {"renouvelee_le": "3 octobre 2025"}))

        assert "Attestation de renouvellement" in lettre
        assert "Renouvelée le 3 octobre 2025" in lettre


class TestDecision:
    @pytest.mark.parametrize(
        ("code", "titre"),
        [
            ("a", "Le logement vous est attribué"),
            ("b", "Vous êtes au rang 2 pour ce logement"),
            ("c", "Vous êtes au rang 2 pour ce logement, sous condition"),
            ("d", "Le logement ne vous a pas été attribué"),
            ("e", "Votre demande ne peut pas être retenue"),
        ],
    )
    def test_commence_par_la_decision(self, code, titre):
        entiere = {"preavis_radiation": "1 mois", "constat": "61 240 € pour 54 402 €"}

        lettre = texte(pdf("decision", DECISION | entiere | {"decision": code, "rang": "2"}))

        assert titre in lettre
        assert f"R. 441-3 ({code})" in lettre
