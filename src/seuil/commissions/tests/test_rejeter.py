"""Decision e rests on figures, its warning runs from its delivery, and only then may the demand be removed (L2)."""

from datetime import date

import pytest

from seuil.acteurs.tests.portes import entrer, jour, lire
from seuil.commissions.models import Decision
from seuil.commissions.requetes import a_radier, candidats, radiable_le
from seuil.commissions.services import DecisionImpossible, SeanceImpossible, clore, radier, relire
from seuil.commissions.tests.voter import SEANCE, decision_de, voter
from seuil.courriers.models import Courrier, Remise
from seuil.demandes.models import Demande
from seuil.demandes.tests.menage import connecter
from seuil.reactions.travaux import vider
from seuil.socle.droits import DroitRefuse

REMISE, TROP_TOT, DES_LE = date(2026, 12, 11), date(2027, 1, 11), date(2027, 1, 12)


@pytest.fixture
def secretaire(agents):
    return agents["secretariat"]


@pytest.fixture
def riche(ouverte):
    """The first candidate, with an income over every ceiling."""
    titulaire = candidats(ouverte)[0].demande.titulaire
    titulaire.rfr_n2 = 300_000
    titulaire.rfr_n1 = 300_000
    titulaire.save()
    return ouverte


@pytest.fixture
def rejetee(riche, secretaire):
    """That candidate rejected, the others refused, the session closed and its letters written."""
    voter(riche, 0, "e", secretaire, code="ressources")
    for place in (1, 2):
        voter(riche, place, "d", secretaire, code="effort")
    clore(riche.seance, par=secretaire, le=SEANCE)
    vider()
    return decision_de(riche, 0)


class TestLesFaits:
    def test_refuse_un_rejet_que_les_ressources_dementent(self, ouverte, secretaire):
        with pytest.raises(DecisionImpossible, match="la demande est recevable") as refus:
            voter(ouverte, 0, "e", secretaire, code="ressources")

        assert refus.value.champ == "irrecevabilite"
        assert not Decision.objects.exists()

    def test_garde_les_chiffres_du_rejet(self, riche, secretaire):
        constat = voter(riche, 0, "e", secretaire, code="ressources").constat

        assert constat.startswith("300\u202f000\xa0€ de ressources retenues, pour un plafond le plus élevé de ")

    def test_ne_rejette_pas_sur_des_ressources_inconnues(self, riche, secretaire):
        titulaire = candidats(riche)[0].demande.titulaire
        titulaire.rfr_n2 = titulaire.rfr_n1 = None
        titulaire.save()

        with pytest.raises(DecisionImpossible, match="reportez l’examen"):
            voter(riche, 0, "e", secretaire, code="ressources")

    def test_dit_d_ou_viennent_les_chiffres(self, riche, secretaire):
        constat = voter(riche, 0, "e", secretaire, code="ressources").constat

        assert "Catégorie " in constat
        assert constat.endswith("ressources de l’année N-2 (2024).")

    def test_ne_rejette_pas_pour_le_sejour_un_foyer_dit_francais(self, ouverte, secretaire):
        candidats(ouverte)[0].demande.personnes.update(nationalite="1")

        with pytest.raises(DecisionImpossible, match="Le droit au séjour est établi au dossier") as refus:
            voter(ouverte, 0, "e", secretaire, code="sejour")

        assert refus.value.champ == "irrecevabilite"

    def test_rejette_pour_le_sejour_quand_le_dossier_n_en_dit_rien(self, ouverte, secretaire):
        candidats(ouverte)[0].demande.personnes.update(nationalite="3")

        assert "titre de séjour valable" in voter(ouverte, 0, "e", secretaire, code="sejour").constat

    @pytest.mark.parametrize("code", ["", "effort", "propriétaire"])
    def test_ne_connait_que_deux_motifs(self, riche, secretaire, code):
        with pytest.raises(DecisionImpossible, match="séjour ou aux ressources"):
            voter(riche, 0, "e", secretaire, code=code)


