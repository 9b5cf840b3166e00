"""Chain what is not chained yet."""

from datetime import datetime
from itertools import islice

from django.db import connection, transaction

from seuil.journal.faits import ORIGINE, maillon
from seuil.journal.models import Sceau
from seuil.journal.requetes import a_sceller

VERROU_SCEAU = 7_301
PAR_PAQUET = 1_000


@transaction.atomic
def sceller() -> str:
    """Chain every entry and consultation not chained yet; return the head of the chain (64 hexadecimal digits).

    To be run every minute: what the chain does not hold yet, its owner could still rewrite unseen.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [VERROU_SCEAU])
        cursor.execute("select clock_timestamp()")
        maintenant: datetime = cursor.fetchone()[0]
    dernier = Sceau.objects.order_by("-rang").first()
    rang, tete = (dernier.rang, dernier.empreinte) if dernier else (0, ORIGINE)
    attendent = a_sceller(maintenant)
    while paquet := [*islice(attendent, PAR_PAQUET)]:
        sceaux = []
        for nature, pk, empreinte in paquet:
            rang, precedente = rang + 1, tete
            tete = maillon(precedente, rang, maintenant, nature, pk, empreinte)
            cle = {f"{nature}_id": pk}
            sceaux.append(Sceau(rang=rang, posee_a=maintenant, precedente=precedente, empreinte=tete, **cle))
        Sceau.objects.bulk_create(sceaux)
    return tete
