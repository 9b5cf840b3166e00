"""What is typed beside the list of candidates: no filter, no sort, no page lets go of it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from seuil.acteurs.tests.portes import entrer, lire
from seuil.demandes.etats import MotifRadiation
from seuil.demandes.services import radier
from seuil.designations.tests.test_gestion_filtres import cles
from seuil.rapprochement.requetes import Voulu, tableau


class TestCeQuiEstEcrit:
    """A filter, a sort or a page lets go of nothing that was typed, and no address carries it."""

    @pytest.fixture
    def saisie(self, classees):
        motifs = {"rang_autres": "autre", "mots_autres": "Vus le 3.", f"mots_{classees[1].pk}": "Parti à Lille."}
        return {"d": [classees[2].pk], "motif_insuffisance": "Deux refus.", **motifs}

    def suivante(self, page):
        """Where the page sends its form."""
        (vers,) = re.findall(r'<form method="post" action="([^"]*)" novalidate', page.content.decode())
        return vers.replace("&amp;", "&")

    def ecrits(self, page):
        rendue = page.content.decode()
        return [
            mots for mots in ("Vus le 3.", "Parti à Lille.", "Deux refus.", 'value="autre" selected') if mots in rendue
        ]

    def test_reste_quand_un_filtre_ou_un_tri_change(self, bailleur, adresse, orientee, classees, saisie, le):
        attendues = [place.demande for place in tableau(orientee, Voulu(effort=60, tri="effort"), le=le)]

        page = bailleur.post(adresse, saisie | {"filtrer": "1", "effort": "60", "tri": "effort"})

        assert page.status_code == 200
        assert cles(page) == attendues
        assert len(self.ecrits(page)) == 4
        assert {candidat["demande"] for candidat in page.context["retenus"]} == {classees[2].pk}
        assert self.suivante(page) == "?effort=60&tri=effort"

    def test_reste_de_page_en_page_sous_le_filtre(self, bailleur, adresse, orientee, saisie, petites_pages, le):
        attendues = [place.demande for place in tableau(orientee, Voulu(tri="effort"), le=le)]
        page = bailleur.post(adresse, saisie | {"filtrer": "1", "tri": "effort"})

        deux = bailleur.post(adresse + self.suivante(page), saisie | {"tri": "effort", "apres": "4"})

        assert cles(deux) == attendues[4:8]
        assert len(self.ecrits(deux)) == 4
        assert f'formaction="{self.suivante(deux)}#vos-choix"' in deux.content.decode()

    def test_reste_quand_tout_est_montre_de_nouveau(self, bailleur, adresse, classees, saisie):
        page = bailleur.post(f"{adresse}?effort=60", saisie | {"filtrer": "aucun", "effort": "60"})

        assert len(self.ecrits(page)) == 4
        assert cles(page)[:2] == [classees[0].pk, classees[1].pk]
        assert self.suivante(page) == "?"

    def test_un_filtre_change_rend_la_premiere_page(self, bailleur, adresse, orientee, saisie, petites_pages, le):
        attendues = [place.demande for place in tableau(orientee, Voulu(tri="effort"), le=le)]

        page = bailleur.post(f"{adresse}?tri=reste&apres=4", saisie | {"filtrer": "1", "tri": "effort"})

        assert cles(page) == attendues[:4]

    def test_revient_avec_le_rang_qui_n_etait_plus_passe(self, bailleur, adresse, classees, saisie):
        coche = bailleur.post(adresse, saisie | {"d": [classees[1].pk, classees[2].pk], "apres": ""})

        assert f'name="mots_{classees[1].pk}" value="Parti à Lille."' in coche.content.decode()
        assert f"mots_{classees[1].pk}" not in coche.context["form"].fields


class TestEntree:
    """« Entrée » in any question sends the first button, « Filtrer »: nothing typed elsewhere may be lost."""

    def test_dans_pourquoi_pas_explique(self, bailleur, adresse, classees):
        saisie = {"filtrer": "1", "effort": "", "pq": classees[1].numero_unique}

        page = bailleur.post(adresse, saisie)

        assert page.status_code == 200
        assert f"{classees[1].titulaire} est parmi les candidats, au rang 2" in lire(page)

    def test_dans_un_motif_garde_les_mots_et_les_filtres(self, bailleur, adresse, classees):
        saisie = {"filtrer": "1", "effort": "90", "d": [classees[2].pk], f"mots_{classees[0].pk}": "Vu le 3."}

        page = bailleur.post(f"{adresse}?effort=90", saisie)

        assert page.status_code == 200
        assert 'value="Vu le 3."' in page.content.decode()
        assert 'name="effort" value="90"' in page.content.decode()


class TestQuestionTapeeSansFiltrer:
    """The questions typed are read whatever the button: none is emptied because another button was pressed."""

    def test_vaut_pour_la_page_suivante(self, bailleur, adresse, classees, orientee, petites_pages, le):
        attendues = [place.demande for place in tableau(orientee, Voulu(tri="reste"), le=le)]

        page = bailleur.post(adresse, {"apres": "4", "effort": "", "tri": "reste"})

        assert cles(page) == attendues[:4]
        assert 'value="reste" selected' in page.content.decode()

    def test_illisible_reste_a_sa_place_de_page_en_page(self, bailleur, adresse, classees, petites_pages):
        suite = bailleur.get(adresse).context["liste"].suite

        page = bailleur.post(adresse, {"apres": suite, "effort": "beaucoup"})

        assert cles(page) == [une.pk for une in classees[4:8]]
        assert 'name="effort" value="beaucoup"' in page.content.decode()


class TestQuestionIllisible:
    """What cannot be read is told, stays in its question, and enters no address: people paste anything anywhere."""

    @pytest.mark.parametrize("tape", ["beaucoup", "9" * 50_000, "Madame Fictive, 06 12 34 56 78"])
    @pytest.mark.parametrize("motif", ["", "Parti à Lille."])
    def test_n_entre_dans_aucune_adresse(self, bailleur, adresse, classees, tape, motif):
        saisie = {"filtrer": "1", "effort": tape, "reste": "5", "d": [classees[2].pk], f"mots_{classees[0].pk}": motif}

        page = bailleur.post(adresse, saisie)

        assert page.status_code == 200
        assert re.findall(r'<form method="post" action="([^"]*)" novalidate', page.content.decode()) == ["?reste=5"]
        assert f'name="effort" value="{tape}"' in page.content.decode()
        assert {candidat["demande"] for candidat in page.context["retenus"]} == {classees[2].pk}

    def test_se_dit_en_tete_de_page_et_dans_son_titre(self, bailleur, adresse, classees):
        page = bailleur.post(adresse, {"filtrer": "1", "effort": "beaucoup"})

        assert "Une réponse est à corriger Taux d’effort avec l’aide, au plus (%) :" in lire(page)
        assert "<title>Erreur," in page.content.decode()


class TestChoixQuiNeTientPlus:
    """Somebody ticked leaves the ranking meanwhile: the page says so, and counts without."""

    @pytest.fixture
    def partie(self, agents, classees, le):
        radier(classees[1], motif=MotifRadiation.ABANDON, par=agents["guichet"], le=le)
        return classees[1]

    def test_est_dit_et_ne_compte_plus(self, bailleur, adresse, classees, partie):
        page = bailleur.post(adresse, {"d": [classees[0].pk, partie.pk], "apres": ""})

        assert f"{partie.titulaire} n’est pas parmi les candidats d’aujourd’hui : ce choix est retiré." in lire(page)
        assert "1 candidat choisi" in lire(page)
        assert "1 candidat pour 3 au moins" in lire(page)

    def test_ne_designe_pas_les_autres_en_silence(self, bailleur, adresse, classees, partie, orientee):
        trois = [classees[0].pk, classees[2].pk, classees[3].pk]

        page = bailleur.post(adresse, {"d": [*trois, partie.pk], "designer": "1"})

        assert page.status_code == 422
        assert f"{partie.titulaire} n’est pas parmi les candidats" in lire(page)
        assert not orientee.listes.exists()

    def test_d_une_demande_qui_n_est_pas_vue_ne_la_nomme_pas(self, bailleur, adresse, classees):
        page = bailleur.post(adresse, {"d": [classees[0].pk, "999999999"], "apres": ""})

        assert "1 demande que vous ne voyez pas n’est pas parmi les candidats d’aujourd’hui" in lire(page)


class TestDejaDesignes:
    @pytest.mark.parametrize("bouton", [{"designer": "1"}, {"apres": ""}, {"filtrer": "1", "effort": "60"}])
    def test_un_autre_onglet_l_apprend_de_tout_bouton(self, bailleur, adresse, classees, liste, bouton):
        """His ticks and words are of a choice that a colleague, or another tab, already made."""
        saisie = {"d": [classees[4].pk], f"mots_{classees[0].pk}": "Vue le 3."}

        page = bailleur.post(adresse, saisie | bouton, follow=True)

        assert "Les candidats de ce logement sont déjà désignés : cet envoi n’a rien changé." in lire(page)


class TestSessionFermee:
    """What was typed comes back with its questions, which only the choices bring."""

    def test_rend_les_choix_de_toutes_les_pages_les_motifs_et_les_filtres(
        self, client, settings, agents, adresse, classees, petites_pages
    ):
        entrer(client, settings, agents["bailleur"])
        motifs = {
            f"rang_{classees[0].pk}": "autre",
            f"mots_{classees[0].pk}": "Vue le 3.",
            "motif_insuffisance": "Deux.",
        }
        choisis = [classees[5].pk, classees[1].pk]
        self.envoyer_trop_tard(client, adresse, {"d": choisis, "effort": "", "tri": "", "designer": "1", **motifs})

        page = entrer(client, settings, agents["bailleur"]).get(adresse)

        assert "Ce que vous aviez écrit est de nouveau là. Relisez" in lire(page)
        assert {candidat["demande"] for candidat in page.context["retenus"]} == {*choisis}
        assert page.content.decode().count('name="d" value=') == 1 + 4  # the one of another page, the boxes of this one
        assert 'value="Vue le 3."' in page.content.decode()
        assert 'value="autre" selected' in page.content.decode()
        assert "Deux." in page.content.decode()
        assert page.context["peut_designer"]  # nothing was sent

    def test_montre_a_copier_ce_qu_un_logement_deja_pourvu_ne_demande_plus(
        self, client, settings, agents, adresse, classees, orientee
    ):
        entrer(client, settings, agents["bailleur"])
        mots = "Trois appels sans réponse cette semaine."
        self.envoyer_trop_tard(client, adresse, {"d": [classees[1].pk], f"mots_{classees[0].pk}": mots})
        entrer(client, settings, agents["bailleur"])
        client.post(adresse, {"d": [une.pk for une in classees[:3]], "designer": "1"})

        page = lire(client.get(adresse))

        assert mots in page
        assert "est de nouveau là. Relisez" not in page

    def envoyer_trop_tard(self, client, adresse, saisie):
        client.get(adresse)
        session = client.session
        session["vu_a"] = (timezone.now() - timedelta(minutes=31)).timestamp()
        session.save()
        reponse = client.post(adresse, saisie, headers={"Referer": f"http://testserver{adresse}"})
        assert reponse["Location"].startswith("/gestion/connexion/")


class TestFicheDUnCandidat:
    def test_s_ouvre_a_cote_de_ce_qui_est_ecrit(self, client, settings, agents, adresse, classees):
        """To come back would not give back what was typed since the page came."""
        lien = f'target="_blank" rel="noopener" href="/gestion/demandes/{classees[0].numero_unique}/"'

        choisit = entrer(client, settings, agents["bailleur"]).get(adresse)
        lit = entrer(client, settings, agents["secretariat"]).get(adresse)

        assert lien in choisit.content.decode()
        assert "nouvel onglet" in lire(choisit)
        assert "nouvel onglet" not in lire(lit)
