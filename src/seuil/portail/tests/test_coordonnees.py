"""A household in danger hides where it is, from its own page, and leaves at once."""

import pytest
from django.test import Client
from django.urls import reverse

from seuil.declarations.forms.identite import AdresseForm
from seuil.demandes.models import Demande
from seuil.demandes.tests.menage import connecter
from seuil.documents.models import Document
from seuil.journal.models import Consultation, Entree

SORTIE = 'data-sortie href="https://meteofrance.com/"'
NOUVELLE = {"but": "corriger", "adresse": "3, quai Neuf", "lieu": "60200 Compiègne", "hebergeant": "Madame Hôte"}
SURE = {"adresse_sure": "CCAS\n60200 Compiègne", "heures": "14-17"}


@pytest.fixture
def menage(demande) -> Client:
    return connecter(Client(), demande)


@pytest.fixture
def guichet(agents) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(agents["guichet"])
    return client


class TestMesCoordonnees:
    def test_cachent_l_adresse_des_cette_minute(self, menage, guichet, demande):
        menage.post(reverse("coordonnees"), SURE)

        page = guichet.get(reverse("gestion:demande", args=[demande.numero_unique])).text
        assert ("Adresse protégée" in page, "rue des Essais" in page) == (True, False)
        assert Demande.objects.get(pk=demande.pk).adresse_postale == ("CCAS", "60200 Compiègne")
        assert demande.preference.heure_debut == 14

    def test_la_montrent_de_nouveau_sans_demander_pourquoi(self, menage, demande):
        menage.post(reverse("coordonnees"), SURE)
        menage.post(reverse("coordonnees_montrees"))

        assert not Demande.objects.get(pk=demande.pk).est_protegee

    def test_ont_un_titre_qui_ne_dit_rien(self, menage):
        page = menage.get(reverse("coordonnees")).text
        titre = page.partition("<title>")[2].partition("</title>")[0]

        assert " ".join(titre.split()) == "Mes coordonnées — Demande de logement social"

    def test_refusent_le_contact_d_un_autre(self, menage, demande):
        reponse = menage.post(reverse("coordonnees"), SURE | {"surs": ["999999"]})

        assert (reponse.status_code, Demande.objects.get(pk=demande.pk).est_protegee) == (422, False)


class TestQuitterVite:
    @pytest.mark.parametrize("etape", ["motifs", "priorites"])
    def test_est_sur_les_questions_ou_se_dit_une_violence(self, menage, etape):
        assert SORTIE in menage.get(reverse("changer_page", args=[etape])).text

    def test_est_dans_l_avis_de_danger(self, menage):
        assert SORTIE in menage.get(reverse("accueil")).text

    def test_est_partout_pour_qui_l_a_demande_et_alors_seulement(self, menage):
        avant = menage.get(reverse("ma_demande")).text
        menage.post(reverse("toujours_quitter"), {"toujours": "oui"})

        assert (SORTIE in avant, SORTIE in menage.get(reverse("ma_demande")).text) == (False, True)

    def test_est_partout_pour_qui_vient_de_se_cacher(self, menage):
        menage.post(reverse("coordonnees"), SURE)

        assert SORTIE in menage.get(reverse("guichets")).text


class TestAuGuichet:
    @pytest.fixture(autouse=True)
    def cachee(self, menage):
        menage.post(reverse("coordonnees"), SURE)

    @pytest.mark.parametrize("etape", ["adresse", "joindre"])
    def test_les_pages_qui_portent_l_adresse_ne_s_ouvrent_pas(self, guichet, demande, etape):
        page = reverse("gestion:changer_page", args=[demande.numero_unique, etape])

        assert [guichet.get(page).status_code, guichet.post(page).status_code] == [404, 404]

    def test_le_formulaire_papier_ne_s_ouvre_pas(self, guichet, demande):
        Demande.objects.filter(pk=demande.pk).update(formulaire=Document.objects.latest("pk"))

        assert guichet.get(reverse("gestion:formulaire_papier", args=[demande.numero_unique])).status_code == 403

    def test_se_leve_en_disant_pourquoi(self, guichet, demande):
        lever = reverse("gestion:ne_plus_proteger", args=[demande.numero_unique])

        assert guichet.post(lever).status_code == 422
        assert guichet.post(lever, {"motif": "Elle l’a demandé."}).status_code == 302
        assert not Demande.objects.get(pk=demande.pk).est_protegee

    def test_change_sans_lever_la_protection_et_le_foyer_le_voit(self, guichet, menage, demande):
        page = reverse("gestion:changer_l_adresse", args=[demande.numero_unique])
        vide = guichet.get(page).text
        assert "rue des Essais" not in vide

        reponse = guichet.post(page, NOUVELLE, follow=True).text

        lue = Demande.objects.get(pk=demande.pk)
        assert (lue.adresse, lue.code_postal, lue.hebergeant) == ("3, quai Neuf", "60200", "Madame Hôte")
        assert (lue.est_protegee, lue.adresse_postale) == (True, ("CCAS", "60200 Compiègne"))
        assert ("Elle reste cachée" in reponse, "quai Neuf" in reponse, "Hôte" in reponse) == (True, False, False)
        assert Entree.objects.get(verbe="demande.adresse_ouverte", objet_id=demande.pk).faits == {"but": "corriger"}
        assert Consultation.objects.filter(numeros=[demande.numero_unique], motif="coordonnees").count() == 1
        assert "Coordonnées ouvertes" in menage.get(reverse("ouvertures")).text

    def test_ne_se_dit_a_personne_pendant_qu_elle_se_tape(self, guichet, demande, settings):
        settings.ADRESSES_DE_L_ETAT = "https://adresses.exemple.invalid/"
        proposee = reverse("adresses_de_l_etat")

        vide = guichet.get(reverse("gestion:changer_l_adresse", args=[demande.numero_unique])).text

        assert (proposee in str(AdresseForm(le=demande.recue_le)), proposee in vide) == (True, False)
        assert "street-address" not in vide

    @pytest.mark.parametrize("manque", ["but", "adresse", "lieu"])
    def test_ne_change_pas_a_moitie(self, guichet, demande, manque):
        page = reverse("gestion:changer_l_adresse", args=[demande.numero_unique])

        reponse = guichet.post(page, NOUVELLE | {manque: ""})

        assert (reponse.status_code, Demande.objects.get(pk=demande.pk).adresse) == (422, demande.adresse)
        assert not Entree.objects.filter(verbe="demande.adresse_ouverte").exists()

    def test_se_change_par_les_pages_du_formulaire_quand_elle_ne_se_cache_plus(self, guichet, menage, demande):
        menage.post(reverse("coordonnees_montrees"))

        reponse = guichet.get(reverse("gestion:changer_l_adresse", args=[demande.numero_unique]))

        assert reponse.headers["Location"] == reverse("gestion:changer", args=[demande.numero_unique])

    def test_ne_s_ouvre_pas_sans_raison(self, guichet, demande):
        page = reverse("gestion:coordonnees", args=[demande.numero_unique])

        assert [guichet.post(page, {}).status_code, guichet.post(page, {"but": "x"}).status_code] == [422, 422]
