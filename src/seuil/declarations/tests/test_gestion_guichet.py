"""Register at a desk: the same form, a reception date, a double justified."""

from datetime import date

import pytest

from seuil.acteurs.tests.portes import entrer, jour, lire
from seuil.declarations.tests.saisies import IDENTITE, photo, remplir_au_guichet
from seuil.demandes.models import Demande, Remise
from seuil.demandes.services.titulaires import reecrire
from seuil.journal.models import Consultation, Entree
from seuil.reactions.travaux import vider

LISE = IDENTITE | {"prenom": "Lise", "nom": "Essai", **jour("naissance", date(1988, 4, 3))}


@pytest.fixture
def guichet(client, settings, agents):
    """The browser of the desk."""
    return entrer(client, settings, agents["guichet"])


@pytest.fixture
def saisir(guichet):
    """Return the function that fills the form and sends it."""

    def saisie(**envoi):
        for remise in Remise.objects.select_related("demande"):
            guichet.post(f"/gestion/demandes/{remise.demande.numero_unique}/code/remis/")
        guichet.post("/gestion/guichet/")
        remplir_au_guichet(guichet, identite=LISE)
        recue = jour("recue_le", date(2026, 11, 20))
        return guichet.post("/gestion/guichet/enregistrer/", {**recue, "exact": "on", "piece": photo(), **envoi})

    return saisie


