"""The list people work with: filters in the address, choices kept, ranks never changed, pages to the last one."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from seuil.acteurs.tests.portes import entrer, lire
from seuil.demandes.models import Demande, Personne
from seuil.instruction.etats import Canal, Etat
from seuil.instruction.lignes import A_ENVOYER
from seuil.instruction.models import Piece
from seuil.instruction.requetes import liste as papiers_de
from seuil.rapprochement.gestion import NON_GARDE, montres
from seuil.rapprochement.models import RangFige
from seuil.rapprochement.requetes import Voulu, tableau

LE_TOUT = "Tout montrer"


def cles(reponse):
    return [ligne["cle"] for ligne in reponse.context["lignes"]]


def rangs(reponse):
    return [ligne["rang"] for ligne in reponse.context["lignes"]]


def envoyer(une, le, *, sauf=0):
    """Send what the list of papers of a demand asks for, but the last ones."""
    dus = [papier for papier in papiers_de(une, le).papiers if papier.etat == A_ENVOYER]
    for papier in dus[: len(dus) - sauf]:
        Piece.objects.create(
            demande=une,
            code=papier.code,
            personne=papier.personne,
            etat=Etat.ACCEPTEE,
            canal=Canal.GUICHET,
            envoyee_a=timezone.now(),
        )


class TestFiltrer:
    def test_met_les_filtres_dans_l_adresse_et_garde_les_choix(self, bailleur, adresse, classees):
        choisis = [classees[1].pk, classees[3].pk]

        reponse = bailleur.post(adresse, {"d": choisis, "filtrer": "1", "effort": " 60 ", "tri": "effort", "reste": ""})

        assert reponse.status_code == 302
        assert reponse.url == f"{adresse}?effort=60&tri=effort&d={choisis[0]}&d={choisis[1]}"
        page = bailleur.get(reponse.url)
        assert {candidat["demande"] for candidat in page.context["retenus"]} == set(choisis)
        assert 'name="effort" value="60"' in page.content.decode()

    def test_ne_change_aucun_rang_et_dit_combien(self, bailleur, adresse, orientee, classees, le):
        voulu = Voulu(effort=25, tri="reste")
        attendues = tableau(orientee, voulu, le=le)

        page = bailleur.get(adresse, {"effort": "25", "tri": "reste"})

        assert list(zip(cles(page), rangs(page), strict=True)) == [(une.demande, une.rang) for une in attendues]
        assert 0 < len(attendues) < len(classees)
        assert rangs(page) != sorted(rangs(page))
        assert f"{len(attendues)} candidats sur {len(classees)}." in lire(page)

    def test_s_effacent_d_un_bouton_qui_garde_les_choix(self, bailleur, adresse, classees):
        filtree = f"{adresse}?prouves=1"

        reponse = bailleur.post(filtree, {"prouves": "1", "d": [classees[0].pk], "filtrer": "aucun"})

        assert reponse.url == f"{adresse}?d={classees[0].pk}"
        assert LE_TOUT in lire(bailleur.get(filtree))
        assert LE_TOUT not in lire(bailleur.get(adresse))

    def test_sont_replies_et_disent_ce_qui_est_demande(self, bailleur, adresse, classees):
        sans, avec = bailleur.get(adresse), bailleur.get(adresse, {"effort": "0", "tri": "reste"})

        assert (sans.context["filtres"].restent_ouverts, avec.context["filtres"].restent_ouverts) == (False, True)
        assert "Filtrer et trier Aucun filtre" in lire(sans)
        assert "Taux d’effort avec l’aide, au plus (%) : 0 ; Trier par : Reste à vivre" in lire(avec)

    def test_restent_replies_pour_un_tri_et_s_ouvrent_sur_une_faute(self, bailleur, adresse, classees):
        tri, faute = bailleur.get(adresse, {"tri": "reste"}), bailleur.get(adresse, {"effort": "beaucoup"})

        assert "<details open>" not in tri.content.decode()
        assert "<details open><summary>Filtrer et trier" in faute.content.decode()

    def test_ne_disent_pas_une_preuve_sans_priorite(self, bailleur, adresse, classees):
        assert "Filtrer et trier Aucun filtre" in lire(bailleur.get(adresse, {"preuve": "etablie"}))

    def test_ne_garde_que_les_dossiers_complets(self, bailleur, adresse, orientee, classees, le):
        """What the list of papers of each one says: nothing is due any more, or something is."""
        complets = [classees[1], classees[2]]
        for une in complets:
            envoyer(une, le)

        page = bailleur.get(adresse, {"documents": "complets"})

        assert cles(page) == [une.pk for une in complets]
        assert rangs(page) == [2, 3]
        assert {ligne["cle"] for ligne in bailleur.get(adresse).context["lignes"] if ligne["documents"]} == {
            *cles(page)
        }
        assert "Documents complets" in lire(page)

    def test_garde_aussi_ceux_a_qui_il_manque_un_seul_document(self, bailleur, adresse, classees, le):
        for une, manque in ((classees[1], 0), (classees[2], 1), (classees[3], 2)):
            envoyer(une, le, sauf=manque)

        page = bailleur.get(adresse, {"documents": "presque"})

        assert cles(page) == [classees[1].pk, classees[2].pk]
        assert [ligne["documents"] for ligne in page.context["lignes"]] == ["Documents complets", "Un document attendu"]
        assert cles(bailleur.get(adresse, {"documents": "complets"})) == [classees[1].pk]

    def test_dit_que_personne_ne_repond(self, bailleur, adresse, classees):
        page = lire(bailleur.get(adresse, {"prouves": "900"}))

        assert ".." not in page
        assert "Aucun candidat ne répond à ces filtres" in page
        assert LE_TOUT in page

    @pytest.mark.parametrize("recu", ["x", "-1", "²", "9" * 40, "1' OR 1=1", "\x00"])
    @pytest.mark.parametrize("nom", ["effort", "priorite", "tri", "apres", "avant", "souhait"])
    def test_ne_casse_sur_rien(self, bailleur, adresse, classees, nom, recu):
        page = bailleur.get(adresse, {nom: recu})

        assert page.status_code == 200
        assert cles(page)[:1] == [classees[0].pk] or nom in ("apres", "avant")

    def test_ne_nomme_pas_une_priorite_protegee(self, bailleur, adresse, classees):
        page = bailleur.get(adresse).content.decode().replace("\xa0", " ").lower()

        assert "lettre a : " in page
        assert "violence" not in page
        assert "prostitution" not in page


class TestPages:
    @pytest.mark.parametrize(
        "saisie", ["tri=effort&apres=999999", "tri=effort&avant=999999", "apres={}.-9.20240301.{}"]
    )
    def test_au_dela_de_la_fin_rendent_la_premiere(self, bailleur, adresse, classees, petites_pages, saisie):
        page = bailleur.get(f"{adresse}?{saisie.format(9_999, 'f' * 64)}")

        assert len(cles(page)) == 4
        assert "Aucun candidat" not in lire(page)

    @pytest.mark.parametrize("nom", ["apres", "avant"])
    def test_d_un_classement_fige_au_dela_de_la_fin_aussi(self, bailleur, adresse, liste, nom):
        assert rangs(bailleur.get(adresse, {nom: "999999"}))[:2] == [1, 2]

    def test_d_un_classement_fige_n_ont_pas_de_case(self, bailleur, adresse, liste):
        assert "Choisir" not in lire(bailleur.get(adresse))

    def test_d_un_classement_fige_disent_l_attente_de_ce_jour(self, client, settings, agents, adresse, liste, le):
        lues = [
            [
                ligne["attente"]
                for ligne in entrer(client, settings, agents["bailleur"], jour).get(adresse).context["lignes"]
            ]
            for jour in (le, le + timedelta(200))
        ]

        assert lues[0] == lues[1]

    def test_vont_jusqu_au_dernier_et_reviennent(self, bailleur, adresse, classees, petites_pages):
        vues, page = [], bailleur.get(adresse)
        while True:
            vues += cles(page)
            if not page.context["liste"].suite:
                break
            page = bailleur.post(adresse, {"apres": page.context["liste"].suite})
        retour = bailleur.post(adresse, {"avant": page.context["liste"].retour})

        assert vues == [une.pk for une in classees]
        assert cles(retour) == vues[4:8]
        assert rangs(retour) == [5, 6, 7, 8]

    def test_gardent_les_filtres(self, bailleur, adresse, orientee, classees, petites_pages, le):
        attendues = [place.demande for place in tableau(orientee, Voulu(tri="effort"), le=le)]

        deux = bailleur.post(f"{adresse}?tri=effort", {"apres": "4", "d": [classees[0].pk]})

        assert cles(deux) == attendues[4:8]
        assert 'value="effort" selected' in deux.content.decode()

    def test_ont_des_liens_pour_qui_ne_designe_pas(self, client, settings, agents, adresse, classees, petites_pages):
        page = entrer(client, settings, agents["secretariat"]).get(adresse, {"tri": "effort"})

        (suivante,) = re.findall(r'href="(\?[^"]*apres=[^"]*)"', page.content.decode())
        assert suivante.startswith("?tri=effort&amp;")

    def test_demandent_autant_de_requetes_pour_une_ou_vingt(self, bailleur, adresse, classees, monkeypatch):
        comptes = []
        for nombre in (2, 10):
            monkeypatch.setattr(montres, "PAR_PAGE", nombre)
            bailleur.get(adresse)
            with CaptureQueriesContext(connection) as requetes:
                bailleur.get(adresse)
            comptes.append(len(requetes))

        assert comptes[0] == comptes[1]

    def test_du_classement_fige_disent_ce_qui_est_garde(self, bailleur, adresse, liste):
        RangFige.objects.filter(classement=liste.classement, rang=4).update(ligne=None)

        lignes = bailleur.get(adresse).context["lignes"]

        assert lire(bailleur.get(adresse)).count(NON_GARDE) == 1
        assert [bool(ligne["bref"]) for ligne in lignes[:5]] == [False, False, False, True, False]
        assert lignes[3]["nom"] == str(Demande.objects.get(pk=lignes[3]["cle"]).titulaire)
        assert (lignes[3]["foyer"], lignes[3]["lignes"], lignes[3]["reste"]) == ("", [], "")

    def test_du_classement_fige_disent_l_effort_aide_et_le_reste_du_jour(self, bailleur, adresse, classees):
        """What the living page showed when candidates were named, whatever becomes of the household."""
        vives = bailleur.get(adresse).context["lignes"]
        bailleur.post(adresse, {"d": [une.pk for une in classees[:3]], "designer": "1"})
        Personne.objects.update(ressources_mensuelles=9_999)

        figees = bailleur.get(adresse).context["lignes"]

        champs = ("cle", "effort", "effort_aide", "aide", "reste", "premier_souhait")
        assert [[une[nom] for nom in champs] for une in figees] == [[une[nom] for nom in champs] for une in vives]
        assert all(une["effort_aide"] and une["reste"] for une in figees)

    def test_du_classement_fige_coutent_autant_quelle_que_soit_sa_taille(self, bailleur, adresse, liste, petites_pages):
        comptes = []
        for taille in (9, 4):
            RangFige.objects.filter(classement=liste.classement, rang__gt=taille).delete()
            bailleur.get(adresse)
            with CaptureQueriesContext(connection) as requetes:
                bailleur.get(adresse)
            comptes.append(len(requetes))
            assert not [une for une in requetes if "pretendant" in une["sql"] or "observation" in une["sql"]]

        assert comptes[0] == comptes[1]

    def test_du_classement_fige_se_lisent_par_rang(self, bailleur, adresse, liste, petites_pages):
        une = bailleur.get(adresse)
        deux = bailleur.get(adresse, {"apres": une.context["liste"].suite})

        assert rangs(une) + rangs(deux) == list(range(1, 9))
        assert rangs(bailleur.get(adresse, {"avant": deux.context["liste"].retour})) == [1, 2, 3, 4]
        assert "Filtrer" not in lire(une)


class TestCeuxQueLesReglesEcartent:
    def test_ne_sont_comptes_que_sur_demande_quand_ils_sont_trop(self, bailleur, adresse, classees, monkeypatch):
        monkeypatch.setattr(montres, "BORNE", 5)

        sans, avec = bailleur.get(adresse), bailleur.post(adresse, {"compter": "1"})

        assert "Compter celles que chaque règle écarte" in lire(sans)
        assert "Type de logement non demandé" not in lire(sans)
        assert "Type de logement non demandé" in lire(avec)
