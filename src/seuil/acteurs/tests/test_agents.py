"""S8: the first agents of an installation, without the demonstration."""

from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.test import Client

from seuil.acteurs.acces import peut_tenir_les_comptes
from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent, Metier, Organisme
from seuil.acteurs.services import fermer
from seuil.rendez_vous.models import Permanence
from seuil.socle.droits import DroitRefuse

pytestmark = pytest.mark.django_db
INES = ("ines.martin", "--prenom", "Inès", "--nom", "Martin", "--mel", "ines@exemple.fr")
AGGLO = (
    "--organisme",
    "Agglomération de la Région de Compiègne",
    "--guichet",
    "60ARC",
    "--metiers",
    "guichet, cotation",
)

MAIRIE = (
    *("--organisme", "Mairie d’Exemple", "--sorte", "commune", "--departement", "60"),
    *("--metiers", "reservation"),
)


def agents(*arguments: str) -> str:
    sortie = StringIO()
    call_command("agents", *arguments, stdout=sortie)
    return sortie.getvalue()


def mot_de_passe(dit: str) -> str:
    return dit.splitlines()[0].partition(" : ")[2]


class TestCreer:
    def test_ouvre_un_compte_qui_entre(self, monde, client):
        dit = agents("creer", *INES, *AGGLO)

        agent = Agent.objects.get(username="ines.martin")
        assert (agent.guichet_id, agent.metiers) == ("60ARC", ["guichet", "cotation"])
        assert authenticate(username="ines.martin", password=mot_de_passe(dit)) == agent
        assert mot_de_passe(dit) not in agent.password

    def test_cree_un_organisme_avec_sa_sorte_et_son_departement(self, monde):
        agents("creer", *INES, *MAIRIE, "--departement", "75")

        ressorts = Organisme.objects.get(nom="Mairie d’Exemple").ressorts
        assert list(ressorts.order_by("pk").values_list("pk", flat=True)) == ["060", "111"]

    @pytest.mark.parametrize(
        ("arguments", "phrase"),
        [
            (("--organisme", "Personne", "--metiers", "guichet"), "donnez --sorte"),
            (("--organisme", "Personne", "--sorte", "commune", "--metiers", "guichet"), "--departement"),
            (("--organisme", "OPAC de l’Oise", "--metiers", "guichet,maire"), "maire n’existe pas"),
            (("--organisme", "OPAC de l’Oise", "--metiers", "guichet", "--guichet", "60ZZZ"), "Aucun guichet"),
            (("--organisme", "OPAC de l’Oise", "--metiers", "guichet", "--guichet", "60ARC"), "pas de OPAC de l’Oise"),
            (("--organisme", "OPAC de l’Oise", "--metiers", "guichet", "--mel", "ines"), "n’est pas une adresse"),
        ],
    )
    def test_refuse_en_une_phrase_sans_rien_ecrire(self, monde, arguments, phrase):
        avant = (Agent.objects.count(), Organisme.objects.count())

        with pytest.raises(CommandError, match=phrase) as refus:
            agents("creer", *INES, *arguments)

        assert refus.value.returncode == 2
        assert (Agent.objects.count(), Organisme.objects.count()) == avant

    def test_refuse_un_identifiant_pris_sans_creer_l_organisme(self, monde):
        agents("creer", *INES, *AGGLO)

        with pytest.raises(CommandError, match="déjà pris"):
            agents("creer", "INES.Martin", *INES[1:], *MAIRIE)
        assert not Organisme.objects.filter(nom="Mairie d’Exemple").exists()


class TestFermer:
    def test_ferme_le_compte_et_sa_session(self, agents, client):
        client.force_login(agents["guichet"])
        call_command("agents", "fermer", "guichet", stdout=StringIO())

        assert client.get("/gestion/").status_code == 302
        assert authenticate(username="guichet", password="seuil-demo-2026") is None

    def test_appartient_a_qui_exploite(self, agents, le):
        assert peut_tenir_les_comptes(Systeme()).est_oui
        with pytest.raises(DroitRefuse, match="seuil agents"):
            fermer(agents["guichet"], par=agents["prefecture"], le=le)
        assert Agent.objects.get(username="guichet").is_active


class TestReinitialiser:
    def test_donne_un_nouveau_mot_de_passe_et_ferme_les_sessions(self, agents, client):
        client.force_login(agents["guichet"])
        sortie = StringIO()
        call_command("agents", "reinitialiser", "GUICHET", stdout=sortie)

        assert client.get("/gestion/").status_code == 302
        assert authenticate(username="guichet", password="seuil-demo-2026") is None
        assert authenticate(username="guichet", password=mot_de_passe(sortie.getvalue())) is not None


class TestLister:
    def test_dit_chacun_et_ce_qu_il_peut(self, monde):
        call_command("agents", "fermer", "nancy", stdout=StringIO())

        dit = agents("lister")

        assert "guichet : Inès Maquette" in dit
        assert Metier.GUICHET.label in dit
        assert "nancy (fermé)" in dit

    def test_dit_comment_ouvrir_le_premier(self, db):
        Permanence.objects.all().delete()
        Agent.objects.all().delete()

        assert "seuil agents creer" in agents("lister")

    def test_ne_connait_pas_n_importe_qui(self, monde):
        with pytest.raises(CommandError, match="Aucun compte"):
            agents("fermer", "personne")


def test_le_journal_dit_chaque_acte(monde, journal):
    agents("creer", *INES, *AGGLO)
    agents("reinitialiser", "ines.martin")
    agents("fermer", "ines.martin")

    assert journal(Agent.objects.get(username="ines.martin")) == ["agent.cree", "agent.reinitialise", "agent.ferme"]
    assert Client().login(username="ines.martin", password="seuil-demo-2026") is False
