"""The sheet that a household prints: what it asks, what it needs, whom to call; who it is stays out."""

import pytest

from seuil.acteurs.tests.portes import lire
from seuil.demandes.etats import MotifRadiation
from seuil.demandes.models import Demande, Personne
from seuil.demandes.tests.menage import connecter

PAGE = "/ma-demande/en-une-page/"


@pytest.fixture
def lue(demande, client) -> str:
    return lire(connecter(client, demande).get(PAGE)).replace("\u00a0", " ").replace("\u202f", " ")


def test_dit_la_demande_ses_points_et_ses_papiers(lue):
    dits = ("060 1126", "23 novembre 2026", "23 novembre 2027", "1 adulte, 2 enfants mineurs", "T4 ou T5")
    assert [dit for dit in (*dits, "Compiègne", "Votre score : 80 points") if dit not in lue] == []
    assert "77 points attendent ces papiers" in lue
    assert "Livret de famille" in lue


def test_donne_les_guichets_et_leur_ligne_directe(lue):
    assert "Mairie de Clairoix" in lue
    assert "03 44 83 29 11" in lue


def test_ne_nomme_personne_et_ne_donne_ni_rue_ni_telephone(demande, lue):
    noms = {part for personne in demande.personnes.all() for part in (personne.nom, personne.prenom) if part}
    siens = {demande.adresse, demande.mel, demande.telephone} - {""}

    assert len(noms) > 1
    assert [dit for dit in noms | siens if dit in lue] == []


def test_compte_un_bebe_attendu_a_part(demande, client, le):
    Personne.objects.create(demande=demande, ordre=9, lien="a_naitre", naissance=le.replace(year=le.year + 1))

    assert "1 adulte, 2 enfants mineurs, un bébé attendu" in lire(connecter(client, demande).get(PAGE))


def test_dit_qu_une_demande_est_finie(demande, client, le):
    abandon = {"etat": "radiee", "radiee_le": le, "motif_radiation": MotifRadiation.ABANDON}
    Demande.objects.filter(pk=demande.pk).update(**abandon)

    assert "n’est plus active" in lire(connecter(client, demande).get(PAGE))


def test_n_est_gardee_par_aucun_navigateur(demande, client):
    assert "no-store" in connecter(client, demande).get(PAGE).headers["Cache-Control"]
