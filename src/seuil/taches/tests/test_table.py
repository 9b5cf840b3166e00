"""Each line does its day: called alone, with ``le`` or ``maintenant``, and twice without harm."""

from datetime import date, timedelta

import pytest
from django.contrib.sessions.models import Session

from seuil.acteurs.auteurs import Systeme
from seuil.cotation.models import Registre
from seuil.cotation.requetes import grilles_en_vigueur
from seuil.demandes.models import Demande
from seuil.demandes.services import modifier
from seuil.rapprochement.models import Nuit
from seuil.rapprochement.services import passer_la_nuit as passer_a_la_main
from seuil.rapprochement.services import verifier
from seuil.taches.actes import passer_la_nuit, publier_la_tete, purger_les_connexions
from seuil.taches.models import Panne
from seuil.taches.services import passer
from seuil.taches.table import TACHES
from seuil.taches.tests.horloge import a

pytestmark = pytest.mark.django_db
LE = date(2026, 11, 23)


def arreter_au(le: date) -> None:
    """Make the scores of the world stand at a day."""
    grille = grilles_en_vigueur(["compiegne"], le)["compiegne"]
    Registre.objects.update_or_create(territoire_id="compiegne", defaults={"grille": grille, "arrete_au": le})


class TestTable:
    def test_nomme_chaque_tache_une_fois(self):
        assert list(TACHES) == [
            "sceller",
            "connexions",
            "nuit",
            "publier",
            "brouillons",
            "papiers",
            "identites",
            "echeances",
            "fins",
            "preuves",
            "foyers",
            "analyser",
            "ressemblances",
            "retours",
            "courrier",
            "notifications",
            "ouvertures",
            "rendez_vous",
            "resume",
        ]
        assert all(len(tache.nom) <= 40 for tache in TACHES.values())


class TestNuit:
    def test_passe_chaque_nuit_manquee(self, monde):
        """Case t03 B: three nights, none jumped over, and the scores are those of a calculation from scratch."""
        passer(TACHES["nuit"], maintenant=a(LE))
        modifier(Demande.objects.earliest("pk"), changements={"surface": 12}, par=Systeme(), le=LE + timedelta(2))

        passer(TACHES["nuit"], maintenant=a(LE + timedelta(3)))

        nuits = Nuit.objects.order_by("pk").values_list("le", "est_un_saut")
        assert list(nuits) == [(LE + timedelta(rang), False) for rang in range(4)]
        assert list(verifier(le=LE + timedelta(3))) == []

    def test_ne_repasse_pas_la_nuit_passee_a_la_main(self, monde):
        passer_a_la_main(le=LE)

        assert passer_la_nuit(le=LE) == {}
        assert Nuit.objects.count() == 1

    def test_ne_revient_pas_au_jour_manque_quand_les_scores_sont_plus_loin(self, monde):
        """A grid published on Wednesday stands there: the nights of Monday and Tuesday are behind it."""
        arreter_au(LE + timedelta(2))

        assert passer_la_nuit(le=LE) == {}
        assert not Nuit.objects.exists()

    def test_dit_une_fois_la_nuit_qu_une_personne_doit_confirmer(self, monde):
        """N4: scores that stand fifty days behind are no stop of the clock; a person confirms."""
        arreter_au(LE - timedelta(50))
        for _ in range(3):
            passer(TACHES["nuit"], maintenant=a(LE))

        assert "il y a 50 jours. Si c’est voulu, relancez avec --confirmer" in Panne.objects.get().erreur
        passer_a_la_main(le=LE, confirmee=True)
        passer(TACHES["nuit"], maintenant=a(LE))
        assert not Panne.objects.exists()


class TestPublier:
    def test_publie_une_fois_par_jour(self, tetes):
        for _ in range(2):
            publier_la_tete(le=LE)

        assert len(tetes.read_text().splitlines()) == 1

    def test_ne_publie_pas_apres_coup_les_jours_manques(self, tetes):
        passer(TACHES["publier"], maintenant=a(LE))
        passer(TACHES["publier"], maintenant=a(LE + timedelta(3)))

        jours = [ligne.split('"jour": "')[1][:10] for ligne in tetes.read_text().splitlines()]
        assert jours == ["2026-11-23", "2026-11-26"]


class TestConnexions:
    def test_oublie_les_sessions_qui_ont_fini(self, db):
        Session.objects.create(session_key="finie", session_data="", expire_date=a(LE, 11))
        Session.objects.create(session_key="ouverte", session_data="", expire_date=a(LE, 13))

        purger_les_connexions(maintenant=a(LE, 12))

        assert list(Session.objects.values_list("session_key", flat=True)) == ["ouverte"]
