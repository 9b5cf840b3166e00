"""The doors of a commission: convene, open, decide, postpone, close."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest

from seuil.acteurs.tests.portes import entrer, jour, lire
from seuil.commissions.courriers import lettre_de_decision
from seuil.commissions.models import Decision, Seance
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


class TestConvoquer:
    def test_convoque_et_mene_a_la_seance(self, secretariat, seance):
        saisie = {"commission": seance.commission_id, **jour("seance_le", date(2026, 12, 14))}

        reponse = secretariat.post("/gestion/commissions/convoquer/", saisie)

        convoquee = Seance.objects.get(le=date(2026, 12, 14))
        assert reponse.url == f"/gestion/commissions/seances/{convoquee.pk}/"

    def test_refuse_un_jour_passe(self, secretariat, seance):
        saisie = {"commission": seance.commission_id, **jour("seance_le", date(2026, 12, 1))}

        reponse = secretariat.post("/gestion/commissions/convoquer/", saisie)

        assert reponse.status_code == 422
        assert "au plus tôt le 7 décembre 2026" in lire(reponse)

    def test_n_est_pas_au_service_attribution(self, client, settings, agents, seance):
        bailleur = entrer(client, settings, agents["bailleur"], SEANCE)
        saisie = {"commission": seance.commission_id, **jour("seance_le", date(2026, 12, 14))}

        reponse = bailleur.post("/gestion/commissions/convoquer/", saisie)

        assert reponse.status_code == 422
        assert "Seul le secrétariat de cette commission peut le faire." in lire(reponse)


class TestSeance:
    def test_inscrit_le_logement_qui_attend(self, secretariat, seance, liste):
        adresse = f"/gestion/commissions/seances/{seance.pk}/"
        assert "Logements qui attendent une séance" in lire(secretariat.get(adresse))

        secretariat.post(adresse + "inscrire/", {"vacance": liste.vacance_id})

        assert "3 à décider" in lire(secretariat.get(adresse))

    @pytest.mark.parametrize("vacance", ["", "0", "abc", "\x00", "9" * 30])
    def test_ne_connait_pas_d_autre_logement(self, secretariat, seance, vacance):
        adresse = f"/gestion/commissions/seances/{seance.pk}/inscrire/"

        assert secretariat.post(adresse, {"vacance": vacance}).status_code == 404

    def test_n_existe_pas_pour_un_autre_bailleur(self, client, settings, agents, seance):
        adresse = f"/gestion/commissions/seances/{seance.pk}/"

        assert entrer(client, settings, agents["opac"]).get(adresse).status_code == 404


class TestOuvrir:
    def feuille(self, point, presents):
        membres = enumerate(point.seance.commission.membres.order_by("pk"))
        return {f"membre_{membre.pk}": "present" if rang in presents else "absent" for rang, membre in membres}

    def test_dit_que_le_quorum_manque_et_garde_la_feuille(self, secretariat, point):
        adresse = f"/gestion/commissions/seances/{point.seance_id}/ouvrir/"

        reponse = secretariat.post(adresse, self.feuille(point, {0}))

        assert reponse.status_code == 422
        assert "1 membre désigné présent, quorum à 3" in lire(reponse)
        assert '<option value="present" selected>' in reponse.content.decode()
        assert Seance.objects.get(pk=point.seance_id).etat == "convoquee"

    def test_ouvre_avec_le_quorum(self, secretariat, point):
        adresse = f"/gestion/commissions/seances/{point.seance_id}/ouvrir/"

        secretariat.post(adresse, self.feuille(point, {0, 1, 2, 8}))

        assert Seance.objects.get(pk=point.seance_id).etat == "ouverte"

    def test_refuse_deux_pouvoirs_au_meme_membre(self, secretariat, point):
        membres = list(point.seance.commission.membres.order_by("pk"))
        pouvoirs = {f"membre_{membre.pk}": f"pouvoir-{membres[0].pk}" for membre in membres[4:6]}
        adresse = f"/gestion/commissions/seances/{point.seance_id}/ouvrir/"

        reponse = secretariat.post(adresse, self.feuille(point, {0, 1, 2}) | pouvoirs)

        assert reponse.status_code == 422
        assert "M. Paul Planche porte déjà un pouvoir : un seul par membre." in lire(reponse)


class TestDecider:
    def adresse(self, point, candidature, verbe="decider"):
        return f"/gestion/commissions/points/{point.pk}/candidats/{candidature.pk}/{verbe}/"

    def test_enregistre_le_vote_de_chacun(self, secretariat, ouverte):
        candidature = candidats(ouverte)[0]
        saisie = voter(candidature, electeurs(ouverte), nature="b", rang="1")

        reponse = secretariat.post(self.adresse(ouverte, candidature), saisie)

        prise = Decision.objects.get(candidature=candidature)
        assert reponse.url == f"/gestion/commissions/points/{ouverte.pk}/"
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
        assert "M. le maire de Margny-lès-Compiègne" not in page
        assert "Association Le Gabarit" not in page

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
        assert "Titre de séjour ou récépissé, avant le 7 janvier 2027." in page

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


class TestClore:
    def test_dit_quels_candidats_attendent(self, secretariat, ouverte, demande):
        reponse = secretariat.post(f"/gestion/commissions/seances/{ouverte.seance_id}/clore/")

        assert reponse.status_code == 422
        assert "il manque une décision, ou un report, pour" in lire(reponse)
        assert str(demande.titulaire) in lire(reponse)
        assert f"/gestion/commissions/points/{ouverte.pk}/" in reponse.content.decode()

    def test_montre_le_proces_verbal_et_les_lettres(self, secretariat, close):
        page = lire(secretariat.get(f"/gestion/commissions/seances/{close.seance_id}/"))

        assert "Ouvrir le procès-verbal (PDF)" in page
        assert page.count("Attribution par ordre de priorité, rang") == 3


class TestImprimer:
    def test_reunit_toutes_les_lettres_chacune_sur_ses_feuilles(self, secretariat, close):
        reponse = secretariat.get(f"/gestion/commissions/seances/{close.seance_id}/lettres/")

        fichier = b"".join(reponse.streaming_content)
        with pikepdf.open(BytesIO(fichier)) as lettres:
            assert len(lettres.pages) >= 6
            assert len(lettres.pages) % 2 == 0

    def test_n_a_rien_a_imprimer_avant_la_cloture(self, secretariat, ouverte):
        assert secretariat.get(f"/gestion/commissions/seances/{ouverte.seance_id}/lettres/").status_code == 404

    def test_n_existe_pas_pour_un_autre_bailleur(self, client, settings, agents, close):
        opac = entrer(client, settings, agents["opac"])

        assert opac.get(f"/gestion/commissions/seances/{close.seance_id}/lettres/").status_code == 404


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


class TestTenir:
    def adresse(self, point, verbe=""):
        return f"/gestion/commissions/seances/{point.seance_id}/{verbe}"

    def test_note_un_depart_et_dit_que_le_quorum_est_perdu(self, secretariat, ouverte):
        for membre in list(ouverte.seance.commission.membres.order_by("pk"))[1:3]:
            saisie = {"mouvement-membre": membre.pk, "mouvement-sens": "part", "mouvement-a": "23 h 10"}
            secretariat.post(self.adresse(ouverte, "mouvement/"), saisie)

        page = lire(secretariat.get(self.adresse(ouverte)))

        assert "Quorum non atteint" in page
        assert "part à 23:10" in page

    def test_demande_qui_preside_quand_le_president_part(self, secretariat, ouverte):
        president = ouverte.seance.commission.membres.get(est_president=True)
        saisie = {"mouvement-membre": president.pk, "mouvement-sens": "part", "mouvement-a": "23 h 10"}

        reponse = secretariat.post(self.adresse(ouverte, "mouvement/"), saisie)

        assert reponse.status_code == 422
        assert "dites quel membre désigné préside" in lire(reponse)

    @pytest.mark.parametrize("heure", ["25 h", "midi", "12:99", "\x00", "9" * 50])
    def test_lit_une_heure_ou_dit_comment_l_ecrire(self, secretariat, ouverte, heure):
        membre = ouverte.seance.commission.membres.order_by("pk")[1]
        saisie = {"mouvement-membre": membre.pk, "mouvement-sens": "part", "mouvement-a": heure}

        reponse = secretariat.post(self.adresse(ouverte, "mouvement/"), saisie)

        assert reponse.status_code == 422
        assert "Écrivez une heure, par exemple 14 h 05." in lire(reponse)

    def test_change_qui_preside(self, secretariat, ouverte):
        membre = ouverte.seance.commission.membres.order_by("pk")[1]

        secretariat.post(self.adresse(ouverte, "presider/"), {"presider-membre": membre.pk})

        assert f"Préside : {membre}." in lire(secretariat.get(self.adresse(ouverte)))

    def test_change_de_jour_avec_sa_raison(self, secretariat, point):
        saisie = {"deplacer-motif": "Salle prise", **jour("deplacer-seance_le", date(2026, 12, 14))}

        secretariat.post(self.adresse(point, "deplacer/"), saisie)

        assert Seance.objects.get(pk=point.seance_id).le == date(2026, 12, 14)

    def test_s_annule_avec_sa_raison(self, secretariat, point):
        reponse = secretariat.post(self.adresse(point, "annuler/"), {"annuler-motif": ""})
        assert reponse.status_code == 422

        secretariat.post(self.adresse(point, "annuler/"), {"annuler-motif": "Convoquée deux fois"})

        assert "Convoquée deux fois" in lire(secretariat.get(self.adresse(point)))

    def test_retire_un_logement(self, secretariat, point):
        saisie = {"retirer-motif": "Travaux", "point": point.pk}

        secretariat.post(self.adresse(point, "desinscrire/"), saisie)

        assert "Aucun logement inscrit" in lire(secretariat.get(self.adresse(point)))

    def test_ne_s_ouvre_pas_la_veille(self, client, settings, agents, point):
        veille = entrer(client, settings, agents["secretariat"], date(2026, 12, 6))

        assert "Une séance s’ouvre le jour où elle est convoquée" in lire(veille.get(self.adresse(point)))

    def test_note_qu_un_membre_se_retire(self, secretariat, ouverte):
        membre = electeurs(ouverte)[0]
        adresse = f"/gestion/commissions/points/{ouverte.pk}/"

        secretariat.post(adresse + "deporter/", {"deport-membre": membre.pk, "deport-motif": "Parent d’un candidat"})

        assert f"{membre} se retire : Parent d’un candidat" in lire(secretariat.get(adresse))

    def test_reporte_tout_le_logement(self, secretariat, ouverte):
        adresse = f"/gestion/commissions/points/{ouverte.pk}/"

        secretariat.post(adresse + "reporter/", {"motif_report": "quorum", "heure_report": "15 h 10"})

        assert lire(secretariat.get(adresse)).count("À 15:10 : Il ne restait plus assez de membres présents") == 3

    def test_demande_avant_une_deuxieme_seance_le_meme_jour(self, secretariat, seance):
        saisie = {"commission": seance.commission_id, **jour("seance_le", SEANCE)}

        reponse = secretariat.post("/gestion/commissions/convoquer/", saisie)
        assert reponse.status_code == 422
        assert "Une séance est déjà convoquée ce jour-là." in lire(reponse)

        secretariat.post("/gestion/commissions/convoquer/", saisie | {"deuxieme": "on"})
        assert Seance.objects.filter(le=SEANCE).count() == 2
