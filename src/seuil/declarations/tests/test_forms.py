"""The dwelling, the income, the wishes, the papers: what people type, and the sentence at the right field."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from seuil.declarations.forms import EnvoiForm, LogementForm, RessourcesForm, SouhaitsForm
from seuil.declarations.tests.saisies import LE, remplie


class TestLogementForm:
    @pytest.mark.parametrize(
        ("champ", "saisi"),
        [
            ("loyer_charges", "-5"),
            ("loyer_charges", "99999999999"),
            ("loyer_charges", "beaucoup"),
            ("surface", "0"),
            ("surface", "12,5,3"),
            ("nb_occupants", "41"),
            ("nb_occupants", "0"),
            ("apl", "\x00"),
            ("pieces", "🙂"),
            ("occupation", "CHATEAU"),
            ("loyer_charges", "x" * 10_000),
            ("apl", "NaN"),
            ("apl", "Infinity"),
        ],
    )
    def test_dit_le_champ_a_corriger(self, champ, saisi):
        lue = remplie(LogementForm, {"occupation": "HLM", "nb_occupants": "2", champ: saisi})

        assert list(lue.errors) == [champ]

    @pytest.mark.parametrize("saisi", ["498", "498,00", "498 €", "498,00 €", "0498"])
    def test_lit_un_montant_comme_on_l_ecrit(self, saisi):
        lue = remplie(LogementForm, {"occupation": "HLM", "nb_occupants": "2", "loyer_charges": saisi})

        assert lue.errors == {}
        assert lue.cleaned_data["loyer_charges"] == 498

    @given(st.text(max_size=60))
    def test_ne_casse_sur_aucun_texte(self, saisi):
        lue = remplie(LogementForm, dict.fromkeys(("occupation", "nb_occupants", "loyer_charges", "surface"), saisi))

        assert "occupation" in lue.errors or saisi in dict(lue.fields["occupation"].choices)


@pytest.mark.usefixtures("monde")
class TestRessourcesForm:
    @pytest.mark.parametrize(
        ("champ", "saisi"),
        [
            ("ressources_mensuelles", "-1"),
            ("ressources_mensuelles", ""),
            ("rfr_n2", "1000000"),
            ("rfr_n2", "-1"),
            ("rfr_n1", "douze"),
            ("contrat", "ROI"),
            ("commune_travail", "Atlantis"),
            ("rfr_n2", "x" * 10_000),
        ],
    )
    def test_dit_le_champ_a_corriger(self, champ, saisi):
        justes = {"contrat": "CDI", "ressources_mensuelles": "1 480,00"}

        assert list(remplie(RessourcesForm, justes | {champ: saisi}, titre="Zélie").errors) == [champ]

    def test_distingue_inconnu_de_zero(self):
        lue = remplie(RessourcesForm, {"contrat": "CDI", "ressources_mensuelles": "0"}, titre="Zélie")

        assert (lue.cleaned_data["ressources_mensuelles"], lue.cleaned_data["rfr_n2"]) == (0, None)


@pytest.mark.usefixtures("monde")
class TestSouhaitsForm:
    def test_demande_une_commune_un_type_un_motif(self):
        assert {"commune_1", "types", "motifs"} <= set(remplie(SouhaitsForm, {}).errors)

    @pytest.mark.parametrize("motifs", [["01", "02", "03", "04"], ["99"], ["\x00"]])
    def test_refuse_trop_de_motifs_ou_un_motif_inconnu(self, motifs):
        lue = remplie(SouhaitsForm, {"commune_1": "Compiègne", "types": ["T3"], "motifs": motifs})

        assert list(lue.errors) == ["motifs"]


class TestEnvoiForm:
    @pytest.mark.parametrize(
        ("nom", "contenu", "phrase"),
        [
            ("vide.jpg", b"", "vide"),
            ("faux.pdf", b"MZ" * 50, "ni un PDF ni une photo"),
            ("abime.pdf", b"%PDF-1.4 ...", "abîmé"),
        ],
    )
    def test_dit_ce_qui_ne_va_pas_dans_le_fichier(self, nom, contenu, phrase):
        form = EnvoiForm(
            {"exact": "on"}, {"piece": SimpleUploadedFile(nom, contenu)}, le=LE, deja_recue=False, agent=False
        )

        assert list(form.errors) == ["piece"]
        assert phrase in form.errors["piece"][0]

    def test_refuse_un_fichier_trop_lourd(self, settings):
        settings.TAILLE_MAX_DOCUMENT = 1_048_576
        lourd = SimpleUploadedFile("gros.jpg", b"\xff" * 1_048_577)

        form = EnvoiForm({"exact": "on"}, {"piece": lourd}, le=LE, deja_recue=False, agent=False)

        assert "Le maximum est de 1 Mo" in form.errors["piece"][0]

    def test_demande_la_piece_et_la_confirmation(self):
        form = EnvoiForm({}, {}, le=LE, deja_recue=False, agent=False)

        assert set(form.errors) == {"piece", "exact"}
