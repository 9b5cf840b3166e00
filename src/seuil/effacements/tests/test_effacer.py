"""Erasing: what it reaches, who may, what it refuses, what races and kills do to it."""

from datetime import timedelta

import pytest
from django.apps import apps

from seuil.acteurs.auteurs import Demandeur, Systeme
from seuil.demandes.acces import visibles_par
from seuil.demandes.etats import Etat
from seuil.demandes.models import Demande
from seuil.demandes.services import reintegrer
from seuil.effacements.services import effacer, effacer_les_echues
from seuil.effacements.services.tables import AILLEURS, SUPPRIMEES, TUES
from seuil.effacements.tests.conftest import radiee
from seuil.envois.models import Envoi
from seuil.journal.models import Entree
from seuil.journal.services import verifier
from seuil.journal.tests.alterations import en_proprietaire
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import DroitRefuse
from seuil.territoires.requetes import territoire_de

ANNEE = timedelta(365)


def relue(demande: Demande) -> Demande:
    return Demande.objects.get(pk=demande.pk)


class TestTables:
    def test_toute_table_d_une_demande_dit_ce_qu_elle_devient(self):
        """A table that a later step adds fails here until somebody says whether its rows go."""
        connues = {modele for modele, *_ in (*SUPPRIMEES, *TUES)}
        tenues = {
            modele
            for modele in apps.get_models()
            if any(champ.related_model is Demande for champ in modele._meta.concrete_fields)
        }

        assert {modele.__name__ for modele in tenues - connues} - {"Demande"} == AILLEURS


class TestEffacerLesEchues:
    def test_efface_aussi_une_demande_rattachee(self, demande, bavarde):
        Demande.objects.filter(pk=demande.pk).update(
            etat=Etat.RATTACHEE, tranchee_le=demande.recue_le, doublon_de=Demande.objects.exclude(pk=demande.pk)[0]
        )

        assert effacer_les_echues(le=demande.recue_le + ANNEE).effacees == 1

        assert relue(demande).etat == Etat.EFFACEE
        assert relue(demande).doublon_de is None

    def test_un_territoire_garde_moins_longtemps(self, bavarde, le):
        sortie = radiee(bavarde, le)
        territoire = sortie.souhaits.first().commune
        sien = territoire_de(territoire)
        sien.parametres = sien.parametres | {"conservation_apres_radiation_jours": 30}
        sien.save()

        assert effacer_les_echues(le=le + timedelta(29)).effacees == 0
        assert effacer_les_echues(le=le + timedelta(30)).effacees == 1

    def test_la_demande_reintegree_la_veille_reste_entiere(self, bavarde, agents, le):
        sortie = radiee(bavarde, le)
        veille = le + ANNEE - timedelta(1)
        gestionnaire = agents["prefecture"]
        reintegrer(sortie, raison="Radiée par erreur.", par=gestionnaire, le=veille)

        assert effacer_les_echues(le=veille + timedelta(1)).effacees == 0

        assert relue(sortie).etat == Etat.ACTIVE
        assert relue(sortie).titulaire.nom == "Fictive"

    def test_une_effacee_ne_se_reintegre_plus(self, bavarde, agents, le):
        sortie = radiee(bavarde, le)
        effacer_les_echues(le=le + ANNEE)
        gestionnaire = agents["prefecture"]

        assert not visibles_par(gestionnaire).filter(pk=sortie.pk).exists()
        with pytest.raises((PassageInterdit, DroitRefuse)):
            reintegrer(relue(sortie), raison="Erreur.", par=gestionnaire, le=le + ANNEE)

    def test_ne_touche_pas_un_autre_foyer(self, bavarde, le):
        autres = Demande.objects.exclude(pk=bavarde.pk).order_by("pk")
        avant = [(autre.numero_unique, str(autre.titulaire), autre.adresse) for autre in autres]
        sortie = radiee(bavarde, le)

        effacer_les_echues(le=sortie.radiee_le + ANNEE)

        assert [(autre.numero_unique, str(autre.titulaire), autre.adresse) for autre in autres.all()] == avant


class TestEffacer:
    def test_est_refuse_a_qui_n_est_pas_gestionnaire(self, bavarde, agents, le):
        sortie = radiee(bavarde, le)

        for acteur in (Demandeur(sortie.numero_unique), agents["nancy"]):
            with pytest.raises(DroitRefuse):
                effacer(sortie, par=acteur, le=le)

        assert relue(sortie).etat == Etat.RADIEE

    def test_est_refuse_a_une_demande_vivante(self, bavarde, le):
        with pytest.raises(PassageInterdit):
            effacer(bavarde, par=Systeme(), le=le)

        assert relue(bavarde).titulaire.nom == "Fictive"
        assert Envoi.objects.filter(demande=bavarde, titre="Pour Zélie Fictive").exists()

    def test_ecrit_qui_l_a_fait(self, bavarde, le):
        jeton = effacer(radiee(bavarde, le), par=Systeme(), le=le)

        acte = Entree.objects.get(verbe="demande.effacee")
        assert (acte.numero_unique, acte.par, acte.le) == (jeton, "Seuil", le)


class TestJournal:
    def test_une_ligne_reecrite_ne_se_change_plus_sans_qu_on_le_voie(self, bavarde, le):
        jeton = effacer(radiee(bavarde, le), par=Systeme(), le=le)
        assert verifier() == []

        with en_proprietaire() as cursor:
            cursor.execute(
                "update journal_entree set par = 'x' where numero_unique = %s and verbe = 'demande.radiee'", [jeton]
            )

        assert [phrase for phrase in verifier() if "a été modifiée" in phrase]
