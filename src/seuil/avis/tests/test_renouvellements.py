"""The notices of a year: each says the recorded end, what is lost, what to do."""

from datetime import date, timedelta

import pytest

from seuil.acteurs.auteurs import Demandeur, Systeme
from seuil.avis.tests.test_lignes import dit, gabarit
from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Canal
from seuil.demandes import services as demandes
from seuil.demandes.models import Demande
from seuil.envois.models import Envoi
from seuil.reactions.travaux import vider
from seuil.renouvellements.nomenclatures import Voie
from seuil.renouvellements.services import annoncer, renouveler


@pytest.fixture
def fin(demande) -> date:
    return demande.echeance


@pytest.fixture
def elle(demande) -> Demandeur:
    return Demandeur(demande.numero_unique)


class TestAnnonces:
    def test_sms_deux_mois_avant_aux_telephones_seulement(self, demande, fin):
        for canal, adresse in ((Canal.SMS, "+33612345678"), (Canal.COURRIEL, "nadia@exemple.invalid")):
            Contact.objects.create(demande=demande, canal=canal, adresse=adresse, cree_le=fin, verifie_le=fin)
        annoncer(demande, le=fin - timedelta(days=61))
        vider()

        (parti,) = Envoi.objects.filter(demande=demande, avis="renouvellement_sms")
        assert (parti.canal, parti.court) == (Canal.SMS, "Votre demande : une réponse est attendue de vous. {lien}")

    @pytest.mark.parametrize(
        ("jours", "avis"), [(30, "renouvellement_avis"), (15, "renouvellement_relance"), (5, "renouvellement_derniere")]
    )
    def test_disent_la_fin_et_ce_qui_se_perd(self, demande, fin, jours, avis):
        for avant in (30, jours):
            annoncer(demande, le=fin - timedelta(days=avant))

        corps = dit(demande, avis).corps
        assert "23 novembre 2027" in corps
        assert "elle sera radiée" in corps
        assert "perdrez votre ancienneté" in corps

    def test_la_derniere_ne_part_pas_par_la_poste(self, demande, fin):
        for avant in (30, 5):
            annoncer(demande, le=fin - timedelta(days=avant))
        vider()

        lettres = Envoi.objects.filter(demande=demande, canal=Canal.COURRIER, avis__startswith="renouvellement_")
        assert [lettre.avis for lettre in lettres] == ["renouvellement_avis"]


class TestSuites:
    def test_renouvelee(self, demande, elle, fin):
        renouveler(demande, voie=Voie.EN_LIGNE, par=elle, le=fin)
        envoi = dit(demande, "renouvelee")

        assert "valable jusqu’au 23 novembre 2028" in envoi.corps
        assert gabarit(envoi) == "attestation"
        assert envoi.courrier.contexte["renouvelee_le"] == "23 novembre 2027"

    def test_prolongee(self, demande, fin):
        demandes.prolonger(demande, jusqu_au=fin + timedelta(days=7), raison="Avis tardif", par=Systeme(), le=fin)

        assert "reste valable jusqu’au 30 novembre 2027" in dit(demande, "prolongee").corps

    def test_reintegree(self, demande, elle, agents, le):
        demandes.radier(demande, motif="RADABA", par=elle, le=le)
        demandes.reintegrer(Demande.objects.get(pk=demande.pk), raison="Erreur.", par=agents["prefecture"], le=le)

        envoi = dit(demande, "reintegree")
        assert "Pourquoi : Erreur." in envoi.corps
        assert gabarit(envoi) == "attestation"
