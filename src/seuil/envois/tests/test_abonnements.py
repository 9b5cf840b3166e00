"""An agent says what it wants written to it, when it is away, and who reads in its place."""

from datetime import date

import pytest
from django.db import IntegrityError

from seuil.acteurs.models import Agent
from seuil.acteurs.tests.portes import entrer, jour, lire
from seuil.envois.faits import lecteur, tourne_en_rond
from seuil.envois.models import Abonnement
from seuil.envois.services import AbonnementRefuse, regler
from seuil.journal.models import Entree
from seuil.socle.droits import DroitRefuse

LE = date(2026, 11, 23)
DEBUT, FIN = date(2026, 12, 7), date(2026, 12, 18)
REGLES = {"resume_quotidien": True, "a_part": [], "absent_du": None, "absent_au": None, "remplacant": None}
PAGE = "/gestion/compte/avis/"


@pytest.fixture
def agent(agents) -> Agent:
    return agents["bailleur"]


@pytest.fixture
def collegue(agents) -> Agent:
    """Of the same organism."""
    return agents["secretariat"]


def absent(collegue, debut=DEBUT, fin=FIN):
    return {**REGLES, "absent_du": debut, "absent_au": fin, "remplacant": collegue}


class TestRegler:
    def test_garde_ce_qui_est_dit(self, agent, collegue):
        regler(agent, **{**absent(collegue), "a_part": ["envoi"]}, par=agent, le=LE)

        dit = Abonnement.objects.get(agent=agent)
        assert (dit.resume_quotidien, dit.a_part) == (True, ["envoi"])
        assert (dit.absent_du, dit.absent_au, dit.remplacant) == (DEBUT, FIN, collegue)

    def test_l_ecrit_au_journal(self, agent, collegue):
        regler(agent, **absent(collegue), par=agent, le=LE)

        acte = Entree.objects.get(verbe="agent.abonnement")
        assert (acte.objet_id, acte.le) == (str(agent.pk), LE)
        assert acte.faits == {
            "resume_quotidien": True,
            "a_part": [],
            "absent_du": "2026-12-07",
            "absent_au": "2026-12-18",
            "remplacant": "secretariat",
        }

    def test_refuse_un_autre_agent(self, agent, collegue):
        with pytest.raises(DroitRefuse):
            regler(agent, **REGLES, par=collegue, le=LE)

    @pytest.mark.parametrize(
        ("debut", "fin", "champ"),
        [
            (None, FIN, "absent_du"),
            (DEBUT, None, "absent_au"),
            (None, None, "absent_du"),
            (FIN, DEBUT, "absent_au"),
            (date(2026, 11, 2), date(2026, 11, 6), "absent_au"),
        ],
    )
    def test_refuse_des_dates_qui_ne_vont_pas_ensemble(self, agent, collegue, debut, fin, champ):
        with pytest.raises(AbonnementRefuse) as refus:
            regler(agent, **absent(collegue, debut, fin), par=agent, le=LE)

        assert refus.value.champ == champ

    @pytest.mark.parametrize("qui", ["bailleur", "opac", "guichet"])
    def test_refuse_soi_meme_et_un_autre_organisme(self, agent, agents, qui):
        with pytest.raises(AbonnementRefuse) as refus:
            regler(agent, **absent(agents[qui]), par=agent, le=LE)

        assert refus.value.champ == "remplacant"

    def test_refuse_un_compte_ferme(self, agent, collegue):
        collegue.is_active = False
        collegue.save()

        with pytest.raises(AbonnementRefuse):
            regler(agent, **absent(collegue), par=agent, le=LE)

    def test_refuse_qui_est_absent_les_memes_jours_et_compte_sur_l_agent(self, agent, collegue):
        regler(collegue, **absent(agent, FIN, FIN), par=collegue, le=LE)

        with pytest.raises(AbonnementRefuse) as refus:
            regler(agent, **absent(collegue), par=agent, le=LE)

        assert refus.value.champ == "remplacant"

    def test_accepte_chacun_son_tour(self, agent, collegue):
        regler(collegue, **absent(agent, date(2026, 12, 21), date(2026, 12, 31)), par=collegue, le=LE)

        assert regler(agent, **absent(collegue), par=agent, le=LE).remplacant == collegue


