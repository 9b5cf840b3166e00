"""Choose candidates: the ranking, the reasons, what each page keeps."""

import pytest

from seuil.acteurs.tests.portes import entrer, lire
from seuil.cotation.services import coter_la_demande
from seuil.designations.models import Liste

MOTIF = "Candidate rencontrée, très motivée."


@pytest.fixture
def bailleur(client, settings, agents):
    return entrer(client, settings, agents["bailleur"])


@pytest.fixture
def adresse(orientee):
    return f"/gestion/vacances/{orientee.pk}/candidats/"


class TestCandidats:
    def test_classe_et_explique(self, bailleur, adresse, demande):
        page = lire(bailleur.get(adresse))

        assert "candidats compatibles, du premier au dernier rang" in page
        assert "Classement d’aujourd’hui." in page
        assert "Type de logement non demandé" in page
        assert "Désigner ces candidats" in page

    def test_garde_les_choix_des_autres_pages(self, bailleur, adresse, candidates):
        choisis = [str(candidate.pk) for candidate in candidates]

        page = bailleur.post(adresse, {"d": choisis, "page": "1", "motif_rang_passe": MOTIF}).content.decode()

        assert "3 candidats choisis" in " ".join(page.replace("\xa0", " ").split())
        for choisi in choisis:
            assert f'name="d" value="{choisi}"' in page
        assert MOTIF in page

    def test_designe_trois_candidats(self, bailleur, adresse, orientee, candidates):
        saisie = {"d": [candidate.pk for candidate in candidates], "motif_rang_passe": MOTIF, "designer": "1"}

        reponse = bailleur.post(adresse, saisie)

        liste = Liste.objects.get(vacance=orientee)
        assert reponse.url == f"/gestion/vacances/{orientee.pk}/"
        assert {candidature.demande for candidature in liste.candidatures.all()} == set(candidates)
        assert liste.motif_rang_passe == MOTIF

    def test_demande_pourquoi_moins_de_trois(self, bailleur, adresse, candidates):
        reponse = bailleur.post(adresse, {"d": [candidates[0].pk], "motif_rang_passe": "", "designer": "1"})

        assert reponse.status_code == 422
        assert "La loi demande 3 candidats au moins. Vous en désignez 1 : écrivez pourquoi." in lire(reponse)
        assert Liste.objects.count() == 0

    def test_demande_pourquoi_un_rang_est_passe(self, bailleur, adresse, candidates):
        deux = [candidates[1].pk, candidates[2].pk]
        saisie = {"d": deux, "motif_insuffisance": "Deux refus connus.", "designer": "1"}

        reponse = bailleur.post(adresse, saisie)

        assert reponse.status_code == 422
        assert "Vous passez le rang" in lire(reponse)
        assert "Deux refus connus." in lire(reponse)

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

        assert "Madame Zélie Fictive est candidat" in page
        assert "Un T4 est souhaité." in page

    def test_dit_la_premiere_regle_qui_ecarte(self, bailleur, adresse, demande):
        demande.types = ["T2"]
        demande.save()

        page = self.expliquer(bailleur, adresse, demande.numero_unique)

        assert "Madame Zélie Fictive n’est pas candidat : type de logement non demandé" in page

    def test_dit_qu_un_numero_est_illisible(self, bailleur, adresse):
        assert "Le numéro unique « 12 » compte 2 caractères" in self.expliquer(bailleur, adresse, "12")

    def test_ne_trouve_pas_un_inconnu(self, bailleur, adresse):
        assert "Aucune demande que vous pouvez voir" in self.expliquer(bailleur, adresse, "060 0722 000871 GEXPL")
