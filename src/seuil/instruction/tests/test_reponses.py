"""What a household answers: another reading of a paper, a word on a correction; and what agents read of it."""

import pytest
from django.test import Client
from django.urls import reverse

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.models import Agent, Organisme
from seuil.acteurs.tests.portes import entrer
from seuil.demandes.models import Demande
from seuil.demandes.services import enregistrer
from seuil.demandes.tests.menage import connecter
from seuil.demo.exemple import Mere, dossier_d_exemple
from seuil.demo.villes import villes
from seuil.instruction import services
from seuil.instruction.etats import Etat, EtatFeuille
from seuil.instruction.models import Piece, Rectification
from seuil.instruction.requetes.file import RESERVEE
from seuil.instruction.services import Correction, Lecture, Refus, ReponseDejaDonnee
from seuil.instruction.tests.test_decider import a, envoyee_de
from seuil.instruction.tests.test_portail import LIVRET, lire
from seuil.journal.models import Entree
from seuil.mandats.models import Mandat
from seuil.mandats.nomenclatures import Recueil
from seuil.mandats.services import donner
from seuil.mandats.tests.conftest import LE, TERMES
from seuil.reactions.travaux import vider
from seuil.regles.motifs_pieces import motif_de_piece
from seuil.regles.pieces import piece_de_code

MOTS, RAISON = "La date est écrite en bas.", "La quittance dit ce loyer"
CORRIGE = "Ce qu’un agent a corrigé"
POUR_UN_FOYER = "/pour-un-foyer/documents/"


@pytest.fixture
def menage(client, demande) -> Client:
    return connecter(client, demande)


@pytest.fixture
def guichet(agents) -> Agent:
    return agents["guichet"]


@pytest.fixture
def refusee(envoyee, guichet, le) -> Piece:
    """A paper of three pages; the second one is to be sent again."""
    deuxieme = envoyee.feuilles.get(nom="2.jpg")
    services.refuser(envoyee, Refus({deuxieme.pk: "ILLISIBLE"}, "Le haut."), par=guichet, le=le, a=a(le))
    return Piece.objects.get(pk=envoyee.pk)


@pytest.fixture
def corrigee(demande, guichet, le) -> Rectification:
    """The rent, corrected on the faith of the lease."""
    bail, avant = envoyee_de(demande, le), demande.loyer_charges
    corrections = [Correction("loyer_charges", avant + 35, RAISON)]
    services.accepter(bail, Lecture(datee_du=le, corrections=corrections), par=guichet, le=le, a=a(le))
    return Rectification.objects.get()


@pytest.fixture
def aidant(demande) -> Client:
    """The browser of who acts for the household and changes its answers."""
    code = donner(demande, TERMES, Recueil.ESPACE, par=Demandeur(demande.numero_unique), le=LE)[1]
    ailleurs = Client()
    ailleurs.post("/connexion/", {"numero": demande.numero_unique, "code": code})
    return ailleurs


def autre_foyer(le) -> Client:
    demande: Demande = enregistrer(dossier_d_exemple(villes()[0], Mere(nom="Voisinez")), par=Demandeur(), le=le).demande
    return connecter(Client(), demande)


class TestPageParPage:
    def test_dit_la_seule_page_a_renvoyer_son_motif_et_quoi_envoyer(self, menage, refusee, le):
        lue, motif = lire(menage.get(LIVRET)), motif_de_piece("ILLISIBLE", le)

        assert "Renvoyez seulement la page 2." in lue
        assert lue.count(motif.dire(piece_de_code("livret_famille", le))) == 1
        assert "Le haut." in lue
        assert lue.count("Acceptée") == 2

    def test_ne_propose_une_autre_lecture_que_d_un_document_refuse(self, menage, envoyee):
        assert "Demander une autre lecture" not in lire(menage.get(LIVRET))


