"""A dwelling kept for mutations: only the tenants that its landlord recognised are candidates; others read why."""

from datetime import timedelta

import pytest

from seuil.mutations.services import ecarter_le_locataire
from seuil.mutations.tests.menage import reconnue, relue
from seuil.patrimoine import services as patrimoine
from seuil.rapprochement.gestion.pourquoi import pourquoi
from seuil.rapprochement.requetes import candidats, compter, compter_les_exclusions
from seuil.rapprochement.tests.oracle import chercher
from seuil.regles.contingents import MUTATION


@pytest.fixture
def gardee(agents, logement, le):
    """A T4 of the landlord, out of the flow for its tenants, whose candidates the landlord names."""
    libre_le = le + timedelta(days=45)
    declaree = patrimoine.declarer(logement, libre_le=libre_le, hors_flux=MUTATION, par=agents["bailleur"], le=le)
    patrimoine.orienter(declaree, par=agents["bailleur"], le=le)
    return declaree


def exclusions(lues):
    return {une.regle: une.nombre for une in lues}


def noms(lignes):
    return [ligne.demande for ligne in lignes]


class TestUneVacanceGardee:
    def test_reste_au_bailleur(self, gardee, agents):
        assert gardee.reservataire == agents["bailleur"].organisme

    def test_n_a_aucun_candidat_tant_que_nul_n_est_reconnu(self, gardee, locataire_hlm, le):
        assert chercher(gardee, le=le).candidats == []
        assert compter(gardee, le=le) == 0
        assert set(exclusions(compter_les_exclusions(gardee, le=le))) == {"mutation"}

    def test_ne_garde_que_les_locataires_reconnus(self, gardee, locataire_hlm, agents, loue, le):
        reconnue(locataire_hlm, loue, agents["bailleur"], le)

        assert noms(chercher(gardee, le=le).candidats) == [locataire_hlm.pk]
        assert noms(candidats(gardee, le=le, nombre=20).candidats) == [locataire_hlm.pk]
        assert compter(gardee, le=le) == 1

    def test_les_deux_lectures_comptent_les_memes_exclues(self, gardee, locataire_hlm, agents, loue, le):
        reconnue(locataire_hlm, loue, agents["bailleur"], le)

        entiere = exclusions(chercher(gardee, le=le).exclusions)
        assert entiere == exclusions(compter_les_exclusions(gardee, le=le))
        assert list(entiere) == ["mutation"]

    def test_une_reconnaissance_retiree_l_en_sort(self, gardee, locataire_hlm, agents, loue, le):
        reconnue(locataire_hlm, loue, agents["bailleur"], le)
        ecarter_le_locataire(relue(locataire_hlm), motif="Erreur.", par=agents["bailleur"], le=le)

        assert chercher(gardee, le=le).candidats == []
        assert compter(gardee, le=le) == 0

    def test_pourquoi_pas_le_dit(self, gardee, locataire_hlm, agents, loue, le):
        numero = locataire_hlm.numero_unique
        avant = pourquoi(numero, gardee, par=agents["bailleur"], le=le)
        assert "logement gardé pour les locataires du bailleur" in avant["titre"]
        assert "n’a pas reconnu ce foyer" in avant["phrase"]

        reconnue(locataire_hlm, loue, agents["bailleur"], le)
        apres = pourquoi(numero, gardee, par=agents["bailleur"], le=le)
        assert "est parmi les candidats" in apres["titre"]
        assert apres["regles"][0]["regle"] == "Locataire reconnu par le bailleur"

    def test_un_autre_logement_ne_demande_rien_de_tel(self, orientee, locataire_hlm, agents, le):
        dite = pourquoi(locataire_hlm.numero_unique, orientee, par=agents["bailleur"], le=le)

        assert "Locataire reconnu par le bailleur" not in [regle["regle"] for regle in dite["regles"]]
