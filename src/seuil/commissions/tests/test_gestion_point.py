"""The doors of one dwelling in session: vote, vote again, take back, put off, read again."""

from datetime import date

import pytest

from seuil.acteurs.tests.portes import entrer, jour, lire
from seuil.commissions.courriers import lettre_de_decision
from seuil.commissions.models import Decision
from seuil.commissions.requetes import candidats, electeurs

SEANCE = date(2026, 12, 7)


@pytest.fixture
def secretariat(client, settings, agents):
    return entrer(client, settings, agents["secretariat"], SEANCE)


def voter(candidature, electeurs, choix="pour", **saisie):
    """Return what the form of a candidate posts."""
    prefixe = f"c{candidature.pk}-"
    voix = {f"{prefixe}voix_{electeur.pk}": choix for electeur in electeurs}
    return voix | {prefixe + nom: valeur for nom, valeur in saisie.items()}


class TestDecider:
    def adresse(self, point, candidature, verbe="decider"):
        return f"/gestion/commissions/points/{point.pk}/candidats/{candidature.pk}/{verbe}/"

    def test_enregistre_le_vote_de_chacun(self, secretariat, ouverte):
        candidature = candidats(ouverte)[0]
        saisie = voter(candidature, electeurs(ouverte), nature="b", rang="1")

        reponse = secretariat.post(self.adresse(ouverte, candidature), saisie)

        prise = Decision.objects.get(candidature=candidature)
        suivant = candidats(ouverte)[1]
        assert reponse.url == f"/gestion/commissions/points/{ouverte.pk}/#candidat-{suivant.pk}"
        assert (prise.nature, prise.rang, len(prise.pour)) == ("b", 1, 7)
        assert "7 pour, 0 contre" in lire(secretariat.get(reponse.url))

    def test_compte_une_abstention_pour_qui_ne_dit_rien(self, secretariat, ouverte):
        candidature = candidats(ouverte)[0]
        saisie = voter(candidature, electeurs(ouverte)[:2], nature="b", rang="1")

        secretariat.post(self.adresse(ouverte, candidature), saisie)

        prise = Decision.objects.get(candidature=candidature)
        assert (len(prise.pour), len(prise.abstention)) == (2, 5)

    def test_ne_presente_que_les_electeurs_du_logement(self, secretariat, ouverte):
        page = lire(secretariat.get(f"/gestion/commissions/points/{ouverte.pk}/"))

        assert "Mme la maire de Compiègne : pour" in page
        assert "M. le maire de Margny-lès-Compiègne : pour" not in page
        assert "Association Le Gabarit : pour" not in page
        assert (
            "Voix consultative pour ce logement : M. le maire de Margny-lès-Compiègne, Association Le Gabarit" in page
        )

    def test_dit_ce_qui_manque_et_garde_les_voix(self, secretariat, ouverte):
        candidature = candidats(ouverte)[0]
        saisie = voter(candidature, electeurs(ouverte), nature="d")

        reponse = secretariat.post(self.adresse(ouverte, candidature), saisie)

        assert reponse.status_code == 422
        assert "Choisissez pourquoi : la non-attribution doit être motivée." in lire(reponse)
        assert reponse.content.decode().count('value="pour" checked') == 7

    def test_propose_une_autre_decision_apres_un_vote_contraire(self, secretariat, ouverte):
        candidature = candidats(ouverte)[0]
        saisie = voter(candidature, electeurs(ouverte), choix="contre", nature="b", rang="1")

        reponse = secretariat.post(self.adresse(ouverte, candidature), saisie)

        assert reponse.status_code == 422
        assert "Proposez une autre décision." in lire(reponse)
        assert Decision.objects.count() == 0

    def test_decide_sous_condition_d_un_document_de_la_liste(self, secretariat, ouverte):
        candidature = candidats(ouverte)[0]
        condition = {"piece_manquante": "titre_sejour", **jour("condition_avant_le", date(2027, 1, 7))}
        saisie = voter(candidature, electeurs(ouverte), nature="c", rang="1", **condition)

        secretariat.post(self.adresse(ouverte, candidature), saisie)

        prise = Decision.objects.get(candidature=candidature)
        assert (prise.piece_manquante, prise.condition_avant_le) == ("titre_sejour", date(2027, 1, 7))
        page = lire(secretariat.get(f"/gestion/commissions/points/{ouverte.pk}/"))
        assert "Titre de séjour ou récépissé, au plus tard le 7 janvier 2027." in page

    def test_ne_connait_qu_un_motif_legal_d_irrecevabilite(self, secretariat, ouverte):
        candidature = candidats(ouverte)[0]
        saisie = voter(candidature, electeurs(ouverte), nature="e", motif="Ne convient pas")

        reponse = secretariat.post(self.adresse(ouverte, candidature), saisie)

        assert reponse.status_code == 422
        assert "l’irrecevabilité tient au séjour ou aux ressources" in lire(reponse)

    def test_n_est_pas_au_service_attribution(self, client, settings, agents, ouverte):
        bailleur = entrer(client, settings, agents["bailleur"], SEANCE)
        candidature = candidats(ouverte)[0]
        saisie = voter(candidature, electeurs(ouverte), nature="b", rang="1")

        reponse = bailleur.post(self.adresse(ouverte, candidature), saisie)

        assert reponse.status_code == 422
        assert "Seul le secrétariat" in lire(reponse)

    def test_reporte_avec_un_motif(self, secretariat, ouverte):
        candidature = candidats(ouverte)[0]
        saisie = {f"c{candidature.pk}-motif_report": "visite"}

        secretariat.post(self.adresse(ouverte, candidature, "reporter"), saisie)

        assert "Examen reporté" in lire(secretariat.get(f"/gestion/commissions/points/{ouverte.pk}/"))


