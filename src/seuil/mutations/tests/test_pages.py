"""« Mon bailleur » for a household, who acts for it and a desk; « Mes locataires » for a landlord."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from seuil.acteurs.tests.portes import entrer, jour, lire, venir
from seuil.demandes.models import Demande
from seuil.demandes.tests.menage import connecter
from seuil.mutations import services
from seuil.mutations.etats import Etat
from seuil.mutations.models import Location
from seuil.mutations.tests.menage import BAIL, prevenue, reconnue
from seuil.reactions.travaux import vider

MON_BAILLEUR, MES_LOCATAIRES = "ma-demande/bailleur/", "/gestion/mutations/"


@pytest.fixture
def chez_soi(client, settings, le):
    """Return a function: a household, signed in."""

    def ouvrir(demande):
        settings.HOTES_DES_TERRITOIRES = {}
        return connecter(venir(client, settings, le), demande)

    return ouvrir


@pytest.fixture
def au_travail(client, settings, agents, le):
    """Return a function: an agent, signed in."""
    return lambda nom: entrer(client, settings, agents[nom], le)


def page(demande):
    return f"{MES_LOCATAIRES}{demande.numero_unique}/"


def ici(nom):
    return f"/compiegne/{nom}"


class TestLeFoyer:
    def test_n_a_pas_de_bailleur_social_n_a_pas_la_page(self, chez_soi, demande):
        foyer = chez_soi(demande)

        assert foyer.get(ici(MON_BAILLEUR)).url.endswith("ma-demande/")
        assert MON_BAILLEUR not in foyer.get(ici("ma-demande/")).text

    def test_lit_ce_qui_est_dit_puis_previent(self, chez_soi, locataire_hlm, le):
        foyer = chez_soi(locataire_hlm)
        assert MON_BAILLEUR in foyer.get(ici("ma-demande/")).text
        avant = lire(foyer.get(ici(MON_BAILLEUR)))
        assert "votre nom et votre numéro unique" in avant
        assert "Prévenu le" not in avant

        apres = foyer.post(ici(MON_BAILLEUR), {"geste": "prevenir"}, follow=True)
        assert "Prévenu le 23 novembre 2026" in lire(apres)
        assert "Attend la réponse du bailleur" in lire(apres)

    def test_imprime_sa_lettre_quand_le_bailleur_est_ailleurs(self, chez_soi, d_ailleurs):
        foyer = chez_soi(d_ailleurs)
        assert "La lettre s’écrit" in lire(foyer.post(ici(MON_BAILLEUR), {"geste": "prevenir"}, follow=True))
        vider()

        lettre = Location.objects.get().lettre_id
        assert f"/ma-demande/courriers/{lettre}/" in foyer.get(ici(MON_BAILLEUR)).text
        assert foyer.get(ici(f"ma-demande/courriers/{lettre}/")).content.startswith(b"%PDF")

    def test_dit_d_abord_le_nom(self, chez_soi, locataire_hlm, change):
        sans_nom = change(locataire_hlm, bailleur_actuel="")

        assert "/ma-demande/changer/bailleur/" in chez_soi(sans_nom).get(ici(MON_BAILLEUR)).text

    def test_la_page_du_nom_propose_ceux_que_seuil_connait(self, chez_soi, locataire_hlm, agents):
        lue = chez_soi(locataire_hlm).get(ici("ma-demande/changer/bailleur/")).text

        assert '<datalist id="bailleur_actuel_suggestions">' in lue
        assert 'list="bailleur_actuel_suggestions"' in lue
        assert f'<option value="{agents["opac"].organisme}">' in lue

    def test_lit_un_non_et_repond(self, chez_soi, locataire_hlm, agents, le):
        services.ecarter_le_locataire(locataire_hlm, motif="Aucun bail à ce nom.", par=agents["bailleur"], le=le)
        foyer = chez_soi(locataire_hlm)
        assert "Aucun bail à ce nom." in lire(foyer.get(ici(MON_BAILLEUR)))
        vide = foyer.post(ici(MON_BAILLEUR), {"geste": "repondre"})
        assert vide.status_code == 422
        assert "Écrivez votre réponse." in lire(vide)

        foyer.post(ici(MON_BAILLEUR), {"geste": "repondre", "reponse": "Le bail est au nom de Mme Essai."})
        assert Location.objects.get().etat == Etat.CONTESTEE
        encore = foyer.post(ici(MON_BAILLEUR), {"geste": "repondre", "reponse": "Encore."}, follow=True)
        assert "impossible de répondre au bailleur" in lire(encore)

    def test_ma_demande_ne_lit_rien_de_plus(self, chez_soi, locataire_hlm):
        """Its one line costs no query: what stands is read on its own page."""
        foyer = chez_soi(locataire_hlm)
        with CaptureQueriesContext(connection) as lues:
            foyer.get(ici("ma-demande/"))
        assert not [une for une in lues.captured_queries if "mutations_location" in une["sql"]]


class TestLeGuichet:
    def test_previent_pour_le_foyer(self, au_travail, locataire_hlm):
        guichet, adresse = au_travail("guichet"), f"/gestion/demandes/{locataire_hlm.numero_unique}/bailleur/"
        assert adresse in guichet.get(f"/gestion/demandes/{locataire_hlm.numero_unique}/").text
        assert "Rien de sa situation" in lire(guichet.get(adresse))

        assert "est prévenu depuis le 23 novembre 2026" in lire(guichet.post(adresse, {}, follow=True))

    def test_un_foyer_loge_ailleurs_est_refuse_en_mots(self, au_travail, demande):
        guichet = au_travail("guichet")
        refus = guichet.post(f"/gestion/demandes/{demande.numero_unique}/bailleur/", {})

        assert refus.status_code == 422
        assert "Dites d’abord quel est votre bailleur" in lire(refus)


class TestLeBailleur:
    def test_a_les_siens_et_leur_occupation(self, au_travail, locataire_hlm, change):
        change(locataire_hlm, pieces=5, nb_occupants=2, surface=90)
        liste = lire(au_travail("bailleur").get(MES_LOCATAIRES))

        assert str(locataire_hlm.titulaire) in liste
        assert "Sous-occupé" in liste
        assert "5 pièces, 2 personnes" in liste

    def test_reconnait_depuis_son_travail_du_jour(self, au_travail, locataire_hlm, loue, le):
        prevenue(locataire_hlm, le)
        bailleur = au_travail("bailleur")
        assert "Reconnaître un locataire" in lire(bailleur.get("/gestion/"))
        dit = {"geste": "reconnaitre", "logement": loue.reference, **jour("bail_depuis", BAIL)}
        assert "Locataire reconnu." in lire(bailleur.post(page(locataire_hlm), dit, follow=True))

        assert "Reconnaître un locataire" not in lire(bailleur.get("/gestion/"))
        une = lire(bailleur.get(page(locataire_hlm)))
        assert "bail depuis le 1er mars 2015" in une
        assert "(L621-2)" in une
        assert "(R822-25)" in une

    @pytest.mark.parametrize(
        ("dit", "refus"),
        [
            ({"geste": "reconnaitre", "logement": "RIEN", **jour("bail_depuis", BAIL)}, "Aucun logement de votre parc"),
            ({"geste": "reconnaitre", "logement": ""}, "Écrivez la référence"),
            ({"geste": "ecarter", "motif": ""}, "Écrivez pourquoi"),
        ],
    )
    def test_dit_ce_qui_manque(self, au_travail, locataire_hlm, dit, refus):
        reponse = au_travail("bailleur").post(page(locataire_hlm), dit)

        assert reponse.status_code == 422
        assert refus in lire(reponse)

    def test_le_second_agent_lit_que_c_est_fait(self, au_travail, agents, locataire_hlm, loue, le):
        reconnue(locataire_hlm, loue, agents["bailleur"], le)
        dit = {"geste": "reconnaitre", "logement": loue.reference, **jour("bail_depuis", BAIL)}

        tard = au_travail("bailleur").post(page(locataire_hlm), dit)
        assert tard.status_code == 422
        assert "est à l’état « Reconnue par le bailleur »" in lire(tard)

    def test_n_ouvre_pas_celui_d_un_autre(self, au_travail, demande):
        assert au_travail("bailleur").get(page(demande)).status_code == 404

    def test_ne_lit_ni_l_adresse_ni_les_violences_d_un_foyer_protege(self, au_travail, locataire_hlm, change, le):
        change(locataire_hlm, motifs=["06", "13"], adresse="17, rue du Secret")
        Demande.objects.filter(pk=locataire_hlm.pk).update(est_protegee=True)
        prevenue(locataire_hlm, le)
        bailleur = au_travail("bailleur")

        for lue in (lire(bailleur.get(MES_LOCATAIRES)), lire(bailleur.get(page(locataire_hlm)))):
            assert "Logement trop petit" in lue
            assert "iolence" not in lue
            assert "Secret" not in lue
