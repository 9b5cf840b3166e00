"""A registered demand told again: read as its household would have typed it, it says the same demand."""

import pytest

from seuil.declarations.forms.deja_dites import reponses_de
from seuil.declarations.forms.dossier import apercu
from seuil.declarations.forms.ecarts import COCHEES, a_repondre, ecarts
from seuil.declarations.forms.marche import TITULAIRE
from seuil.declarations.forms.saisie import Saisie
from seuil.declarations.tests.saisies import ENFANT, LE, photo, remplir
from seuil.demandes.models import Demande

CONJOINT = ENFANT | {"lien": "conjoint", "prenom": "Sami", "naissance_annee": "1988"}


@pytest.fixture
def deposer(client, monde):
    """Return a function: the demand registered through the form, with these answers."""

    def deposee(**autres) -> Demande:
        client.post("/demander/")
        remplir(client, **autres)
        assert client.post("/demander/envoyer/", {"piece": photo(), "exact": "on"})["Location"] == "/bienvenue/"
        return Demande.objects.latest("pk")

    return deposee


def dite(demande: Demande) -> Saisie:
    return Saisie(reponses_de(demande), le=LE)


def differences(demande: Demande) -> dict[str, tuple]:
    """Return what the answers told again say otherwise than the rows."""
    vu = apercu(dite(demande))
    autres = {
        champ: (valeur, getattr(demande, champ))
        for champ, valeur in vu.demande.items()
        if _nue(champ, valeur) != _nue(champ, getattr(demande, champ))
    }
    for cle, personne in vu.personnes.items():
        rangee = demande.titulaire if cle == TITULAIRE else demande.personnes.get(pk=int(cle[1:]))
        for champ, valeur in personne.items():
            connue = getattr(rangee, champ)
            if champ == "avis_de":
                connue = None if connue is None else TITULAIRE if connue == demande.titulaire else f"p{connue.pk}"
            if (valeur or None) != (connue or None):
                autres[f"{cle}.{champ}"] = (valeur, connue)
    return autres


def _nue(champ, valeur):
    return sorted(valeur) if champ in COCHEES else valeur or None


class TestReponsesDe:
    def test_disent_la_demande_que_le_formulaire_a_faite(self, deposer):
        demande = deposer(joindre={"telephone": "0612345678"}, emploi__vous={"lieu_travail": "Venette"})

        assert differences(demande) == {}
        assert a_repondre(Saisie({}, le=LE), dite(demande)) == []

    def test_disent_presque_tout_d_une_demande_venue_d_ailleurs(self, monde):
        """A file may say the rent of who owns its home: no page asks for it, none tells it."""
        for demande in Demande.objects.all():
            assert differences(demande).keys() <= {"apl", "loyer_charges", "est_proprietaire"}, demande.numero_unique

    def test_ne_changent_rien_quand_rien_ne_change(self, monde):
        for demande in Demande.objects.all():
            assert not ecarts(dite(demande), dite(demande)), demande.numero_unique
