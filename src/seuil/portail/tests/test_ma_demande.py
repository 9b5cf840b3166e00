"""What a household reads on its own page: what to do, a score that adds up, its place, how to give up."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.tests.portes import lire, venir
from seuil.cotation.requetes import notes_courantes
from seuil.demandes.models import Demande, Personne
from seuil.demandes.services import enregistrer
from seuil.demandes.tests.menage import connecter
from seuil.demo.exemple import Mere, dossier_d_exemple
from seuil.demo.villes import villes
from seuil.journal.models import Entree
from seuil.portail.a_faire import a_faire
from seuil.portail.place import place
from seuil.portail.score import scores

LE = date(2026, 11, 23)


def inscrire(code: str, **changements) -> Demande:
    """Register the household of the example in a town."""
    ville = next(ville for ville in villes() if ville.code == code)
    dossier = dossier_d_exemple(ville, Mere(nom="Fictivez"))
    dossier.reponses.update(changements)
    return enregistrer(dossier, par=Demandeur(), le=LE).demande


@pytest.fixture
def client(client, settings):
    """A browser of the day of the journey: what these pages say depends on it."""
    return venir(client, settings, LE)


@pytest.fixture
def lue(demande, client):
    """The page of the household of the journey."""
    return lire(connecter(client, demande).get("/ma-demande/"))


class TestCeQuiEstAFaire:
    def test_n_est_pas_une_radiation_quand_la_demande_court(self, lue):
        """A demand just registered was told « radiée », with neither day nor motive."""
        assert "radiée" not in lue

    def test_n_est_pas_rien_quand_des_points_attendent_un_papier(self, lue):
        assert "Rien à faire aujourd’hui" not in lue
        assert "À faire maintenant : envoyer vos documents" in lue
        assert "1 en vérification" in lue

    @pytest.mark.parametrize(("le", "presse"), [(date(2027, 9, 22), False), (date(2027, 9, 23), True)])
    def test_laisse_la_seule_lumiere_a_ce_qui_presse(self, demande, le, presse):
        """Papers wait after a renewal: two things to do now would be none."""
        notes = notes_courantes(demande)
        dit = a_faire(demande, scores(demande, notes, le=le), None, le=le)

        assert (dit["presse"], bool(dit["papiers"])) == (presse, True)

    def test_dit_les_dates_qui_viennent_dans_l_ordre(self, demande):
        notes = notes_courantes(demande)
        dit = a_faire(demande, scores(demande, notes, le=LE), place(demande, notes, le=LE), le=LE)

        assert [quand for quand, _ in dit["ensuite"]] == [
            "Du 23 septembre 2027 au 23 novembre 2027",
            "Dès le 23 novembre 2027",
            "Dès le 24 novembre 2028",
        ]

    def test_demande_de_renouveler_dans_les_deux_derniers_mois(self, demande):
        assert a_faire(demande, [], None, le=date(2027, 9, 22))["renouveler_avant"] is None
        assert a_faire(demande, [], None, le=date(2027, 9, 23))["renouveler_avant"] == date(2027, 11, 23)

    @pytest.mark.parametrize(("le", "attendus"), [(date(2027, 1, 10), 0), (date(2027, 1, 11), 1)])
    def test_demande_si_le_bebe_est_ne_un_mois_apres_son_jour(self, demande, le, attendus):
        Personne.objects.create(demande=demande, ordre=9, lien="a_naitre", naissance=date(2026, 12, 10))
        demande = Demande.objects.get(pk=demande.pk)

        assert len(a_faire(demande, [], None, le=le)["bebes"]) == attendus


class TestLeScore:
    def test_s_additionne_par_qui_doit_agir(self, demande):
        for score in scores(demande, notes_courantes(demande), le=LE):
            assert sum(groupe.points for groupe in score.groupes) == score.note.total

    def test_se_dit_en_faits(self, lue):
        assert "Avec vous dans ce foyer : Lou, 10 ans, et Sacha, 6 ans." in lue
        assert "Votre lieu de travail : Venette." in lue
        assert "Hébergée par un tiers à Clairoix." in lue
        assert "4 personnes dans 31 m²." in lue

    def test_ne_nomme_pas_la_ville_d_une_adresse_protegee(self, demande, client):
        Demande.objects.filter(pk=demande.pk).update(est_protegee=True)

        page = lire(connecter(client, demande).get("/ma-demande/"))

        assert "Clairoix" not in page
        assert "Hébergée par un tiers." in page

    def test_dit_ce_que_le_temps_changera(self, demande):
        (score,) = scores(demande, notes_courantes(demande), le=LE)
        jour, ecart = score.a_venir

        assert (jour, ecart.avant, ecart.apres) == (date(2027, 11, 23), score.note.total, score.note.total + 3)

    def test_tait_les_criteres_proteges_parmi_ceux_qui_ne_comptent_pas(self, demande):
        (score,) = scores(demande, notes_courantes(demande), le=LE)
        libelles = " ".join(libelle for libelle, _ in score.sans_points)

        assert "Jeunes de moins de 30 ans" in libelles
        assert dict(score.sans_points)["Jeunes de moins de 30 ans"] == "Vous avez 36 ans."
        assert not any(mot in libelles.lower() for mot in ("viol", "prostitution", "traite", "mariage", "malus"))


class TestLaPlace:
    def test_est_celle_du_score_lu_par_tous(self, demande):
        (note,) = notes_courantes(demande)
        ou = place(demande, [note], le=LE)
        (ici,) = (barre for barre in ou.barres if barre["vous"])

        assert ou.points == note.total
        assert sum(barre["valeur"] for barre in ou.barres) == ou.position.total + 1
        assert ici["valeur"] >= 1 + ou.position.autant

    def test_compte_les_memes_demandes_pour_les_points_prouves(self, demande):
        ou = place(demande, notes_courantes(demande), le=LE)

        assert ou.prouvee.total == ou.position.total
        assert ou.prouvee.moins <= ou.position.moins

    def test_ne_compare_pas_trop_peu_de_demandes(self, monde):
        demande = inscrire("compiegne", types=["T6"])

        assert place(demande, notes_courantes(demande), le=LE).position is None

    def test_dit_qu_il_n_y_a_pas_assez_d_attributions(self, lue):
        assert "Pas assez d’attributions d’un T4 ou T5 pour le dire" in lue

    def test_dit_le_delai_anormalement_long_de_la_ville(self, lue):
        assert "reconnue anormalement longue après 24 mois" in lue


class TestSansGrille:
    def test_dit_ce_qui_tient_lieu_de_score(self, visiteur):
        page = lire(connecter(visiteur, inscrire("dugny")).get("/dugny/ma-demande/"))

        assert "aucune demande n’a de score" in page
        assert "Ensuite, la demande la plus ancienne est placée avant." in page
        assert "Rien à faire aujourd’hui" not in page


class TestRenoncer:
    def test_demande_deux_fois_et_dit_ce_qui_est_perdu(self, demande, client):
        menage = connecter(client, demande)

        premiere = lire(menage.get("/ma-demande/renoncer/"))
        seconde = menage.post("/ma-demande/renoncer/", {"precision": "Je renonce."})

        assert "Votre ancienneté : 0 mois, depuis le 23 novembre 2026." in premiere
        assert "Vraiment renoncer ?" in lire(seconde)
        assert Demande.objects.get(pk=demande.pk).etat == "active"

    def test_radie_par_le_foyer_lui_meme_avec_ses_mots(self, demande, client):
        menage = connecter(client, demande)

        menage.post("/ma-demande/renoncer/", {"precision": "Je renonce.", "confirme": "oui"})

        radiee = Demande.objects.get(pk=demande.pk)
        entree = Entree.objects.filter(verbe="demande.radiee", numero_unique=demande.numero_unique).latest("pk")
        assert (radiee.etat, radiee.motif_radiation) == ("radiee", "RADABA")
        assert entree.faits["precision"] == "Je renonce."
        assert menage.get("/ma-demande/renoncer/").headers["Location"] == "/ma-demande/"

    def test_refuse_sans_un_ecrit(self, demande, client):
        reponse = connecter(client, demande).post("/ma-demande/renoncer/", {"precision": " ", "confirme": "oui"})

        assert reponse.status_code == 422
        assert Demande.objects.get(pk=demande.pk).etat == "active"


class TestRequetes:
    def test_restent_peu_nombreuses(self, demande, client):
        menage = connecter(client, demande)
        menage.get("/ma-demande/")

        with CaptureQueriesContext(connection) as captees:
            menage.get("/ma-demande/")

        assert len(captees) <= 45

    def test_de_la_place_ne_grandissent_pas_avec_les_demandes(self, demande):
        notes = notes_courantes(demande)
        place(demande, notes, le=LE)

        with CaptureQueriesContext(connection) as captees:
            place(demande, notes, le=LE)

        comptages = [une for une in captees if "rapprochement_pretendant" in une["sql"]]
        assert len(captees) <= 8
        assert len(comptages) == 2  # everybody, once for all who look at the same moment; then oneself
        assert all("demandes_souhait" not in une["sql"] for une in comptages)
