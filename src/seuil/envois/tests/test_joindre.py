"""Between the queue and the departure, an address may be left, die, be closed or become unsafe."""

import pytest

from seuil.contacts.models import Contact, Preference
from seuil.contacts.nomenclatures import Canal, Usage
from seuil.contacts.services import proteger
from seuil.envois.annonces import Papier
from seuil.envois.etats import Etat
from seuil.envois.models import Envoi
from seuil.envois.requetes import a_regarder
from seuil.envois.services import envoyer_un_code, partir, prevoir, rebondir, renvoyer
from seuil.envois.tests.annonces import MIDI, annonce
from seuil.envois.voies import Raison


@pytest.fixture
def envoi(demande, courriel, le) -> Envoi:
    return prevoir(annonce(demande), demande, le=le)[0]


def suite(envoi: Envoi) -> list[tuple[str, str]]:
    """Return what leaves instead: by which channel, in which state."""
    return list(Envoi.objects.filter(relaie=envoi).values_list("canal", "etat"))


class TestAdresseQuittee:
    def test_ne_recoit_plus_rien_le_jour_meme(self, envoi, courriel, voies, boite, le):
        Contact.objects.filter(pk=courriel.pk).update(retire_le=le)

        partir(voies, maintenant=MIDI)

        envoi.refresh_from_db()
        assert (envoi.etat, envoi.raison, boite.recus) == (Etat.ANNULE, "Adresse quittée avant le départ", [])

    @pytest.mark.parametrize("champ", ["retire_le", "morte_le"])
    def test_laisse_la_place_a_une_lettre(self, envoi, courriel, voies, le, champ):
        """Nothing is lost in silence: the household is told by the next channel."""
        Contact.objects.filter(pk=courriel.pk).update(**{champ: le})

        partir(voies, maintenant=MIDI)

        assert suite(envoi) == [("courrier", Etat.EN_FILE)]

    def test_est_prevenue_qu_elle_ne_sert_plus(self, demande, courriel, voies, boite, le):
        courriel.retire_le = le
        courriel.save()
        prevoir(annonce(demande, contacts=(courriel,), papier=Papier.JAMAIS), demande, le=le)

        partir(voies, maintenant=MIDI)

        assert [recu.destinataire for recu in boite.recus] == ["nadia@exemple.invalid"]

    def test_ne_fait_rien_dire_a_une_autre(self, demande, courriel, telephone, le):
        """What it is told concerns it alone."""
        courriel.retire_le = le
        courriel.save()
        (envoi,) = prevoir(annonce(demande, contacts=(courriel,), papier=Papier.JAMAIS), demande, le=le)

        assert rebondir(envoi, Raison.ADRESSE_INCONNUE, le=le) is None

    def test_est_encore_prevenue_quand_une_personne_renvoie(self, demande, courriel, voies, boite, agents, le):
        courriel.retire_le = le
        courriel.save()
        (envoi,) = prevoir(annonce(demande, contacts=(courriel,), papier=Papier.JAMAIS), demande, le=le)
        Envoi.objects.filter(pk=envoi.pk).update(etat=Etat.DOUTEUX)

        renvoyer(envoi, par=agents["guichet"], le=le)
        partir(voies, maintenant=MIDI)

        assert len(boite.recus) == 1

    def test_ne_recoit_plus_de_code(self, courriel, voies, boite, par, le):
        envoyer_un_code(courriel, Usage.VERIFIER, par=par, maintenant=MIDI)
        Contact.objects.filter(pk=courriel.pk).update(retire_le=le)

        partir(voies, maintenant=MIDI)

        assert boite.recus == []


class TestAdresseFermee:
    def test_une_protection_arrete_ce_qui_attendait(self, envoi, demande, voies, boite, agents, le):
        """t02 and the safe channel: nothing to the old address, not even what was queued before."""
        proteger(demande, adresse_sure="", surs=[], heures=None, par=agents["guichet"], le=le)

        partir(voies, maintenant=MIDI)

        envoi.refresh_from_db()
        assert (envoi.etat, boite.recus, suite(envoi)) == (Etat.ANNULE, [], [])

    def test_une_voie_que_le_foyer_ferme_n_est_plus_prise(self, envoi, demande, telephone, voies, boite):
        Preference.objects.create(demande=demande, sans_courriel=True)

        partir(voies, maintenant=MIDI)

        assert (boite.recus, suite(envoi)) == ([], [(Canal.SMS, Etat.EN_FILE)])


class TestAdresseMalEcrite:
    @pytest.mark.parametrize(
        "adresse", ["nadia@exemple.invalid\nBcc: x@y.invalid", "n" * 242 + "@exemple.fr", "nadia🏠@exemple.invalid"]
    )
    def test_ne_sort_pas_et_passe_a_la_lettre(self, demande, courriel, voies, boite, adresse, le):
        """A new line, more than a mailbox may be named, an emoji: the address is said dead, alone."""
        Contact.objects.filter(pk=courriel.pk).update(adresse=adresse)
        envoi = prevoir(annonce(demande), demande, le=le)[0]

        partir(voies, maintenant=MIDI)

        envoi.refresh_from_db()
        assert (envoi.etat, boite.recus, suite(envoi)) == (Etat.REBONDI, [], [("courrier", Etat.EN_FILE)])
        assert Contact.objects.get(pk=courriel.pk).morte_le == le


class TestSansPapier:
    def test_un_guichet_voit_ce_qui_n_a_plus_de_voie(self, demande, courriel, voies, boite, agents, le):
        """Nothing is cancelled in silence: the space keeps it, a desk sees that nothing left."""
        envoi = prevoir(annonce(demande, papier=Papier.JAMAIS), demande, le=le)[0]
        Contact.objects.filter(pk=courriel.pk).update(morte_le=le)

        partir(voies, maintenant=MIDI)

        envoi.refresh_from_db()
        assert (envoi.etat, boite.recus) == (Etat.RETENU, [])
        assert envoi in a_regarder(agents["guichet"])
