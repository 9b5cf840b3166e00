"""Write again, from the dossiers, every narrow row: after a migration, or when the dated texts of the law change."""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from seuil.cotation import services as cotation
from seuil.demandes.models import Demande
from seuil.rapprochement.services.inscrire import inscrire_la_demande


def reprendre(*, le: date, avancer: Callable[[int], None]) -> int:
    """Score and list every active demand, each in its own transaction; ``avancer`` hears how many are done."""
    cles = Demande.objects.actives().order_by("pk").values_list("pk", flat=True)
    fait = 0
    for cle in cles.iterator():
        with transaction.atomic():
            demande = Demande.objects.get(pk=cle)
            cotation.coter_la_demande(demande, le=le)
            inscrire_la_demande(demande, le=le)
        fait += 1
        avancer(fait)
    return fait