class TestAutreLecture:
    def test_revient_a_l_agent_avec_les_mots_du_foyer_et_la_page_le_dit(self, menage, refusee):
        menage.post(LIVRET, {"geste": "contester", "contestation": MOTS})

        lue = Piece.objects.get(pk=refusee.pk)
        assert (lue.etat, lue.contestation) == (Etat.EN_VERIFICATION, MOTS)
        assert lue.feuilles.get(nom="2.jpg").etat == EtatFeuille.A_LIRE
        page = lire(menage.get(LIVRET))
        assert "Vous avez demandé une autre lecture" in page
        assert MOTS in page

    @pytest.mark.parametrize("mots", ["", " ", "x" * 501])
    def test_veut_des_mots_et_pas_trop(self, menage, refusee, mots):
        reponse = menage.post(LIVRET, {"geste": "contester", "contestation": mots})

        assert reponse.status_code == 422
        assert Piece.objects.get(pk=refusee.pk).etat == Etat.A_REMPLACER

    def test_d_un_document_en_lecture_ne_change_rien(self, menage, envoyee):
        menage.post(LIVRET, {"geste": "contester", "contestation": MOTS})

        assert Piece.objects.get(pk=envoyee.pk).contestation == ""

    def test_n_est_plus_dite_quand_une_nouvelle_page_est_lue(self, menage, refusee, ajouter, foyer, guichet, le):
        """Refused again, then sent anew: what is read is the new page, not the words of before."""
        menage.post(LIVRET, {"geste": "contester", "contestation": MOTS})
        deuxieme = refusee.feuilles.get(nom="2.jpg")
        services.refuser(refusee, Refus({deuxieme.pk: "ILLISIBLE"}), par=guichet, le=le, a=a(le))
        services.envoyer(ajouter(nom="neuve.jpg").piece, canal="portail", par=foyer, le=le)

        assert "Vous avez demandé une autre lecture" not in lire(menage.get(LIVRET))

    def test_se_demande_aussi_par_qui_agit_pour_le_foyer(self, aidant, refusee):
        assert "Demander une autre lecture" in lire(aidant.get(POUR_UN_FOYER))
        assert aidant.post(POUR_UN_FOYER, {"geste": "contester", "papier": "livret_famille"}).status_code == 422
        aidant.post(POUR_UN_FOYER, {"geste": "contester", "papier": "livret_famille", "contestation": MOTS})

        assert Piece.objects.get(pk=refusee.pk).contestation == MOTS
        assert "Demander une autre lecture" not in lire(aidant.get(POUR_UN_FOYER))

    @pytest.mark.parametrize("papier", ["inconnu", "bail", ""])
    def test_d_un_document_qui_n_en_attend_pas_est_dite_impossible(self, aidant, refusee, papier):
        reponse = aidant.post(POUR_UN_FOYER, {"geste": "contester", "papier": papier, "contestation": MOTS})

        assert reponse.status_code == 422
        assert "n’attend plus d’autre lecture" in lire(reponse)

    def test_d_un_document_jamais_envoye_est_dite_impossible(self, menage, refusee):
        reponse = menage.post("/ma-demande/documents/hebergement/", {"geste": "contester", "contestation": MOTS})

        assert reponse.status_code == 422
        assert "n’attend plus d’autre lecture" in lire(reponse)

    def test_pas_par_qui_ne_change_pas_les_reponses(self, aidant, refusee):
        Mandat.objects.update(change_les_reponses=False)
        aidant.post(POUR_UN_FOYER, {"geste": "contester", "papier": "livret_famille", "contestation": MOTS})

        assert Piece.objects.get(pk=refusee.pk).etat == Etat.A_REMPLACER


class TestCorrection:
    def test_est_dite_dans_ma_demande_sans_nommer_l_agent(self, menage, corrigee, guichet):
        bloc = " ".join(lire(menage.get("/ma-demande/")).split(CORRIGE)[1:])

        assert f"{corrigee.declaree:,}".replace(",", " ") in bloc
        assert f"{corrigee.retenue:,}".replace(",", " ") in bloc
        assert RAISON in bloc
        assert piece_de_code("bail", corrigee.le).en_clair in bloc
        assert guichet.organisme.nom in bloc
        assert guichet.designation not in bloc

    def test_n_est_pas_la_sans_correction(self, menage):
        assert CORRIGE not in lire(menage.get("/ma-demande/"))

    def test_le_foyer_y_repond_une_fois(self, menage, corrigee):
        page = f"/ma-demande/corrections/{corrigee.pk}/"
        assert menage.post(page, {"reponse": ""}).status_code == 422
        assert menage.post(page, {"reponse": "x" * 501}).status_code == 422
        menage.post(page, {"reponse": "Le loyer a baissé."})
        menage.post(page, {"reponse": "Autre chose."})

        assert Rectification.objects.get().reponse == "Le loyer a baissé."
        assert "<textarea" not in menage.get(page).content.decode()
        assert "Le loyer a baissé." in lire(menage.get("/ma-demande/"))

    def test_une_seconde_reponse_est_refusee(self, demande, corrigee, foyer, le):
        deux = Rectification.objects.get()
        services.repondre(corrigee, reponse="Une", par=foyer, le=le)

        with pytest.raises(ReponseDejaDonnee):
            services.repondre(deux, reponse="Deux", par=foyer, le=le)

    def test_n_est_pas_celle_d_un_autre_foyer(self, corrigee, le):
        voisin = autre_foyer(le)

        assert voisin.get(f"/ma-demande/corrections/{corrigee.pk}/").status_code == 404
        assert voisin.post(f"/ma-demande/corrections/{corrigee.pk}/", {"reponse": "x"}).status_code == 404
        assert Rectification.objects.get().reponse == ""

    def test_ne_nomme_pas_une_piece_sensible(self, menage, corrigee):
        Piece.objects.filter(pk=corrigee.piece_id).update(code="violences")
        lue = lire(menage.get("/ma-demande/"))

        assert "un document réservé" in lue
        assert RAISON not in lue
        assert piece_de_code("violences", corrigee.le).en_clair not in lue


