"""A landlord told twice at the same instant, recognised by two agents, corrected while it is recognised."""

from datetime import date

import pytest

from seuil.acteurs.auteurs import Demandeur
from seuil.demandes.models import Demande
from seuil.demandes.services import modifier
from seuil.journal.models import Entree
from seuil.mutations.models import Location
from seuil.mutations.requetes import demandes_reconnues
from seuil.mutations.services import ecarter_le_locataire, prevenir_le_bailleur, reconnaitre_le_locataire
from seuil.mutations.tests.menage import BAIL, locataire, relue
from seuil.patrimoine.models import Logement
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import DroitRefuse
from tests.concurrence.test_au_meme_instant import ensemble, erreurs

pytestmark = pytest.mark.django_db(transaction=True)
LE = date(2026, 11, 23)


@pytest.fixture
def une(demande, agents) -> Demande:
    return locataire(demande, str(agents["bailleur"].organisme), LE)


@pytest.fixture
def reconnaitre(une, agents):
    """Return a function: an agent of the landlord recognises the household."""
    siens = Logement.objects.filter(programme__bailleur=agents["bailleur"].organisme)
    logement = siens.select_related("programme").earliest("pk")
    dit = {"logement": logement, "bail_depuis": BAIL, "par": agents["bailleur"], "le": LE}
    return lambda: reconnaitre_le_locataire(relue(une), **dit)


class TestAuMemeInstant:
    def test_deux_fois_prevenu_n_en_fait_qu_une(self, une):
        par = Demandeur(une.numero_unique)

        resultats = ensemble(*[lambda: prevenir_le_bailleur(relue(une), par=par, le=LE)] * 3)

        assert erreurs(resultats) == []
        assert Location.objects.count() == 1
        assert Entree.objects.filter(verbe="demande.bailleur_prevenu").count() == 1

    def test_deux_agents_reconnaissent_un_seul_le_fait(self, reconnaitre):
        resultats = ensemble(reconnaitre, reconnaitre)

        assert erreurs(resultats) == [PassageInterdit]
        assert Entree.objects.filter(verbe="demande.locataire_reconnu").count() == 1

    def test_oui_et_non_ensemble_laissent_un_etat_entier(self, une, reconnaitre, agents):
        def ecarter():
            return ecarter_le_locataire(relue(une), motif="Aucun bail.", par=agents["bailleur"], le=LE)

        resultats = ensemble(reconnaitre, ecarter)

        location = Location.objects.get()
        assert erreurs(resultats) == []  # whoever comes second corrects the first
        assert (location.etat == "reconnue") == (location.logement is not None) == (location.motif == "")

    def test_le_bailleur_corrige_pendant_qu_il_reconnait(self, une, reconnaitre, agents):
        def corriger():
            par = Demandeur(une.numero_unique)
            return modifier(relue(une), changements={"bailleur_actuel": "Office d’Ailleurs"}, par=par, le=LE)

        resultats = ensemble(reconnaitre, corriger)

        assert set(erreurs(resultats)) <= {DroitRefuse}
        assert list(demandes_reconnues(agents["bailleur"].organisme)) == []
