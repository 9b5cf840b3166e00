"""A state changes only through a verb its table knows."""

import pytest
from django.apps import apps
from django.db.models import TextChoices
from hypothesis import given
from hypothesis import strategies as st

from seuil.regles.verdicts import a_preciser, non, oui
from seuil.socle.cle import cle
from seuil.socle.cycles import AvecCycle, Cycle
from seuil.socle.droits import DroitRefuse, exiger

VIVANTS = [modele for modele in apps.get_models() if issubclass(modele, AvecCycle)]


class Porte(TextChoices):
    OUVERT = "ouvert", "Ouverte"
    FERME = "ferme", "Fermée"


class TestCycle:
    CYCLE = Cycle.de(
        ouvrir=({Porte.FERME}, Porte.OUVERT, "l’ouvrir"), fermer=({Porte.OUVERT}, Porte.FERME, "la fermer")
    )

    def test_dit_ce_que_la_table_permet(self):
        assert self.CYCLE.peut("ouvrir", "ferme")
        assert not self.CYCLE.peut("ouvrir", "ouvert")

    @pytest.mark.parametrize("modele", VIVANTS)
    def test_ne_parle_que_d_etats_qui_existent(self, modele):
        etats = {str(etat) for etat, _ in modele._meta.get_field("etat").flatchoices}
        cites = {etat for depuis, vers in modele.cycle.passages.values() for etat in {*depuis, vers}}

        assert cites <= etats

    @pytest.mark.parametrize("modele", VIVANTS)
    def test_mene_a_chaque_etat_depuis_le_premier(self, modele):
        atteints, etats = set(), {str(modele._meta.get_field("etat").get_default())}
        while etats - atteints:
            atteints |= etats
            etats = {vers for depuis, vers in modele.cycle.passages.values() if depuis & atteints} | atteints

        assert atteints == {str(etat) for etat, _ in modele._meta.get_field("etat").flatchoices}

    @pytest.mark.parametrize("modele", VIVANTS)
    def test_suit_la_table_et_rien_d_autre(self, modele):
        for verbe, (depuis, vers) in modele.cycle.passages.items():
            for etat in sorted(depuis):
                ligne = modele(etat=etat)

                ligne.passer(verbe)

                assert ligne.etat == vers


class TestPassageInterdit:
    @pytest.mark.parametrize("modele", VIVANTS)
    def test_a_un_mot_pour_chaque_verbe_et_chaque_etat(self, modele):
        assert modele.cycle.actes.keys() == modele.cycle.passages.keys()
        assert modele.cycle.etats == dict(modele._meta.get_field("etat").flatchoices)


class TestExiger:
    def test_laisse_passer_oui(self):
        assert exiger(oui()) is None

    @pytest.mark.parametrize("verdict", [non("Non."), a_preciser("À préciser.")])
    def test_refuse_le_reste_avec_son_motif(self, verdict):
        with pytest.raises(DroitRefuse) as refus:
            exiger(verdict)

        assert refus.value.motif == verdict.motif


class TestCle:
    @pytest.mark.parametrize(
        ("texte", "attendue"),
        [
            ("Éloïse", "eloise"),
            ("ELOISE", "eloise"),
            ("Saint-Étienne", "saintetienne"),
            ("Œuf", "oeuf"),
            ("d’Arc", "darc"),
        ],
    )
    def test_oublie_accents_signes_et_casse(self, texte, attendue):
        assert cle(texte) == attendue

    @given(st.text())
    def test_ne_change_plus_une_cle(self, texte):
        assert cle(cle(texte)) == cle(texte)
