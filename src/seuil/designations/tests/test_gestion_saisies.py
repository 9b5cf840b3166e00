"""What is typed beside the list of candidates: no filter, no sort, no page lets go of it."""

import re

import pytest

from seuil.acteurs.tests.portes import lire
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
