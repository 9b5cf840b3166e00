"""The dwelling, the income, the wishes, the papers: what people type, and the sentence at the right field."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from seuil.declarations.forms import EnvoiForm
from seuil.declarations.forms.avis import RevenuForm
from seuil.declarations.forms.base import Selon
from seuil.declarations.forms.logement import DepuisForm, LoyerForm, OccupationForm, TailleForm
from seuil.declarations.forms.ressources import MontantsForm, SourcesForm, total_recu
from seuil.declarations.forms.souhaits import MotifsForm
from seuil.declarations.tests.saisies import LE, remplie

MONTANTS = Selon({"sources": ["SAL", "AF"]})


class TestPagesDuLogement:
    @pytest.mark.parametrize(
        ("form", "champ", "saisi"),
        [
            (LoyerForm, "loyer_charges", "-5"),
            (LoyerForm, "loyer_charges", "99999999999"),
            (LoyerForm, "loyer_charges", "beaucoup"),
            (LoyerForm, "loyer_charges", "x" * 10_000),
            (LoyerForm, "apl", "\x00"),
            (LoyerForm, "apl", "NaN"),
            (LoyerForm, "apl", "Infinity"),
            (TailleForm, "surface", "0"),
            (TailleForm, "surface", "12,5,3"),
            (TailleForm, "pieces", "🙂"),
            (DepuisForm, "nb_occupants", "41"),
            (DepuisForm, "nb_occupants", "0"),
            (OccupationForm, "occupation", "CHATEAU"),
        ],
    )
    def test_disent_le_champ_a_corriger(self, form, champ, saisi):
        lue = remplie(form, {"nb_occupants": "2", champ: saisi})

        assert list(lue.errors) == [champ]

    @pytest.mark.parametrize("saisi", ["498", "498,00", "498 €", "498,00 €", "0498"])
    def test_lisent_un_montant_comme_on_l_ecrit(self, saisi):
        lue = remplie(LoyerForm, {"loyer_charges": saisi})

        assert (lue.errors, lue.cleaned_data["loyer_charges"]) == ({}, 498)

    @given(st.text(max_size=60))
    def test_ne_cassent_sur_aucun_texte(self, saisi):
        lue = remplie(OccupationForm, {"occupation": saisi})

        assert "occupation" in lue.errors or saisi in dict(lue.fields["occupation"].choices)


class TestMontantsForm:
    def test_demande_le_montant_de_chaque_ressource_cochee_et_d_aucune_autre(self):
        assert list(MontantsForm(le=LE, selon=MONTANTS).fields) == ["montant_SAL", "montant_AF"]

    @pytest.mark.parametrize("saisi", ["-1", "", "1000000", "douze", "x" * 10_000, "\x00"])
    def test_dit_le_champ_a_corriger(self, saisi):
        lue = remplie(MontantsForm, {"montant_SAL": saisi, "montant_AF": "140"}, selon=MONTANTS)

        assert list(lue.errors) == ["montant_SAL"]

    def test_ne_compte_pas_ce_que_la_personne_verse(self):
        assert total_recu({"SAL": 1480, "AF": 140, "PAV": 300}) == 1620


class TestSourcesForm:
    def test_refuse_aucune_ressource_a_cote_d_une_autre(self):
        assert list(remplie(SourcesForm, {"sources": ["0", "SAL"]}).errors) == ["sources"]

    def test_demande_une_reponse(self):
        """Nothing ticked is not « nothing »: the page has an answer for who has no resources."""
        assert list(remplie(SourcesForm, {}).errors) == ["sources"]


class TestRevenuForm:
    def test_distingue_inconnu_de_zero(self):
        """An amount left empty makes « à préciser », never zero."""
        assert remplie(RevenuForm, {}).cleaned_data["rfr_n2"] is None
        assert remplie(RevenuForm, {"rfr_n2": "0"}).cleaned_data["rfr_n2"] == 0

    def test_oublie_l_annee_suivante_quand_rien_n_a_baisse(self):
        lue = remplie(RevenuForm, {"rfr_n2": "14000", "a_baisse": "non", "rfr_n1": "9000"})

        assert lue.cleaned_data["rfr_n1"] is None

    @pytest.mark.parametrize("saisi", ["1000000", "-1", "x" * 10_000, "un an"])
    def test_dit_le_champ_a_corriger(self, saisi):
        assert list(remplie(RevenuForm, {"rfr_n2": saisi}).errors) == ["rfr_n2"]


class TestMotifsForm:
    @pytest.mark.parametrize("motifs", [["01", "05", "09", "13"], ["99"], ["\x00"], []])
    def test_refuse_trop_de_motifs_ou_un_motif_inconnu(self, motifs):
        lue = remplie(MotifsForm, {"motifs": motifs}, selon=Selon({"occupation": "CP"}))

        assert list(lue.errors) == ["motifs"]

    @pytest.mark.parametrize(
        ("dites", "offerts", "caches"),
        [
            ({"occupation": "SD"}, {"01"}, {"02", "04", "09", "10", "12", "13"}),
            ({"occupation": "HLM"}, {"02", "04", "09", "10", "13"}, {"01", "12", "22"}),
            ({"occupation": "CPE"}, {"01", "09", "12", "13"}, {"10", "22"}),
            ({"occupation": "POCC", "possede": True}, {"10", "22"}, {"01", "09"}),
            ({"occupation": "LP", "handicap": True}, {"07"}, {"01"}),
        ],
    )
    def test_ne_demande_que_ce_qui_peut_etre(self, dites, offerts, caches):
        """No question without need: the answers before decide which reasons are read."""
        codes = {code for code, _ in MotifsForm(le=LE, selon=Selon(dites)).fields["motifs"].choices}

        assert offerts <= codes
        assert not caches & codes
        assert {"05", "06", "08", "11", "23"} <= codes


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
