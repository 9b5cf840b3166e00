"""Names, addresses, telephones and births: read as people write them, refused with what to write instead."""

from datetime import date

import pytest
from django import forms

from seuil.socle.design.champs import AdresseField, NaissanceField, NomField, TelephoneField
from seuil.socle.naissances import Naissance, Precision


def refus(champ, saisie):
    with pytest.raises(forms.ValidationError) as erreur:
        champ.clean(saisie)
    return " ".join(erreur.value.messages).replace("\u00a0", " ")


class TestNomField:
    @pytest.mark.parametrize(
        "nom", ["O’Brien", "Le Goff-Évrard", "Ng", "Müller", "Иванов", "J. R.", "Nguyễn", "العربي", "राम", "ใจดี"]
    )
    def test_accepte_les_noms(self, nom):
        assert NomField().clean(nom) == nom

    @pytest.mark.parametrize(
        ("saisie", "nom"),
        [
            ("E\u0301loi\u0308se", "Éloïse"),
            ("Nguye\u0302\u0303n", "Nguyễn"),
            ("Abou-Bakr\u2011Seddik", "Abou-Bakr-Seddik"),
            ("Ana\u00a0 Maria", "Ana Maria"),
            ("D\u00b4Artagnan", "D’Artagnan"),
            ("D'Arc", "D’Arc"),
            ("O\u02bcbrien", "O’brien"),
            ("Ra\ufb01k", "Rafik"),
            ("Jean\u200dne", "Jeanne"),
            ("مُحَمَّد", "مُحَمَّد"),
            ("علی\u200cرضا", "علی\u200cرضا"),
            ("क्\u200dष", "क्\u200dष"),
        ],
    )
    def test_ramene_chaque_signe_au_signe_courant(self, saisie, nom):
        assert NomField().clean(saisie) == nom

    @pytest.mark.parametrize("nom", ["4", "😀", "<b>", "-", "Jean2", "’", "\u0301Eve"])
    def test_refuse_ce_qui_n_est_pas_un_nom(self, nom):
        assert refus(NomField(), nom) == f"Un nom s’écrit avec des lettres. Vous avez écrit « {nom} »."

    @pytest.mark.parametrize("nom", ["Ev\u202ee", "Ev\u200fe", "Ev\u0000e"])
    def test_refuse_un_signe_invisible(self, nom):
        assert refus(NomField(), nom) == (
            "Ce texte contient un caractère invisible que nous ne pouvons pas enregistrer. Écrivez-le au clavier."
        )

    @pytest.mark.parametrize("nom", ["王秀英", "გიორგი", "משה"])
    def test_demande_les_lettres_du_titre_quand_la_lettre_ne_sait_pas_imprimer(self, nom):
        assert refus(NomField(), nom) == (
            "Nos lettres ne savent pas imprimer cette écriture. Écrivez ce nom en lettres latines, comme sur le titre "
            f"de séjour ou le passeport. Vous avez écrit « {nom} »."
        )

    def test_accepte_un_nom_de_41_lettres(self):
        assert NomField().clean("Rakotonirina Andriamanantenasoa Herilalao") == (
            "Rakotonirina Andriamanantenasoa Herilalao"
        )

    def test_dit_quoi_ecrire_d_un_nom_trop_long(self):
        assert refus(NomField(), "x" * 81) == (
            "Ce nom est trop long : 80 signes au plus, vous en avez écrit 81. "
            "Écrivez ses premiers mots, sans en couper un."
        )

    def test_laisse_vide_qui_n_a_pas_de_prenom(self):
        assert NomField(required=False).clean("  ") == ""


class TestAdresseField:
    def test_garde_une_adresse(self):
        assert AdresseField(longueur_max=120).clean("12, rue de l’Œuvre, bât. B") == "12, rue de l’Œuvre, bât. B"

    def test_refuse_ce_qu_une_lettre_n_imprime_pas(self):
        assert refus(AdresseField(longueur_max=120), "12 rue du 🏠") == (
            "Nos lettres ne savent pas imprimer « 🏠 ». Écrivez cette adresse avec des lettres."
        )


