"""D5: a named person acts for a household, as it agreed, until it says no."""

from dataclasses import replace
from datetime import date

import pytest

from seuil.acteurs.auteurs import Demandeur, Mandataire
from seuil.demandes.acces import peut_modifier
from seuil.demandes.models import Demande
from seuil.demandes.services import modifier
from seuil.journal.models import Entree
from seuil.mandats.models import Mandat
from seuil.mandats.nomenclatures import Recueil
from seuil.mandats.requetes import mandat_du_code, ouverts
from seuil.mandats.services import MandatRefuse, donner, en_vertu, retirer
from seuil.mandats.tests.conftest import LE, TERMES
from seuil.socle.droits import DroitRefuse


class TestDonner:
    def test_garde_ce_que_le_foyer_a_accepte(self, mandat, demande, journal):
        garde = Mandat.objects.get(pk=mandat.pk)

        assert (garde.accord, garde.donne_le, garde.fin_le) == ("J’accepte.", LE, date(2027, 5, 23))
        assert journal(demande)[-1] == "demande.mandat_donne"
        assert Entree.objects.get(verbe="demande.mandat_donne").par == "Le demandeur"

    def test_donne_un_code_qui_n_est_pas_celui_du_foyer(self, donne, demande):
        mandat, code = donne

        assert len(code) == 12
        assert code not in mandat.code
        assert mandat_du_code(demande.numero_unique, code, LE) == mandat
        assert mandat_du_code(demande.numero_unique, code[:-1] + "?", LE) is None

    def test_ne_se_donne_pas_deux_fois_a_la_meme_personne(self, mandat, demande):
        with pytest.raises(MandatRefuse, match="peut déjà agir"):
            donner(demande, TERMES, Recueil.ESPACE, par=Demandeur(demande.numero_unique), le=LE)

    def test_ne_se_donne_pas_a_une_foule(self, demande, settings):
        settings.MANDATS_MAXIMUM = 1
        par = Demandeur(demande.numero_unique)
        donner(demande, TERMES, Recueil.ESPACE, par=par, le=LE)

        with pytest.raises(MandatRefuse, match="Au plus 1 personnes"):
            donner(demande, replace(TERMES, nom="M. Autre"), Recueil.ESPACE, par=par, le=LE)

    def test_refuse_une_duree_hors_de_la_liste(self, demande):
        with pytest.raises(MandatRefuse, match="durée de la liste"):
            donner(demande, replace(TERMES, mois=60), Recueil.ESPACE, par=Demandeur(demande.numero_unique), le=LE)

    def test_n_est_pas_donne_par_qui_agit_deja(self, mandat, demande):
        with pytest.raises(DroitRefuse, match="Seul le foyer lui-même"):
            donner(demande, replace(TERMES, nom="M. Autre"), Recueil.ESPACE, par=mandat.auteur, le=LE)

    def test_n_est_pas_donne_par_un_autre_foyer(self, demande):
        with pytest.raises(DroitRefuse, match="pas la vôtre"):
            donner(demande, TERMES, Recueil.ESPACE, par=Demandeur("0" * 18), le=LE)

    def test_se_donne_a_un_guichet(self, agents, demande):
        mandat, _ = donner(demande, TERMES, Recueil.GUICHET, par=agents["guichet"], le=LE)

        assert mandat.est_ouvert(LE)


class TestRetirer:
    def test_ferme_aussitot(self, donne, demande, journal):
        mandat, code = donne

        retirer(mandat, par=Demandeur(demande.numero_unique), le=LE)

        assert ouverts(demande, LE) == []
        assert mandat_du_code(demande.numero_unique, code, LE) is None
        assert journal(demande)[-1] == "demande.mandat_retire"

    def test_ne_retire_pas_deux_fois(self, mandat, demande, journal):
        for _ in range(2):
            retirer(mandat, par=Demandeur(demande.numero_unique), le=LE)

        assert journal(demande).count("demande.mandat_retire") == 1

    def test_n_est_pas_le_fait_de_qui_agit(self, mandat):
        with pytest.raises(DroitRefuse):
            retirer(mandat, par=mandat.auteur, le=LE)


class TestOuvert:
    def test_jusqu_au_dernier_jour_compris(self, mandat):
        assert mandat.est_ouvert(date(2027, 5, 23))
        assert not mandat.est_ouvert(date(2027, 5, 24))

    def test_une_protection_ferme_ceux_d_avant(self, mandat, demande):
        Demande.objects.filter(pk=demande.pk).update(est_protegee=True)

        assert ouverts(Demande.objects.get(pk=demande.pk), LE) == []

    def test_un_guichet_en_redonne_un_pendant_la_protection(self, agents, demande):
        Demande.objects.filter(pk=demande.pk).update(est_protegee=True)
        protegee = Demande.objects.get(pk=demande.pk)

        with pytest.raises(DroitRefuse, match="à un guichet"):
            donner(protegee, TERMES, Recueil.ESPACE, par=Demandeur(demande.numero_unique), le=LE)
        mandat, _ = donner(protegee, TERMES, Recueil.GUICHET, par=agents["guichet"], le=LE)

        assert ouverts(protegee, LE) == [mandat]


class TestEnVertu:
    def test_l_acte_est_signe_de_qui_agit(self, mandat, demande):
        with en_vertu(mandat, par=mandat.auteur, le=LE) as par:
            modifier(demande, changements={"loyer_charges": 420}, par=par, le=LE)

        acte = Entree.objects.get(verbe="demande.modifiee")
        assert (acte.par, acte.organisme) == ("Mme Aminata Diallo pour le foyer", "CCAS d’Exemple")
        assert Demande.objects.get(pk=demande.pk).loyer_charges == 420

    @pytest.mark.parametrize("champ", ["telephone", "mel", "adresse", "commune"])
    def test_ne_change_jamais_ou_le_foyer_est_prevenu(self, mandat, demande, champ):
        with (
            pytest.raises(DroitRefuse, match="ne se changent que par lui"),
            en_vertu(mandat, par=mandat.auteur, le=LE) as par,
        ):
            modifier(demande, changements={champ: None}, par=par, le=LE)

    def test_ne_change_rien_sans_l_accord_pour_changer(self, demande):
        lecteur = replace(TERMES, change_les_reponses=False)
        mandat, _ = donner(demande, lecteur, Recueil.ESPACE, par=Demandeur(demande.numero_unique), le=LE)

        with pytest.raises(DroitRefuse, match="pas donné le droit"), en_vertu(mandat, par=mandat.auteur, le=LE) as par:
            modifier(demande, changements={"loyer_charges": 420}, par=par, le=LE)

    def test_ne_fait_plus_rien_une_fois_retire(self, mandat, demande):
        perime = Mandat.objects.select_related("demande").get(pk=mandat.pk)
        retirer(mandat, par=Demandeur(demande.numero_unique), le=LE)

        with pytest.raises(DroitRefuse, match="ne pouvez plus agir"), en_vertu(perime, par=perime.auteur, le=LE):
            pytest.fail("entered")

    def test_aucun_autre_droit_n_est_a_qui_agit(self, demande):
        assert not peut_modifier(Mandataire("X", numero_unique=demande.numero_unique), demande).est_oui
