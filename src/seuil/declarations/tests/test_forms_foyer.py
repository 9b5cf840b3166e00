"""Who asks and who will live there: what people type, and the sentence at the right field."""

from datetime import date

import pytest

from seuil.declarations.forms.saisie import Saisie
from seuil.declarations.models import Brouillon
from seuil.declarations.tests.saisies import LE, personne, vous
from seuil.demandes.models import Demande

ABSURDES = ["\x00", "a\x00b", "🙂🙂🙂", "x" * 10_000, "   ", "<script>alert(1)</script>", "\u202e", "-1", "1e9", "９"]


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
