"""A household contests its removal, once; the manager puts it back or says why not; both are told."""

from datetime import timedelta

import pytest

from seuil.acteurs.auteurs import Demandeur
from seuil.demandes.etats import Etat
from seuil.demandes.models import Demande
from seuil.demandes.services import ReintegrationRefusee, radier, reintegrer
from seuil.envois.models import Envoi
from seuil.journal.models import Entree
from seuil.radiations import services
from seuil.radiations.etats import EtatContestation
from seuil.radiations.models import Contestation
from seuil.radiations.services import ContestationRefusee
from seuil.radiations.tests.menage import relue
from seuil.reactions.travaux import vider
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import DroitRefuse


@pytest.fixture
def foyer(demande) -> Demandeur:
    return Demandeur(demande.numero_unique)


@pytest.fixture
def radiee(demande, agents, le) -> Demande:
    """Removed by a desk that read a renunciation."""
    radier(demande, motif="RADABA", par=agents["guichet"], le=le, precision="Lettre du 20 novembre.")
    vider()
    return relue(demande)


@pytest.fixture
def contestee(radiee, foyer, le) -> Contestation:
    dite = services.contester(radiee, texte="Je n’ai rien écrit.", par=foyer, le=le)
    vider()
    return dite


class TestContester:
    def test_garde_ses_mots_et_le_dernier_jour_pour_repondre(self, contestee, le):
        assert contestee.etat == EtatContestation.A_REPONDRE
        assert contestee.repondre_avant == le.replace(month=12)
        assert Envoi.objects.filter(avis="contestation_recue").exists()

    def test_deux_fois_garde_les_premiers_mots(self, contestee, radiee, foyer, le):
        encore = services.contester(radiee, texte="Encore.", par=foyer, le=le)

        assert encore.pk == contestee.pk
        assert Contestation.objects.get().texte == "Je n’ai rien écrit."
        assert Entree.objects.filter(verbe="demande.radiation_contestee").count() == 1

    def test_jamais_apres_un_bail(self, demande, foyer, agents, le):
        radier(demande, motif="RADATT", par=agents["bailleur"], le=le)

        with pytest.raises(ContestationRefusee):
            services.contester(relue(demande), texte="Non.", par=foyer, le=le)

    def test_jamais_une_demande_active(self, demande, foyer, le):
        with pytest.raises(ContestationRefusee):
            services.contester(demande, texte="Non.", par=foyer, le=le)

    def test_jamais_passe_le_delai_de_reintegration(self, radiee, foyer, le):
        services.contester(radiee, texte="À temps.", par=foyer, le=le.replace(year=le.year + 1))
        Contestation.objects.all().delete()

        with pytest.raises(ContestationRefusee):
            services.contester(radiee, texte="Tard.", par=foyer, le=le.replace(year=le.year + 1) + timedelta(1))

    def test_n_est_qu_au_foyer_lui_meme(self, radiee, agents, le):
        for acteur in (agents["guichet"], Demandeur("1" * 18)):
            with pytest.raises(DroitRefuse):
                services.contester(radiee, texte="Non.", par=acteur, le=le)

    def test_une_autre_radiation_se_conteste_a_nouveau(self, contestee, foyer, agents, demande, le):
        services.accepter_la_contestation(contestee, motif="Erreur.", par=agents["prefecture"], le=le)
        radier(relue(demande), motif="RADABA", par=foyer, le=le)

        autre = services.contester(relue(demande), texte="Je me suis trompée.", par=foyer, le=le)

        assert autre.pk != contestee.pk


class TestRepondre:
    def test_reintegre_avec_sa_raison(self, contestee, agents, demande, le):
        services.accepter_la_contestation(contestee, motif="Lettre d’un autre foyer.", par=agents["prefecture"], le=le)

        assert relue(demande).etat == Etat.ACTIVE
        assert Contestation.objects.get().etat == EtatContestation.ACCEPTEE
        assert Entree.objects.get(verbe="demande.reintegree").faits["raison"] == "Lettre d’un autre foyer."

    def test_refuse_et_le_dit_avec_les_recours(self, contestee, agents, demande, le):
        services.refuser_la_contestation(contestee, motif="Votre lettre est signée.", par=agents["prefecture"], le=le)
        vider()

        dits = Envoi.objects.filter(demande=demande, avis="contestation_refusee")
        assert relue(demande).etat == Etat.RADIEE
        assert {envoi.canal for envoi in dits} >= {"espace", "courrier"}
        assert "Votre lettre est signée." in dits.get(canal="espace").corps
        assert "tribunal administratif" in dits.get(canal="espace").corps

    def test_une_seule_fois(self, contestee, agents, le):
        services.refuser_la_contestation(contestee, motif="Non.", par=agents["prefecture"], le=le)

        with pytest.raises(PassageInterdit):
            services.accepter_la_contestation(contestee, motif="Oui.", par=agents["prefecture"], le=le)

    @pytest.mark.parametrize("qui", ["guichet", "bailleur", "secretariat"])
    def test_n_est_qu_au_gestionnaire(self, contestee, agents, qui, le):
        with pytest.raises(DroitRefuse):
            services.refuser_la_contestation(contestee, motif="Non.", par=agents[qui], le=le)

    def test_une_reintegration_par_une_autre_porte_y_repond(self, contestee, radiee, agents, le):
        reintegrer(radiee, raison="Erreur de dossier.", par=agents["prefecture"], le=le)

        dite = Contestation.objects.get()
        assert (dite.etat, dite.motif) == (EtatContestation.ACCEPTEE, "Erreur de dossier.")

    def test_se_reintegre_jusqu_au_dernier_jour_de_son_delai(self, radiee, agents, le):
        fin = le.replace(year=le.year + 1)
        with pytest.raises(ReintegrationRefusee, match="se réintègre jusqu’au"):
            reintegrer(radiee, raison="Trop tard.", par=agents["prefecture"], le=fin + timedelta(days=1))
        assert relue(radiee).etat == Etat.RADIEE

        reintegrer(relue(radiee), raison="À temps.", par=agents["prefecture"], le=fin)

        assert relue(radiee).etat == Etat.ACTIVE
