"""« Mes données » and the manager's answer: a copy at once, an erasure granted, or refused with its reason."""

import json
from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from seuil.acteurs.auteurs import Demandeur
from seuil.demandes.etats import Etat
from seuil.demandes.models import Demande
from seuil.demandes.services import reintegrer
from seuil.demandes.tests.menage import connecter
from seuil.effacements import services
from seuil.effacements.etats import Etat as EtatDeLaSollicitation
from seuil.effacements.gestion import a_faire
from seuil.effacements.models import Sollicitation
from seuil.effacements.services import SollicitationImpossible, accepter, copie, demander_l_effacement, refuser
from seuil.effacements.tests.chercher import ou_se_lit
from seuil.effacements.tests.conftest import radiee
from seuil.envois.models import Envoi
from seuil.journal.models import Entree
from seuil.reactions.travaux import vider
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import DroitRefuse


@pytest.fixture
def gestionnaire(agents):
    """An agent of the town that manages the register."""
    return agents["prefecture"]


@pytest.fixture
def sortie(bavarde, le) -> Demande:
    return radiee(bavarde, le)


@pytest.fixture
def attendue(sortie, le) -> Sollicitation:
    """The household asked to be erased."""
    return demander_l_effacement(sortie, par=Demandeur(sortie.numero_unique), le=le)


def archive(contenu: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(contenu)) as lue:
        return {nom: lue.read(nom) for nom in lue.namelist()}


class TestCopie:
    def test_contient_une_page_ses_donnees_et_ses_lettres(self, bavarde, le):
        lus = archive(copie(bavarde, tout_voir=False, par=Demandeur(bavarde.numero_unique), le=le))

        page, donnees = lus["lisez-moi.html"].decode(), json.loads(lus["donnees.json"])
        assert "Fictive" in page
        assert "Zélie" in page
        assert donnees["personnes"][0]["prenom"] == "Zélie"
        assert donnees["demande"][0]["telephone"] == "+33600000000"
        assert [nom for nom in lus if nom.startswith("documents/") and b"%PDF" in lus[nom][:8]]

    def test_ne_dit_rien_de_protege_sans_le_geste(self, bavarde, le):
        Demande.objects.filter(pk=bavarde.pk).update(motifs=["06"], situations=["violences"], precisions="Je fuis.")
        demande = Demande.objects.get(pk=bavarde.pk)
        par = Demandeur(demande.numero_unique)

        discrete = archive(copie(demande, tout_voir=False, par=par, le=le))
        entiere = archive(copie(demande, tout_voir=True, par=par, le=le))

        assert b"Je fuis." not in b"".join(discrete.values())
        assert "motifs" not in json.loads(discrete["donnees.json"])["demande"][0]
        assert json.loads(entiere["donnees.json"])["demande"][0]["motifs"] == ["06"]
        assert "papiers" in json.loads(entiere["donnees.json"])

    def test_tait_ou_est_qui_se_cache(self, bavarde, le):
        Demande.objects.filter(pk=bavarde.pk).update(est_protegee=True, adresse_sure="Chez l’association")
        demande = Demande.objects.get(pk=bavarde.pk)

        lus = archive(copie(demande, tout_voir=False, par=Demandeur(demande.numero_unique), le=le))

        dites = json.loads(lus["donnees.json"])
        assert "adresse" not in dites["demande"][0]
        assert "7, rue des Essais" not in lus["lisez-moi.html"].decode()
        assert "Chez l’association" not in lus["lisez-moi.html"].decode()

    def test_ne_donne_aucun_secret(self, bavarde, le):
        lus = archive(copie(bavarde, tout_voir=True, par=Demandeur(bavarde.numero_unique), le=le))

        assert bavarde.code_acces not in lus["donnees.json"].decode()
        assert "CLE-D-ESSAI" not in lus["donnees.json"].decode()

    def test_est_refusee_a_un_autre_foyer(self, bavarde, monde, le):
        autre = Demande.objects.exclude(pk=bavarde.pk).first()

        with pytest.raises(DroitRefuse):
            copie(bavarde, tout_voir=False, par=Demandeur(autre.numero_unique), le=le)

        assert not Entree.objects.filter(verbe="demande.copie_remise").exists()

    def test_se_telecharge_par_un_bouton_une_fois_entre(self, bavarde):
        client = connecter(Client(), bavarde)

        donnee = client.post(reverse("ma_copie"))

        assert donnee["Content-Type"] == "application/zip"
        assert "attachment" in donnee["Content-Disposition"]
        assert "no-store" in donnee["Cache-Control"]
        assert client.get(reverse("ma_copie")).status_code == 405
        assert Client().post(reverse("ma_copie")).status_code == 302


