"""The addresses that letters print: those that nobody knows are listed, those typed are printed and kept."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from seuil.acteurs.acces import peut_noter_une_adresse
from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent, Organisme
from seuil.acteurs.requetes import mentions_attendues
from seuil.acteurs.services import noter_du_territoire
from seuil.journal.models import Entree
from seuil.socle.droits import DroitRefuse
from seuil.territoires.models import Territoire
from seuil.territoires.reference import charger_territoires

pytestmark = pytest.mark.django_db
LE = date(2026, 11, 23)
ARRETE = "36, arrêté du 3 mai 2024"
CARRIERE = "5, place de la Carrière, 54000 Nancy"


def adresses(*arguments: str) -> str:
    sortie = StringIO()
    call_command("adresses", *arguments, stdout=sortie)
    return sortie.getvalue()


def manquantes() -> set[tuple[str, str]]:
    return {(attendue.sorte, attendue.cle) for attendue in mentions_attendues(LE) if not attendue.valeur}


class TestLister:
    def test_dit_ce_qui_manque_et_sort_en_un(self, monde):
        sortie = StringIO()

        with pytest.raises(CommandError, match="mentions manquent") as refus:
            call_command("adresses", stdout=sortie)

        assert refus.value.returncode == 1
        assert "tribunal « nancy » : adresse inconnue (tribunal administratif de Nancy)" in sortie.getvalue()
        assert "delai « nancy » : délai anormalement long inconnu (arrêté du préfet, Meurthe" in sortie.getvalue()
        assert "agrees « dugny » : organismes agréés inconnus (article L. 365-2, Seine" in sortie.getvalue()
        assert "bailleur « Clésence » : adresse inconnue (Clésence et sa commission)" in sortie.getvalue()

    def test_ne_demande_pas_ce_que_la_table_sait(self, monde):
        """Six commissions de médiation of Île-de-France have a known address; the Essonne has none."""
        assert ("mediation", "dugny") not in manquantes()
        assert ("mediation", "villemoisson") in manquantes()

    def test_sort_en_zero_quand_tout_est_connu(self, monde):
        for sorte, cle in manquantes():
            adresses(
                "noter", sorte, cle, "36, arrêté du 3 mai 2024" if sorte == "delai" else "1, rue Connue, 75001 Paris"
            )

        assert "mentions que les lettres impriment sont connues" in adresses()


class TestNoter:
    def test_garde_l_adresse_et_le_dit_au_journal(self, monde):
        dit = adresses("noter", "tribunal", "nancy", CARRIERE)

        entree = Entree.objects.get(verbe="territoire.adresse")
        assert Territoire.objects.get(pk="nancy").parametres["adresse_tribunal"] == CARRIERE
        assert dit == f"tribunal « nancy » : {CARRIERE}\n"
        assert entree.objet_id == "nancy"

    def test_la_garde_quand_les_fichiers_sont_relus(self, monde):
        adresses("noter", "tribunal", "nancy", CARRIERE)

        charger_territoires()

        assert Territoire.objects.get(pk="nancy").parametres["adresse_tribunal"] == CARRIERE

    def test_l_oublie_quand_elle_est_vide(self, monde):
        adresses("noter", "mediation", "nancy", CARRIERE)

        adresses("noter", "mediation", "nancy", "")

        assert "adresse_mediation" not in Territoire.objects.get(pk="nancy").parametres

    def test_note_un_delai_avec_son_arrete(self, monde):
        adresses("noter", "delai", "nancy", "36 mois, arrêté du 3 mai 2024")
        charger_territoires()

        parametres = Territoire.objects.get(pk="nancy").parametres
        assert parametres["delai_anormalement_long_mois"] == 36
        assert parametres["arrete_delai_anormal"] == "arrêté du 3 mai 2024"

    @pytest.mark.parametrize("dite", ["36", "trois ans, arrêté du 3 mai 2024", "0, arrêté du 3 mai 2024"])
    def test_ne_note_pas_un_delai_sans_son_arrete(self, monde, dite):
        with pytest.raises(CommandError, match="Écrivez le délai puis son arrêté"):
            adresses("noter", "delai", "nancy", dite)

    def test_oublie_un_delai_vide(self, monde):
        adresses("noter", "delai", "nancy", "36, arrêté du 3 mai 2024")

        adresses("noter", "delai", "nancy", "")

        assert "delai_anormalement_long_mois" not in Territoire.objects.get(pk="nancy").parametres

    def test_note_celle_d_un_bailleur(self, monde):
        adresses("noter", "bailleur", "Clésence", "1, rue Connue, 60200 Compiègne")

        assert Organisme.objects.get(nom="Clésence").adresse == "1, rue Connue, 60200 Compiègne"
        assert Entree.objects.filter(verbe="organisme.adresse").count() == 1

    @pytest.mark.parametrize(
        ("sorte", "nom", "phrase"),
        [
            ("tribunal", "atlantide", "Aucun territoire n’a le code atlantide. Il y a : compiegne, dugny"),
            ("bailleur", "Personne", "Aucun bailleur ne s’appelle Personne"),
        ],
    )
    def test_refuse_un_nom_inconnu(self, monde, sorte, nom, phrase):
        with pytest.raises(CommandError, match=phrase) as refus:
            adresses("noter", sorte, nom, CARRIERE)

        assert refus.value.returncode == 2


class TestDroit:
    def test_un_agent_ne_note_pas(self, monde):
        nancy = Territoire.objects.get(pk="nancy")

        with pytest.raises(DroitRefuse, match="seuil adresses"):
            noter_du_territoire(nancy, "adresse_tribunal", CARRIERE, par=Agent(), le=LE)

    def test_l_exploitant_note(self):
        assert peut_noter_une_adresse(Systeme()).est_oui
