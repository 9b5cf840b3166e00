"""The daily digest of agents: what awaits them, once, on working days, to who replaces them when they are away."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from seuil.acteurs.models import Agent
from seuil.avis.agents import resumer
from seuil.avis.travail import est_de_repos
from seuil.envois.liens import adresse_du_lien
from seuil.envois.models import Abonnement, Envoi
from seuil.envois.services import regler
from seuil.patrimoine import services as patrimoine
from seuil.patrimoine.models import Logement
from seuil.territoires.models import Ressort

LUNDI, MARDI, MERCREDI = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)
VENDREDI, SAMEDI, LUNDI_SUIVANT = date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 30)
REGLES = {"resume_quotidien": True, "a_part": [], "absent_du": None, "absent_au": None, "remplacant": None}


@pytest.fixture
def bailleur(agents) -> Agent:
    """The only agent with an address: the landlord's, who names candidates and lets dwellings."""
    agents["bailleur"].email = "bailleur@exemple.invalid"
    agents["bailleur"].save()
    return agents["bailleur"]


@pytest.fixture
def collegue(bailleur) -> Agent:
    """A colleague of the same organism who only tends the grid: nothing awaits it."""
    return Agent.objects.create_user(
        "collegue", email="collegue@exemple.invalid", organisme=bailleur.organisme, first_name="Lou", last_name="Petit"
    )


def recus(agent: Agent) -> list[Envoi]:
    return list(Envoi.objects.filter(agent=agent).order_by("pk"))


def corps(agent: Agent) -> str:
    return recus(agent)[-1].corps


class TestResumer:
    def test_compte_sans_rien_nommer(self, bailleur, orientee):
        assert resumer(le=MARDI) == 1

        (envoi,) = recus(bailleur)
        assert envoi.sujet == "Seuil : 1\u00a0acte vous attend"
        assert envoi.corps == (
            "Bonjour,\n\n"
            "Ce qui attend au 24 novembre 2026.\n\n"
            "Nouveau\n- Candidats à désigner : 1, au plus tôt le 23 décembre 2026\n\n"
            "Le détail, et quoi faire : {lien}\n\n"
            "Pour choisir ce qui vous est écrit, ou dire une absence : « Mon compte », « Ce qui vous est écrit »."
        )
        assert (envoi.avis, envoi.fait, envoi.adresse) == ("resume", "resume 2026-11-24", "bailleur@exemple.invalid")
        assert adresse_du_lien(envoi).endswith("/gestion/")

    def test_ne_nomme_ni_foyer_ni_logement_ni_numero(self, bailleur, offre):
        """The lines of the first page name them; the e-mail does not."""
        resumer(le=date(2026, 12, 24))

        ecrit, demande = recus(bailleur)[-1], offre.demande
        texte = f"{ecrit.sujet} {ecrit.corps}"
        assert "Offres et réponses : 1" in texte
        logement = offre.vacance.logement
        secrets = (demande.numero_unique, demande.titulaire.nom, logement.reference, logement.programme.adresse)
        assert [mot for mot in secrets if str(mot).lower() in texte.lower()] == []

    def test_n_ecrit_rien_quand_rien_n_attend(self, bailleur, monde):
        assert resumer(le=MARDI) == 0
        assert recus(bailleur) == []

    def test_n_ecrit_qu_une_fois_par_jour(self, bailleur, orientee):
        resumer(le=MARDI)

        assert resumer(le=MARDI) == 0
        assert len(recus(bailleur)) == 1

    def test_n_ecrit_pas_deux_fois_a_qui_a_change_d_adresse(self, bailleur, orientee):
        resumer(le=MARDI)
        bailleur.email = "autre@exemple.invalid"
        bailleur.save()

        assert resumer(le=MARDI) == 0

    def test_n_ecrit_pas_sans_adresse(self, agents, orientee):
        assert resumer(le=MARDI) == 0

    def test_n_ecrit_pas_a_un_compte_ferme(self, bailleur, orientee):
        bailleur.is_active = False
        bailleur.save()

        assert resumer(le=MARDI) == 0

    def test_ecrit_au_secretariat_la_seance_et_les_candidats_recus(self, agents, liste, seance):
        agents["secretariat"].email = "secretariat@exemple.invalid"
        agents["secretariat"].save()

        resumer(le=MARDI)

        assert (
            "Nouveau\n- Candidats reçus, à inscrire en commission : 1\n"
            "- Séances de commission : 1, au plus tôt le 7 décembre 2026"
        ) in corps(agents["secretariat"])


