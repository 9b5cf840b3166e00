"""What a tenant is told of its landlord's answer: yes, no and why; the reason stays in the space of who hides."""

from seuil.acteurs.auteurs import Demandeur
from seuil.avis.mutations import A_LIRE
from seuil.avis.tests.test_lignes import dit
from seuil.demandes.models import Demande
from seuil.envois.models import Envoi
from seuil.mutations import services
from seuil.mutations.models import Location
from seuil.mutations.tests.conftest import *  # noqa: F403 - the fixtures of the room
from seuil.mutations.tests.menage import reconnue, relue
from seuil.reactions.travaux import vider


class TestLaReponseDuBailleur:
    def test_oui(self, locataire_hlm, agents, loue, le):
        reconnue(locataire_hlm, loue, agents["bailleur"], le)

        corps = dit(locataire_hlm, "locataire_reconnu").corps
        assert f"{agents['bailleur'].organisme} vous reconnaît comme locataire." in corps
        assert "elle vaut toujours pour tous les bailleurs" in corps

    def test_non_et_pourquoi(self, locataire_hlm, agents, le):
        services.ecarter_le_locataire(locataire_hlm, motif="Aucun bail à ce nom.", par=agents["bailleur"], le=le)

        corps = dit(locataire_hlm, "locataire_ecarte").corps
        assert "Sa raison : Aucun bail à ce nom." in corps
        assert "Votre demande reste active" in corps

    def test_la_raison_ne_sort_pas_de_l_espace_de_qui_se_cache(self, locataire_hlm, agents, le):
        services.ecarter_le_locataire(locataire_hlm, motif="Aucun bail.", par=agents["bailleur"], le=le)
        elle = Demandeur(locataire_hlm.numero_unique)
        services.repondre_au_bailleur(Location.objects.get(), reponse="Si.", par=elle, le=le)
        Demande.objects.filter(pk=locataire_hlm.pk).update(est_protegee=True)
        vider()
        services.ecarter_le_locataire(relue(locataire_hlm), motif="Toujours rien.", par=agents["bailleur"], le=le)
        vider()

        corps = Envoi.objects.filter(avis="locataire_ecarte").latest("pk").corps
        assert A_LIRE in corps
        assert "Toujours rien." not in corps

    def test_corrigee_avant_l_envoi_la_premiere_se_tait(self, locataire_hlm, agents, loue, le):
        """Both acts before the worker came: only what still stands is told."""
        dits = {"par": agents["bailleur"], "le": le}
        services.ecarter_le_locataire(relue(locataire_hlm), motif="Erreur.", **dits)
        reconnue(locataire_hlm, loue, agents["bailleur"], le)

        assert not Envoi.objects.filter(avis="locataire_ecarte").exists()
        assert Envoi.objects.filter(avis="locataire_reconnu").exists()
