"""The block of remedies, drawn from where the dwelling stands, who decided and where the household lives."""

from datetime import date

import pytest

from seuil.acteurs.models import Organisme, Sorte
from seuil.demandes.courriers import algorithme, emetteur, recours
from seuil.regles.delais import delais
from seuil.regles.tribunaux import Objet
from seuil.territoires.models import Commune, Territoire

pytestmark = pytest.mark.django_db
LE = date(2026, 11, 23)
AMIENS = "14, rue du Tribunal, 80000 Amiens"


@pytest.fixture
def bailleur(monde) -> Organisme:
    return Organisme.objects.create(nom="Paris Exemple", sorte=Sorte.BAILLEUR, adresse="1, rue du Test, 75011 Paris")


@pytest.fixture
def compiegne(monde) -> Commune:
    return Commune.objects.get(pk="60159")


def contester(demande, objet, bailleur, commune):
    return recours(demande, objet, auteur="la commission d’attribution", bailleur=bailleur, commune=commune, le=LE)


def phrases(bloc) -> str:
    return " ".join(phrase for voie in bloc["voies"] for phrase in voie["phrases"]).replace("\u00a0", " ")


class TestRecours:
    def test_un_refus_de_logement_va_au_tribunal_du_logement(self, demande, bailleur, compiegne):
        bloc = contester(demande, Objet.LOGEMENT, bailleur, compiegne)

        assert bloc["tribunal"] == ["tribunal administratif d’Amiens"]
        assert bloc["delai"].replace("\u00a0", " ") == "2 mois"
        assert "Paris Exemple, 1, rue du Test, 75011 Paris, dans les 2 mois" in phrases(bloc)
        assert "Nous ne connaissons pas son adresse postale" in phrases(bloc)

    def test_une_radiation_va_au_tribunal_de_son_auteur(self, demande, bailleur, compiegne):
        assert contester(demande, Objet.DEMANDE, bailleur, compiegne)["tribunal"] == ["tribunal administratif de Paris"]

    def test_sans_adresse_l_auteur_est_cru_la_ou_est_le_logement(self, demande, bailleur, compiegne):
        bailleur.adresse = ""

        bloc = contester(demande, Objet.DEMANDE, bailleur, compiegne)

        assert bloc["tribunal"] == ["tribunal administratif d’Amiens"]

    def test_imprime_l_adresse_que_l_exploitant_a_notee(self, demande, bailleur, compiegne):
        Territoire.objects.filter(pk="compiegne").update(parametres={"adresse_tribunal": AMIENS})

        bloc = contester(demande, Objet.LOGEMENT, bailleur, compiegne)

        assert f"Par courrier : {AMIENS}." in phrases(bloc)

    def test_n_imprime_pas_l_adresse_d_un_autre_tribunal(self, demande, bailleur, compiegne):
        Territoire.objects.filter(pk="compiegne").update(parametres={"adresse_tribunal": AMIENS})

        assert AMIENS not in phrases(contester(demande, Objet.DEMANDE, bailleur, compiegne))

    def test_ajoute_la_distance_du_menage(self, demande, bailleur, compiegne):
        demande.code_postal = "97200"

        bloc = contester(demande, Objet.LOGEMENT, bailleur, compiegne)

        assert bloc["delai"].replace("\u00a0", " ") == "3 mois"
        assert "1 mois de plus, parce que vous habitez loin de ce tribunal" in phrases(bloc)


class TestAlgorithme:
    def test_dit_a_qui_demander(self, bailleur):
        mention = algorithme("la grille X", emetteur(bailleur), regles=delais(LE), le=LE)

        assert "écrivez à Paris Exemple, 1, rue du Test, 75011 Paris." in " ".join(mention["phrases"])