class TestCorriger:
    """What an agent sees and does when something was mistyped."""

    def adresse(self, point, candidature, verbe):
        return f"/gestion/commissions/points/{point.pk}/candidats/{candidature.pk}/{verbe}/"

    def test_refait_le_vote_qui_est_montre(self, secretariat, ouverte):
        candidature = candidats(ouverte)[0]
        saisie = voter(candidature, [], nature="b", rang="3", suffrages="tous")
        secretariat.post(self.adresse(ouverte, candidature, "decider"), saisie)
        prise = Decision.objects.get()
        page = secretariat.get(f"/gestion/commissions/points/{ouverte.pk}/").content.decode()
        assert f'name="c{candidature.pk}-vue" value="{prise.pk}"' in page

        saisie |= {f"c{candidature.pk}-vue": prise.pk, f"c{candidature.pk}-rang": "1"}
        secretariat.post(self.adresse(ouverte, candidature, "decider"), saisie)

        assert Decision.objects.get().rang == 1
        assert "vote refait" in lire(secretariat.get(f"/gestion/commissions/points/{ouverte.pk}/"))

    def test_n_ecrase_pas_ce_qu_une_autre_fenetre_a_enregistre(self, secretariat, ouverte):
        candidature = candidats(ouverte)[0]
        saisie = voter(candidature, [], nature="b", rang="1", suffrages="tous")
        secretariat.post(self.adresse(ouverte, candidature, "decider"), saisie)

        reponse = secretariat.post(self.adresse(ouverte, candidature, "decider"), saisie)

        assert reponse.status_code == 422
        assert "Une décision existe déjà pour ce candidat" in lire(reponse)

    def test_annule_une_decision(self, secretariat, ouverte):
        candidature = candidats(ouverte)[0]
        saisie = voter(candidature, [], nature="b", rang="1", suffrages="tous")
        secretariat.post(self.adresse(ouverte, candidature, "decider"), saisie)

        secretariat.post(self.adresse(ouverte, candidature, "revenir"))

        assert not Decision.objects.exists()

    def test_compte_tous_pour_d_un_seul_geste(self, secretariat, ouverte):
        candidature = candidats(ouverte)[0]
        saisie = voter(candidature, [], nature="b", rang="1", suffrages="tous")

        secretariat.post(self.adresse(ouverte, candidature, "decider"), saisie)

        assert len(Decision.objects.get().pour) == 7

    def test_demande_comment_le_vote_s_est_passe(self, secretariat, ouverte):
        candidature = candidats(ouverte)[0]

        reponse = secretariat.post(
            self.adresse(ouverte, candidature, "decider"), voter(candidature, [], nature="b", rang="1")
        )

        assert reponse.status_code == 422
        assert "Dites comment le vote s’est passé" in lire(reponse)

    def test_n_accepte_pas_tous_pour_avec_une_voix_contre(self, secretariat, ouverte):
        candidature = candidats(ouverte)[0]
        saisie = voter(candidature, electeurs(ouverte)[:1], choix="contre", nature="b", rang="1", suffrages="tous")

        reponse = secretariat.post(self.adresse(ouverte, candidature, "decider"), saisie)

        assert reponse.status_code == 422
        assert "Vous dites « tous pour », et une voix est notée autrement" in lire(reponse)

    @pytest.mark.parametrize("vue", ["abc", "-1", "9" * 40, "\x00", "0"])
    def test_ne_connait_pas_une_autre_decision(self, secretariat, ouverte, vue):
        candidature = candidats(ouverte)[0]
        saisie = voter(candidature, [], nature="b", rang="1", suffrages="tous") | {f"c{candidature.pk}-vue": vue}

        assert secretariat.post(self.adresse(ouverte, candidature, "decider"), saisie).status_code in (302, 422)

    def test_relit_les_mots_d_un_autre_agent(self, client, settings, agents, secretariat, ouverte):
        candidature = candidats(ouverte)[0]
        saisie = voter(candidature, [], nature="d", code="effort", mots="Voir le courrier.", suffrages="tous")
        secretariat.post(self.adresse(ouverte, candidature, "decider"), saisie)

        bailleur = entrer(client, settings, agents["bailleur"], SEANCE)
        assert "Accepter ces mots" in lire(bailleur.get(f"/gestion/commissions/points/{ouverte.pk}/"))
        bailleur.post(self.adresse(ouverte, candidature, "relire"), {"accepter": "1"})

        assert Decision.objects.get().mots_acceptes_par == agents["bailleur"]