class TestTelephoneField:
    @pytest.mark.parametrize(
        ("saisie", "e164"),
        [
            ("06 12 34 56 78", "+33612345678"),
            ("+33 6 12 34 56 78", "+33612345678"),
            ("0690 12 34 56", "+590690123456"),
            ("0639 12 34 56", "+262639123456"),
            ("+33 (0)6 12 34 56 78", "+33612345678"),
            ("+590 690 12 34 56", "+590690123456"),
            ("+262 692 12 34 56", "+262692123456"),
            ("+687 12 34 56", "+687123456"),
            ("+32 470 12 34 56", "+32470123456"),
            ("+352 621 123 456", "+352621123456"),
            ("03.44.40.76.01", "+33344407601"),
            ("0033344407601", "+33344407601"),
            ("00 32 470 12 34 56", "+32470123456"),
            ("06\u00a012\u202f34 56 78", "+33612345678"),
            ("\u202a06 12 34 56 78\u202c", "+33612345678"),
            ("\u202d06 12 34 56 78\u202c", "+33612345678"),
            ("612345678", "+33612345678"),
        ],
    )
    def test_lit_un_telephone(self, saisie, e164):
        assert TelephoneField().clean(saisie) == e164

    @pytest.mark.parametrize("saisie", ["0344", "12", "06 12 34 56 7", "+33 6 12", "+999 1234567", "zéro six"])
    def test_refuse_avec_des_exemples(self, saisie):
        assert refus(TelephoneField(), saisie) == (
            "Écrivez un numéro à 10 chiffres, par exemple 06 12 34 56 78, ou avec son indicatif, "
            f"par exemple +32 470 12 34 56. Vous avez écrit « {saisie} »."
        )

    def test_montre_ce_qui_est_garde_comme_on_l_ecrit(self):
        assert TelephoneField().prepare_value("+33612345678") == "06\u00a012\u00a034\u00a056\u00a078"


class TestNaissanceField:
    @pytest.mark.parametrize(
        ("saisie", "jour", "precision"),
        [
            (["27", "3", "1985"], date(1985, 3, 27), Precision.JOUR),
            (["00", "00", "1985"], date(1985, 1, 1), Precision.ANNEE),
            (["", "", "1985"], date(1985, 1, 1), Precision.ANNEE),
            (["1985", "", ""], date(1985, 1, 1), Precision.ANNEE),
            (["00/00/1985", "", ""], date(1985, 1, 1), Precision.ANNEE),
            (["00", "mars", "1985"], date(1985, 3, 1), Precision.MOIS),
            (["", "03", "1985"], date(1985, 3, 1), Precision.MOIS),
            (["1", "1", "1985"], date(1985, 1, 1), Precision.JOUR),
            (["27/03/1985", "", ""], date(1985, 3, 27), Precision.JOUR),
        ],
    )
    def test_garde_ce_que_disent_les_papiers(self, saisie, jour, precision):
        assert NaissanceField().clean(saisie) == Naissance(jour, precision)

    @pytest.mark.parametrize(
        ("saisie", "phrase"),
        [
            (["27", "", "1985"], "Il manque le mois."),
            (["27", "00", "1985"], "Le mois doit être un nombre de 1 à 12. Vous avez écrit « 00 »."),
            (["00", "00", "85"], "L’année doit avoir 4 chiffres, par exemple 1985. Vous avez écrit « 85 »."),
            (["29", "2", "1985"], "Le 29 février 1985 n’existe pas. Vérifiez le jour et le mois."),
            (
                ["", "", ""],
                "Écrivez le jour, le mois et l’année. L’année seule suffit si vos papiers ne disent qu’elle.",
            ),
        ],
    )
    def test_dit_ce_qui_ne_va_pas(self, saisie, phrase):
        assert refus(NaissanceField(), saisie) == phrase

    def test_refuse_une_annee_trop_ancienne_avec_ce_qui_a_ete_ecrit(self):
        champ = NaissanceField(minimum=date(1905, 11, 24))

        assert refus(champ, ["", "", "1904"]) == (
            "La date doit être au plus tôt le 24 novembre 1905. Vous avez écrit 1904 (jour et mois inconnus)."
        )

    def test_remontre_vide_ce_qui_n_est_pas_connu(self):
        champ = NaissanceField()

        assert champ.widget.decompress(Naissance(date(1985, 1, 1), Precision.ANNEE)) == ["", "", 1985]
        assert champ.widget.decompress(Naissance(date(1985, 3, 1), Precision.MOIS)) == ["", 3, 1985]


class TestNaissance:
    @pytest.mark.parametrize(
        ("jour", "precision", "ecrite"),
        [
            (date(1985, 3, 27), Precision.JOUR, "27 mars 1985"),
            (date(1985, 3, 1), Precision.MOIS, "mars 1985 (jour inconnu)"),
            (date(1985, 1, 1), Precision.ANNEE, "1985 (jour et mois inconnus)"),
        ],
    )
    def test_s_ecrit_avec_ce_qui_est_connu(self, jour, precision, ecrite):
        assert str(Naissance(jour, precision)) == ecrite

    def test_ne_dit_pas_un_jour_que_personne_ne_connait(self):
        with pytest.raises(ValueError, match="says more"):
            Naissance(date(1985, 3, 27), Precision.ANNEE)
