"""A letter nobody answered: its warning, its proven month, the removal a desk decides, any answer that lifts it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from seuil.acteurs.auteurs import Demandeur
from seuil.courriers.models import Courrier, Echec
from seuil.courriers.tests.lecture import texte
from seuil.demandes.etats import Etat as EtatDemande
from seuil.demandes.models import Demande
from seuil.demandes.services import modifier, radier
from seuil.documents.requetes import lire as octets
from seuil.envois.models import Envoi
from seuil.journal.models import Entree
from seuil.radiations import services
from seuil.radiations.etats import Etat
from seuil.radiations.models import Interrogation
from seuil.radiations.requetes import radiable_le
from seuil.radiations.services import InterrogationRefusee
from seuil.radiations.tests.menage import QUESTION, avertie, ecrite, relire, relue, remise
from seuil.reactions.travaux import vider
from seuil.regles.delais import ajouter_mois
from seuil.renouvellements.nomenclatures import Voie
from seuil.renouvellements.services import renouveler
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import DroitRefuse


@pytest.fixture
def guichet(agents):
    return agents["guichet"]


@pytest.fixture
def remise_au_foyer(demande, guichet, le) -> Interrogation:
    """Warned, delivered the day after."""
    interrogation = avertie(demande, guichet, le)
    assert interrogation.avertie_le is not None
    return remise(interrogation, guichet, interrogation.avertie_le + timedelta(days=1))


def le_jour(interrogation: Interrogation) -> date:
    """The first day of a possible removal."""
    des_le = radiable_le(interrogation)
    assert des_le is not None
    return des_le


class TestSolliciter:
    def test_ecrit_une_lettre_et_previent_le_foyer(self, demande, guichet, le):
        interrogation = ecrite(demande, guichet, le)

        lettre = texte(octets(interrogation.lettre.document))
        assert QUESTION in lettre
        assert interrogation.repondre_avant == le + timedelta(days=30)
        assert Envoi.objects.filter(demande=demande, avis="reponse_attendue", canal="courrier").exists()

    def test_une_seule_a_la_fois(self, demande, guichet, le):
        premiere = ecrite(demande, guichet, le)

        with pytest.raises(InterrogationRefusee, match="attend déjà"):
            ecrite(demande, guichet, le)
        premiere.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            premiere.save(force_insert=True)

    def test_n_ecrit_pas_a_qui_se_cache_sans_adresse_sure(self, demande, guichet, le):
        Demande.objects.filter(pk=demande.pk).update(est_protegee=True, adresse_sure="")

        with pytest.raises(InterrogationRefusee, match="Aucune lettre"):
            ecrite(demande, guichet, le)

    @pytest.mark.parametrize("qui", ["secretariat", "bailleur", "nancy"])
    def test_n_est_qu_au_guichet_du_ressort(self, demande, agents, qui, le):
        with pytest.raises(DroitRefuse):
            ecrite(demande, agents[qui], le)


class TestAvertir:
    def test_jamais_avant_le_dernier_jour_pour_repondre(self, demande, guichet, le):
        interrogation = ecrite(demande, guichet, le)

        with pytest.raises(InterrogationRefusee, match="peut répondre"):
            services.avertir(interrogation, par=guichet, le=interrogation.repondre_avant)
        assert relire(interrogation).etat == Etat.ATTENDUE

    def test_dit_pourquoi_combien_de_temps_et_comment_contester(self, demande, guichet, le):
        lettre = texte(octets(avertie(demande, guichet, le).avertissement.document))

        for mention in ("R. 441-2-8 (c)", "Vous n’avez pas répondu", "1 mois", "tribunal administratif", "guichet"):
            assert mention in lettre
        assert Envoi.objects.get(demande=demande, avis="avertissement_sans_reponse", canal="espace").exige_preuve

    def test_un_autre_service_ne_suit_pas_ce_courrier(self, demande, agents, guichet, le):
        interrogation = ecrite(demande, guichet, le)
        autre = agents["opac"]
        autre.metiers = [*autre.metiers, "guichet"]

        with pytest.raises(DroitRefuse, match="Seul le service qui a écrit"):
            services.avertir(interrogation, par=autre, le=interrogation.repondre_avant + timedelta(days=1))


class TestRadier:
    def test_un_mois_apres_la_remise_prouvee_et_pas_la_veille(self, demande, guichet, remise_au_foyer):
        des_le = le_jour(remise_au_foyer)
        with pytest.raises(InterrogationRefusee, match="court encore"):
            services.radier(remise_au_foyer, par=guichet, le=des_le - timedelta(days=1))
        assert relue(demande).etat == EtatDemande.ACTIVE

        services.radier(remise_au_foyer, par=guichet, le=des_le)

        assert des_le == ajouter_mois(remise_au_foyer.avertie_le + timedelta(days=1), 1) + timedelta(days=1)
        assert (relue(demande).etat, relue(demande).motif_radiation) == (EtatDemande.RADIEE, "RADCON")
        assert relire(remise_au_foyer).etat == Etat.RADIEE
        assert Entree.objects.get(verbe="interrogation.radiee").faits["des_le"] == des_le.isoformat()

    def test_jamais_sans_remise_prouvee(self, demande, guichet, le):
        interrogation = avertie(demande, guichet, le)
        jour = interrogation.avertie_le
        dit = {"remise_le": jour, "note": "", "par": guichet, "le": jour}
        services.noter_l_avertissement(interrogation, Echec.RETOURNE, **dit)

        with pytest.raises(InterrogationRefusee, match="Rien ne prouve"):
            services.radier(interrogation, par=guichet, le=jour + timedelta(days=300))

    def test_pas_pendant_une_attribution(self, demande, guichet, remise_au_foyer):
        Demande.objects.filter(pk=demande.pk).update(attribution_en_cours="T4, Compiègne")

        with pytest.raises(InterrogationRefusee, match="en cours d’attribution"):
            services.radier(relire(remise_au_foyer), par=guichet, le=le_jour(remise_au_foyer))

    def test_une_seule_fois(self, guichet, remise_au_foyer):
        des_le = le_jour(remise_au_foyer)
        services.radier(remise_au_foyer, par=guichet, le=des_le)

        with pytest.raises(PassageInterdit):
            services.radier(relire(remise_au_foyer), par=guichet, le=des_le)
        assert Entree.objects.filter(verbe="demande.radiee").count() == 1


class TestRepondre:
    def test_un_changement_du_foyer_leve_tout(self, demande, guichet, remise_au_foyer):
        des_le = le_jour(remise_au_foyer)
        modifier(relue(demande), changements={"surface": 44}, par=Demandeur(demande.numero_unique), le=des_le)

        assert relire(remise_au_foyer).etat == Etat.LEVEE
        with pytest.raises(PassageInterdit):
            services.radier(relire(remise_au_foyer), par=guichet, le=des_le)

    def test_un_renouvellement_au_guichet_aussi(self, demande, guichet, le):
        quand = demande.echeance - timedelta(days=10)
        interrogation = ecrite(demande, guichet, quand)
        renouveler(relue(demande), voie=Voie.COURRIER, par=guichet, le=quand)

        assert relire(interrogation).reponse == "La demande est renouvelée"

    def test_une_visite_notee_par_un_guichet(self, demande, guichet, le):
        interrogation = avertie(demande, guichet, le)
        services.lever(interrogation, reponse="Venue au guichet", par=guichet, le=interrogation.avertie_le)

        levee = relire(interrogation)
        assert (levee.etat, levee.levee_le, levee.reponse) == (Etat.LEVEE, interrogation.avertie_le, "Venue au guichet")

    def test_retient_la_lettre_qui_n_est_pas_partie(self, demande, guichet, le):
        interrogation = ecrite(demande, guichet, le)
        services.lever(interrogation, reponse="Appel", par=guichet, le=le)

        assert {envoi.etat for envoi in Envoi.objects.filter(avis="reponse_attendue", canal="courrier")} == {"annule"}

    def test_repondre_avant_l_ouvrier_n_ecrit_aucune_lettre(self, demande, guichet, le):
        interrogation = services.interroger(demande, question=QUESTION, par=guichet, le=le)
        services.lever(interrogation, reponse="Appel", par=guichet, le=le)
        vider()

        assert not Courrier.objects.filter(gabarit="reponse_attendue").exists()
        assert not Envoi.objects.filter(avis="reponse_attendue").exists()

    def test_une_demande_partie_n_attend_plus_rien(self, demande, guichet, le):
        interrogation = ecrite(demande, guichet, le)
        radier(relue(demande), motif="RADABA", par=Demandeur(demande.numero_unique), le=le)

        assert relire(interrogation).etat == Etat.LEVEE
