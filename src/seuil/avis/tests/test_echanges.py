"""A service wrote: the household learns that a message waits, by each of its channels, and not a word of it."""

import pytest

from seuil.contacts.models import Contact
from seuil.demandes.models import Demande
from seuil.echanges.models import Echange
from seuil.echanges.tests.conftest import *  # noqa: F403 - the fixtures of the room
from seuil.echanges.tests.conftest import REPONSE, SECRET, repondre
from seuil.envois.models import Envoi
from seuil.reactions.models import Echec
from seuil.reactions.travaux import vider

pytestmark = pytest.mark.django_db
AVIS = "message_du_service"


def dits(demande: Demande) -> dict[str, Envoi]:
    """Return what was told by each channel, nothing having failed on the way."""
    vider()
    assert list(Echec.objects.all()) == []
    return {envoi.canal: envoi for envoi in Envoi.objects.filter(demande=demande, avis=AVIS)}


def joindre(demande: Demande, canal: str, adresse: str, *, est_sur: bool = True) -> None:
    """Let one proven address be the only one."""
    Contact.objects.filter(demande=demande).delete()
    jours = {"cree_le": demande.recue_le, "verifie_le": demande.recue_le}
    Contact.objects.create(demande=demande, canal=canal, adresse=adresse, est_sur=est_sur, **jours)


def rien_n_en_sort(demande: Demande) -> None:
    for envoi in Envoi.objects.filter(demande=demande):
        dit = " ".join((envoi.sujet, envoi.titre, envoi.corps, envoi.court))
        assert not any(mot in dit for mot in (REPONSE, SECRET, "bail, mardi", "Un document", "Une question"))


@pytest.mark.parametrize(("canal", "adresse"), [("courriel", "a@exemple.invalid"), ("sms", "+33600000001")])
def test_par_e_mail_ou_sms_un_message_attend_et_rien_de_plus(demande, ecrit, guichet, le, canal, adresse):
    joindre(demande, canal, adresse)
    repondre(ecrit, guichet, le)

    envois = dits(demande)

    assert set(envois) == {canal, "espace"}
    assert envois[canal].titre == "Vous avez un message dans votre espace"
    assert envois[canal].ouvre == "mes_echanges"
    rien_n_en_sort(demande)


def test_sans_adresse_la_lettre_ne_dit_pas_plus(demande, ecrit, guichet, le):
    Contact.objects.filter(demande=demande).delete()
    repondre(ecrit, guichet, le)

    envois = dits(demande)

    assert set(envois) == {"courrier", "espace"}
    assert "allez à un guichet d’enregistrement" in envois["courrier"].corps
    rien_n_en_sort(demande)


def test_a_une_adresse_sure_seulement_quand_le_foyer_se_cache(demande, ecrit, guichet, le):
    joindre(demande, "courriel", "a@exemple.invalid", est_sur=False)
    Demande.objects.filter(pk=demande.pk).update(est_protegee=True, adresse_sure="")
    repondre(ecrit, guichet, le)

    assert set(dits(demande)) == {"espace"}


def test_signe_du_service_qui_a_ecrit_une_fois_par_message(demande, ecrit, guichet, foyer, le):
    joindre(demande, "courriel", "a@exemple.invalid")
    repondre(ecrit, guichet, le)
    repondre(Echange.objects.get(pk=ecrit.pk), guichet, le, "Un mot encore.")
    vider()

    siens = Envoi.objects.filter(demande=demande, avis=AVIS, canal="courriel")
    assert [envoi.expediteur for envoi in siens] == [guichet.organisme] * 2


def test_ce_que_le_foyer_ecrit_ne_part_a_personne(demande, ecrit):
    vider()

    assert not Envoi.objects.filter(avis=AVIS).exists()
    assert not Envoi.objects.filter(agent__isnull=False).exists()
