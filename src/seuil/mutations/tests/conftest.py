"""The household of the journey, tenant of the invented landlord: in a T3 of its stock, in Compiègne."""

import pytest

from seuil.acteurs.auteurs import Demandeur
from seuil.demandes.models import Demande
from seuil.demandes.services import modifier
from seuil.mutations.tests.menage import locataire, relue
from seuil.patrimoine.models import Logement
from seuil.reactions.travaux import vider


@pytest.fixture
def locataire_hlm(demande, agents, le) -> Demande:
    """It rents a social dwelling of that landlord, and says so."""
    return locataire(demande, str(agents["bailleur"].organisme), le)


@pytest.fixture
def d_ailleurs(demande, le) -> Demande:
    """It rents from a landlord that Seuil does not know."""
    return locataire(demande, "Office d’Ailleurs", le)


@pytest.fixture
def loue(agents) -> Logement:
    """The dwelling that it rents: three rooms."""
    siens = Logement.objects.filter(programme__bailleur=agents["bailleur"].organisme, programme__commune="60159")
    return siens.filter(type="T3").earliest("pk")


@pytest.fixture
def protegee(locataire_hlm) -> Demande:
    """It hides."""
    Demande.objects.filter(pk=locataire_hlm.pk).update(est_protegee=True)
    return relue(locataire_hlm)


@pytest.fixture
def change(le):
    """Return a function: the household changes an answer."""

    def changer(demande: Demande, **changements) -> Demande:
        modifier(relue(demande), changements=changements, par=Demandeur(demande.numero_unique), le=le)
        vider()
        return relue(demande)

    return changer
