"""Choose candidates: the ranking, the reasons, what each page keeps."""

from importlib import import_module

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from seuil.acteurs.tests.portes import entrer, lire
from seuil.cotation.services import coter_la_demande
from seuil.demandes.etats import Etat
from seuil.designations.models import Liste

COMPTE_LA_VILLE = "count(DISTINCT demande_id)"  # `rapprochement.requetes.souhaitent_plus_de`
MOTIF = "Candidate rencontrée, très motivée."
COMMUN = {"rang_autres": "autre", "mots_autres": MOTIF}


class TestCandidats:
    def test_classe_et_explique(self, bailleur, adresse, demande):
        page = lire(bailleur.get(adresse))

        assert "candidats compatibles, du premier au dernier rang" in page
        assert "Classement d’aujourd’hui." in page
        assert "Type de logement non demandé" in page
        assert "Désigner ces candidats" in page

    def test_garde_les_choix_des_autres_pages(self, bailleur, adresse, classees):
        choisis = [str(classee.pk) for classee in classees[2:5]]

        page = bailleur.post(adresse, {"d": choisis, "page": "1", **COMMUN}).content.decode()

        assert "3 candidats choisis" in " ".join(page.replace("\xa0", " ").split())
        for choisi in choisis:
            assert f'name="d" value="{choisi}"' in page
        assert MOTIF in page

    def test_designe_trois_candidats(self, bailleur, adresse, orientee, classees):
        saisie = {"d": [classee.pk for classee in classees[2:5]], **COMMUN, "designer": "1"}

        reponse = bailleur.post(adresse, saisie)

        liste = Liste.objects.get(vacance=orientee)
        assert reponse.url == f"/gestion/vacances/{orientee.pk}/"
        assert {candidature.demande for candidature in liste.candidatures.all()} == set(classees[2:5])
        assert [(passe.rang, passe.mots) for passe in liste.rangs_passes.all()] == [(1, MOTIF), (2, MOTIF)]

    def test_designe_sans_compter_qui_est_ecarte_pour_une_page_que_personne_ne_lira(self, bailleur, adresse, classees):
        saisie = {"d": [classee.pk for classee in classees[:3]]}

        with CaptureQueriesContext(connection) as page:
            bailleur.post(adresse, saisie)
        with CaptureQueriesContext(connection) as designation:
            bailleur.post(adresse, {**saisie, **COMMUN, "designer": "1"})

        assert Liste.objects.count() == 1
        comptent = [sum(COMPTE_LA_VILLE in requete["sql"] for requete in lues) for lues in (page, designation)]
        assert comptent == [1, 0]

    def test_demande_pourquoi_moins_de_trois(self, bailleur, adresse, classees):
        reponse = bailleur.post(adresse, {"d": [classees[0].pk], "designer": "1"})

        assert reponse.status_code == 422
        assert "1 candidat pour 3 au moins : justifiez l’insuffisance par écrit." in lire(reponse)
        assert 'id="id_motif_insuffisance_erreur"' in reponse.content.decode()
        assert Liste.objects.count() == 0

    def test_demande_pourquoi_un_rang_est_passe(self, bailleur, adresse, classees):
        saisie = {"d": [classees[1].pk], "motif_insuffisance": "Deux refus connus.", "designer": "1"}

        reponse = bailleur.post(adresse, saisie)

        assert reponse.status_code == 422
        assert f"Rang 1, {classees[0].titulaire}" in lire(reponse)
        assert f'id="id_rang_{classees[0].pk}_erreur"' in reponse.content.decode()
        assert "Deux refus connus." in lire(reponse)

    def test_dit_les_deux_fautes_ensemble(self, bailleur, adresse, classees):
        page = bailleur.post(adresse, {"d": [classees[1].pk], "designer": "1"}).content.decode()

        assert 'id="id_motif_insuffisance_erreur"' in page
        assert f'id="id_rang_{classees[0].pk}_erreur"' in page

    def test_demande_au_moins_un_choix(self, bailleur, adresse):
        reponse = bailleur.post(adresse, {"d": ["x", "\x00", "9" * 40], "designer": "1"})

        assert reponse.status_code == 422
        assert "Choisissez au moins un candidat." in lire(reponse)

    def test_ne_laisse_que_lire_qui_n_est_pas_reservataire(self, client, settings, agents, adresse):
        page = lire(entrer(client, settings, agents["secretariat"]).get(adresse))

        assert "Vous n’êtes pas habilité à désigner des candidats." in page
        assert "Désigner ces candidats" not in page

    def test_n_existe_pas_pour_un_autre_bailleur(self, client, settings, agents, adresse):
        assert entrer(client, settings, agents["opac"]).get(adresse).status_code == 404

    def test_montre_ensuite_le_classement_fige(self, bailleur, adresse, liste):
        page = lire(bailleur.get(adresse))

        assert "Classement figé le 23 novembre 2026." in page
        assert "Candidats désignés" in page

    def test_ne_dit_pas_un_mot_des_violences(self, bailleur, adresse, demande, le):
        demande.motifs, demande.situations = ["06"], ["viol"]
        demande.save()
        coter_la_demande(demande, le=le)

        page = lire(bailleur.post(adresse, {"pq": demande.numero_unique, "page": "1"})).lower()

        assert "situation protégée" in page
        assert "violence" not in page


class TestPourquoi:
    def expliquer(self, client, adresse, saisie):
        return lire(client.post(adresse, {"pq": saisie, "page": "1"}))

    def test_donne_la_reponse_de_chaque_regle(self, bailleur, adresse, demande):
        page = self.expliquer(bailleur, adresse, demande.numero_unique)

        assert "Madame Zélie Fictive est parmi les candidats" in page
        assert "Un T4 est souhaité." in page

    def test_dit_la_premiere_regle_qui_ecarte(self, bailleur, adresse, demande):
        demande.types = ["T2"]
        demande.save()

        page = self.expliquer(bailleur, adresse, demande.numero_unique)

        assert "Madame Zélie Fictive n’est pas parmi les candidats : type de logement non demandé" in page

    @pytest.mark.parametrize("etat", [Etat.RETENUE, Etat.RATTACHEE, Etat.RADIEE])
    def test_dit_l_etat_d_une_demande_qui_n_est_pas_active(self, bailleur, adresse, demande, monkeypatch, etat):
        monkeypatch.setattr(import_module("seuil.rapprochement.gestion.pourquoi"), "_trouver", lambda *_: demande)
        demande.etat = etat

        page = self.expliquer(bailleur, adresse, demande.numero_unique)

        assert f"État de cette demande : {etat.label.lower()}." in page

    def test_dit_qu_un_numero_est_illisible(self, bailleur, adresse):
        assert "Le numéro unique « 12 » compte 2 caractères" in self.expliquer(bailleur, adresse, "12")

    def test_ne_trouve_pas_un_inconnu(self, bailleur, adresse):
        assert "Aucune demande que vous pouvez voir" in self.expliquer(bailleur, adresse, "060 0722 000871 GEXPL")
