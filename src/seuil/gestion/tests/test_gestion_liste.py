"""The list of demands: what a perimeter shows, found, sorted to its last row, what a list never says."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from seuil.acteurs.tests.portes import entrer, lire
from seuil.demandes.acces import visibles_par
from seuil.demandes.models import Demande, Souhait, Titulaire
from seuil.demandes.nomenclatures import Lien
from seuil.gestion.liste import ensembles
from seuil.gestion.liste.forms import TRIS_DITS
from seuil.gestion.tests.pages import LISTE, numeros
from seuil.socle.cle import cle, cle_de_la_personne

RADIEE = {"etat": "radiee", "radiee_le": date(2026, 11, 2), "motif_radiation": "RADABA"}


class TestListe:
    def test_compte_les_demandes_du_departement(self, chercher):
        page = lire(chercher())

        assert "61 demandes, les plus récentes d’abord" in page
        assert "Suivante" in page
        assert "Précédente" not in page

    def test_ne_dit_pas_que_chaque_filtre_est_facultatif(self, chercher):
        page = lire(chercher())

        assert "(facultatif)" not in page
        assert "Priorité : Dalo, ou lettre de l’article L441-1." in page
        assert "Les plus récentes d’abord" in page

    def test_replie_les_criteres_et_dit_ceux_qui_restreignent(self, chercher, demande):
        sans, avec = chercher(q="Fictive", tri="nom"), chercher(adresse="rue", etat="active", tri="-recue")

        assert "Autres critères et ordre Ordre : Par nom, de A à Z" in lire(sans)
        assert "<details open>" not in sans.content.decode()
        assert "Autres critères et ordre Adresse : rue ; État : Active" in lire(avec)
        assert "<details open>" in avec.content.decode()
        assert "Autres critères et ordre Aucun critère" in lire(chercher())

    def test_ouvre_les_criteres_sur_la_faute_de_l_un_d_eux(self, chercher):
        assert "<details open>" in chercher(etat="disparue").content.decode()
        assert "<details open>" not in chercher(q="x" * 100).content.decode()

    def test_se_lit_quand_un_logement_n_a_aucun_occupant(self, chercher, demande):
        """An imported demand may say so (docs/importer.md): the list of every agent broke on it."""
        demande.nb_occupants, demande.surface, demande.pieces = 0, 0, 0
        demande.save(update_fields=["nb_occupants", "surface", "pieces"])

        assert "Madame Zélie Fictive" in lire(chercher())

    def test_trouve_par_le_numero_avec_ou_sans_espaces(self, chercher, demande):
        numero = demande.numero_unique
        espace = f"{numero[:3]} {numero[3:7]} {numero[7:13]} {numero[13:]}"

        assert "1 demande, les" in lire(chercher(q=numero))
        assert "Madame Zélie Fictive" in lire(chercher(q=espace))

    def test_trouve_par_le_nom_sans_les_accents(self, chercher):
        assert "Madame Zélie Fictive" in lire(chercher(q="fictive zelie"))

    @pytest.mark.parametrize("saisie", ["06 12 34 56 78", "+33 (0)6 12 34 56 78", "0612345678"])
    def test_trouve_par_le_telephone_comme_on_l_ecrit(self, chercher, demande, saisie):
        demande.telephone = "+33612345678"
        demande.save(update_fields=["telephone"])

        assert "Madame Zélie Fictive" in lire(chercher(q=saisie))

    def test_ne_trouve_pas_un_foyer_protege_par_son_telephone(self, chercher, demande):
        demande.telephone, demande.est_protegee = "+33612345678", True
        demande.save(update_fields=["telephone", "est_protegee"])

        assert "Aucune demande trouvée" in lire(chercher(q="06 12 34 56 78"))

    def test_trouve_par_la_commune_souhaitee(self, chercher):
        assert "Madame Zélie Fictive" in lire(chercher(q="fictive", commune="Margny-lès-Compiègne"))
        assert "Aucune demande trouvée" in lire(chercher(q="fictive zelie", commune="Beauvais"))

    def test_ne_donne_rien_d_un_autre_departement(self, chercher, demande):
        page = lire(chercher("nancy", q=demande.numero_unique))

        assert "Aucune demande trouvée" in page
        assert "Fictive" not in page

    def test_ne_dit_pas_un_mot_des_violences(self, chercher, demande):
        demande.motifs, demande.situations = ["06"], ["viol"]
        demande.save()

        assert "iolence" not in lire(chercher(q=demande.numero_unique))

    @pytest.mark.parametrize("saisie", ["\x00", "🚪", "x" * 10_000, "%", "' or 1=1 --"])
    def test_ne_casse_sur_aucune_saisie(self, chercher, saisie):
        assert chercher(q=saisie).status_code in (200, 422)

    @pytest.mark.parametrize("apres", ["0", "-1", "abc", "\x00", "5326013479743287237541888", "0601126000001GDPUB"])
    def test_revient_au_debut_apres_une_demande_inconnue(self, chercher, apres):
        assert numeros(chercher(apres=apres)) == numeros(chercher())

    @pytest.mark.parametrize("question", ["tri", "etat"])
    def test_un_choix_inconnu_se_dit_comme_ailleurs(self, chercher, question):
        assert "Choisissez une réponse de la liste. Nous avons reçu « zzz »." in lire(chercher(**{question: "zzz"}))

    @pytest.mark.parametrize("tri", ["", "0", "-", "cle", "-pk", "recue_le", "\x00"])
    def test_refuse_un_ordre_inconnu_sans_casser(self, chercher, tri):
        assert chercher(tri=tri).status_code in (200, 422)

    def test_tient_en_peu_de_requetes(self, client, settings, agents, demande, django_assert_max_num_queries):
        entrer(client, settings, agents["bailleur"])
        client.get("/gestion/compte/")  # the session writes that the agent is there, once a minute, at any page

        with django_assert_max_num_queries(18):  # 11 before scores, priorities, their territories and the states
            client.get(LISTE)


class TestTrier:
    @pytest.fixture(params=[True, False], ids=["peu", "beaucoup"])
    def peu(self, request, monkeypatch):
        """Read a list gathered whole, then one walked along its index."""
        monkeypatch.setattr(ensembles, "PEU", ensembles.PEU if request.param else 5)
        return request.param

    @pytest.mark.parametrize("tri", TRIS_DITS)
    @pytest.mark.parametrize("agent", ["bailleur", "guichet"])
    def test_va_jusqu_a_la_derniere_ligne_et_revient(self, chercher, agents, agent, tri, peu):
        toutes = visibles_par(agents[agent])
        parcourues, pages = [], []
        page = chercher(agent, tri=tri)
        while True:
            pages.append(numeros(page))
            parcourues += pages[-1]
            if not (suite := lien(page, "next")):
                break
            page = page.client.get(LISTE + suite)
        retour = []
        while suite := lien(page, "prev"):
            page = page.client.get(LISTE + suite)
            retour.append(numeros(page))

        assert sorted(parcourues) == sorted(toutes.values_list("numero_unique", flat=True))
        assert retour[::-1] == pages[:-1]

    @pytest.mark.parametrize(
        ("tri", "valeur"),
        [
            ("numero", lambda d: d.numero_unique),
            ("recue", lambda d: d.recue_le),
            ("etat", lambda d: d.get_etat_display()),
            ("nom", lambda d: cle_de_la_personne(d.titulaire.nom, d.titulaire.prenom)),
            ("personnes", lambda d: d.personnes.count()),
            ("types", lambda d: tuple(d.types)),
            ("commune", lambda d: cle(d.premier_souhait.commune.nom)),
        ],
    )
    def test_range_par_la_colonne(self, chercher, demande, tri, valeur, peu):
        Demande.objects.filter(pk=demande.pk).update(
            etat="radiee", radiee_le=date(2026, 11, 2), motif_radiation="RADABA"
        )
        Souhait.objects.filter(demande=demande, ordre=1).update(commune="60471")
        for sens, signe in (("", False), ("-", True)):
            montrees = [
                valeur(Demande.objects.get(numero_unique=numero)) for numero in toutes(chercher(tri=sens + tri))
            ]

            assert montrees == sorted(montrees, reverse=signe)
            assert len(set(montrees)) > 1

    def test_range_par_commune_sans_recalculer_la_cle_de_chacune(self, chercher, demande, peu):
        with CaptureQueriesContext(connection) as requetes:
            chercher(tri="commune")

        assert not [une["sql"] for une in requetes if "normalize(" in une["sql"]]

    def test_range_par_les_points_les_sans_points_a_la_fin(self, chercher, demande, peu):
        demande.cotations.all().delete()
        for tri in ("points", "-points"):
            numeros_ranges = toutes(chercher(tri=tri))
            points = [Demande.objects.get(numero_unique=numero).cotations.get().total for numero in numeros_ranges[:-1]]

            assert points == sorted(points, reverse=tri == "-points")
            assert numeros_ranges[-1] == demande.numero_unique

    def test_dit_le_sens_et_propose_l_autre(self, chercher):
        page = chercher(tri="-points", q="fictive").content.decode()

        assert page.count("aria-sort") == 1
        (entete,) = re.findall(r'<th [^>]*aria-sort="descending"[^>]*>\s*<a\s[^>]*href="([^"]*)"', page)
        assert "tri=points" in entete
        assert "q=fictive" in entete

    def test_garde_les_filtres_en_tournant_les_pages(self, chercher):
        suite = lien(chercher(etat="active", tri="nom"), "next")

        assert "etat=active" in suite
        assert "tri=nom" in suite

    def test_un_mot_du_couple_ne_double_pas_la_demande(self, chercher, demande, peu):
        autre = demande.personnes.create(
            lien=Lien.CONJOINT, nom="Aaa", prenom="Aa", naissance=demande.titulaire.naissance, ordre=9
        )
        Titulaire.objects.create(
            demande=demande, ressort=demande.ressort, cle="aaa aa", naissance=autre.naissance, rang=0
        )

        assert toutes(chercher(tri="nom")).count(demande.numero_unique) == 1

    def test_ne_compte_plus_au_dela_de_la_borne(self, chercher, monkeypatch):
        monkeypatch.setattr(ensembles, "BORNE", 10)
        monkeypatch.setattr(ensembles, "PEU", 5)

        assert "Plus de 10 demandes, les plus récentes d’abord" in lire(chercher())


def lien(reponse, sens):
    """Return the query of the next or the previous page, None at the end."""
    trouve = re.search(rf'rel="{sens}" href="([^"]*)"', reponse.content.decode())
    return trouve and trouve[1].replace("&amp;", "&")


def toutes(page):
    """Return the numbers of the whole list, page after page."""
    lues = numeros(page)
    while suite := lien(page, "next"):
        page = page.client.get(LISTE + suite)
        lues += numeros(page)
    return lues
