"""Reads of the journal."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from seuil.journal.models import LISTES, Consultation, Entree, Motif, Sceau

PAR_LOT = 1_000
RECUL = timedelta(days=1)
SORTES_DITES = {"bailleur", "commune", "epci", "departement", "etat", "action_logement", "mandataire"}
SERVICE_NEUTRE = _("Un service habilité")


class Lecture(NamedTuple):
    """One opening: the moment, the service, the purpose."""

    a: datetime
    service: str
    motif: str


def histoire(numero_unique: str) -> QuerySet[Entree]:
    """Return the acts about a demand, oldest first, with what they said."""
    return Entree.objects.filter(numero_unique=numero_unique).select_related("contenu").order_by("pk")


def consultations(numero_unique: str) -> QuerySet[Consultation]:
    """Return the screens that showed a demand, latest first."""
    return Consultation.objects.filter(numeros__contains=[numero_unique]).order_by("-pk")


def ouvertures(du: datetime, avant: datetime) -> Iterator[Consultation]:
    """Yield the agents' screens that showed one file alone between two moments, the first one first; no list."""
    seules = Consultation.objects.filter(a__gte=du, a__lt=avant, numeros__len=1).exclude(
        motif__in=LISTES | {Motif.MANDAT}
    )
    yield from seules.order_by("a", "pk").iterator(chunk_size=PAR_LOT)


def objets_des_actes(verbes: Collection[str], *, du: date, avant: date) -> set[str]:
    """Return what these acts were about on these days, as `vacance 12`."""
    actes = Entree.objects.filter(verbe__in=verbes, le__gte=du, le__lt=avant)
    return {f"{objet} {objet_id}" for objet, objet_id in actes.values_list("objet", "objet_id").iterator()}


def lectures(consultations: Iterable[Consultation]) -> list[Lecture]:
    """Return each opening, for the household and for agents, in words that reveal nothing to whoever reads them."""
    return [_lecture(consultation) for consultation in consultations]


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


def _lecture(consultation: Consultation) -> Lecture:
    """An association, or a kind not known to be ordinary, could tell a protected situation by its name alone."""
    if consultation.sorte not in SORTES_DITES:
        return Lecture(consultation.a, str(SERVICE_NEUTRE), str(Motif.SUIVI.label))
    return Lecture(consultation.a, consultation.service, consultation.get_motif_display())
