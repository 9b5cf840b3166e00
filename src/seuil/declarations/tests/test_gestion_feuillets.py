"""A desk types a chapter a page: everything at once, nothing lost, the draft of a household."""

import pytest

from seuil.acteurs.tests.portes import entrer, lire
from seuil.declarations.forms.saisie import Saisie
from seuil.declarations.models import Brouillon
from seuil.declarations.tests.saisies import IDENTITE, LE, brut, feuillets, remplir_au_guichet, reponses

VOUS = feuillets()["vous"]
NADIA = {
    "aaaaaaaa-lien": "conjoint",
    "aaaaaaaa-prenom": "Nadia",
    "aaaaaaaa-naissance_jour": "02/02/1987",
    "aaaaaaaa-civilite": "2",
    "aaaaaaaa-nationalite": "1",
}
FOYER = {"personne": ["aaaaaaaa", "bbbbbbbb"], "question": ["handicap"], "handicap": "non"} | NADIA


@pytest.fixture
def guichet(client, settings, agents):
    """The browser of the desk, a draft open."""
    navigateur = entrer(client, settings, agents["guichet"])
    navigateur.post("/gestion/guichet/")
    return navigateur


def saisie() -> Saisie:
    """Return the draft as it is kept."""
    return Saisie(Brouillon.objects.get().reponses, le=LE)


def envoyer(navigateur, chapitre, *dites):
    """Send a chapter with these answers."""
    return navigateur.post(f"/gestion/guichet/{chapitre}/", {cle: un for dite in dites for cle, un in dite.items()})


class TestFeuillet:
    def test_montre_toutes_les_questions_du_chapitre(self, guichet):
        page = guichet.get("/gestion/guichet/vous/").content.decode()

        assert all(f'name="{nom}"' in page for nom in ("prenom", "naissance_jour", "nationalite", "adresse", "mel"))

    def test_ouvre_le_chapitre_suivant(self, guichet):
        assert envoyer(guichet, "vous", VOUS).url == "/gestion/guichet/foyer/"

    def test_lit_une_naissance_en_une_case(self, guichet):
        envoyer(guichet, "vous", VOUS, {"naissance_jour": "27/03/1985", "naissance_mois": "", "naissance_annee": ""})

        assert str(saisie().lus["identite"].cleaned_data["naissance"]) == "27 mars 1985"

    def test_garde_ce_qui_est_mal_ecrit_et_dit_pourquoi(self, guichet):
        reponse = envoyer(guichet, "vous", VOUS, {"nom": "Essai", "naissance_mois": "13"})

        assert reponse.status_code == 422
        assert "Le mois doit être un nombre de 1 à 12." in lire(reponse)
        assert saisie().pages["identite"]["nom"] == ["Essai"]

    def test_garde_les_mots_courts_d_une_ligne_deja_lue(self, guichet):
        """After an error, « Lien » became the question put to a household on its phone."""
        envoyer(guichet, "vous", VOUS)

        page = lire(envoyer(guichet, "foyer", FOYER, {"aaaaaaaa-civilite": ""}))

        assert "Y a-t-il quelqu’un d’autre" not in page

    def test_revient_sur_la_question_qu_une_reponse_appelle(self, guichet):
        reponse = envoyer(guichet, "logement", {"question": ["logement"], "occupation": "LP", "nb_occupants": "4"})

        assert reponse.url == "/gestion/guichet/logement/"
        page = guichet.get(reponse.url)
        visee = [form for form in page.context["feuillet"].formes if "autofocus" in str(form)]
        assert "surface" in visee[0].fields

    def test_prend_pour_une_reponse_une_liste_laissee_vide(self, guichet):
        envoyer(guichet, "souhaits", {"question": ["priorites"], "situations": ["", "", ""]})

        assert saisie().pages["priorites"] == {"situations": []}

    def test_va_au_chapitre_demande_apres_avoir_enregistre(self, guichet):
        reponse = envoyer(guichet, "vous", {"question": ["identite"], "nom": "Essai", "suite": "souhaits"})

        assert reponse.url == "/gestion/guichet/souhaits/"
        assert saisie().pages["identite"]["nom"] == ["Essai"]

    def test_ne_connait_que_les_chapitres_du_papier(self, guichet):
        assert guichet.get("/gestion/guichet/identite/").status_code == 404

    def test_laisse_un_brouillon_que_le_portail_lit_en_entier(self, guichet):
        remplir_au_guichet(guichet, identite=IDENTITE)

        assert saisie().manquante is None

    def test_montre_les_reponses_d_un_menage(self, guichet):
        """The three boxes of the portal in one, its ordered communes each in a box."""
        brouillon = Brouillon.objects.get()
        brouillon.reponses = reponses(communes={"communes": ["60159", "60382"]})
        brouillon.save()

        assert 'value="14/05/1990"' in guichet.get("/gestion/guichet/vous/").content.decode()
        souhaits = guichet.get("/gestion/guichet/souhaits/").content.decode()
        assert 'name="commune_2" value="Margny-lès-Compiègne' in souhaits