class TestContraintes:
    @pytest.mark.parametrize(
        "champs", [{"absent_du": DEBUT}, {"absent_au": FIN}, {"absent_du": FIN, "absent_au": DEBUT}]
    )
    def test_une_absence_a_ses_deux_jours_dans_l_ordre(self, agent, champs):
        with pytest.raises(IntegrityError, match="absence_entiere"):
            Abonnement.objects.create(agent=agent, **champs)

    def test_on_ne_se_remplace_pas(self, agent):
        with pytest.raises(IntegrityError, match="remplacant_d_un_absent"):
            Abonnement.objects.create(agent=agent, absent_du=DEBUT, absent_au=FIN, remplacant=agent)


class TestLecteur:
    @pytest.mark.parametrize(
        ("absences", "qui"),
        [({}, 1), ({1: 2}, 2), ({1: 2, 2: 3}, 3), ({1: None}, None), ({1: 2, 2: 1}, None), ({1: 2, 2: 3, 3: 2}, None)],
    )
    def test_est_au_bout_de_la_chaine(self, absences, qui):
        assert lecteur(1, absences) == qui

    @pytest.mark.parametrize(
        ("absences", "revient"), [({1: 2}, False), ({1: 2, 2: 1}, True), ({1: 2, 2: 3, 3: 2}, False)]
    )
    def test_ne_revient_pas_a_qui_est_absent(self, absences, revient):
        assert tourne_en_rond(1, absences) is revient


class TestPage:
    def poster(self, client, settings, agent, **champs):
        return entrer(client, settings, agent).post(PAGE, {"resume_quotidien": "on", "voulues": ["seance"], **champs})

    def test_s_ouvre_depuis_le_compte(self, client, settings, agent):
        compte = entrer(client, settings, agent).get("/gestion/compte/")

        assert f'href="{PAGE}"' in compte.content.decode()

    def test_dit_qu_il_manque_une_adresse(self, client, settings, agent):
        assert "Votre compte n’a pas d’adresse e-mail" in lire(entrer(client, settings, agent).get(PAGE))

    def test_garde_les_reponses(self, client, settings, agent, collegue):
        champs = {**jour("absent_du", DEBUT), **jour("absent_au", FIN), "remplacant": collegue.pk}
        reponse = self.poster(client, settings, agent, **champs)

        assert (reponse.status_code, reponse["Location"]) == (302, PAGE)
        dit = Abonnement.objects.get(agent=agent)
        assert (dit.absent_du, dit.absent_au, dit.remplacant) == (DEBUT, FIN, collegue)
        assert dit.a_part == [
            "orientation",
            "logement",
            "candidats",
            "rejet",
            "reponse",
            "rendez_vous",
            "message",
            "envoi",
            "autre",
        ]

    def test_remontre_les_reponses(self, client, settings, agent, collegue):
        regler(agent, **absent(collegue), par=agent, le=LE)

        page = entrer(client, settings, agent).get(PAGE).content.decode()

        assert 'value="2026"' in page
        assert f'<option value="{collegue.pk}" selected>' in page

    def test_ne_remontre_pas_une_absence_finie(self, client, settings, agent, collegue):
        regler(agent, **absent(collegue), par=agent, le=LE)

        page = entrer(client, settings, agent, date(2026, 12, 19)).get(PAGE).content.decode()

        assert 'value="2026"' not in page

    @pytest.mark.parametrize(
        ("champs", "champ"),
        [
            ({**jour("absent_du", FIN), **jour("absent_au", DEBUT)}, "absent_au"),
            (jour("absent_au", FIN), "absent_du"),
            ({"remplacant": "0", **jour("absent_du", DEBUT), **jour("absent_au", FIN)}, "remplacant"),
        ],
    )
    def test_dit_l_erreur_au_bon_endroit(self, client, settings, agent, champs, champ):
        reponse = self.poster(client, settings, agent, **champs)

        assert (reponse.status_code, list(reponse.context["form"].errors)) == (422, [champ])

    def test_ne_propose_que_les_agents_de_son_organisme(self, client, settings, agent, collegue, agents):
        page = entrer(client, settings, agent).get(PAGE).content.decode()

        assert collegue.designation in page
        assert agents["opac"].designation not in page

    def test_dit_qui_l_on_remplace(self, client, settings, agent, collegue):
        regler(agent, **absent(collegue), par=agent, le=LE)

        page = lire(entrer(client, settings, collegue).get(PAGE))

        assert f"Vous remplacez {agent.designation} du 7 décembre 2026 au 18 décembre 2026." in page
