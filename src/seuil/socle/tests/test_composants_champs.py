"""Fields: what was typed is kept, and each mistake has its sentence."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms

from seuil.socle.design.champs import (
    CaseField,
    ChoixField,
    ChoixMultiplesField,
    CourrielField,
    DateTroisChamps,
    EntierField,
    MontantField,
    OuiNonField,
    SurfaceField,
    TelephoneField,
    TexteField,
)


def refus(champ, saisie):
    with pytest.raises(forms.ValidationError) as erreur:
        champ.clean(saisie)
    return " ".join(erreur.value.messages).replace("\u00a0", " ")


class TestDateTroisChamps:
    @pytest.mark.parametrize(
        ("saisie", "attendue"),
        [
            (["5", "3", "1990"], date(1990, 3, 5)),
            (["05", "mars", "1990"], date(1990, 3, 5)),
            (["1er", "Février", "2024"], date(2024, 2, 1)),
            (["29", "fevrier", "2024"], date(2024, 2, 29)),
            ([" 31 ", "12", "1999"], date(1999, 12, 31)),
            (["7", "janv", "1985"], date(1985, 1, 7)),
            (["7", "fev", "1985"], date(1985, 2, 7)),
            (["7", "Févr.", "1985"], date(1985, 2, 7)),
            (["7", "fe\u0301vrier", "1985"], date(1985, 2, 7)),
            (["7", "sept.", "1985"], date(1985, 9, 7)),
            (["27/03/1985", "", ""], date(1985, 3, 27)),
            (["27.3.1985", "", ""], date(1985, 3, 27)),
            (["27 mars 1985", "", ""], date(1985, 3, 27)),
            (["1985-03-27", "", ""], date(1985, 3, 27)),
        ],
    )
    def test_lit_ce_qu_une_personne_ecrit(self, saisie, attendue):
        assert DateTroisChamps().clean(saisie) == attendue

    @pytest.mark.parametrize(
        ("saisie", "phrase"),
        [
            (["5", "13", "1990"], "Le mois doit être un nombre de 1 à 12. Vous avez écrit « 13 »."),
            (["5", "avrlil", "1990"], "Le mois doit être un nombre de 1 à 12. Vous avez écrit « avrlil »."),
            (["0", "3", "1990"], "Le jour doit être un nombre de 1 à 31. Vous avez écrit « 0 »."),
            (["²", "3", "1990"], "Le jour doit être un nombre de 1 à 31. Vous avez écrit « ² »."),
            (["5", "3", "85"], "L’année doit avoir 4 chiffres, par exemple 1985. Vous avez écrit « 85 »."),
            (["5", "3", "0000"], "L’année doit avoir 4 chiffres, par exemple 1985. Vous avez écrit « 0000 »."),
            (["31", "2", "2023"], "Le 31 février 2023 n’existe pas. Vérifiez le jour et le mois."),
            (["29", "2", "2023"], "Le 29 février 2023 n’existe pas. Vérifiez le jour et le mois."),
            (["29", "2", "1985"], "Le 29 février 1985 n’existe pas. Vérifiez le jour et le mois."),
            (["27/03/85", "", ""], "L’année doit avoir 4 chiffres, par exemple 1985. Vous avez écrit « 85 »."),
            (["27/13/1985", "", ""], "Le mois doit être un nombre de 1 à 12. Vous avez écrit « 13 »."),
            (["27/03/1985", "3", ""], "Il manque l’année."),
            (["5", "", ""], "Il manque le mois et l’année."),
            (["", "", ""], "Écrivez le jour, le mois et l’année."),
            (["\x00\ud800", "3", "1990"], "Le jour doit être un nombre de 1 à 31. Vous avez écrit « »."),
            (["9" * 10000, "3", "1990"], f"Le jour doit être un nombre de 1 à 31. Vous avez écrit « {'9' * 40}… »."),
        ],
    )
    def test_dit_ce_qui_ne_va_pas(self, saisie, phrase):
        assert refus(DateTroisChamps(), saisie).replace("«  »", "« »") == phrase

    def test_refuse_ce_qui_est_apres_la_borne(self):
        champ = DateTroisChamps(maximum=date(2024, 11, 12))

        assert refus(champ, ["13", "11", "2024"]) == (
            "La date doit être au plus tard le 12 novembre 2024. Vous avez écrit le 13 novembre 2024."
        )
        assert champ.clean(["12", "11", "2024"]) == date(2024, 11, 12)

    def test_refuse_ce_qui_est_avant_la_borne(self):
        assert "au plus tôt le 1er janvier 1900" in refus(DateTroisChamps(minimum=date(1900, 1, 1)), ["1", "1", "1899"])

    def test_se_passe_du_jour(self):
        assert DateTroisChamps(sans_jour=True).clean(["3", "2023"]) == date(2023, 3, 1)

    def test_peut_rester_vide(self):
        assert DateTroisChamps(required=False).clean(["", "", ""]) is None


class TestMontantField:
    @pytest.mark.parametrize(
        ("saisie", "attendu"),
        [
            ("1 234,50", Decimal("1234.50")),
            ("1234.5", Decimal("1234.5")),
            ("1\u00a0234 €", Decimal("1234")),
            ("1\u202f234 euros", Decimal("1234")),
            ("0", Decimal("0")),
        ],
    )
    def test_lit_les_centimes(self, saisie, attendu):
        assert MontantField(maximum=99_999, centimes=True).clean(saisie) == attendu

    @pytest.mark.parametrize(
        ("saisie", "attendu"),
        [
            ("1 234,50", 1235),
            ("1234,49", 1234),
            ("21 000 €", 21000),
            ("1 234,56", 1235),
            ("1.234,56", 1235),
            ("1,234.56", 1235),
            ("1’234.50", 1235),
            ("12.345.678", 12345678),
            ("1200€/mois", 1200),
            ("1200 euros par mois", 1200),
        ],
    )
    def test_arrondit_a_l_euro(self, saisie, attendu):
        assert MontantField(maximum=99_999_999).clean(saisie) == attendu

    def test_dit_que_l_on_demande_une_annee(self):
        assert refus(MontantField(maximum=99_999, periode="an"), "1200€/mois") == (
            "Nous demandons un montant par an. Vous avez écrit « 1200€/mois »."
        )

    @pytest.mark.parametrize(
        ("saisie", "phrase"),
        [
            ("-5", "Le montant ne peut pas être négatif. Vous avez écrit « -5 »."),
            ("douze", "Écrivez le montant en chiffres, par exemple 1234 ou 1234,50. Vous avez écrit « douze »."),
            (
                "1.234",
                "Ce montant se lit de deux façons. Écrivez-le sans point ni virgule, par exemple 1234. "
                "Vous avez écrit « 1.234 ».",
            ),
            ("1200 €/an", "Nous demandons un montant par mois. Vous avez écrit « 1200 €/an »."),
            ("1e9", "Écrivez le montant en chiffres, par exemple 1234 ou 1234,50. Vous avez écrit « 1e9 »."),
            ("NaN", "Écrivez le montant en chiffres, par exemple 1234 ou 1234,50. Vous avez écrit « NaN »."),
            ("100000", "Le montant doit être entre 0 € et 99 999 €. Vous avez écrit « 100000 »."),
            ("", "Écrivez un montant. S’il est nul, écrivez 0."),
        ],
    )
    def test_dit_ce_qui_ne_va_pas(self, saisie, phrase):
        assert refus(MontantField(maximum=99_999), saisie) == phrase


class TestChiffres:
    @pytest.mark.parametrize(
        ("champ", "saisie", "attendu"),
        [
            (MontantField(maximum=99_999), "١٢٠٠", 1200),
            (MontantField(maximum=99_999), "١٬٢٠٠٫٥٠", 1201),
            (MontantField(maximum=99_999), "۱۲۰۰ €", 1200),
            (MontantField(maximum=99_999), "１２００", 1200),
            (EntierField(minimum=1, maximum=40), "٤", 4),
            (DateTroisChamps(), ["١٤", "٥", "١٩٩٠"], date(1990, 5, 14)),
            (TelephoneField(), "٠٦ ١٢ ٣٤ ٥٦ ٧٨", "+33612345678"),
        ],
    )
    def test_se_lisent_du_clavier_de_chacun(self, champ, saisie, attendu):
        """The portal speaks Arabic: « write the amount in digits » was said of an amount written in digits."""
        assert champ.clean(saisie) == attendu

    @pytest.mark.parametrize("saisie", ["²", "½", "Ⅻ", "一二", "①"])
    def test_ne_sont_pas_des_signes_qui_leur_ressemblent(self, saisie):
        assert "Écrivez le montant en chiffres" in refus(MontantField(maximum=99_999), saisie)


class TestTexteField:
    def test_garde_les_accents_et_les_lignes(self):
        assert TexteField(longueur_max=40).clean("  Été\r\nà Nancy 😀 ") == "Été\nà Nancy 😀"

    @pytest.mark.parametrize("saisie", ["a\x00b", "a\ud800", "a\u202eb", "a\x1b[0m"])
    def test_refuse_les_caracteres_invisibles(self, saisie):
        assert refus(TexteField(longueur_max=40), saisie) == (
            "Ce texte contient un caractère invisible que nous ne pouvons pas enregistrer. Écrivez-le au clavier."
        )

    def test_dit_de_combien_c_est_trop_long(self):
        assert refus(TexteField(longueur_max=255), "x" * 10_000) == (
            "Ce texte est trop long : 255 caractères au plus, vous en avez écrit 10 000."
        )


class TestCoordonnees:
    def test_met_le_domaine_en_minuscules(self):
        assert CourrielField().clean("Zelie@Exemple.FR") == "Zelie@exemple.fr"

    def test_montre_a_quoi_ressemble_une_adresse(self):
        assert refus(CourrielField(), "zelie") == (
            "Une adresse e-mail ressemble à nom@exemple.fr. Vous avez écrit « zelie »."
        )


class TestChoix:
    CHOIX = (("a", "Chez moi"), ("b", "Hébergé"))

    def test_refuse_une_reponse_hors_de_la_liste(self):
        assert refus(ChoixField(choices=self.CHOIX), "z\x00") == (
            "Choisissez une réponse de la liste. Nous avons reçu « z »."
        )

    def test_refuse_une_reponse_hors_de_la_liste_parmi_plusieurs(self):
        assert "« z »" in refus(ChoixMultiplesField(choices=self.CHOIX), ["a", "z"])

    def test_demande_une_reponse(self):
        assert refus(ChoixField(choices=self.CHOIX), "") == "Choisissez une réponse."
        assert refus(CaseField(), "") == "Cochez cette case pour continuer."

    @pytest.mark.parametrize(("saisie", "attendu"), [("oui", True), ("non", False), ("", None)])
    def test_lit_oui_et_non(self, saisie, attendu):
        assert OuiNonField(required=False).clean(saisie) is attendu

    def test_borne_un_entier(self):
        assert EntierField(minimum=0, maximum=20).clean("3") == 3
        assert refus(EntierField(minimum=0, maximum=20), "40") == (
            "Écrivez un nombre entier de 0 à 20. Vous avez écrit « 40 »."
        )

    @pytest.mark.parametrize(("saisie", "attendu"), [("9,5 m²", 10), ("9.4", 9), ("41 m2", 41), ("41", 41)])
    def test_arrondit_une_surface(self, saisie, attendu):
        assert SurfaceField(minimum=1, maximum=999).clean(saisie) == attendu

    def test_refuse_une_surface_en_lettres(self):
        assert refus(SurfaceField(minimum=1, maximum=999), "grand") == (
            "Écrivez un nombre entier de 1 à 999. Vous avez écrit « grand »."
        )
