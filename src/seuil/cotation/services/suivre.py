"""Keep the narrow rows of scoring in step with a demand: its facts in each territory, its truths."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from seuil.cotation import faits as lecture
from seuil.cotation.models import Cotation, Note, Observation
from seuil.cotation.moteurs import partitions
from seuil.demandes.models import Demande
from seuil.regles.cotation import masque_de_preuves

TABLES = (Observation._meta.db_table, Cotation._meta.db_table)


@transaction.atomic
def suivre(demande: Demande, notes: list[Note], *, le: date) -> None:
    """Replace the narrow rows of a demand by those of its scores, just computed."""
    avant = Cotation.objects.filter(demande=demande).values_list("territoire_id", flat=True)
    apres = [note.territoire_id for note in notes]
    partitions.verrouiller([*avant, *apres])
    oublier_la_demande(demande)
    suivre_en_nombre(notes, le=le)


def suivre_en_nombre(notes: Iterable[Note], *, le: date) -> None:
    """Write the narrow rows of scores, computed on ``le``, of demands that have none yet."""
    notes = list(notes)
    a_revoir = {demande.pk: lecture.a_revoir_le(demande, le) for demande in {note.demande for note in notes}}
    for territoire in sorted({note.territoire_id for note in notes}):
        partitions.ouvrir(TABLES, territoire)
    Observation.objects.bulk_create(_observation(note, a_revoir[note.demande_id]) for note in notes)
    Cotation.objects.bulk_create(map(_cotation, notes))


def oublier_la_demande(demande: Demande) -> None:
    """Remove the narrow rows of a demand; the scores people read stay in its history."""
    Observation.objects.filter(demande=demande).delete()
    Cotation.objects.filter(demande=demande).delete()


def _observation(note: Note, a_revoir_le: date) -> Observation:
    return Observation(
        territoire_id=note.territoire_id, demande_id=note.demande_id, a_revoir_le=a_revoir_le,
        preuves=masque_de_preuves(lecture.preuves(note.demande)), **note.faits,
    )  # fmt: skip


def _cotation(note: Note) -> Cotation:
    return Cotation(
        territoire_id=note.territoire_id, demande_id=note.demande_id, grille_id=note.grille_id, total=note.total,
        total_prouve=note.total_prouve, masque=note.masque, masque_prouve=note.masque_prouve, quantites=note.quantites,
        calculee_le=note.calculee_le,
    )  # fmt: skip
