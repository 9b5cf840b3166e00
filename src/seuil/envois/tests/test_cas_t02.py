"""t02: a run cut after five departures, two at once, one by hand: twelve people, twelve messages, one in doubt."""

from contextlib import contextmanager

import pytest

from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Canal
from seuil.demandes.models import Demande
from seuil.envois.etats import Etat
from seuil.envois.models import Envoi
from seuil.envois.services import partir, prevoir
from seuil.envois.tests.annonces import MIDI, annonce

DOUZE, COUPE = 12, 5


class Coupure(BaseException):
    """The process stops here."""


def qui_coupe(vraie):
    """Return a channel that hands messages over for real, and stops the process right after the fifth."""
    partis = []

    class Voie:
        @contextmanager
        def preparer(self, message):
            with vraie.preparer(message) as depart:

                class Depart:
                    def livrer(self) -> str:
                        reference = depart.livrer()
                        partis.append(message.cle)
                        if len(partis) == COUPE:
                            raise Coupure
                        return reference

                yield Depart()

    return Voie()


@pytest.fixture
def douze(monde, le) -> list[Envoi]:
    """Twelve reminders in the queue, none gone."""
    demandes = list(Demande.objects.actives().order_by("pk")[:DOUZE])
    for rang, demande in enumerate(demandes):
        Contact.objects.create(
            demande=demande, canal=Canal.COURRIEL, adresse=f"{rang}@exemple.invalid", cree_le=le, verifie_le=le
        )
    return [prevoir(annonce(demande, fait="échéance 2026-12-27"), demande, le=le)[0] for demande in demandes]


class TestCentFoisLeMemeMessage:
    def test_un_message_et_un_seul_par_personne(self, douze, voies, boite, le):
        with pytest.raises(Coupure):
            partir({Canal.COURRIEL: qui_coupe(voies[Canal.COURRIEL])}, maintenant=MIDI)
        for _ in range(2):
            partir(voies, maintenant=MIDI)
        for envoi in douze:
            prevoir(annonce(envoi.demande, fait="échéance 2026-12-27"), envoi.demande, le=le)
        partir(voies, maintenant=MIDI)

        recus = [recu.destinataire for recu in boite.recus]
        assert (len(recus), len(set(recus))) == (DOUZE, DOUZE)
        relus = Envoi.objects.filter(pk__in=[envoi.pk for envoi in douze]).order_by("pk")
        etats = list(relus.values_list("etat", flat=True))
        assert etats.count(Etat.REMIS) == DOUZE - 1
        assert etats[COUPE - 1] == Etat.DOUTEUX