class TestEcheances:
    """The candidates are to be named by Wednesday 23 December."""

    @pytest.mark.parametrize(
        ("le", "dit"),
        [
            (date(2026, 12, 18), ""),
            (date(2026, 12, 21), "Dans les 3\u00a0jours\n- Candidats à désigner : 1, au plus tard le 23 décembre 2026"),
            (date(2026, 12, 22), ""),
            (date(2026, 12, 23), "Aujourd’hui\n- Candidats à désigner : 1\n"),
            (date(2026, 12, 24), "En retard\n- Candidats à désigner : 1, depuis le 23 décembre 2026"),
        ],
    )
    def test_dit_une_fois_l_echeance_proche_puis_le_jour_puis_le_retard(self, bailleur, orientee, le, dit):
        assert resumer(le=le) == (1 if dit else 0)

        assert not dit or dit in corps(bailleur)

    def test_redit_chaque_jour_ce_qui_n_a_pas_d_echeance(self, bailleur, vacance):
        resumer(le=MARDI)

        assert "Aujourd’hui\n- Logements à envoyer ou à reprendre : 1" in corps(bailleur)

    def test_compte_a_part_ce_qui_peut_attendre(self, bailleur, orientee):
        autre = Logement.objects.filter(programme__bailleur=bailleur.organisme, vacances=None).earliest("pk")
        patrimoine.declarer(autre, libre_le=date(2027, 1, 15), hors_flux="", par=bailleur, le=LUNDI)

        resumer(le=MERCREDI)

        assert "Et 1\u00a0autre acte, sans échéance proche." in corps(bailleur)


class TestJours:
    def test_se_tait_le_samedi(self, bailleur, vacance):
        assert resumer(le=SAMEDI) == 0

    def test_se_tait_un_jour_ferie(self, bailleur, vacance):
        assert resumer(le=date(2026, 12, 25)) == 0

    def test_dit_le_lundi_ce_qui_est_venu_le_vendredi(self, bailleur, vacance):
        vacance.hors_flux = "démolition"
        vacance.save()
        patrimoine.orienter(vacance, par=bailleur, le=VENDREDI)

        assert resumer(le=LUNDI_SUIVANT) == 1
        assert "Nouveau\n- Candidats à désigner : 1, au plus tôt le 27 décembre 2026" in corps(bailleur)

    def test_ne_redit_pas_le_lendemain_ce_qui_etait_nouveau(self, bailleur, orientee):
        resumer(le=MARDI)

        assert resumer(le=MERCREDI) == 0

    def test_connait_les_jours_feries_de_la_moselle(self, bailleur):
        bailleur.organisme.ressorts.set([Ressort.objects.get_or_create(code="57", defaults={"nom": "Moselle"})[0]])

        assert est_de_repos(bailleur, date(2028, 12, 26))

    def test_travaille_le_26_decembre_ailleurs(self, bailleur):
        assert not est_de_repos(bailleur, date(2028, 12, 26))


class TestPreferences:
    def test_n_ecrit_pas_a_qui_ne_le_veut_pas(self, bailleur, orientee):
        regler(bailleur, **{**REGLES, "resume_quotidien": False}, par=bailleur, le=LUNDI)

        assert resumer(le=MARDI) == 0

    def test_ne_compte_pas_ce_qui_est_mis_a_part(self, bailleur, orientee):
        regler(bailleur, **{**REGLES, "a_part": ["orientation"]}, par=bailleur, le=LUNDI)

        assert resumer(le=MARDI) == 0


