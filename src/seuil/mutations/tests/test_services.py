"""A landlord told once, a tenant recognised or put aside, and all that changes meanwhile."""

from datetime import date, timedelta

import pytest

from seuil.acteurs.auteurs import Demandeur
from seuil.demandes.services import radier
from seuil.journal.models import Entree
from seuil.mutations import services
from seuil.mutations.acces import locataires_de
from seuil.mutations.etats import Etat
from seuil.mutations.models import Location
from seuil.mutations.requetes import demandes_reconnues, location_de
from seuil.mutations.tests.menage import BAIL, prevenue, reconnue, relue, separer_un_conjoint
from seuil.patrimoine.models import Logement
from seuil.reactions.travaux import vider
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import DroitRefuse


class TestPrevenir:
    def test_deux_fois_n_en_fait_qu_une(self, locataire_hlm, le):
        prevenue(locataire_hlm, le)
        prevenue(locataire_hlm, le + timedelta(days=3))

        assert Location.objects.get().prevenu_le == le
        assert Entree.objects.filter(verbe="demande.bailleur_prevenu").count() == 1

    def test_un_bailleur_de_seuil_le_lit_sans_lettre(self, locataire_hlm, agents, le):
        location = prevenue(locataire_hlm, le)

        assert location.bailleur == agents["bailleur"].organisme
        assert location.lettre is None

    def test_un_autre_bailleur_a_sa_lettre_et_rien_de_la_situation(self, d_ailleurs, le):
        location = prevenue(d_ailleurs, le)

        ecrit = location.lettre.contexte
        assert ecrit["destinataire"] == ["Office d’Ailleurs"]
        assert ecrit["numero"] == d_ailleurs.numero_unique
        assert set(ecrit) == {"date", "fait_a", "emetteur", "destinataire", "appel", "numero", "recue_le", "signataire"}
        assert ecrit["emetteur"]["adresse"] == list(d_ailleurs.adresse_postale)

    def test_la_lettre_d_un_foyer_protege_ne_porte_aucune_adresse(self, d_ailleurs, le):
        type(d_ailleurs).objects.filter(pk=d_ailleurs.pk).update(est_protegee=True, adresse_sure="3, rue Sûre")

        assert prevenue(d_ailleurs, le).lettre.contexte["emetteur"]["adresse"] == []

    @pytest.mark.parametrize("champs", [{"occupation": "LP"}, {"bailleur_actuel": ""}])
    def test_demande_une_location_sociale_et_un_nom(self, locataire_hlm, change, le, champs):
        autre = change(locataire_hlm, **champs)

        with pytest.raises(services.PrevenirImpossible):
            services.prevenir_le_bailleur(autre, par=Demandeur(autre.numero_unique), le=le)

    def test_une_demande_radiee_ne_se_dit_plus(self, locataire_hlm, le):
        radier(relue(locataire_hlm), motif="RADABA", par=Demandeur(locataire_hlm.numero_unique), le=le)

        with pytest.raises(services.PrevenirImpossible):
            prevenue(locataire_hlm, le)

    def test_un_autre_foyer_ne_le_fait_pas(self, locataire_hlm, le):
        with pytest.raises(DroitRefuse):
            services.prevenir_le_bailleur(locataire_hlm, par=Demandeur("autre"), le=le)


