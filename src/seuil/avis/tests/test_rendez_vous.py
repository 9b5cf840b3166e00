"""What a household is told of its appointments: each line once; nothing outside the space of who is protected."""

from datetime import timedelta

import pytest

from seuil.avis.rendez_vous import A_L_ABRI, DES_RENDEZ_VOUS
from seuil.contacts.models import Contact
from seuil.demandes.models import Demande
from seuil.envois.models import Envoi
from seuil.envois.voies.longueur import parties
from seuil.envois.voies.sms import PARTIES_AU_PLUS
from seuil.reactions.models import Echec
from seuil.reactions.travaux import vider
from seuil.rendez_vous import services
from seuil.rendez_vous.nomenclatures import Sorte
from seuil.rendez_vous.tests.conftest import *  # noqa: F403 - the fixtures of the room
from seuil.rendez_vous.tests.conftest import libres

LIEN = "https://demande.logement.exemple-de-ville.fr/l/1z-4kQx0Wm2AbCdEfGhIj/"
pytestmark = pytest.mark.django_db


def envois(demande: Demande, avis: str) -> dict[str, Envoi]:
    """Return the messages of a notice by their channels, nothing having failed on the way."""
    vider()
    assert list(Echec.objects.all()) == []
    return {envoi.canal: envoi for envoi in Envoi.objects.filter(demande=demande, avis=avis)}


@pytest.fixture
def joignable(ronchin, le) -> Demande:
    """Reached by SMS, its number proven and safe."""
    Contact.objects.filter(demande=ronchin).delete()
    dits = {"canal": "sms", "adresse": "+33600000001", "cree_le": le, "verifie_le": le, "est_sur": True}
    Contact.objects.create(demande=ronchin, **dits)
    return ronchin


@pytest.fixture
def vie(joignable, lille, par, le, a):
    """Play a life: asked, proposed, agreed, moved, reminded, cancelled."""

    def jouer() -> None:
        premier, *_, dernier = libres(lille.guichet, Sorte.ENTRETIEN, a)
        un = services.demander(joignable, Sorte.ENTRETIEN, lille.guichet, par=par, le=le, a=a)
        un = services.proposer(un, premier, par=lille, le=le, a=a)
        vider()
        un = services.confirmer(un, par=par, le=le, a=a)
        vider()
        un = services.deplacer(un, dernier, par=lille, le=le, a=a)
        vider()
        veille = dernier.debut - timedelta(days=1)
        services.rappeler(maintenant=veille, le=veille.date())
        vider()
        services.annuler(un, motif="Je déménage.", par=par, le=veille.date(), a=veille)
        vider()

    return jouer


def test_chaque_ligne_est_dite_une_fois_par_sms_et_dans_l_espace(joignable, vie):
    vie()

    for (avis,) in DES_RENDEZ_VOUS.values():
        siens = envois(joignable, avis.nom)
        assert set(siens) == {"sms", "espace"}, avis.nom
        assert "Quand : " in siens["espace"].corps
        assert "{" not in siens["espace"].corps.replace("{lien}", "")
        texte = siens["sms"].court.replace("{lien}", LIEN)
        assert texte.startswith("Rendez-vous logement ")
        assert 0 < parties(texte) <= PARTIES_AU_PLUS
    assert Envoi.objects.filter(demande=joignable, avis="rendez_vous_rappele", canal="sms").count() == 1


def test_rien_ne_sort_de_l_espace_d_un_foyer_protege(joignable, vie):
    Demande.objects.filter(pk=joignable.pk).update(est_protegee=True, adresse_sure="")
    joignable.refresh_from_db()
    vie()

    for (avis,) in DES_RENDEZ_VOUS.values():
        siens = envois(joignable, avis.nom)
        assert set(siens) == {"sms", "espace"}, avis.nom
        assert A_L_ABRI in siens["espace"].corps
        dits = [siens["sms"].court, *(envoi.corps for envoi in siens.values())]
        assert not any(mot in dit for dit in dits for mot in ("Ronchin", "CCAS", " h ", "2026", "déménage"))


def test_une_date_deja_changee_ne_se_dit_plus(joignable, lille, par, le, a):
    """The notice leaves after the act: moved meanwhile, only the last date is told."""
    premier, second = libres(lille.guichet, Sorte.ENTRETIEN, a)[:2]
    un = services.prendre(joignable, Sorte.ENTRETIEN, premier, par=par, le=le, a=a)
    services.deplacer(un, second, par=par, le=le, a=a)

    assert envois(joignable, "rendez_vous_confirme") == {}
    assert second.dit in envois(joignable, "rendez_vous_deplace")["espace"].corps


def test_ce_que_le_foyer_fait_lui_meme_ne_s_ecrit_pas_par_lettre(ronchin, lille, par, le, a):
    Contact.objects.filter(demande=ronchin).delete()
    premier, second = libres(lille.guichet, Sorte.ENTRETIEN, a)[:2]
    un = services.prendre(ronchin, Sorte.ENTRETIEN, premier, par=par, le=le, a=a)
    assert set(envois(ronchin, "rendez_vous_confirme")) == {"espace"}

    services.deplacer(un, second, par=lille, le=le, a=a)
    assert set(envois(ronchin, "rendez_vous_deplace")) == {"espace", "courrier"}
