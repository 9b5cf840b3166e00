"""What something locks while its household is erased: counted, taken again the next night."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from django.db import transaction

from seuil.documents.services import effacer_maintenant
from seuil.effacements.models import Reste
from seuil.envois.services import fichiers_de


def garder_les_restes(documents: Iterable[int], *, jeton: str, le: date) -> None:
    """Keep which documents are still to be erased."""
    for cle in documents:
        Reste.objects.get_or_create(document_id=cle, defaults={"jeton": jeton, "depuis": le})


def oter_les_fichiers(demandes: list[int], *, le: date) -> None:
    """Remove the files that hold messages of these demands; keep the path of those that resist."""
    for chemin in fichiers_de(demandes):
        if not _oter(chemin):
            Reste.objects.get_or_create(chemin=str(chemin), defaults={"depuis": le})


def reprendre_les_restes(*, le: date) -> None:
    """Try again what something locked; each in its own transaction."""
    for reste in Reste.objects.order_by("pk"):
        with transaction.atomic():
            if reste.document_id is None:
                est_fini = _oter(Path(reste.chemin))
            else:
                est_fini = not effacer_maintenant([reste.document_id], jeton=reste.jeton, le=le)
            if est_fini:
                reste.delete()


def _oter(chemin: Path) -> bool:
    """Remove a file; say whether nothing of it stays. What cannot be removed is emptied, when it can be."""
    try:
        chemin.unlink(missing_ok=True)
    except OSError:
        with suppress(OSError):
            chemin.write_bytes(b"")
        return False
    return True
