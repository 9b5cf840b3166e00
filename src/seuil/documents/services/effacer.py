"""Destroy what nothing holds any more, and the content of what a household leaves behind."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from seuil.documents.models import DEPOSES, Document, Quarantaine

EFFACE = "Document effacé"


def purger_les_isoles(*, le: date) -> int:
    """Destroy what people brought and nothing holds any more, a day after it came; count them.

    Whatever refers to documents is asked to the models: a form, a demand, and what a later room may add.
    """
    avant = timezone.make_aware(datetime.combine(le - timedelta(settings.FICHIERS_ISOLES_JOURS), time.min))
    vieux = Document.objects.filter(sorte__in=DEPOSES, depose_a__lt=avant)
    return vieux.exclude(_tenus()).defer("chiffre").delete()[1].get(Document._meta.label, 0)


@transaction.atomic
def effacer_maintenant(cles: Iterable[int], *, jeton: str, le: date) -> list[int]:
    """Destroy the content and the name of documents, whoever holds their rows; return those that somebody locks.

    A locked one is neither waited for nor touched: whoever asked comes back later. ``jeton`` takes the place of the
    numéro. Again changes nothing.
    """
    demandes = set(cles)
    libres = Document.objects.filter(pk__in=demandes).order_by("pk").verrouiller_les_libres()
    pris = set(libres.values_list("pk", flat=True))
    Document.objects.filter(pk__in=pris).update(
        nom=EFFACE,
        numero_unique=jeton,
        empreinte="",
        chiffre=b"",
        cle_scellee=b"",
        efface_le=Coalesce("efface_le", Value(le)),
    )
    Quarantaine.objects.filter(document__in=pris).delete()
    return sorted(set(Document.objects.filter(pk__in=demandes - pris).values_list("pk", flat=True)))


def _tenus() -> Q:
    """Return the condition of the documents that a row of any table refers to."""
    tenus = Q()
    for modele in apps.get_models(include_auto_created=True):
        for champ in modele._meta.concrete_fields:
            if champ.related_model is Document and modele is not Quarantaine:
                tenus |= Q(Exists(modele._base_manager.filter(**{champ.name: OuterRef("pk")})))
    return tenus