class TestLettre:
    def test_nomme_le_document_attendu_et_le_motif_legal(self, secretariat, ouverte):
        premier, deuxieme, _ = candidats(ouverte)
        titulaire = deuxieme.demande.titulaire
        titulaire.rfr_n2 = titulaire.rfr_n1 = 300_000
        titulaire.save()
        condition = {"piece_manquante": "titre_sejour", **jour("condition_avant_le", date(2027, 1, 7))}
        voix = electeurs(ouverte)
        decider = f"/gestion/commissions/points/{ouverte.pk}/candidats/"
        sous_condition = voter(premier, voix, nature="c", rang="1", **condition)
        irrecevable = voter(deuxieme, voix, nature="e", irrecevabilite="ressources")

        secretariat.post(f"{decider}{premier.pk}/decider/", sous_condition)
        secretariat.post(f"{decider}{deuxieme.pk}/decider/", irrecevable)

        lettres = [lettre_de_decision(prise, le=SEANCE) for prise in Decision.objects.order_by("nature")]
        assert lettres[0]["conditions"] == [{"piece": "Titre de séjour ou récépissé", "avant_le": "7 janvier 2027"}]
        assert lettres[1]["motif"] == "Les ressources du foyer dépassent le plafond le plus élevé du logement social."
        assert lettres[1]["constat"].startswith("300\u202f000\xa0€ de ressources retenues")
        assert lettres[1]["motif_de_droit"] == "Article R. 441-1 du code de la construction et de l’habitation"


class TestCeQueLaSeanceExplique:
    """Fewer candidates than the law asks, a member who steps back by mistake: said on the page, kept there."""

    def adresse(self, point, suite=""):
        return f"/gestion/commissions/points/{point.pk}/{suite}"

    @pytest.fixture
    def reduite(self, ouverte):
        candidature = candidats(ouverte)[2]
        type(candidature).objects.filter(pk=candidature.pk).update(etat="retiree", motif_retrait="Radiée.")
        return ouverte

    def test_demande_pourquoi_puis_ne_le_demande_plus(self, secretariat, reduite):
        assert "Pourquoi moins de candidats" in lire(secretariat.get(self.adresse(reduite)))

        suite = secretariat.post(self.adresse(reduite, "justifier/"), {"insuffisance": "Radiée ce matin."}, follow=True)

        page = lire(suite)
        assert "2 candidats restent : Radiée ce matin." in page
        assert "Pourquoi moins de candidats" not in page

    def test_garde_les_mots_refuses(self, secretariat, reduite):
        nom = candidats(reduite)[0].demande.titulaire.nom

        reponse = secretariat.post(self.adresse(reduite, "justifier/"), {"insuffisance": f"Reste {nom}"})

        assert reponse.status_code == 422
        assert "ne nomme aucun candidat" in lire(reponse)
        assert f"Reste {nom}" in reponse.text

    def test_annule_un_retrait(self, secretariat, ouverte):
        membre = ouverte.seance.commission.membres.earliest("pk")
        saisie = {"deport-membre": membre.pk, "deport-motif": "Erreur de ligne"}
        page = secretariat.post(self.adresse(ouverte, "deporter/"), saisie, follow=True)
        assert f"{membre} se retire" in lire(page)

        retour = secretariat.post(self.adresse(ouverte, f"deports/{ouverte.deports.get().pk}/lever/"), follow=True)

        assert f"{membre} vote pour ce logement." in lire(retour)
        assert f"{membre} se retire" not in lire(retour)