class TestLAvertissement:
    def test_est_prepare_avec_la_decision(self, rejetee):
        assert {courrier.gabarit for courrier in (rejetee.courrier, rejetee.avertissement)} == {
            "decision",
            "avertissement",
        }
        assert Courrier.objects.filter(gabarit="avertissement").count() == 1

    def test_se_lit_sur_la_page_du_foyer(self, rejetee, client):
        page = lire(connecter(client, rejetee.candidature.demande).get("/ma-demande/"))

        assert "À faire maintenant : répondre à un avertissement" in page
        assert "Rien à faire aujourd’hui" not in page.replace("'", "’")

    def test_court_de_sa_remise_prouvee(self, rejetee, agents):
        assert radiable_le(rejetee) is None

        remettre(rejetee, agents["bailleur"])

        assert radiable_le(rejetee) == DES_LE

    def test_ne_court_pas_d_une_lettre_revenue(self, rejetee, agents):
        Remise.objects.create(
            courrier=rejetee.avertissement, le=REMISE, echec="retourne", saisie_le=REMISE, saisie_par=agents["bailleur"]
        )

        assert radiable_le(rejetee) is None

    def test_se_suit_dans_le_travail_du_bailleur(self, rejetee, agents):
        assert list(a_radier(agents["bailleur"].organisme)) == [rejetee]


class TestRadier:
    def test_n_est_possible_qu_apres_le_delai(self, rejetee, agents):
        remettre(rejetee, agents["bailleur"])

        with pytest.raises(DecisionImpossible, match="pas de radiation avant le 12/01/2027"):
            radier(rejetee, par=agents["bailleur"], le=TROP_TOT)
        radier(rejetee, par=agents["bailleur"], le=DES_LE)

        demande = Demande.objects.get(pk=rejetee.candidature.demande_id)
        assert (demande.etat, demande.motif_radiation) == ("radiee", "RADIRR")

    def test_demande_la_preuve_de_la_remise(self, rejetee, agents):
        with pytest.raises(DecisionImpossible, match="Rien ne prouve"):
            radier(rejetee, par=agents["bailleur"], le=DES_LE)

    def test_ne_suit_pas_une_non_attribution(self, rejetee, agents):
        autre = Decision.objects.filter(nature="d").first()

        with pytest.raises(DecisionImpossible, match="Seul un rejet"):
            radier(autre, par=agents["bailleur"], le=DES_LE)

    def test_refuse_un_autre_bailleur(self, rejetee, agents):
        with pytest.raises(DroitRefuse):
            radier(rejetee, par=agents["nancy"], le=DES_LE)


class TestLaPage:
    def test_mene_de_l_avertissement_a_la_radiation(self, client, settings, agents, rejetee):
        bailleur = entrer(client, settings, agents["bailleur"], REMISE)
        assert "Remise à prouver" in lire(bailleur.get("/gestion/commissions/rejets/"))

        saisie = {"sort": "recommande", "note": "Accusé signé", **jour("remise_le", REMISE)}
        bailleur.post(f"/gestion/commissions/rejets/{rejetee.pk}/avertir/", saisie)
        assert "Court jusqu’au 11 janvier 2027" in lire(bailleur.get("/gestion/commissions/rejets/"))

        ensuite = entrer(client, settings, agents["bailleur"], DES_LE)
        ensuite.post(f"/gestion/commissions/rejets/{rejetee.pk}/radier/")
        assert Demande.objects.get(pk=rejetee.candidature.demande_id).etat == "radiee"

    def test_refuse_une_remise_avant_la_lettre(self, client, settings, agents, rejetee):
        bailleur = entrer(client, settings, agents["bailleur"], REMISE)
        saisie = {"sort": "recommande", **jour("remise_le", date(2026, 11, 1))}

        assert bailleur.post(f"/gestion/commissions/rejets/{rejetee.pk}/avertir/", saisie).status_code == 422

    def test_ne_radie_pas_trop_tot(self, client, settings, agents, rejetee):
        bailleur = entrer(client, settings, agents["bailleur"], REMISE)

        reponse = bailleur.post(f"/gestion/commissions/rejets/{rejetee.pk}/radier/")

        assert reponse.status_code == 422
        assert "Rien ne prouve que l’avertissement a été reçu" in lire(reponse)


