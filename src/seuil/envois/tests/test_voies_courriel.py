"""An e-mail to a real server: what leaves, when, and what each failure says."""

import subprocess
import sys
import time

import pytest

from seuil.envois.tests.envoi import message, voie
from seuil.envois.tests.serveurs import Comportement, boite_aux_lettres
from seuil.envois.voies import Doute, Injoignable, Raison, Refus

COURT = 0.3  # seconds
ASSEZ = 1.0  # for what a server that is there answers before it says nothing more
MOURIR = """
import os, sys
from seuil.envois.tests.envoi import canal, message

with canal(sys.argv[1]).preparer(message()):
    os._exit(9)
"""


def envoyer(boite, envoi=None, *, delai=30.0):
    with voie(boite, delai=delai).preparer(envoi or message()) as depart:
        return depart.livrer()


def ce_que_dit(comportement, *, delai=30.0):
    """Return what the channel raises in front of a server that behaves so, and what that server kept."""
    with boite_aux_lettres(comportement) as boite:
        with pytest.raises((Injoignable, Refus, Doute)) as levee:
            envoyer(boite, delai=delai)
        return levee.value, boite.recus


class TestPreparer:
    def test_ne_laisse_rien_sans_livrer(self):
        with boite_aux_lettres() as boite:
            with voie(boite).preparer(message()):
                pass

            assert boite.recus == []

    def test_ne_laisse_rien_quand_l_appelant_echoue(self):
        with boite_aux_lettres() as boite:
            with pytest.raises(ZeroDivisionError), voie(boite).preparer(message()):
                raise ZeroDivisionError

            assert boite.recus == []

    def test_ne_laisse_rien_quand_le_processus_meurt(self):
        with boite_aux_lettres() as boite:
            mort = subprocess.run([sys.executable, "-c", MOURIR, boite.url()], check=False)

            assert (mort.returncode, boite.recus) == (9, [])

    def test_ne_joint_pas_un_serveur_eteint(self):
        with boite_aux_lettres() as boite:
            eteint = voie(boite)

        with pytest.raises(Injoignable), eteint.preparer(message()):
            pass

    def test_ne_joint_pas_un_relais_qui_refuse_notre_adresse(self):
        dit, _ = ce_que_dit(Comportement.EXPEDITEUR_REFUSE)

        assert isinstance(dit, Injoignable)
        assert str(dit) == "550 5.7.1 sender rejected"

    @pytest.mark.parametrize(
        "comportement", [Comportement.MUET, Comportement.BAVARD, Comportement.MUET_AU_DESTINATAIRE, Comportement.OCCUPE]
    )
    def test_n_attend_pas_un_serveur_qui_traine(self, comportement):
        debut = time.monotonic()
        dit, recus = ce_que_dit(comportement, delai=COURT)

        assert isinstance(dit, Injoignable)
        assert recus == []
        assert time.monotonic() - debut < 60  # it would have had no end

    @pytest.mark.parametrize(
        ("comportement", "raison", "definitif"),
        [
            (Comportement.INCONNU, Raison.ADRESSE_INCONNUE, True),
            (Comportement.PLEIN, Raison.BOITE_PLEINE, False),
            (Comportement.PLEIN_POUR_DE_BON, Raison.BOITE_PLEINE, False),
            (Comportement.LISTE_GRISE, Raison.REFUS, False),
        ],
    )
    def test_dit_pourquoi_le_destinataire_est_refuse(self, comportement, raison, definitif):
        dit, recus = ce_que_dit(comportement)

        assert isinstance(dit, Refus)
        assert (dit.raison, dit.definitif, recus) == (raison, definitif, [])

    def test_refuse_une_adresse_malformee_sans_rien_joindre(self):
        with boite_aux_lettres() as boite:
            eteint = voie(boite)

        with pytest.raises(Refus) as refus, eteint.preparer(message("essai@exemple.invalid\r\nRCPT TO:<autre@x.fr>")):
            pass

        assert refus.value.raison == Raison.ADRESSE_MALFORMEE

    def test_refuse_un_nom_accentue_si_le_relais_ne_les_connait_pas(self):
        with boite_aux_lettres() as boite:
            with pytest.raises(Refus) as refus:
                envoyer(boite, message("zoé@exemple.invalid"))

            assert (refus.value.raison, boite.recus) == (Raison.AUTRE, [])

    def test_ecrit_a_un_nom_accentue_si_le_relais_les_connait(self):
        with boite_aux_lettres(utf8=True) as boite:
            envoyer(boite, message("zoé@exemple.invalid"))

            assert boite.recus[0].destinataire == "zoé@exemple.invalid"


class TestLivrer:
    def test_rend_ce_que_dit_le_serveur(self):
        with boite_aux_lettres() as boite:
            assert envoyer(boite) == "2.0.0 Ok: queued as 4F1C2"

    def test_ne_part_qu_une_fois(self):
        with boite_aux_lettres() as boite:
            with voie(boite).preparer(message()) as depart:
                depart.livrer()
                with pytest.raises(RuntimeError):
                    depart.livrer()

            assert len(boite.recus) == 1

    @pytest.mark.parametrize("comportement", [Comportement.MUET_APRES, Comportement.COUPE_AU_CONTENU])
    def test_doute_quand_le_serveur_se_tait_apres_le_contenu(self, comportement):
        dit, _ = ce_que_dit(comportement, delai=ASSEZ)

        assert isinstance(dit, Doute)

    def test_doute_d_un_message_que_le_serveur_a_pris_sans_le_dire(self):
        dit, recus = ce_que_dit(Comportement.COUPE_APRES)

        assert isinstance(dit, Doute)
        assert len(recus) == 1

    def test_attend_plus_longtemps_la_derniere_reponse(self):
        debut = time.monotonic()
        ce_que_dit(Comportement.MUET_APRES, delai=ASSEZ)

        assert 5 < time.monotonic() - debut < 60

    @pytest.mark.parametrize(
        ("comportement", "raison", "definitif"),
        [
            (Comportement.REFUSE_LE_CONTENU, Raison.REFUS, True),
            (Comportement.PLEIN_AU_CONTENU, Raison.BOITE_PLEINE, False),
        ],
    )
    def test_dit_pourquoi_le_contenu_est_refuse(self, comportement, raison, definitif):
        dit, recus = ce_que_dit(comportement)

        assert isinstance(dit, Refus)
        assert (dit.raison, dit.definitif, recus) == (raison, definitif, [])

    def test_reviendra_quand_le_serveur_est_occupe(self):
        dit, _ = ce_que_dit(Comportement.OCCUPE_AU_CONTENU)

        assert isinstance(dit, Injoignable)
