"""« Mes droits »: the answers travel in the address alone; a bad one shows its page and a sentence, never a failure."""

from datetime import date

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils.http import urlencode
from tests.hostile.saisies import VALEURS

from seuil.portail.droits.vues import resultat
from seuil.regles.baremes import dates
from seuil.regles.tests.lecture_des_cas import espaces_simples

REPONSES = {
    "age": "40",
    "en_couple": "non",
    "a_charge": "9",
    "cmi_invalidite": "non",
    "sejour": "francais",
    "residence": "oui",
    "propriete": "non",
    "avis": "un",
    "rfr_n2": "18000",
    "mensuelles": "1500",
    "commune": "Compiègne (60200)",
}
DEBUT = "/compiegne/mes-droits/"


def texte(reponse) -> str:
    return " ".join(espaces_simples(reponse.content.decode()).split())


@pytest.fixture
def lire(visiteur):
    """Return a function: the page of the result with other answers, None to leave one out."""

    def _lire(page="resultat", **autres):
        dites = {nom: valeur for nom, valeur in (REPONSES | autres).items() if valeur is not None}
        return visiteur.get(f"{DEBUT}{page}/", dites)

    return _lire


class TestParcours:
    def test_commence_par_dire_ce_qui_est_demande(self, visiteur):
        page = texte(visiteur.get(DEBUT))

        assert "Rien n’est gardé." in page
        assert f'href="{DEBUT}foyer/"' in page

    def test_porte_les_reponses_d_une_page_a_la_suivante(self, visiteur):
        page = texte(visiteur.get(f"{DEBUT}sejour/", {"age": "40", "en_couple": "non", "cmi_invalidite": "non"}))

        assert '<input type="hidden" name="age" value="40">' in page
        assert f'action="{DEBUT}logement/"' in page
        assert f'href="{DEBUT}foyer/?age=40&amp;en_couple=non&amp;cmi_invalidite=non"' in page

    def test_montre_la_page_de_la_reponse_fautive(self, visiteur):
        reponse = visiteur.get(f"{DEBUT}sejour/", {"etape": "foyer", "age": "200"})

        assert reponse.status_code == 422
        assert "Vous avez écrit « 200 »." in texte(reponse)
        assert "<h1>Votre foyer</h1>" in texte(reponse)

    def test_revient_au_resultat_apres_un_changement(self, lire):
        page = texte(lire("revenus", vers="resultat"))

        assert f'action="{DEBUT}resultat/"' in page

    def test_renvoie_au_debut_sans_reponse(self, visiteur):
        assert visiteur.get(f"{DEBUT}resultat/").headers["Location"] == DEBUT

    def test_demande_ce_qui_manque(self, lire):
        reponse = lire(sejour=None)

        assert reponse.status_code == 200
        assert "<h1>Votre séjour en France</h1>" in texte(reponse)
        assert 'name="commune" value="Compiègne (60200)"' in texte(reponse)

    def test_ne_laisse_ni_temoin_ni_session(self, lire, visiteur):
        lire()

        assert not visiteur.cookies

    @pytest.mark.parametrize("sujet", ["inconnu", "resultats"])
    def test_ne_connait_pas_d_autre_sujet(self, visiteur, sujet):
        assert visiteur.get(f"{DEBUT}{sujet}/").status_code == 404


