"""A held demand stands nowhere until a desk decides: another person's, or joined to the living one."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.etapes import etape

from seuil.acteurs.auteurs import Demandeur, Systeme
from seuil.acteurs.models import Guichet
from seuil.cotation.models import Cotation, Observation
from seuil.cotation.requetes import notes_courantes
from seuil.courriers.models import Courrier
from seuil.declarations.models import Brouillon
from seuil.demandes.etats import MotifRadiation, Rencontre
from seuil.demandes.models import Demande, Remise, Titulaire
from seuil.demandes.requetes import semblables
from seuil.demandes.services import PasUnDoublon, distinguer, enregistrer, modifier, radier, rattacher
from seuil.demandes.services.remettre import garder_pour_la_remise
from seuil.demo.exemple import Mere, dossier_d_exemple
from seuil.journal.models import Entree
from seuil.rapprochement.models import Inscription
from seuil.rapprochement.services import verifier
from seuil.rapprochement.tests.oracle import chercher
from seuil.reactions.travaux import vider
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import DroitRefuse

LE = date(2026, 11, 23)
PLUS_TARD = LE + timedelta(30)


@etape
def retenue(demande) -> Demande:
    """The demand that somebody registered alone, under the name of the household of the journey."""
    faite = enregistrer(dossier_d_exemple(), par=Demandeur(), le=LE).demande
    vider()
    return Demande.objects.get(pk=faite.pk)


def joindre(retenue, demande, par, le=PLUS_TARD):
    rattacher(retenue, a=demande, rencontre=Rencontre.GUICHET, par=par, le=le)


class TestRetenue:
    def test_n_est_sur_aucune_liste_ni_dans_aucune_recherche(self, retenue, orientee):
        trouvees = {ligne.demande for ligne in chercher(orientee, le=LE).candidats}

        assert retenue.pk not in trouvees
        assert not Inscription.objects.filter(demande=retenue).exists()
        assert retenue not in Demande.objects.actives()

    def test_n_est_comptee_nulle_part_et_a_pourtant_son_score(self, retenue, demande):
        (sienne,), (autre,) = notes_courantes(retenue), notes_courantes(demande)

        assert not Cotation.objects.filter(demande=retenue).exists()
        assert not Observation.objects.filter(demande=retenue).exists()
        assert (sienne.total, sienne.total_prouve) == (autre.total, autre.total_prouve)
        assert list(verifier(le=LE)) == []

    def test_est_attestee_a_sa_date_de_reception(self, retenue):
        lettre = Courrier.objects.get(numero_unique=retenue.numero_unique)

        assert (lettre.gabarit, lettre.contexte["recue_le"]) == ("attestation", "23 novembre 2026")

    def test_est_dite_des_deux_cotes_au_journal(self, retenue, demande, journal):
        assert journal(retenue) == ["demande.enregistree", "demande.retenue"]
        assert journal(demande) == ["demande.enregistree", "demande.doublon_presente"]
        faits = Entree.objects.get(verbe="demande.retenue").faits
        assert faits["existantes"] == [demande.numero_unique]

    def test_se_modifie_sans_devenir_active(self, retenue):
        modifier(retenue, changements={"surface": 90}, par=Demandeur(retenue.numero_unique), le=LE)

        lue = Demande.objects.get(pk=retenue.pk)
        assert (lue.etat, lue.surface) == ("retenue", 90)
        assert not Inscription.objects.filter(demande=retenue).exists()

    def test_quitte_le_registre_si_son_menage_renonce(self, retenue):
        radier(retenue, motif=MotifRadiation.ABANDON, par=Demandeur(retenue.numero_unique), le=LE)

        assert Demande.objects.get(pk=retenue.pk).etat == "radiee"

    def test_n_empeche_personne_de_deposer_quand_l_autre_a_quitte_le_registre(self, retenue, demande):
        radier(demande, motif=MotifRadiation.ABANDON, par=Systeme(), le=LE)

        assert enregistrer(dossier_d_exemple(), par=Demandeur(), le=LE).demande.etat == "active"
        assert Demande.objects.get(pk=retenue.pk).etat == "retenue"


class TestDistinguer:
    def test_la_rend_active_a_sa_date_cotee_et_inscrite(self, agents, retenue, demande, journal):
        distinguer(retenue, motif="Homonymes nées le même jour.", par=agents["guichet"], le=PLUS_TARD)

        lue = Demande.objects.get(pk=retenue.pk)
        assert (lue.etat, lue.recue_le, lue.tranchee_le) == ("active", LE, PLUS_TARD)
        assert lue.motif_doublon == "Homonymes nées le même jour."
        assert Cotation.objects.filter(demande=retenue).exists()
        assert Inscription.objects.filter(demande=retenue).exists()
        assert journal(retenue)[-1] == "demande.distinguee"
        assert Demande.objects.get(pk=demande.pk).etat == "active"

    def test_lui_donne_sa_place(self, agents, retenue):
        distinguer(retenue, motif="Homonymes.", par=agents["guichet"], le=LE)

        vivants = Titulaire.objects.filter(cle="fictive zelie", est_vivant=True)
        assert sorted(vivants.values_list("rang", flat=True)) == [0, 1]
        assert enregistrer(dossier_d_exemple(), par=Demandeur(), le=LE).demande.etat == "retenue"

    def test_prend_la_premiere_place_quand_l_autre_a_quitte_le_registre(self, agents, retenue, demande):
        radier(demande, motif=MotifRadiation.ABANDON, par=Systeme(), le=LE)

        distinguer(retenue, motif="L’autre demande a été radiée.", par=agents["guichet"], le=LE)

        assert Titulaire.objects.get(cle="fictive zelie", est_vivant=True).demande == retenue

    def test_laisse_justifier_une_autre_demande_au_guichet(self, agents, retenue, demande):
        """A place left free below the last one once made two demands fight for the same."""
        distinguer(retenue, motif="Homonymes.", par=agents["guichet"], le=LE)
        radier(demande, motif=MotifRadiation.ABANDON, par=Systeme(), le=LE)
        justifiee = replace(
            dossier_d_exemple(), motif_doublon="Garde partagée.", guichet=Guichet.objects.get(pk="60ARC")
        )

        assert enregistrer(justifiee, par=agents["guichet"], le=LE).demande.etat == "active"

    @pytest.mark.parametrize("agent", ["bailleur", "secretariat", "nancy"])
    def test_refuse_qui_n_est_pas_un_guichet_du_ressort(self, agents, retenue, agent):
        with pytest.raises(DroitRefuse):
            distinguer(retenue, motif="Homonymes.", par=agents[agent], le=LE)

        assert Demande.objects.get(pk=retenue.pk).etat == "retenue"

    def test_refuse_le_menage_lui_meme(self, retenue):
        with pytest.raises(DroitRefuse, match="à un guichet d’enregistrement, avec la personne"):
            distinguer(retenue, motif="C’est moi.", par=Demandeur(retenue.numero_unique), le=LE)

    def test_ne_tranche_pas_une_demande_active(self, agents, demande):
        with pytest.raises(PassageInterdit):
            distinguer(demande, motif="Homonymes.", par=agents["guichet"], le=LE)


class TestRattacher:
    def test_garde_l_autre_demande_seule(self, agents, retenue, demande, journal):
        joindre(retenue, demande, agents["guichet"])

        lue = Demande.objects.get(pk=retenue.pk)
        assert (lue.etat, lue.doublon_de, lue.tranchee_le) == ("rattachee", demande, PLUS_TARD)
        assert (lue.motif_radiation, lue.radiee_le) == ("", None)
        assert journal(retenue)[-1] == "demande.rattachee"
        faits = Entree.objects.get(verbe="demande.rattachee").faits
        assert (faits["a"], faits["rencontre"], faits["piece_vue"]) == (demande.numero_unique, "guichet", True)

    def test_detruit_le_code_a_remettre_et_les_reponses_du_brouillon(self, agents, retenue, demande):
        garder_pour_la_remise(retenue, "ABCDEFGHJK", cle=b"0" * 32)
        Brouillon.objects.create(demande=retenue)

        joindre(retenue, demande, agents["guichet"])

        assert not Remise.objects.exists()
        assert not Brouillon.objects.exists()

    def test_garde_la_reception_la_plus_ancienne(self, agents, retenue, demande, journal):
        """The first demand left, another came: the person asks since the day of the held one."""
        radier(demande, motif=MotifRadiation.ABANDON, par=Systeme(), le=LE)
        nouvelle = enregistrer(dossier_d_exemple(), par=Demandeur(), le=PLUS_TARD).demande

        joindre(retenue, nouvelle, agents["guichet"])

        lue = Demande.objects.get(pk=nouvelle.pk)
        assert (lue.recue_le, lue.echeance) == (LE, date(2027, 12, 23))
        assert Observation.objects.get(demande=nouvelle).date_depot == LE
        assert journal(nouvelle)[-1] == "demande.reception_avancee"

    def test_laisse_chaque_reception_quand_l_installation_le_veut(self, settings, agents, retenue, demande):
        settings.DOUBLON_GARDE_LA_PREMIERE_RECEPTION = False
        radier(demande, motif=MotifRadiation.ABANDON, par=Systeme(), le=LE)
        nouvelle = enregistrer(dossier_d_exemple(), par=Demandeur(), le=PLUS_TARD).demande

        joindre(retenue, nouvelle, agents["guichet"])

        assert Demande.objects.get(pk=nouvelle.pk).recue_le == PLUS_TARD

    def test_ne_rajeunit_jamais_celle_qui_reste(self, agents, retenue, demande):
        joindre(retenue, demande, agents["guichet"])

        assert Demande.objects.get(pk=demande.pk).recue_le == LE

    def test_refuse_deux_personnes_differentes(self, agents, retenue):
        autre = enregistrer(dossier_d_exemple(qui=Mere(prenom="Autre")), par=Demandeur(), le=LE).demande

        with pytest.raises(PasUnDoublon, match="aucun titulaire en commun"):
            joindre(retenue, autre, agents["guichet"])

        assert Demande.objects.get(pk=retenue.pk).etat == "retenue"

    def test_refuse_une_demande_qui_a_quitte_le_registre(self, agents, retenue, demande):
        radier(demande, motif=MotifRadiation.ABANDON, par=Systeme(), le=LE)

        with pytest.raises(PassageInterdit, match="Radiée"):
            joindre(retenue, demande, agents["guichet"])

        assert Demande.objects.get(pk=retenue.pk).etat == "retenue"

    def test_refuse_un_guichet_d_ailleurs(self, agents, retenue, demande):
        with pytest.raises(DroitRefuse):
            joindre(retenue, demande, agents["nancy"])


class TestSemblables:
    def test_ne_dit_que_les_vivantes(self, agents, retenue, demande):
        autre = enregistrer(dossier_d_exemple(), par=Demandeur(), le=LE).demande

        assert semblables(retenue) == [demande]
        assert semblables(autre) == [demande]
