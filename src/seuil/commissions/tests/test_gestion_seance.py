"""The doors of a commission: convene, open, decide, postpone, close."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest

from seuil.acteurs.tests.portes import entrer, jour, lire
from seuil.commissions.models import Seance
from seuil.commissions.requetes import electeurs
from seuil.envois.models import Liasse
from seuil.envois.services import poster, preparer_le_courrier

SEANCE = date(2026, 12, 7)


@pytest.fixture
def secretariat(client, settings, agents):
    return entrer(client, settings, agents["secretariat"], SEANCE)


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

    def test_dit_de_chaque_lettre_par_quelle_voie_elle_part(self, secretariat, close, agents):
        adresse = f"/gestion/commissions/seances/{close.seance_id}/"
        assert lire(secretariat.get(adresse)).count("partira avec le prochain courrier à poster") == 3

        preparer_le_courrier(le=SEANCE)
        (liasse,) = Liasse.objects.filter(organisme=agents["secretariat"].organisme)
        assert lire(secretariat.get(adresse)).count("à poster : Courrier du") == 3

        poster(liasse, par=agents["secretariat"], le=SEANCE)
        page = lire(secretariat.get(adresse))
        assert page.count("postée le 7 décembre 2026") == 3
        assert "Ne les postez pas d’ici" in page


class TestImprimer:
    def test_reunit_toutes_les_lettres_chacune_sur_ses_feuilles(self, secretariat, close):
        reponse = secretariat.get(f"/gestion/commissions/seances/{close.seance_id}/lettres/")

        fichier = reponse.content
        with pikepdf.open(BytesIO(fichier)) as lettres:
            assert len(lettres.pages) >= 6
            assert len(lettres.pages) % 2 == 0

    def test_n_a_rien_a_imprimer_avant_la_cloture(self, secretariat, ouverte):
        assert secretariat.get(f"/gestion/commissions/seances/{ouverte.seance_id}/lettres/").status_code == 404

    def test_n_existe_pas_pour_un_autre_bailleur(self, client, settings, agents, close):
        opac = entrer(client, settings, agents["opac"])

        assert opac.get(f"/gestion/commissions/seances/{close.seance_id}/lettres/").status_code == 404


class TestTenir:
    def adresse(self, point, verbe=""):
        return f"/gestion/commissions/seances/{point.seance_id}/{verbe}"

    def test_note_un_depart_et_dit_que_le_quorum_est_perdu(self, secretariat, ouverte):
        for membre in list(ouverte.seance.commission.membres.order_by("pk"))[1:3]:
            saisie = {"mouvement-membre": membre.pk, "mouvement-sens": "part", "mouvement-a": "23 h 10"}
            secretariat.post(self.adresse(ouverte, "mouvement/"), saisie)

        page = lire(secretariat.get(self.adresse(ouverte)))

        assert "Quorum non atteint" in page
        assert "part à 23 h 10" in page

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

        assert lire(secretariat.get(adresse)).count("À 15 h 10 : Il ne restait plus assez de membres présents") == 3

    def test_demande_avant_une_deuxieme_seance_le_meme_jour(self, secretariat, seance):
        saisie = {"commission": seance.commission_id, **jour("seance_le", SEANCE)}

        reponse = secretariat.post("/gestion/commissions/convoquer/", saisie)
        assert reponse.status_code == 422
        assert "Une séance est déjà convoquée ce jour-là." in lire(reponse)

        secretariat.post("/gestion/commissions/convoquer/", saisie | {"deuxieme": "on"})
        assert Seance.objects.filter(le=SEANCE).count() == 2
