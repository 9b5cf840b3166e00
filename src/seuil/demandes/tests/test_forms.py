"""What people type, and the sentence at the right field. Nothing is written by a form."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from seuil.demandes.forms import EnvoiForm, LogementForm, PersonneForm, RessourcesForm, SouhaitsForm, VousForm
from seuil.demandes.forms.saisie import Saisie
from seuil.demandes.models import Brouillon, Demande

LE = date(2026, 11, 23)
ABSURDES = ["\x00", "a\x00b", "🙂🙂🙂", "x" * 10_000, "   ", "<script>alert(1)</script>", "\u202e", "-1", "1e9", "９"]


def remplie(form, champs, **options):
    saisi = QueryDict(mutable=True)
    for nom, valeur in champs.items():
        saisi.setlist(nom, valeur if isinstance(valeur, list) else [valeur])
    lue = form(saisi, le=LE, **options)
    lue.is_valid()
    return lue


def vous(**champs):
    justes = {
        "civilite": "2",
        "prenom": "Zélie",
        "nom": "Fictive",
        "naissance_jour": "14",
        "naissance_mois": "5",
        "naissance_annee": "1990",
        "nationalite": "1",
        "adresse": "7, rue des Essais",
        "commune": "Clairoix",
        "telephone": "06 00 00 00 00",
        "mel": "zelie@example.org",
    }
    return remplie(VousForm, justes | champs)


def personne(**champs):
    justes = {
        "lien": "a_charge",
        "prenom": "Lou",
        "nom": "Fictive",
        "naissance_jour": "29",
        "naissance_mois": "2",
        "naissance_annee": "2016",
    }
    return remplie(PersonneForm, justes | champs)


@pytest.mark.usefixtures("monde")
class TestVousForm:
    def test_accepte_une_identite_ordinaire(self):
        lue = vous()

        assert lue.errors == {}
        assert lue.cleaned_data["naissance"] == date(1990, 5, 14)
        assert lue.cleaned_data["commune"].pk == "60156"

    @pytest.mark.parametrize(
        ("jour", "mois", "annee"),
        [
            ("31", "2", "1990"),
            ("0", "5", "1990"),
            ("14", "13", "1990"),
            ("14", "5", "3026"),
            ("a", "b", "c"),
            ("29", "2", "2023"),
            ("14", "5", "1800"),
            ("", "5", "1990"),
            ("-1", "5", "1990"),
            ("1e1", "5", "1990"),
        ],
    )
    def test_refuse_une_date_impossible(self, jour, mois, annee):
        lue = vous(naissance_jour=jour, naissance_mois=mois, naissance_annee=annee)

        assert list(lue.errors) == ["naissance"]
        assert lue["naissance"].errors[0].endswith((".", "?", "»"))

    def test_refuse_une_naissance_apres_le_jour_du_depot(self):
        lue = vous(naissance_jour="24", naissance_mois="11", naissance_annee="2026")

        assert list(lue.errors) == ["naissance"]

    @pytest.mark.parametrize("saisi", ["Atlantis", "99999", "🙂", "\x00", "x" * 10_000, "St"])
    def test_refuse_une_commune_inconnue_en_disant_laquelle(self, saisi):
        lue = vous(commune=saisi)

        assert list(lue.errors) == ["commune"]

    @pytest.mark.parametrize("nom", ["prenom", "nom"])
    @pytest.mark.parametrize("saisi", ["\x00", "🙂", "x" * 10_000, "   ", ""])
    def test_refuse_un_nom_qui_n_en_est_pas_un(self, nom, saisi):
        assert list(vous(**{nom: saisi}).errors) == [nom]

    @pytest.mark.parametrize("nom", ["N’Guyen", "Le Bris-Ménard", "Ó Súilleabháin", "de La Tour", "Ðào", "Nuñez"])
    def test_accepte_les_noms_du_monde(self, nom):
        assert vous(nom=nom).errors == {}

    @pytest.mark.parametrize(
        ("champ", "saisi"),
        [
            ("mel", "zelie@"),
            ("mel", "x" * 10_000),
            ("telephone", "12"),
            ("telephone", "🙂"),
            ("nationalite", "9"),
            ("civilite", "3"),
        ],
    )
    def test_dit_le_champ_a_corriger(self, champ, saisi):
        assert list(vous(**{champ: saisi}).errors) == [champ]

    @pytest.mark.parametrize("saisi", ABSURDES)
    @pytest.mark.parametrize(
        "champ", ["civilite", "prenom", "nom", "adresse", "commune", "telephone", "mel", "nationalite"]
    )
    def test_ne_casse_jamais(self, champ, saisi):
        lue = vous(**{champ: saisi})

        assert set(lue.errors) <= {champ}


class TestPersonneForm:
    def test_accepte_un_enfant_ne_un_29_fevrier(self):
        assert personne().errors == {}

    def test_refuse_une_naissance_future_sauf_a_naitre(self):
        futur = {"naissance_jour": "1", "naissance_mois": "3", "naissance_annee": "2027"}

        assert list(personne(**futur).errors) == ["naissance"]
        assert personne(**futur, lien="a_naitre", prenom="", nom="").errors == {}

    def test_refuse_une_grossesse_de_trois_ans(self):
        tard = {"naissance_jour": "1", "naissance_mois": "3", "naissance_annee": "2029"}

        assert list(personne(**tard, lien="a_naitre").errors) == ["naissance"]

    def test_refuse_un_deuxieme_demandeur(self):
        assert list(personne(lien="demandeur").errors) == ["lien"]

    def test_refuse_la_garde_d_un_adulte(self):
        assert list(personne(lien="conjoint", garde="alternee").errors) == ["garde"]


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


@pytest.mark.usefixtures("monde")
class TestSaisie:
    def foyer(self, *liens, nombre=1):
        personnes = [
            {
                "lien": [lien],
                "prenom": ["Lou"],
                "nom": ["Fictive"],
                "naissance_jour": ["1"],
                "naissance_mois": ["1"],
                "naissance_annee": ["1991"],
            }
            for lien in liens
            for _ in range(nombre)
        ]
        dites = {nom: vous().data.getlist(nom) for nom in vous().data}
        return Saisie(Brouillon(reponses={"vous": dites, "personnes": personnes}), le=LE)

    def test_refuse_deux_conjoints(self):
        assert len(self.foyer("conjoint", "conjoint").refus_du_foyer()) == 1

    def test_dit_si_un_foyer_de_quarante_personnes_peut_exister(self):
        assert self.foyer("a_charge", nombre=40).refus_du_foyer()

    def test_n_ecrit_rien(self):
        avant = Demande.objects.count()

        self.foyer("conjoint", "conjoint").refus_du_foyer()

        assert (Demande.objects.count(), Brouillon.objects.count()) == (avant, 0)
