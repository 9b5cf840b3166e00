"""S1: wrong codes sent together, on real connections: five are checked, not one more."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier, Lock

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from seuil.acteurs.models import Agent
from seuil.acteurs.tests.portes import lire
from seuil.connexions.facteurs import secours_de
from seuil.connexions.services import (
    TropDeCodesFaux,
    TropDEssais,
    eprouver_avec_compte,
    noter_les_codes,
    renouveler_les_codes,
    tenter,
)

pytestmark = pytest.mark.django_db(transaction=True)
ENSEMBLE = 40


def ensemble(acte) -> list:
    """Run an act from forty connections released together; return what each returned."""
    depart = Barrier(ENSEMBLE)

    def courir(rang: int):
        depart.wait()
        try:
            return acte()
        finally:
            connection.close()

    with ThreadPoolExecutor(ENSEMBLE) as equipe:
        return list(equipe.map(courir, range(ENSEMBLE)))


class TestQuaranteEssaisEnsemble:
    def test_verifient_cinq_secrets(self):
        verrou, verifies = Lock(), []

        def verifier() -> None:
            with verrou:
                verifies.append(1)

        def essayer() -> bool:
            try:
                tenter("menage 1", "192.0.2.1", verifier, maintenant=timezone.now())
            except TropDEssais:
                return False
            return True

        permis = ensemble(essayer)

        assert (sum(permis), len(verifies)) == (5, 5)

    def test_verifient_dix_codes_apres_le_bon_mot_de_passe(self):
        """Forty sources at once, one account: the ten free tries are counted before they are checked."""
        agent, verrou, verifies = Agent.objects.create_user("ines", password="x"), Lock(), []

        def verifier() -> bool:
            with verrou:
                verifies.append(1)
            return False

        def essayer() -> bool:
            try:
                eprouver_avec_compte(agent, verifier, maintenant=timezone.now())
            except TropDeCodesFaux:
                return False
            return True

        permis = ensemble(essayer)

        assert (sum(permis), len(verifies)) == (10, 10)

    def test_lisent_cinq_refus_par_la_page_des_agents(self):
        saisie = {"identifiant": "personne", "mot_de_passe": "faux"}

        pages = ensemble(lambda: lire(Client().post("/gestion/connexion/", saisie)))

        assert sum("ne vont pas ensemble" in page for page in pages) == 5
        assert sum("Attendez 15 minutes" in page for page in pages) == 35


class TestCodesDeSecours:
    def test_un_code_utilise_pendant_qu_on_les_note_ne_sert_plus(self):
        """Noting waits for the try in progress, then keeps what it wrote."""
        agent = Agent.objects.create_user("ines", password="x")
        renouveler_les_codes(agent, le=date(2026, 11, 23))
        code = secours_de(agent).get_unused_codes()[0]

        def noter() -> None:
            try:
                noter_les_codes(agent, maintenant=timezone.now())
            finally:
                connection.close()

        with ThreadPoolExecutor(1) as equipe:
            with transaction.atomic():
                assert secours_de(agent).validate_code(code)
                suite = equipe.submit(noter)
                time.sleep(0.5)
            suite.result()

        assert secours_de(agent).did_view
        assert not secours_de(agent).validate_code(code)