class TestReconnaitre:
    def test_dit_le_logement_et_le_bail(self, locataire_hlm, agents, loue, le):
        location = reconnue(locataire_hlm, loue, agents["bailleur"], le)

        assert (location.etat, location.logement, location.bail_depuis) == (Etat.RECONNUE, loue, BAIL)
        assert list(demandes_reconnues(agents["bailleur"].organisme)) == [locataire_hlm.pk]

    def test_un_second_agent_lit_que_c_est_fait(self, locataire_hlm, agents, loue, le):
        reconnue(locataire_hlm, loue, agents["bailleur"], le)

        with pytest.raises(PassageInterdit, match="Reconnue par le bailleur"):
            reconnue(locataire_hlm, loue, agents["bailleur"], le)

    @pytest.mark.parametrize("qui", ["guichet", "reservataire", "prefecture", "opac", "bailleur-ronchin"])
    def test_nul_autre_que_son_bailleur(self, locataire_hlm, agents, loue, le, qui):
        with pytest.raises(DroitRefuse):
            reconnue(locataire_hlm, loue, agents[qui], le)

    def test_le_logement_d_un_autre_bailleur_est_refuse(self, locataire_hlm, agents, le):
        ailleurs = Logement.objects.exclude(programme__bailleur=agents["bailleur"].organisme).earliest("pk")

        with pytest.raises(services.ReconnaissanceRefusee, match="pas de votre parc"):
            reconnue(locataire_hlm, ailleurs, agents["bailleur"], le)

    def test_un_bail_a_venir_est_refuse(self, locataire_hlm, agents, loue, le):
        with pytest.raises(services.ReconnaissanceRefusee, match="pas encore venu"):
            services.reconnaitre_le_locataire(
                locataire_hlm, logement=loue, bail_depuis=date(2030, 1, 1), par=agents["bailleur"], le=le
            )

    def test_ne_compte_plus_une_fois_le_bailleur_change(self, locataire_hlm, agents, loue, le, change):
        reconnue(locataire_hlm, loue, agents["bailleur"], le)
        partie = change(locataire_hlm, bailleur_actuel="Office d’Ailleurs")

        assert list(demandes_reconnues(agents["bailleur"].organisme)) == []
        assert location_de(partie) is None
        with pytest.raises(DroitRefuse):
            services.ecarter_le_locataire(partie, motif="Parti.", par=agents["bailleur"], le=le)

    def test_ne_compte_plus_une_fois_la_demande_radiee(self, locataire_hlm, agents, loue, le):
        reconnue(locataire_hlm, loue, agents["bailleur"], le)
        radier(relue(locataire_hlm), motif="RADABA", par=Demandeur(locataire_hlm.numero_unique), le=le)

        assert list(demandes_reconnues(agents["bailleur"].organisme)) == []
        assert not locataires_de(agents["bailleur"]).exists()

    def test_une_separation_redemande_qui_est_locataire(self, locataire_hlm, agents, loue, le):
        reconnue(locataire_hlm, loue, agents["bailleur"], le)
        partie = separer_un_conjoint(locataire_hlm, agents["guichet"], le)

        assert not Location.objects.filter(demande=partie).exists()
        location = Location.objects.get()
        assert location.etat == Etat.A_RECONNAITRE
        assert location.prevenu_le == le
        assert list(demandes_reconnues(agents["bailleur"].organisme)) == []


class TestEcarter:
    def test_le_foyer_repond_et_le_bailleur_le_reconnait(self, locataire_hlm, agents, loue, le):
        services.ecarter_le_locataire(locataire_hlm, motif="Aucun bail.", par=agents["bailleur"], le=le)
        location = Location.objects.get()
        par = Demandeur(locataire_hlm.numero_unique)
        services.repondre_au_bailleur(location, reponse="Le bail est au nom de ma mère.", par=par, le=le)
        assert Location.objects.get().etat == Etat.CONTESTEE

        assert reconnue(locataire_hlm, loue, agents["bailleur"], le).motif == ""

    def test_retire_une_reconnaissance_faite_par_erreur(self, locataire_hlm, agents, loue, le):
        reconnue(locataire_hlm, loue, agents["bailleur"], le)
        services.ecarter_le_locataire(relue(locataire_hlm), motif="Erreur.", par=agents["bailleur"], le=le)
        vider()

        assert list(demandes_reconnues(agents["bailleur"].organisme)) == []

    def test_ne_se_repond_qu_a_un_non(self, locataire_hlm, le):
        location = prevenue(locataire_hlm, le)

        with pytest.raises(PassageInterdit):
            services.repondre_au_bailleur(location, reponse="Si.", par=Demandeur(locataire_hlm.numero_unique), le=le)


class TestQuiSuit:
    def test_le_bailleur_ne_voit_que_les_siens(self, locataire_hlm, agents):
        assert list(locataires_de(agents["bailleur"])) == [locataire_hlm]
        assert not locataires_de(agents["opac"]).exists()
        assert not locataires_de(agents["guichet"]).exists()

    def test_le_nom_se_lit_sans_les_majuscules(self, locataire_hlm, agents, change):
        change(locataire_hlm, bailleur_actuel=str(agents["bailleur"].organisme).upper())

        assert list(locataires_de(agents["bailleur"])) == [locataire_hlm]

    def test_un_foyer_protege_n_y_est_que_s_il_l_a_dit(self, protegee, agents, le):
        assert not locataires_de(agents["bailleur"]).exists()
        prevenue(protegee, le)

        assert list(locataires_de(agents["bailleur"])) == [protegee]
