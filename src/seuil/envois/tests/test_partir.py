"""A message leaves once: whatever fails, what was leaving is known, and nothing is sent twice by itself."""

import email
from datetime import timedelta

import pytest
from django.db import connection

from seuil.acteurs.auteurs import Demandeur
from seuil.contacts.models import Contact, Preference
from seuil.contacts.nomenclatures import Canal, Usage
from seuil.envois.etats import Etat
from seuil.envois.models import Envoi
from seuil.envois.services import dire_les_doutes, envoyer_un_code, partir, prevoir, renvoyer
from seuil.envois.tests.annonces import MIDI, annonce
from seuil.envois.tests.envoi import voie
from seuil.envois.tests.serveurs import Comportement, boite_aux_lettres
from seuil.journal.models import Entree

DELAIS = {Comportement.MUET: 1, Comportement.MUET_APRES: 2}  # seconds: they are waited for to the end


@pytest.fixture
def envoi(demande, courriel, le) -> Envoi:
    return prevoir(annonce(demande), demande, le=le)[0]


def relire(envoi: Envoi) -> Envoi:
    return Envoi.objects.get(pk=envoi.pk)


class TestPartir:
    def test_remet_au_serveur_et_le_consigne(self, envoi, voies, boite):
        tournee = partir(voies, maintenant=MIDI)

        assert (tournee.partis, relire(envoi).etat, relire(envoi).parti_a) == (1, Etat.REMIS, MIDI)
        assert Entree.objects.filter(verbe="demande.message_parti", objet_id=str(envoi.demande_id)).count() == 1

    def test_ecrit_un_sujet_neutre_et_le_lien_du_message(self, envoi, voies, boite):
        partir(voies, maintenant=MIDI)

        (recu,) = boite.recus
        lu = email.message_from_bytes(recu.octets)
        corps = lu.get_payload(decode=True).decode()
        assert (lu["To"], recu.expediteur.startswith(f"retours+{envoi.cle}@")) == ("nadia@exemple.invalid", True)
        assert "/l/" in corps
        assert envoi.demande.numero_unique not in recu.octets.decode()

    def test_ne_part_pas_deux_fois(self, envoi, voies, boite):
        partir(voies, maintenant=MIDI)

        assert partir(voies, maintenant=MIDI).partis == 0
        assert len(boite.recus) == 1

    @pytest.mark.parametrize(
        ("comportement", "etat"),
        [
            (Comportement.MUET, Etat.EN_FILE),
            (Comportement.OCCUPE, Etat.EN_FILE),
            (Comportement.INCONNU, Etat.REBONDI),
            (Comportement.PLEIN, Etat.EN_FILE),
            (Comportement.MUET_APRES, Etat.DOUTEUX),
            (Comportement.COUPE_APRES, Etat.DOUTEUX),
        ],
    )
    def test_dit_ce_que_le_serveur_a_repondu(self, envoi, comportement, etat):
        with boite_aux_lettres(comportement) as boite:
            partir({Canal.COURRIEL: voie(boite, delai=DELAIS.get(comportement, 30))}, maintenant=MIDI)

        assert relire(envoi).etat == etat

    def test_reessaie_de_plus_en_plus_tard_puis_passe_au_papier(self, envoi, demande):
        with boite_aux_lettres(Comportement.OCCUPE) as boite:
            quand = MIDI
            for _ in range(7):
                partir({Canal.COURRIEL: voie(boite)}, maintenant=quand)
                quand += timedelta(days=1)

        assert relire(envoi).etat == Etat.INJOIGNABLE
        assert Envoi.objects.get(relaie=envoi).canal == Canal.COURRIER

    def test_ne_renvoie_jamais_de_lui_meme_ce_qui_est_peut_etre_parti(self, envoi, voies, boite):
        """t02: the fifth, whose answer never came, is shown."""
        Envoi.objects.filter(pk=envoi.pk).update(etat=Etat.EN_DEPART)

        tournee = partir(voies, maintenant=MIDI)

        assert (tournee.douteux, relire(envoi).etat, boite.recus) == (1, Etat.DOUTEUX, [])

    def test_ne_doute_pas_de_ce_qu_un_autre_fait_partir(self, envoi, voies):
        """The advisory lock of a living session says that its owner still works."""
        Envoi.objects.filter(pk=envoi.pk).update(etat=Etat.EN_DEPART)
        autre = connection.copy()
        try:
            with autre.cursor() as curseur:
                curseur.execute("select pg_advisory_lock(%s, %s)", [0x5E17, envoi.pk])
            assert dire_les_doutes() == 0
        finally:
            autre.close()

    def test_repart_quand_une_personne_le_decide(self, envoi, voies, boite, agents, le):
        Envoi.objects.filter(pk=envoi.pk).update(etat=Etat.DOUTEUX)

        renvoyer(envoi, par=agents["guichet"], le=le)
        partir(voies, maintenant=MIDI)

        assert (len(boite.recus), relire(envoi).vu_par) == (1, agents["guichet"])

    def test_n_ecrit_pas_a_une_adresse_quittee_entre_temps(self, envoi, voies, boite, le):
        Contact.objects.update(morte_le=le)

        partir(voies, maintenant=MIDI)

        assert (relire(envoi).etat, boite.recus) == (Etat.ANNULE, [])

    def test_attend_l_heure_sans_danger(self, envoi, voies, boite):
        Preference.objects.create(demande=envoi.demande, heure_debut=14, heure_fin=17)

        partir(voies, maintenant=MIDI)
        assert (relire(envoi).pas_avant, boite.recus) == (MIDI + timedelta(hours=2), [])

        partir(voies, maintenant=MIDI + timedelta(hours=2))
        assert len(boite.recus) == 1

    def test_s_arrete_au_plafond_du_jour_et_le_montre(self, demande, courriel, voies, boite, settings, le):
        """t02: a ceiling per person and per day stops everything."""
        settings.MESSAGES_PAR_JOUR = 2
        for numero in range(3):
            prevoir(annonce(demande, fait=f"journal {numero}"), demande, le=le)

        partir(voies, maintenant=MIDI)

        assert len(boite.recus) == 2
        assert Envoi.objects.filter(etat=Etat.RETENU).count() == 1

    def test_les_codes_qu_un_inconnu_demande_ne_comptent_pas_au_plafond(
        self, demande, courriel, voies, boite, settings, le
    ):
        settings.MESSAGES_PAR_JOUR = 2
        for _ in range(4):
            envoyer_un_code(courriel, Usage.ENTRER, par=Demandeur(), maintenant=MIDI)
        prevoir(annonce(demande), demande, le=le)

        partir(voies, maintenant=MIDI)

        assert (len(boite.recus), Envoi.objects.filter(etat=Etat.RETENU).count()) == (5, 0)

    def test_efface_le_code_une_fois_parti(self, courriel, par, voies, boite):
        envoi = envoyer_un_code(courriel, Usage.VERIFIER, par=par, maintenant=MIDI)

        partir(voies, maintenant=MIDI)

        assert relire(envoi).corps == "(code envoyé)"
        assert "Votre code" in email.message_from_bytes(boite.recus[0].octets).get_payload(decode=True).decode()
