"""Channels that hang, answer twice, never, or before we wrote that the message left."""

from contextlib import contextmanager
from datetime import timedelta

import pytest

from seuil.acteurs.auteurs import Systeme
from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Canal
from seuil.demandes.models import Demande
from seuil.envois.etats import Etat
from seuil.envois.models import Envoi
from seuil.envois.retours.courriels import lire
from seuil.envois.retours.sms import lire_rapports
from seuil.envois.services import noter_un_rapport, noter_un_retour, partir, prevoir
from seuil.envois.tests.annonces import MIDI, annonce
from seuil.envois.tests.envoi import voie
from seuil.envois.tests.faux_operateur import Reponse, faux_operateur, rapport
from seuil.envois.tests.rebonds import rebond
from seuil.envois.tests.serveurs import Comportement, boite_aux_lettres
from seuil.envois.voies.sms import voie_sms


class RebondAvantLaReponse:
    """A channel whose bounce is read before its departure returns."""

    def __init__(self, vraie, boite):
        self.vraie, self.boite = vraie, boite

    @contextmanager
    def preparer(self, message):
        with self.vraie.preparer(message) as self.depart:
            yield self

    def livrer(self):
        reference = self.depart.livrer()
        noter_un_retour(lire(rebond(self.boite.recus[-1])), maintenant=MIDI)
        return reference


class TestServeur:
    def test_muet_ne_fait_pas_attendre_chaque_message(self, demande, courriel, le):
        """Three in a row, then the other channels have their turn: a code by SMS does not wait for fifty silences."""
        for numero in range(6):
            prevoir(annonce(demande, fait=f"journal {numero}"), demande, le=le)

        with boite_aux_lettres(Comportement.MUET) as boite:
            tournee = partir({Canal.COURRIEL: voie(boite, delai=0.2)}, maintenant=MIDI)

        assert (tournee.remis_a_plus_tard, tournee.avance) == (3, False)

    def test_qui_accepte_puis_rend_aussitot_n_est_pas_dit_remis(self, demande, courriel, boite, le):
        envoi = prevoir(annonce(demande), demande, le=le)[0]

        partir({Canal.COURRIEL: RebondAvantLaReponse(voie(boite), boite)}, maintenant=MIDI)

        envoi.refresh_from_db()
        assert (envoi.etat, envoi.parti_a, len(boite.recus)) == (Etat.REBONDI, MIDI, 1)
        assert Envoi.objects.get(relaie=envoi).canal == Canal.COURRIER


class TestOperateur:
    @pytest.mark.parametrize(
        ("reponse", "etat"), [(Reponse.DEUX_FOIS, Etat.REMIS), (Reponse.JAMAIS, Etat.DOUTEUX)], ids=lambda dit: dit.name
    )
    def test_n_est_sollicite_qu_une_fois(self, demande, telephone, le, reponse, etat):
        """It answers twice, or never: one SMS was asked for, and a doubt is shown."""
        envoi = prevoir(annonce(demande), demande, le=le)[0]

        with faux_operateur(reponse) as operateur:
            voies = {Canal.SMS: voie_sms(operateur.url(delai=1.0), rapports="")}
            partir(voies, maintenant=MIDI)
            partir(voies, maintenant=MIDI + timedelta(days=1))

            assert len(operateur.recus) == 1
        envoi.refresh_from_db()
        assert envoi.etat == etat

    def test_un_telephone_partage_recoit_de_chaque_foyer_et_ne_meurt_que_pour_l_un(self, demande, telephone, le):
        autre = Demande.objects.exclude(pk=demande.pk).earliest("pk")
        partage = Contact.objects.create(
            demande=autre, canal=Canal.SMS, adresse=telephone.adresse, cree_le=le, verifie_le=le
        )
        siens = [prevoir(annonce(foyer), foyer, le=le)[0] for foyer in (demande, autre)]

        with faux_operateur() as operateur:
            partir({Canal.SMS: voie_sms(operateur.url(), rapports="")}, maintenant=MIDI)
            (revenu,) = lire_rapports(rapport(operateur.recus[0], "hard_bounce"))
            noter_un_rapport(revenu, par=Systeme(), maintenant=MIDI)

            assert len(operateur.recus) == 2
        assert [Envoi.objects.get(pk=sien.pk).etat for sien in siens] == [Etat.REBONDI, Etat.REMIS]
        assert Contact.objects.get(pk=partage.pk).est_verifie