def remettre(decision, agent):
    return Remise.objects.create(
        courrier=decision.avertissement, le=REMISE, preuve="recommande", saisie_le=REMISE, saisie_par=agent
    )


class TestLesMotsLibres:
    """L8: words print only once another person accepted them."""

    def test_ne_sont_pas_imprimes_tant_que_personne_ne_les_a_relus(self, ouverte, secretaire):
        voter(ouverte, 0, "d", secretaire, code="effort", mots="Voir le courrier du 3 novembre.")
        for place in (1, 2):
            voter(ouverte, place, "d", secretaire, code="effort")
        clore(ouverte.seance, par=secretaire, le=SEANCE)

        imprime = str(type(ouverte.seance).objects.get(pk=ouverte.seance_id).proces_verbal.contexte)
        assert "3 novembre" not in imprime
        assert "Loyer trop lourd pour les ressources" in imprime

    def test_sont_imprimes_une_fois_acceptes(self, ouverte, secretaire, agents):
        decision = voter(ouverte, 0, "d", secretaire, code="effort", mots="Voir le courrier du 3 novembre.")
        for place in (1, 2):
            voter(ouverte, place, "d", secretaire, code="effort")
        relire(decision, sont_acceptes=True, par=agents["bailleur"], le=SEANCE)
        clore(ouverte.seance, par=secretaire, le=SEANCE)

        assert "3 novembre" in str(type(ouverte.seance).objects.get(pk=ouverte.seance_id).proces_verbal.contexte)

    def test_ne_se_relisent_pas_soi_meme(self, ouverte, secretaire):
        decision = voter(ouverte, 0, "d", secretaire, code="effort", mots="Voir le courrier.")

        with pytest.raises(DroitRefuse, match="une autre personne"):
            relire(decision, sont_acceptes=True, par=secretaire, le=SEANCE)

    def test_rayes_laissent_le_motif_code(self, ouverte, secretaire, agents):
        decision = voter(ouverte, 0, "d", secretaire, code="effort", mots="Voir le courrier.")

        relire(decision, sont_acceptes=False, par=agents["bailleur"], le=SEANCE)

        assert Decision.objects.get(pk=decision.pk).mots == ""

    def test_seul_motif_ils_retiennent_la_cloture(self, ouverte, secretaire, agents):
        decision = voter(ouverte, 0, "d", secretaire, code="autre", mots="Le foyer est déjà logé par ailleurs.")
        for place in (1, 2):
            voter(ouverte, place, "d", secretaire, code="effort")

        with pytest.raises(SeanceImpossible, match="attend d’être relu") as refus:
            clore(ouverte.seance, par=secretaire, le=SEANCE)
        assert refus.value.point == ouverte
        relire(decision, sont_acceptes=True, par=agents["bailleur"], le=SEANCE)

        assert clore(ouverte.seance, par=secretaire, le=SEANCE).etat == "close"

    def test_que_la_loi_interdit_avertissent(self, ouverte, secretaire):
        with pytest.raises(DecisionImpossible, match="évoquer l’origine") as refus:
            voter(ouverte, 0, "d", secretaire, code="effort", mots="famille d’origine étrangère")
        assert refus.value.champ == "mots"

        decision = voter(
            ouverte, 0, "d", secretaire, code="effort", mots="famille d’origine étrangère", mots_confirmes=True
        )

        assert decision.mots_acceptes_le is None
