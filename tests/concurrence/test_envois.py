"""Messages under several workers at once, and one that dies: each leaves once, or says that it perhaps did."""

import csv
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date, timedelta
from io import StringIO
from threading import Event
from typing import Any

import pytest
from django.db import OperationalError, connection

from seuil.acteurs.auteurs import Demandeur
from seuil.contacts.models import Code, Contact
from seuil.contacts.nomenclatures import Canal, Usage
from seuil.contacts.services import eprouver, tirer
from seuil.demandes.models import Demande
from seuil.envois.etats import Etat
from seuil.envois.models import Envoi, Liasse
from seuil.envois.retours.courriels import lire
from seuil.envois.services import noter_un_retour, partir, preparer_le_courrier, prevoir
from seuil.envois.tests.annonces import MIDI, annonce
from seuil.envois.tests.envoi import voie
from seuil.envois.tests.rebonds import rebond
from seuil.envois.tests.serveurs import Boite, boite_aux_lettres
from tests.concurrence.test_au_meme_instant import ensemble, erreurs
from tests.patience import PATIENCE, attendre

pytestmark = pytest.mark.django_db(transaction=True)
LE = date(2026, 11, 23)
SOURCES, ESSAIS = 40, 25  # a thousand tries


@pytest.fixture
def boite() -> Iterator[Boite]:
    with boite_aux_lettres() as ouverte:
        yield ouverte


@pytest.fixture
def contact(monde) -> Contact:
    return joindre(Demande.objects.earliest("pk"))


def joindre(demande: Demande) -> Contact:
    adresse = f"foyer{demande.pk}@exemple.invalid"
    return Contact.objects.create(demande=demande, canal=Canal.COURRIEL, adresse=adresse, cree_le=LE, verifie_le=LE)


def mettre_en_file(nombre: int, *, est_joint: bool) -> list[Envoi]:
    """Queue a message for as many households: an e-mail, or a letter for who has no verified address."""
    demandes = list(Demande.objects.select_related("guichet__organisme").order_by("pk")[:nombre])
    for demande in demandes if est_joint else ():
        joindre(demande)
    return [prevoir(annonce(demande), demande, le=LE)[0 if est_joint else 1] for demande in demandes]


def etats() -> Counter[str]:
    return Counter(Envoi.objects.exclude(canal=Canal.ESPACE).values_list("etat", flat=True))


class TestDeuxPompes:
    def test_font_partir_cinquante_messages_une_fois_chacun(self, monde, boite):
        """t02: two workers start together."""
        envois = mettre_en_file(50, est_joint=True)

        tournees = ensemble(*[lambda: partir({Canal.COURRIEL: voie(boite)}, maintenant=MIDI)] * 2)

        assert sorted(recu.destinataire for recu in boite.recus) == sorted(envoi.adresse for envoi in envois)
        assert (sum(tournee.partis for tournee in tournees), etats()) == (50, {Etat.REMIS: 50})


class TestPompeTuee:
    def test_laisse_un_doute_et_jamais_un_second_message(self, contact, boite):
        """t02: the server took the message, the worker died before it could write so."""
        boite.repond.clear()
        envoi = prevoir(annonce(contact.demande), contact.demande, le=LE)[0]
        siennes: list[Any] = []
        prete = Event()

        def pomper() -> None:
            connection.ensure_connection()
            siennes.append(connection.connection)
            prete.set()
            with suppress(OperationalError):
                partir({Canal.COURRIEL: voie(boite)}, maintenant=MIDI)
            connection.close()

        with ThreadPoolExecutor(1) as equipe:
            suite = equipe.submit(pomper)
            assert prete.wait(PATIENCE)
            attendre(lambda: boite.recus or suite.done())
            siennes[0].close()
            boite.repond.set()
            suite.result()
        assert Envoi.objects.get(pk=envoi.pk).etat == Etat.EN_DEPART

        for jour in range(2):
            partir({Canal.COURRIEL: voie(boite)}, maintenant=MIDI + timedelta(days=jour))

        assert (Envoi.objects.get(pk=envoi.pk).etat, len(boite.recus)) == (Etat.DOUTEUX, 1)


class TestDeuxMisesSousPli:
    def test_mettent_chaque_lettre_dans_une_seule_liasse(self, monde):
        envois = mettre_en_file(8, est_joint=False)

        comptes = ensemble(*[lambda: preparer_le_courrier(le=LE)] * 3)

        assert erreurs(comptes) == []
        assert (sum(comptes), etats()) == (8, {Etat.IMPRIME: 8})
        lignes = [
            ligne for liasse in Liasse.objects.all() for ligne in csv.reader(StringIO(liasse.index), delimiter=";")
        ]
        cles = [ligne[-1] for ligne in lignes if ligne[0] != "rang"]
        assert sorted(cles) == sorted(envoi.cle for envoi in envois)


class TestRetourLuDeuxFois:
    def test_ne_relaie_qu_une_fois(self, contact, boite):
        envoi = prevoir(annonce(contact.demande), contact.demande, le=LE)[0]
        partir({Canal.COURRIEL: voie(boite)}, maintenant=MIDI)
        octets = rebond(boite.recus[0])

        resultats = ensemble(*[lambda: noter_un_retour(lire(octets), maintenant=MIDI)] * 4)

        assert erreurs(resultats) == []
        assert list(Envoi.objects.filter(relaie=envoi).values_list("canal", flat=True)) == [Canal.COURRIER]


class TestMilleEssais:
    def eprouver_mille_fois(self, contact: Contact, code: str) -> int:
        """Return how many of the tries were said right."""

        par = Demandeur(contact.demande.numero_unique)

        def essayer() -> int:
            return sum(eprouver(contact, Usage.ENTRER, code, par=par, maintenant=MIDI) for _ in range(ESSAIS))

        resultats = ensemble(*[essayer] * SOURCES)
        assert erreurs(resultats) == []
        return sum(resultats)

    def test_comparent_cinq_codes(self, contact):
        """Six digits, forty sources at once: the sixth try is compared with nothing, even when it is right."""
        juste = tirer(contact, Usage.ENTRER, maintenant=MIDI)
        faux = f"{(int(juste) + 1) % 1_000_000:06d}"

        assert self.eprouver_mille_fois(contact, faux) == 0

        assert Code.objects.get(contact=contact).essais == 5
        par = Demandeur(contact.demande.numero_unique)
        assert not eprouver(contact, Usage.ENTRER, juste, par=par, maintenant=MIDI)

    def test_n_entrent_qu_une_fois_avec_le_bon(self, contact):
        juste = tirer(contact, Usage.ENTRER, maintenant=MIDI)

        assert self.eprouver_mille_fois(contact, juste) == 1