class TestCorrectionPourUnFoyer:
    """Who changes the answers of a household answers its corrections too: it is not in its space to see them."""

    @pytest.fixture
    def repondre(self, aidant, corrigee):
        """Return a function: what is answered to the correction."""

        def envoyer(mots: str, pk: int = corrigee.pk):
            return aidant.post(POUR_UN_FOYER, {"geste": "repondre", "correction": pk, "reponse": mots})

        return envoyer

    def test_se_lit_et_se_repond_une_fois(self, aidant, repondre, demande):
        assert RAISON in lire(aidant.get(POUR_UN_FOYER))
        repondre("Le loyer a baissé.")
        repondre("Autre chose.")

        assert Rectification.objects.get().reponse == "Le loyer a baissé."
        assert Entree.objects.get(verbe="demande.rectification_contestee").par.startswith(TERMES.nom)
        assert 'value="repondre"' not in aidant.get(POUR_UN_FOYER).content.decode()

    def test_garde_des_mots_trop_longs(self, repondre):
        reponse = repondre("x" * 501)

        assert reponse.status_code == 422
        assert "x" * 501 in reponse.content.decode()

    def test_ne_montre_pas_ce_que_dit_une_piece_sensible(self, aidant, repondre, corrigee):
        Piece.objects.filter(pk=corrigee.piece_id).update(code="violences")

        assert RAISON not in lire(aidant.get(POUR_UN_FOYER))
        assert repondre("Le loyer a baissé.").status_code == 422
        assert Rectification.objects.get().reponse == ""

    @pytest.mark.parametrize("correction", [0, 9_999_999, "x"])
    def test_d_un_autre_n_est_pas_trouvee_et_le_dit(self, repondre, correction):
        assert repondre("Le loyer a baissé.", correction).status_code == 422

    def test_pas_par_qui_ne_change_pas_les_reponses(self, repondre):
        Mandat.objects.update(change_les_reponses=False)
        repondre("Le loyer a baissé.")

        assert Rectification.objects.get().reponse == ""


class TestDossier:
    @pytest.fixture
    def ouvrir(self, client, settings, demande):
        """Return a function: the file as an agent opens it."""
        return lambda agent: entrer(client, settings, agent).get(f"/gestion/demandes/{demande.numero_unique}/")

    @pytest.fixture
    def mots(self, ouvrir):
        """Return a function: its words."""
        return lambda agent: lire(ouvrir(agent))

    def test_liste_les_pieces_et_ouvre_celles_que_l_agent_lit(self, mots, ouvrir, refusee, guichet, agents):
        lue, lien = mots(guichet), f'href="{reverse("gestion:piece", args=[refusee.pk])}"'

        assert "« 2.jpg » : " in lue
        assert "Message pas encore parti" in lue
        assert guichet.designation in lue
        assert lien in ouvrir(guichet).content.decode()
        assert lien not in ouvrir(agents["bailleur"]).content.decode()

    def test_une_piece_sensible_n_est_nommee_qu_a_qui_la_voit(self, mots, demande, agents, guichet, le):
        envoyee_de(demande, le, code="violences")
        nom = piece_de_code("violences", le).en_clair

        assert nom in mots(guichet)
        ailleurs = Agent.objects.create(username="grille", organisme=guichet.organisme, metiers=["cotation"])
        lue = mots(ailleurs)
        assert nom not in lue
        assert RESERVEE in lue

    def test_montre_la_correction_et_la_reponse_du_foyer(self, mots, corrigee, guichet, foyer, le):
        services.repondre(corrigee, reponse="Le loyer a baissé.", par=foyer, le=le)
        lue = mots(guichet)

        assert RAISON in lue
        assert "« Le loyer a baissé. »" in lue

    def test_la_prefecture_seule_y_reconnait_une_situation(self, mots, guichet):
        etat = Organisme.objects.get(nom="Préfecture de l’Oise")
        prefete = Agent.objects.create(username="dalo", organisme=etat, metiers=["reservation"])

        assert "Reconnaître une situation" in mots(prefete)
        assert "Reconnaître une situation" not in mots(guichet)

    def test_une_demande_lue_est_dite_demandee(self, mots, refusee, guichet):
        vider()
        refusee.demande.envois.filter(avis="piece_a_remplacer", canal="espace").update(etat="lu")

        assert "Demandé au foyer" in mots(guichet)
