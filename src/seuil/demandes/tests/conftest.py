"""Households that have no access code."""

import pytest

from seuil.demandes.models import Demande


@pytest.fixture
def sans_code(monde, db) -> list[str]:
    """The numbers of five demands without a code; the others have one."""
    Demande.objects.update(code_acces="x")
    cinq = list(Demande.objects.actives().order_by("pk").values_list("pk", flat=True)[:5])
    Demande.objects.filter(pk__in=cinq).update(code_acces="")
    return list(Demande.objects.filter(pk__in=cinq).order_by("pk").values_list("numero_unique", flat=True))