class TestReponsesFautives:
    def test_passent_avant_ce_qui_manque(self, visiteur):
        reponse = visiteur.get(f"{DEBUT}resultat/", {"etape": "lieu", "commune": "St Denis"})

        assert reponse.status_code == 422
        assert "Plusieurs communes répondent" in texte(reponse)

    @pytest.mark.parametrize(
        ("autres", "titre", "phrase"),
        [
            ({"age": "0"}, "Votre foyer", "Vous avez écrit « 0 »."),
            ({"age": "200"}, "Votre foyer", "Vous avez écrit « 200 »."),
            ({"age": "17"}, "Votre foyer", "Le demandeur a 17 ans"),
            ({"age": "abc"}, "Votre foyer", "Vous avez écrit « abc »."),
            ({"a_charge": "3, abc"}, "Votre foyer", "Vous avez écrit « 3, abc »."),
            ({"a_charge": "3, 200"}, "Votre foyer", "Écrivez les âges en chiffres, de 0 à 120"),
            ({"a_charge": "1,2,3,4,5,6,7,8,9,10,11,12,13"}, "Votre foyer", "Votre foyer compte 14 personnes."),
            ({"a_charge": "1," * 5000}, "Votre foyer", "Écrivez les âges en chiffres"),
            ({"a_naitre": "99"}, "Votre foyer", "Vous avez écrit « 99 »."),
            ({"en_couple": "oui"}, "Votre foyer", "Écrivez l’âge de votre conjoint."),
            ({"en_couple": "peut-être"}, "Votre foyer", "Choisissez une réponse de la liste."),
            ({"sejour": "roi"}, "Votre séjour en France", "Nous avons reçu « roi »."),
            ({"sejour": ""}, "Votre séjour en France", "Choisissez une réponse."),
            ({"propriete": "<b>"}, "Le logement", "« &lt;b&gt; »"),
            ({"rfr_n2": "999 999 999"}, "Vos revenus", "Vous avez écrit « 999 999 999 »."),
            ({"rfr_n2": "abc"}, "Vos revenus", "Vous avez écrit « abc »."),
            ({"rfr_n2": "--5"}, "Vos revenus", "Le montant ne peut pas être négatif."),
            ({"mensuelles": "-1"}, "Vos revenus", "Le montant ne peut pas être négatif."),
            ({"avis": "douze"}, "Vos revenus", "Nous avons reçu « douze »."),
            ({"commune": "Zzzz"}, "Le lieu", "Nous ne trouvons pas la commune « Zzzz »."),
            ({"commune": "Maroc"}, "Le lieu", "Le logement social est en France."),
            ({"commune": "\x00"}, "Le lieu", "caractère invisible"),
        ],
    )
    def test_montrent_leur_page_et_une_phrase(self, lire, autres, titre, phrase):
        reponse = lire(**autres)

        assert reponse.status_code == 422
        assert f"<h1>{titre}</h1>" in texte(reponse)
        assert phrase in texte(reponse)

    @pytest.mark.parametrize("nom", ["age", "a_charge", "sejour", "rfr_n2", "commune", "etape", "vers"])
    def test_ne_sont_jamais_une_panne(self, visiteur, nom):
        """S9: whatever an altered address holds, a page answers."""
        autres = urlencode(REPONSES | {nom: ""})
        statuts = {
            visiteur.get(f"{DEBUT}{page}/?{autres}&{urlencode({nom: valeur})}").status_code
            for valeur in VALEURS
            for page in ("resultat", "sejour")
        }

        assert statuts <= {200, 422}

    def test_un_revenu_negatif_compte_pour_zero_et_le_dit(self, lire):
        page = texte(lire(rfr_n2="-1 200"))

        assert "Un revenu fiscal négatif compte pour zéro." in page
        assert "Revenu retenu : 0 €" in page


class TestLieux:
    def test_outre_mer_dit_ce_qui_n_est_pas_connu(self, lire):
        page = texte(lire(commune="Saint-Denis (97400)"))

        assert "Outre-mer, les plafonds sont fixés par un autre texte" in page
        assert "L’aide au logement ne se calcule pas ici outre-mer." in page
        assert "<h1>À préciser" in page

    def test_ailleurs_en_france_suit_les_regles_nationales(self, lire):
        page = texte(lire(commune="Brest (29200)"))

        assert "Ce résultat suit les règles nationales." in page
        assert "Ce service n’enregistre pas de demande pour Brest." in page
        assert 'href="/compiegne/demander/"' not in page

    def test_dans_une_autre_ville_servie_mene_a_elle(self, lire):
        assert 'href="/nancy/demander/"' in texte(lire(commune="Nancy (54000)"))

    def test_ne_prete_pas_une_regle_a_un_territoire_qui_n_en_a_pas(self, lire):
        """V8: « C’est la règle du territoire » only where its own table applies."""
        assert "C’est la règle du territoire" in texte(lire())
        assert "Nous ne connaissons pas de règle propre" in texte(lire(commune="Nancy (54000)"))


class TestAnneeNonPubliee:
    def page(self, annee):
        requete = RequestFactory().get(reverse("droits_resultat"), REPONSES)
        requete.aujourdhui, requete.session = date(annee, 1, 5), {}
        return texte(resultat(requete))

    def test_dit_que_les_plafonds_sont_ceux_d_avant(self, monde):
        """V6: on 5 January of a year without a table, the former one is served with a word."""
        connue = dates("plafonds")[-1].year

        assert f"Les plafonds de {connue + 1} ne sont pas connus : ceux de {connue} sont appliqués." in self.page(
            connue + 1
        )

    def test_ne_dit_rien_d_une_annee_publiee(self, monde):
        assert "ne sont pas connus : ceux" not in self.page(dates("plafonds")[-1].year)


class TestVerdicts:
    def test_le_non_ne_propose_pas_la_demande_comme_si_de_rien_n_etait(self, lire):
        page = texte(lire(rfr_n2="900000"))

        assert "<h1>Non, pas avec ces réponses</h1>" in page
        assert "Ce qui reste possible" in page
        assert "Faire ma demande" not in page
        assert "Action Logement" in page

    def test_le_sejour_refuse_ne_parle_pas_des_revenus(self, lire):
        page = texte(lire(sejour="sans_titre"))

        assert "condition non remplie : séjour en France" in page
        assert "Action Logement" not in page

    def test_le_oui_mene_a_la_demande(self, lire):
        assert 'href="/compiegne/demander/"' in texte(lire())

    def test_pese_peu(self, lire):
        assert len(lire().content) < 60_000


def test_les_guichets_d_ici_ont_leur_nom_et_leur_telephone(visiteur):
    page = texte(visiteur.get(f"{DEBUT}resultat/", REPONSES))
    assert "Agglomération de la Région de Compiègne" in page
    assert "Appeler le 03 44 40 76 01" in page
