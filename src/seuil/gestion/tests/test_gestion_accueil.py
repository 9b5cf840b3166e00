"""The work list: what awaits whom, in the order of the deadlines."""

from datetime import date

import pytest

from seuil.acteurs.gestion import Acte
from seuil.acteurs.tests.portes import entrer, lire
from seuil.baux.services import noter_la_remise
from seuil.courriers.models import Preuve
from seuil.gestion.contexte import cadre
from seuil.gestion.travail import grouper

LE = date(2026, 11, 23)


def acte(avant):
    return Acte("Désigner trois candidats", "Logement 60-107", "/page/", "Choisir", avant)


class TestGrouper:
    @pytest.mark.parametrize(
        ("avant", "groupe", "echeance", "porte"),
        [
            (date(2026, 11, 19), "En retard", "Depuis 4 jours", "retard"),
            (date(2026, 11, 22), "En retard", "Depuis 1 jour", "retard"),
            (None, "Aujourd’hui", "Dès maintenant", "attendu"),
            (date(2026, 11, 23), "Aujourd’hui", "Ce soir", "provisoire"),
            (date(2026, 11, 24), "Cette semaine", "Demain", "neutre"),
            (date(2026, 11, 26), "Cette semaine", "Jeudi 26", "neutre"),
            (date(2026, 12, 23), "Plus tard", "23 décembre", "neutre"),
        ],
    )
    def test_range_par_echeance(self, avant, groupe, echeance, porte):
        (range,) = grouper([acte(avant)], le=LE)

        assert range["titre"] == groupe
        assert (range["actes"][0]["echeance"], range["actes"][0]["porte"]) == (echeance, porte)

    def test_met_le_plus_urgent_en_premier(self):
        (groupe,) = grouper([acte(date(2026, 11, 20)), acte(date(2026, 11, 10))], le=LE)

        assert [ecrit["echeance"] for ecrit in groupe["actes"]] == ["Depuis 13 jours", "Depuis 3 jours"]


class TestAccueil:
    def test_ne_dit_rien_a_faire_quand_rien_n_attend(self, client, settings, agents):
        assert "Rien à faire pour l’instant" in lire(entrer(client, settings, agents["bailleur"]).get("/gestion/"))

    def test_montre_la_vacance_a_envoyer_a_son_bailleur(self, client, settings, agents, vacance):
        page = lire(entrer(client, settings, agents["bailleur"]).get("/gestion/"))

        assert "Envoyer le logement à un réservataire" in page
        assert "1 pour aujourd’hui" in page

    def test_ne_la_montre_pas_a_un_autre_bailleur(self, client, settings, agents, vacance):
        assert "Envoyer le logement" not in lire(entrer(client, settings, agents["opac"]).get("/gestion/"))

    def test_montre_la_designation_en_retard(self, client, settings, agents, orientee):
        page = lire(entrer(client, settings, agents["bailleur"], date(2026, 12, 26)).get("/gestion/"))

        assert "En retard" in page
        assert "Désigner 3 candidats" in page
        assert "Depuis 3 jours" in page

    def test_montre_au_secretariat_ce_qui_attend_une_seance(self, client, settings, agents, liste, seance):
        page = lire(entrer(client, settings, agents["secretariat"]).get("/gestion/"))

        assert "Inscrire à l’ordre du jour" in page
        assert "Tenir la séance" in page

    def test_montre_l_offre_sans_reponse_dont_la_remise_est_prouvee(self, client, settings, agents, offre):
        note = {"remise_le": date(2026, 12, 9), "note": ""}
        noter_la_remise(offre, Preuve.RECOMMANDE, **note, par=agents["bailleur"], le=date(2026, 12, 10))
        client = entrer(client, settings, agents["bailleur"], date(2026, 12, 25))

        page = lire(client.get("/gestion/"))

        assert "Constater le silence" in page
        assert "Depuis 2 jours" in page

    def test_demande_la_remise_d_une_offre_que_rien_ne_prouve_recue(self, client, settings, agents, offre):
        page = lire(entrer(client, settings, agents["bailleur"], date(2026, 12, 25)).get("/gestion/"))

        assert "Noter la remise d’une offre" in page
        assert "Rien ne prouve qu’elle a été reçue." in page
        assert "Constater le silence" not in page

    def test_ne_nomme_que_les_pages_du_metier(self, client, settings, agents):
        page = lire(entrer(client, settings, agents["reservataire"]).get("/gestion/"))

        assert "Logements" in page
        assert "Commissions" not in page
        assert "Guichet" not in page


class TestMenu:
    def test_suit_la_procedure(self, client, agents, settings):
        """The register, the stock, the grid, the commission, the offers: each capability brings its own door."""
        page = entrer(client, settings, agents["secretariat"]).get("/gestion/")

        libelles = [entree["libelle"] for entree in cadre(page.wsgi_request)["navigation"]]
        assert libelles == ["À faire", "Demandes", "Logements", "Envois", "Grille", "Commissions", "Offres"]