class TestAbsence:
    def absent(self, agent, remplacant, du=MARDI, au=MERCREDI):
        Abonnement.objects.update_or_create(
            agent=agent, defaults={"absent_du": du, "absent_au": au, "remplacant": remplacant}
        )

    def test_ecrit_a_qui_remplace(self, bailleur, collegue, orientee):
        self.absent(bailleur, collegue)

        assert resumer(le=MARDI) == 1

        assert recus(bailleur) == []
        pour = f"Pour {bailleur.designation}, en absence jusqu’au 25 novembre 2026 :\n\n"
        assert f"{pour}Nouveau\n- Candidats à désigner : 1" in corps(collegue)

    def test_n_ecrit_a_personne_sans_remplacant(self, bailleur, orientee):
        self.absent(bailleur, None)

        assert resumer(le=MARDI) == 0

    def test_n_ecrit_pas_a_un_remplacant_dont_le_compte_est_ferme(self, bailleur, collegue, orientee):
        collegue.is_active = False
        collegue.save()
        self.absent(bailleur, collegue)

        assert resumer(le=MARDI) == 0

    def test_dit_au_retour_ce_qui_est_venu_pendant_l_absence(self, bailleur, orientee):
        self.absent(bailleur, None, du=LUNDI, au=VENDREDI)

        assert resumer(le=LUNDI_SUIVANT) == 1
        assert "Nouveau\n- Candidats à désigner : 1" in corps(bailleur)

    def test_ne_repete_pas_ce_que_le_remplacant_fait_deja(self, bailleur, collegue, orientee):
        """Both may name the candidates: one line, as its own."""
        collegue.metiers = bailleur.metiers
        collegue.save()
        self.absent(bailleur, collegue)

        resumer(le=MARDI)

        assert recus(collegue)[-1].sujet == "Seuil : 1\u00a0acte vous attend"
        assert "en absence" not in corps(collegue)

    def test_suit_la_chaine_des_remplacements(self, bailleur, collegue, orientee):
        relais = Agent.objects.create_user("relais", email="relais@exemple.invalid", organisme=bailleur.organisme)
        self.absent(bailleur, relais)
        self.absent(relais, collegue)

        resumer(le=MARDI)

        assert recus(relais) == []
        assert f"Pour {bailleur.designation}" in corps(collegue)

    def test_n_ecrit_a_personne_quand_la_chaine_tourne_en_rond(self, bailleur, collegue, orientee):
        self.absent(bailleur, collegue)
        self.absent(collegue, bailleur)

        assert resumer(le=MARDI) == 0


class TestRequetes:
    def test_coute_autant_par_agent_quel_que_soit_leur_nombre(self, bailleur, vacance):
        """Four queries for all, the same eighteen for each agent of a landlord: 12 to read, 6 to queue the e-mail."""
        bailleur.email = ""
        bailleur.save()
        recruter(bailleur, range(20))

        vingt = compter(MARDI)
        recruter(bailleur, range(20, 40))

        assert (vingt, compter(MERCREDI)) == (4 + 20 * 18, 4 + 40 * 18)

    def test_ne_coute_rien_de_plus_par_foyer_nomme(self, bailleur, offre):
        """A line that names a household asks nothing of its own: persons are read with the demands."""
        with CaptureQueriesContext(connection) as requetes:
            resumer(le=date(2026, 12, 24))

        personnes = [requete["sql"] for requete in requetes if 'FROM "demandes_personne"' in requete["sql"]]
        assert len(personnes) == 1


def recruter(modele: Agent, rangs: range) -> None:
    for rang in rangs:
        Agent.objects.create_user(
            f"agent{rang}", email=f"agent{rang}@exemple.invalid", organisme=modele.organisme, metiers=modele.metiers
        )


def compter(le: date) -> int:
    with CaptureQueriesContext(connection) as requetes:
        resumer(le=le)
    return len(requetes)
