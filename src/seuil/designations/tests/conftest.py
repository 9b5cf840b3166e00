"""What the tests of designations share: the demands of the ranking, in order."""

from datetime import date

import pytest

from seuil.demandes.models import Demande
from seuil.rapprochement.tests.oracle import chercher

LE = date(2026, 11, 23)


@pytest.fixture
def classees(orientee, demande) -> list[Demande]:
    """The demands of the ranking, in order."""
    cles = [ligne.demande for ligne in chercher(orientee, le=LE).candidats]
    connues = Demande.objects.in_bulk(cles)
    return [connues[cle] for cle in cles]