class TestLignesDuFoyer:
    def test_ajoutent_une_personne_et_ce_qu_il_faut_savoir_d_un_adulte(self, guichet):
        reponse = envoyer(guichet, "foyer", FOYER)

        assert reponse.url == "/gestion/guichet/logement/"
        assert list(saisie().personnes) == ["aaaaaaaa"]
        assert saisie().pages["adulte:aaaaaaaa"]["civilite"] == ["2"]

    def test_demandent_ce_qu_est_un_enfant_de_quarante_ans(self, guichet):
        """The answer « adult » turns the line into that of an adult: its civility is then asked."""
        grand = {"aaaaaaaa-lien": "a_charge", "aaaaaaaa-naissance_jour": "03/04/1986"}
        reponse = envoyer(guichet, "foyer", FOYER | grand)
        assert (reponse.status_code, "il faut un handicap pour être à charge" in lire(reponse)) == (422, True)

        envoyer(guichet, "foyer", FOYER | grand | {"aaaaaaaa-charge": "adulte"})

        assert saisie().brutes["aaaaaaaa"]["lien"] == ["autre"]
        assert "aaaaaaaa" in saisie().adultes

    def test_disent_ce_qui_manque_a_un_adulte(self, guichet):
        reponse = envoyer(guichet, "foyer", FOYER, {"aaaaaaaa-civilite": ""})

        assert reponse.status_code == 422
        assert "Nadia" in lire(reponse)

    def test_retirent_la_personne_d_une_ligne_videe(self, guichet):
        envoyer(guichet, "foyer", FOYER)

        envoyer(guichet, "foyer", dict.fromkeys(NADIA, ""), {"personne": ["aaaaaaaa"]})

        assert saisie().personnes == {}
        assert "Nadia n’est plus dans le foyer." in lire(guichet.get("/gestion/guichet/foyer/"))

    def test_remettent_la_personne_retiree(self, guichet):
        envoyer(guichet, "foyer", FOYER)
        envoyer(guichet, "foyer", dict.fromkeys(NADIA, ""), {"personne": ["aaaaaaaa"]})

        envoyer(guichet, "foyer", {"remettre": "aaaaaaaa"})

        assert list(saisie().personnes) == ["aaaaaaaa"]

    def test_refusent_deux_conjoints(self, guichet):
        envoyer(guichet, "vous", VOUS)
        seconde = {cle.replace("aaaaaaaa", "bbbbbbbb"): dite for cle, dite in NADIA.items()}

        reponse = envoyer(guichet, "foyer", FOYER, seconde)

        assert reponse.status_code == 422
        assert "Ce foyer ne peut pas être enregistré ainsi" in lire(reponse)

    @pytest.mark.parametrize("cle", ["²", "vous", "x" * 10_000, "a\0b"])
    def test_ignorent_une_cle_qui_n_est_pas_d_une_ligne(self, guichet, cle):
        envoyer(guichet, "foyer", {"personne": [cle], f"{cle}-prenom": "Lou"})

        assert saisie().personnes == {}


class TestCasesDesCommunes:
    def test_gardent_l_ordre(self, guichet):
        envoyer(guichet, "souhaits", {"commune_1": "Margny-lès-Compiègne", "commune_2": "60200"})

        assert saisie().pages["communes"]["communes"] == ["60382", "60159"]

    def test_rendent_le_texte_qui_n_est_pas_une_commune(self, guichet):
        reponse = envoyer(guichet, "souhaits", {"commune_1": "Compiègne", "commune_2": "Zzyx"})

        assert reponse.status_code == 422
        assert 'value="Zzyx"' in reponse.content.decode()

    def test_refusent_une_commune_d_un_autre_ressort(self, guichet):
        reponse = envoyer(guichet, "souhaits", {"commune_1": "Compiègne", "commune_2": "Nancy"})

        assert "n’est pas dans le même département" in lire(reponse)

    def test_suivent_ce_que_le_portail_a_change(self, guichet):
        """The portal keeps codes alone: what had been typed in the boxes no longer stands."""
        envoyer(guichet, "souhaits", {"commune_1": "Compiègne"})
        brouillon = Brouillon.objects.get()
        brouillon.reponses = {"pages": {"communes": brut({"communes": ["60382"]})}}
        brouillon.save()

        assert 'name="commune_1" value="Margny' in guichet.get("/gestion/guichet/souhaits/").content.decode()


class TestLigneVidee:
    VIDE = dict.fromkeys(NADIA, "")

    def test_retapee_n_est_plus_parmi_les_retirees(self, guichet):
        """The browser's « back », or another agent of the desk, sends again a line that was emptied."""
        envoyer(guichet, "vous", VOUS)
        for ligne in (NADIA, self.VIDE, NADIA | {"aaaaaaaa-prenom": "Nadège"}):
            envoyer(guichet, "foyer", FOYER, ligne)

        assert list(saisie().brutes) == ["aaaaaaaa"]
        assert saisie().retirees == {}

    def test_remise_ne_recouvre_pas_ce_qui_vient_d_etre_tape(self, guichet):
        envoyer(guichet, "vous", VOUS)
        for ligne in (NADIA, self.VIDE, NADIA | {"aaaaaaaa-prenom": "Nadège", "remettre": "aaaaaaaa"}):
            envoyer(guichet, "foyer", FOYER, ligne)

        assert saisie().brutes["aaaaaaaa"]["prenom"] == ["Nadège"]
