"""t05: a link shows nothing, uses nothing up, opens with a birth date, is replaced when it is old."""

from datetime import date, timedelta

import pytest
from django.test import Client

from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Canal
from seuil.demandes.models import Demande
from seuil.envois.liens import jeton
from seuil.envois.models import Envoi
from seuil.envois.services import prevoir
from seuil.envois.tests.annonces import annonce, naissance
from seuil.journal.models import Entree


@pytest.fixture
def contact(demande, le) -> Contact:
    return Contact.objects.create(
        demande=demande, canal=Canal.COURRIEL, adresse="nadia@exemple.invalid", cree_le=le, verifie_le=le
    )


@pytest.fixture
def envoi(demande, contact, le) -> Envoi:
    """A message that left today, whatever day the test runs."""
    envoi = prevoir(annonce(demande), demande, le=le)[0]
    Envoi.objects.filter(avis="essai").update(le=date.today())
    return Envoi.objects.get(pk=envoi.pk)


@pytest.fixture
def visiteur(envoi) -> Client:
    return Client(raise_request_exception=False)


class TestLien:
    @pytest.mark.parametrize("methode", ["head", "get"])
    def test_un_robot_qui_regarde_n_use_rien_et_n_apprend_rien(self, visiteur, envoi, demande, methode):
        avant = Entree.objects.count()

        reponse = getattr(visiteur, methode)(f"/l/{jeton(envoi)}/")

        assert (reponse.status_code, Entree.objects.count()) == (200, avant)
        assert demande.numero_unique not in reponse.text
        assert str(demande.titulaire) not in reponse.text
        assert envoi.titre not in reponse.text

    def test_un_robot_qui_envoie_le_formulaire_n_entre_pas(self, visiteur, envoi):
        assert visiteur.post(f"/l/{jeton(envoi)}/", {}).status_code == 422
        assert not Envoi.objects.filter(lu_a__isnull=False).exists()

    def test_ouvre_le_message_avec_la_date_de_naissance_et_encore_le_lendemain(self, visiteur, envoi, demande):
        for _ in range(2):
            reponse = visiteur.post(f"/l/{jeton(envoi)}/", naissance(demande))
            assert reponse.status_code == 302
            page = visiteur.get(reponse.url)
            assert "Un essai" in page.text
        assert Entree.objects.filter(verbe="demande.message_lu").count() == 1

    @pytest.mark.parametrize(("precision", "reponse"), [("annee", 302), ("jour", 422)])
    def test_ne_s_ouvre_par_l_annee_seule_qu_a_qui_n_a_pas_de_jour(self, visiteur, envoi, demande, precision, reponse):
        demande.personnes.filter(lien="demandeur").update(naissance=date(1985, 1, 1), precision_naissance=precision)

        assert visiteur.post(f"/l/{jeton(envoi)}/", {"naissance_annee": "1985"}).status_code == reponse

    def test_meurt_apres_cinq_dates_fausses_de_partout(self, envoi, demande):
        for source in range(5):
            client = Client(REMOTE_ADDR=f"10.0.0.{source}")
            assert client.post(f"/l/{jeton(envoi)}/", naissance(demande, 1)).status_code == 422

        reponse = Client(REMOTE_ADDR="10.9.9.9").get(f"/l/{jeton(envoi)}/")
        assert "Ce lien ne sert plus" in reponse.text

    def test_ne_rouvre_pas_apres_un_quart_d_heure(self, envoi, demande):
        """20 000 dates of birth are guessed in a month at five each quarter of an hour."""
        Envoi.objects.filter(pk=envoi.pk).update(dates_fausses=5)

        reponse = Client().post(f"/l/{jeton(envoi)}/", naissance(demande))

        assert (reponse.status_code, Envoi.objects.filter(lu_a__isnull=False).count()) == (200, 0)

    def test_une_bonne_date_oublie_les_fausses(self, visiteur, envoi, demande):
        Envoi.objects.filter(pk=envoi.pk).update(dates_fausses=4)

        visiteur.post(f"/l/{jeton(envoi)}/", naissance(demande))

        assert Envoi.objects.get(pk=envoi.pk).dates_fausses == 0

    def test_la_date_d_un_enfant_n_ouvre_pas(self, visiteur, envoi, demande):
        enfant = demande.personnes.filter(lien="a_charge").first()
        jour = enfant.naissance
        dite = {"naissance_jour": jour.day, "naissance_mois": jour.month, "naissance_annee": jour.year}

        assert visiteur.post(f"/l/{jeton(envoi)}/", dite).status_code == 422

    @pytest.mark.parametrize("change", ["coupe", "allonge", "autre", "majuscules", "zero", "arabe"])
    def test_un_lien_change_d_un_signe_n_ouvre_rien(self, visiteur, envoi, change):
        numero, signature = jeton(envoi).split("-", 1)
        lus = {
            "coupe": f"{numero}-{signature[:-1]}",
            "allonge": f"{numero}-{signature}A",
            "autre": f"{numero[:-1]}{'1' if numero[-1] != '1' else '2'}-{signature}",
            "majuscules": f"{numero.upper()}-{signature.swapcase()}",
            "zero": f"0{numero}-{signature}",
            "arabe": f"٣-{signature}",
        }

        assert visiteur.get(f"/l/{lus[change]}/").status_code == 404

    def test_la_session_change_de_cle_et_quitte_le_foyer_d_avant(self, visiteur, envoi, demande):
        autre = Demande.objects.exclude(pk=demande.pk).earliest("pk")
        session = visiteur.session
        session["numero_unique"] = session["code_attendu"] = autre.numero_unique
        session["brouillon"] = "celui de l’autre foyer"
        session.save()
        avant = session.session_key

        visiteur.post(f"/l/{jeton(envoi)}/", naissance(demande))

        assert visiteur.session.session_key != avant
        assert {"code_attendu", "brouillon"} & set(visiteur.session.keys()) == set()

    @pytest.mark.parametrize("etat", ["radiee", "rattachee", "retenue"])
    def test_s_ouvre_encore_quand_la_demande_a_quitte_le_fichier(self, visiteur, envoi, demande, etat, le):
        autre = Demande.objects.exclude(pk=demande.pk).earliest("pk")
        dits = {
            "radiee": {"etat": "radiee", "radiee_le": le, "motif_radiation": "RADABA"},
            "rattachee": {"etat": "rattachee", "doublon_de": autre, "tranchee_le": le},
            "retenue": {"etat": "retenue", "doublon_de": autre},
        }
        Demande.objects.filter(pk=demande.pk).update(**dits[etat])

        reponse = visiteur.post(f"/l/{jeton(envoi)}/", naissance(demande), follow=True)

        assert reponse.status_code == 200
        assert autre.numero_unique not in reponse.text

    def test_ne_s_ouvre_plus_a_un_contact_ferme_par_la_protection(self, visiteur, envoi, contact, demande):
        Demande.objects.filter(pk=demande.pk).update(est_protegee=True)
        Contact.objects.filter(pk=contact.pk).update(est_sur=False)

        visiteur.post(f"/l/{jeton(envoi)}/", naissance(demande))

        assert not Envoi.objects.filter(relaie=envoi).exists()
        assert not Envoi.objects.filter(lu_a__isnull=False).exists()

    def test_un_lien_renouvele_ouvre_le_meme_message(self, visiteur, envoi, demande):
        Envoi.objects.filter(pk=envoi.pk).update(le=date.today() - timedelta(400))
        visiteur.post(f"/l/{jeton(envoi)}/")

        reponse = visiteur.post(f"/l/{jeton(Envoi.objects.get(relaie=envoi))}/", naissance(demande), follow=True)

        assert "Un essai" in reponse.text

    @pytest.mark.parametrize("faux", ["1-abc", "zzzzzz-abcdefghijklmnop", "rien", "0-x"])
    def test_dit_quoi_faire_d_un_lien_coupe(self, visiteur, faux):
        reponse = visiteur.get(f"/l/{faux}/")

        assert (reponse.status_code, "Recopiez-le en entier" in reponse.text) == (404, True)

    def test_un_lien_ne_vaut_pas_pour_une_autre_personne(self, visiteur, envoi, demande):
        autre = Demande.objects.exclude(pk=demande.pk).exclude(personnes__naissance=demande.titulaire.naissance)

        assert visiteur.post(f"/l/{jeton(envoi)}/", naissance(autre.first())).status_code == 422

    def test_remplace_un_lien_perime_a_la_meme_adresse(self, visiteur, envoi, contact):
        Envoi.objects.filter(pk=envoi.pk).update(le=date.today() - timedelta(400))

        assert "Ce lien ne sert plus" in visiteur.get(f"/l/{jeton(envoi)}/").text
        visiteur.post(f"/l/{jeton(envoi)}/")
        visiteur.post(f"/l/{jeton(envoi)}/")

        neuf = Envoi.objects.get(relaie=envoi)
        assert (neuf.adresse, neuf.le) == (contact.adresse, date.today())

    def test_ne_remplace_rien_a_une_adresse_qui_ne_sert_plus(self, visiteur, envoi, contact, le):
        Envoi.objects.filter(pk=envoi.pk).update(le=date.today() - timedelta(400))
        Contact.objects.filter(pk=contact.pk).update(retire_le=le)

        page = visiteur.post(f"/l/{jeton(envoi)}/").text

        assert "Si cette adresse sert toujours" in page
        assert not Envoi.objects.filter(relaie=envoi).exists()
