"""A name or a birth that a household changes is asked, told, and waits for a second reading; the rest is written."""

import pytest

from seuil.acteurs.tests.portes import lire
from seuil.declarations.tests.changer import changer, enregistrer
from seuil.demandes.models import Demande, IdentiteARelire
from seuil.demandes.tests.menage import connecter
from seuil.journal.models import Entree

CHANGER = "/ma-demande/changer/"


@pytest.fixture
def foyer(client, demande):
    """The browser of the household of the journey."""
    return connecter(client, demande)


def relue(demande: Demande) -> Demande:
    return Demande.objects.get(pk=demande.pk)


class TestUneIdentite:
    def test_se_dit_avant_d_etre_enregistree(self, foyer):
        page = lire(changer(foyer, f"{CHANGER}identite/", nom="Autre"))

        assert "Un agent relit un nom ou une date de naissance avant de le changer" in page
        assert "Cela prend au plus 10 jours" in page

    def test_attend_une_seconde_lecture_et_le_reste_est_ecrit(self, foyer, demande):
        changer(foyer, f"{CHANGER}identite/", nom="Autre")
        changer(foyer, f"{CHANGER}depuis/", nb_occupants="7")

        page = lire(enregistrer(foyer, CHANGER))

        assert "est en cours de relecture" in page
        assert "Nom : Fictive devient Autre" in page
        assert (relue(demande).titulaire.nom, relue(demande).nb_occupants) == ("Fictive", 7)
        assert IdentiteARelire.objects.get(demande=demande).apres == {"nom": "Autre"}

    def test_n_ecrit_rien_d_autre_et_ne_le_dit_pas(self, foyer, demande):
        changer(foyer, f"{CHANGER}depuis/", nb_occupants="7")
        enregistrer(foyer, CHANGER)
        changer(foyer, f"{CHANGER}identite/", nom="Autre")

        page = lire(enregistrer(foyer, CHANGER))

        assert "Ce qui a changé" not in page
        assert Entree.objects.filter(verbe="demande.modifiee").count() == 1

    def test_ne_se_demande_pas_deux_fois(self, foyer, demande):
        changer(foyer, f"{CHANGER}identite/", nom="Autre")
        enregistrer(foyer, CHANGER)
        changer(foyer, f"{CHANGER}identite/", nom="Encore")

        page = lire(enregistrer(foyer, CHANGER))

        assert "attend déjà d’être relu par un agent" in page
        assert IdentiteARelire.objects.count() == 1
