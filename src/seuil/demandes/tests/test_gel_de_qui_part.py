"""Who leaves a household takes along the change of identity that waited: the demand waits for nothing more."""

from datetime import date

import pytest
from tests.etapes import etape

from seuil.demandes.models import Demande, IdentiteARelire, Personne
from seuil.demandes.nomenclatures import Lien, MotifSeparation
from seuil.demandes.services import Separation, demander_l_identite, dissocier, laisser_perimer_les_identites, modifier
from seuil.demandes.services.foyer_decrit import Foyer
from seuil.envois.models import Envoi
from seuil.journal.models import Entree
from seuil.rapprochement.models import Pretendant
from seuil.reactions.travaux import vider

LE, LENDEMAIN = date(2026, 11, 23), date(2026, 11, 24)
PERIME = date(2026, 12, 10)


@etape
def couple(demande, agents) -> Demande:
    sami = {"lien": Lien.CONJOINT, "prenom": "Sami", "nom": "Fictive", "naissance": date(1988, 2, 1)}
    return modifier(demande, changements={}, foyer=Foyer(ajoutees={"sami": sami}), par=agents["guichet"], le=LE)


@etape
def sami(couple) -> Personne:
    return Personne.objects.get(demande=couple, prenom="Sami")


@etape
def attendue(couple, sami, agents) -> IdentiteARelire:
    """Another name of Sami, that waits."""
    return demander_l_identite(couple, sami, {"nom": "Nouvelle"}, par=agents["guichet"], le=LE)


def se_separe(couple, sami, agents):
    ou = {"adresse": "1, place de la Source", "code_postal": "60280", "commune": couple.commune}
    separation = Separation(sami.pk, MotifSeparation.PROCEDURE, ou | {"occupation": "CP", "nb_occupants": 1})
    dissocier(couple, separation, par=agents["guichet"], le=LENDEMAIN)


def s_en_va(couple, sami, agents):
    modifier(couple, changements={}, foyer=Foyer(retirees=[sami.pk]), par=agents["guichet"], le=LENDEMAIN)


def meurt(couple, sami, agents):
    mort = Foyer(retirees=[sami.pk], remplaces=[sami.pk])
    modifier(couple, changements={}, foyer=mort, par=agents["guichet"], le=LENDEMAIN)


def relue(demande: Demande) -> Demande:
    return Demande.objects.get(pk=demande.pk)


@pytest.mark.parametrize("part", [se_separe, s_en_va, meurt])
class TestQuiPart:
    def test_ne_gele_plus_la_demande(self, couple, sami, attendue, agents, part):
        assert relue(couple).est_gelee(LENDEMAIN)
        assert not Pretendant.objects.filter(demande=couple).exists()

        part(relue(couple), sami, agents)

        assert relue(couple).gelee_jusqu_au is None
        assert Pretendant.objects.filter(demande=couple).exists()

    def test_laisse_la_trace_de_ce_qui_est_tombe(self, couple, sami, attendue, agents, part):
        part(relue(couple), sami, agents)

        tombee = IdentiteARelire.objects.get(pk=attendue.pk)
        assert (tombee.etat, tombee.relue_le, tombee.relue_par) == ("caduque", LENDEMAIN, None)
        faits = Entree.objects.get(verbe="demande.identite_caduque").faits
        assert faits == {"identite": attendue.pk}
        assert laisser_perimer_les_identites(le=PERIME) == 0

    def test_n_en_dit_rien_a_qui_reste(self, couple, sami, attendue, agents, part):
        part(relue(couple), sami, agents)
        vider()

        assert not Envoi.objects.filter(demande=couple, avis__in=["identite_perimee", "identite_refusee"]).exists()
        assert not Envoi.objects.filter(demande=couple, corps__contains="Nouvelle").exists()

    def test_laisse_geler_ce_que_l_autre_attend_encore(self, couple, sami, attendue, agents, part):
        autre = demander_l_identite(couple, couple.titulaire, {"nom": "Autre"}, par=agents["guichet"], le=LENDEMAIN)

        part(relue(couple), sami, agents)

        assert relue(couple).gelee_jusqu_au == autre.gelee_jusqu_au > attendue.gelee_jusqu_au
        assert not Pretendant.objects.filter(demande=couple).exists()


def test_qui_reste_garde_son_attente_quand_un_enfant_part(couple, sami, attendue, agents):
    enfant = couple.personnes.filter(lien=Lien.A_CHARGE).earliest("pk")

    s_en_va(relue(couple), enfant, agents)

    assert IdentiteARelire.objects.get(pk=attendue.pk).etat == "a_relire"
    assert relue(couple).gelee_jusqu_au == attendue.gelee_jusqu_au
