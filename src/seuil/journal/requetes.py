"""Reads of the journal."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import QuerySet

from seuil.journal.models import Consultation, Entree, Sceau

PAR_LOT = 1_000
RECUL = timedelta(days=1)


def histoire(numero_unique: str) -> QuerySet[Entree]:
    """Return the acts about a demand, oldest first, with what they said."""
    return Entree.objects.filter(numero_unique=numero_unique).select_related("contenu").order_by("pk")


def consultations(numero_unique: str) -> QuerySet[Consultation]:
    """Return the screens that showed a demand, latest first."""
    return Consultation.objects.filter(numeros__contains=[numero_unique]).order_by("-pk")


def a_sceller(maintenant: datetime) -> Iterator[tuple[str, int, str]]:
    """Yield the lines out of the chain: their nature, key and digest.

    Keys sealed more than a day ago are not looked behind: a line that comes there is not late, it is put in.
    """
    for nature, modele in (("entree", Entree), ("consultation", Consultation)):
        vieux = Sceau.objects.filter(posee_a__lt=maintenant - RECUL, **{f"{nature}__isnull": False})
        depuis = vieux.order_by(f"-{nature}_id").values_list(f"{nature}_id", flat=True).first() or 0
        attendent = modele._default_manager.filter(sceau=None, pk__gt=depuis)
        lignes = attendent.order_by("pk").values_list("pk", "empreinte")
        for pk, empreinte in lignes.iterator(chunk_size=PAR_LOT):
            yield nature, pk, empreinte