class TestEnregistrer:
    def test_donne_le_numero_la_date_et_l_attestation(self, guichet, saisir):
        reponse = saisir()
        vider()

        demande = Demande.objects.get(titulaires__cle="essai lise")
        assert reponse.url == f"/gestion/guichet/enregistree/{demande.numero_unique}/"
        assert (demande.recue_le, demande.guichet_id) == (date(2026, 11, 20), "60ARC")
        assert "Imprimer l’attestation" in lire(guichet.get(reponse.url))

    def test_montre_le_code_jusqu_a_ce_qu_il_soit_remis(self, guichet, saisir):
        """N1: an agent's page that was lost is opened again with the code."""
        adresse = saisir().url
        premier, second = lire(guichet.get(adresse)), lire(guichet.get(adresse))
        demande = Demande.objects.get(titulaires__cle="essai lise")

        guichet.post(f"/gestion/demandes/{demande.numero_unique}/code/remis/")

        assert "jusqu’à ce que vous l’ayez remis" in premier
        assert premier == second
        assert "Aucun code d’accès n’attend d’être remis." in lire(guichet.get(adresse))
        assert not Remise.objects.exists()

    def test_envoye_deux_fois_mene_au_meme_numero(self, guichet, saisir):
        """N1: the desk's double send."""
        premiere = saisir()

        seconde = guichet.post("/gestion/guichet/enregistrer/", {"exact": "on"})

        assert seconde.url == premiere.url
        assert Demande.objects.filter(titulaires__cle="essai lise").count() == 1

    def test_ramene_au_code_a_remettre_avant_une_autre_saisie(self, guichet, saisir):
        adresse = saisir().url

        assert guichet.post("/gestion/guichet/").url == adresse
        assert guichet.get("/gestion/guichet/vous/").url == adresse

    def test_donne_un_recepisse_tant_que_l_attestation_s_ecrit(self, guichet, saisir):
        """N3: the desk's answer never waits long for a letter."""
        adresse = saisir().url

        page, recepisse = lire(guichet.get(adresse)), lire(guichet.get(f"{adresse}recepisse/"))

        assert "L’attestation s’écrit encore." in page
        assert "Récépissé de dépôt" in recepisse
        assert "20 novembre 2026" in recepisse
        assert "Son attestation d’enregistrement s’écrit" in recepisse

    def test_dit_dans_le_recepisse_que_l_attestation_est_prete(self, guichet, saisir):
        adresse = saisir().url
        vider()

        assert "l’imprimer à la place de ce récépissé" in lire(guichet.get(f"{adresse}recepisse/"))

    def test_montre_le_doublon_avec_son_numero(self, saisir):
        """S4: and the household of the first demand reads that its number was shown."""
        saisir()
        premiere = Demande.objects.get(titulaires__cle="essai lise")

        reponse = saisir()

        assert reponse.status_code == 409
        assert premiere.numero_unique in "".join(lire(reponse).split())
        assert Consultation.objects.filter(motif="doublon", numeros=[premiere.numero_unique]).exists()
        assert Demande.objects.filter(titulaires__cle="essai lise").count() == 1

    def test_enregistre_un_doublon_justifie(self, guichet, saisir):
        saisir()
        saisir()

        justifie = {"exact": "on", "motif_doublon": "Homonyme née le même jour"}
        reponse = guichet.post("/gestion/guichet/enregistrer/", justifie)

        assert reponse.status_code == 302
        deuxieme = Demande.objects.filter(titulaires__cle="essai lise").latest("pk")
        assert deuxieme.motif_doublon == "Homonyme née le même jour"

    def test_demande_le_motif_d_un_doublon(self, guichet, saisir):
        saisir()
        saisir()

        reponse = guichet.post("/gestion/guichet/enregistrer/", {"exact": "on", "motif_doublon": ""})

        assert reponse.status_code == 409
        assert "Écrivez pourquoi une deuxième demande est nécessaire." in lire(reponse)

    def test_montre_qui_ressemble_et_pourquoi(self, guichet, saisir):
        """Case c12: the same person, her names in each other's box."""
        saisir()
        premiere = Demande.objects.get(titulaires__cle="essai lise")
        sienne = premiere.personnes.get(lien="demandeur")
        sienne.nom, sienne.prenom = sienne.prenom, sienne.nom
        sienne.save()
        reecrire(premiere)

        reponse = saisir()

        assert reponse.status_code == 409
        assert "Une demande ressemble à celle-ci" in lire(reponse)
        assert "Nom et prénom inversés, même nom, même prénom, même date de naissance." in lire(reponse)
        assert Consultation.objects.filter(motif="doublon", numeros=[premiere.numero_unique]).exists()
        assert not Demande.objects.filter(titulaires__cle="essai lise").exists()

    def test_refuse_une_reception_a_venir(self, saisir):
        reponse = saisir(**jour("recue_le", date(2027, 1, 1)))

        assert reponse.status_code == 422
        assert "au plus tard le 23 novembre 2026" in lire(reponse)

    def test_refuse_une_reception_qui_ne_vaut_plus(self, saisir):
        """L10: a form dated 2020 took six years of seniority, on an attestation valid until 2021."""
        reponse = saisir(**jour("recue_le", date(2020, 1, 1)))

        assert reponse.status_code == 422
        assert "n’est plus valable depuis le 01/01/2021" in lire(reponse)
        assert not Demande.objects.filter(titulaires__cle="essai lise").exists()

    def test_demande_pourquoi_une_reception_est_ancienne(self, saisir):
        """L10: beyond the delay to register, a written reason."""
        ancienne = jour("recue_le", date(2026, 8, 3))

        sans = saisir(**ancienne)
        avec = saisir(**ancienne, motif_reception="Formulaire retrouvé dans un autre service.")

        assert (sans.status_code, avec.status_code) == (422, 302)
        assert "Celle-ci a été reçue avant le 23/10/2026 : écrivez pourquoi elle attend." in lire(sans)
        demande = Demande.objects.get(titulaires__cle="essai lise")
        assert (demande.recue_le, demande.echeance) == (date(2026, 8, 3), date(2027, 8, 3))
        entree = Entree.objects.get(verbe="demande.enregistree", objet_id=str(demande.pk))
        assert entree.faits["motif_reception"] == "Formulaire retrouvé dans un autre service."


class TestCommencer:
    def test_explique_a_qui_n_enregistre_pas(self, client, settings, agents):
        page = lire(entrer(client, settings, agents["bailleur"]).get("/gestion/guichet/"))

        assert "Vous n’êtes pas habilité à enregistrer des demandes." in page

    @pytest.mark.parametrize("adresse", ["", "vous/", "enregistrer/"])
    def test_refuse_la_saisie_des_autres(self, client, settings, agents, adresse):
        assert entrer(client, settings, agents["bailleur"]).post(f"/gestion/guichet/{adresse}").status_code == 403

    def test_ramene_au_debut_sans_brouillon(self, guichet):
        assert guichet.get("/gestion/guichet/vous/").url == "/gestion/guichet/"