class TestDemander:
    def test_une_demande_vivante_dit_de_renoncer_d_abord(self, bavarde, le):
        client = connecter(Client(), bavarde)

        page = client.get(reverse("mes_donnees")).content.decode()
        client.post(reverse("demander_l_effacement"))

        assert "renoncez d’abord" in page
        assert not Sollicitation.objects.exists()
        with pytest.raises(DroitRefuse):
            demander_l_effacement(bavarde, par=Demandeur(bavarde.numero_unique), le=le)

    def test_annonce_le_dernier_jour_et_ne_s_ecrit_qu_une_fois(self, sortie, attendue, le):
        encore = demander_l_effacement(sortie, par=Demandeur(sortie.numero_unique), le=le)
        vider()

        assert encore == attendue
        assert attendue.avant_le == date(2026, 12, 23)
        (dit,) = Envoi.objects.filter(demande=sortie, avis="effacement_demande", canal="espace")
        assert "23 décembre 2026" in dit.corps

    def test_la_page_dit_ou_en_est_la_reponse(self, sortie, attendue):
        page = connecter(Client(), sortie).get(reverse("mes_donnees")).content.decode()

        assert "23 décembre 2026" in page
        assert "Demander l’effacement" not in page


class TestRepondre:
    def test_accepter_efface_aussitot(self, sortie, attendue, gestionnaire, le):
        numero = sortie.numero_unique

        accepter(attendue, par=gestionnaire, le=le)

        assert Demande.objects.get(pk=sortie.pk).etat == Etat.EFFACEE
        assert ou_se_lit(["Fictive", numero]) == []
        attendue.refresh_from_db()
        assert (attendue.etat, attendue.repondue_par, attendue.repondue_le) == (
            EtatDeLaSollicitation.ACCEPTEE,
            gestionnaire,
            le,
        )
        assert Entree.objects.get(verbe="demande.effacee").par == gestionnaire.designation

    def test_refuser_dit_la_raison_au_foyer(self, sortie, attendue, gestionnaire, le):
        refuser(attendue, raison="Un recours est en cours.", par=gestionnaire, le=le)
        vider()

        assert Demande.objects.get(pk=sortie.pk).etat == Etat.RADIEE
        (dit,) = Envoi.objects.filter(demande=sortie, avis="effacement_refuse", canal="espace")
        assert "Un recours est en cours." in dit.corps
        assert "Un recours est en cours." in connecter(Client(), sortie).get(reverse("mes_donnees")).content.decode()

    def test_on_ne_repond_qu_une_fois(self, attendue, gestionnaire, le):
        refuser(attendue, raison="Un recours est en cours.", par=gestionnaire, le=le)

        with pytest.raises(PassageInterdit):
            accepter(attendue, par=gestionnaire, le=le)

    @pytest.mark.parametrize("role", ["guichet", "bailleur", "nancy"])
    def test_est_refuse_aux_autres_agents(self, sortie, attendue, agents, le, role):
        for verbe in (accepter, lambda *un, **dits: refuser(*un, raison="Non.", **dits)):
            with pytest.raises(DroitRefuse):
                verbe(attendue, par=agents[role], le=le)

        assert Demande.objects.get(pk=sortie.pk).etat == Etat.RADIEE

    def test_une_demande_revenue_entre_temps_ne_s_efface_pas(self, sortie, attendue, gestionnaire, le):
        reintegrer(sortie, raison="Radiée par erreur.", par=gestionnaire, le=le)

        with pytest.raises(SollicitationImpossible, match="revenue dans le fichier"):
            accepter(attendue, par=gestionnaire, le=le)

        assert Demande.objects.get(pk=sortie.pk).titulaire.nom == "Fictive"

    def test_la_nuit_clot_ce_que_personne_n_a_repondu(self, sortie, attendue, le):
        services.effacer_les_echues(le=le + timedelta(365))

        attendue.refresh_from_db()
        assert attendue.etat == EtatDeLaSollicitation.SANS_OBJET


class TestPages:
    def test_le_gestionnaire_voit_qui_attend_et_avant_quand(self, sortie, attendue, gestionnaire, le, client):
        client.force_login(gestionnaire)
        (acte,) = a_faire(gestionnaire, le)

        page = client.get(reverse("gestion:effacements")).content.decode()

        assert acte.avant == date(2026, 12, 23)
        assert "23 décembre 2026" in page
        assert "Zélie Fictive" in page

    def test_refuser_sans_raison_est_refuse(self, attendue, gestionnaire, client):
        client.force_login(gestionnaire)

        lue = client.post(reverse("gestion:repondre_a_l_effacement", args=[attendue.pk]), {"reponse": "refuser"})

        assert lue.status_code == 422
        assert "Écrivez pourquoi" in lue.content.decode()

    def test_accepter_par_la_page(self, sortie, attendue, gestionnaire, client):
        client.force_login(gestionnaire)

        client.post(reverse("gestion:repondre_a_l_effacement", args=[attendue.pk]), {"reponse": "accepter"})

        assert Demande.objects.get(pk=sortie.pk).etat == Etat.EFFACEE
