"""Keep the narrow rows of scoring in step with a demand: its facts in each territory, its truths."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date

from django.db import transaction

from seuil.cotation import faits as constats
from seuil.cotation.models import COTATIONS, Cotation, Note, Observation
from seuil.cotation.requetes import ou_observee
from seuil.cotation.services.retoucher import ecrire_dans
from seuil.demandes.models import Demande
from seuil.regles.cotation import masque_de_preuves
from seuil.regles.criteres import Faits
from seuil.socle.db import partitions
from seuil.territoires.models import Territoire


@transaction.atomic
def suivre(demande: Demande, faits: Mapping[Territoire, Faits], notes: list[Note], *, le: date) -> None:
    """Replace the narrow rows of a demand: its facts in each territory, its truths where a grid weighs them.

    Who calls has asked to write in these territories, and in those that hold its rows (`ecrire_dans`).
    """
    _oublier(demande, ou_observee(demande))
    suivre_en_nombre([(demande, faits)], notes, le=le)


def suivre_en_nombre(
    observees: Iterable[tuple[Demande, Mapping[Territoire, Faits]]], notes: Iterable[Note], *, le: date
) -> None:
    """Write the narrow rows, as of ``le``, of demands that have none yet."""
    observations = [
        _observation(demande, territoire, lus, le) for demande, faits in observees for territoire, lus in faits.items()
    ]
    cotations = [_cotation(note) for note in notes]
    partitions.ouvrir([COTATIONS], {cotation.territoire_id for cotation in cotations})
    Observation.objects.bulk_create(observations)
    Cotation.objects.bulk_create(cotations)


@transaction.atomic
def oublier_la_demande(demande: Demande) -> None:
    """Remove the narrow rows of a demand; the scores people read stay in its history."""
    ou = ou_observee(demande)
    ecrire_dans(ou, [demande.pk])
    _oublier(demande, ou)


def _oublier(demande: Demande, ou: list[str]) -> None:
    Cotation.objects.filter(demande=demande, territoire__in=ou).delete()
    Observation.objects.filter(demande=demande).delete()


def _observation(demande: Demande, territoire: Territoire, faits: Faits, le: date) -> Observation:
    return Observation(
        territoire=territoire,
        demande=demande,
        a_revoir_le=constats.a_revoir_le(demande, le),
        preuves=masque_de_preuves(constats.preuves(demande, le=le)),
        **asdict(faits),
    )


def _cotation(note: Note) -> Cotation:
    return Cotation(
        territoire_id=note.territoire_id,
        demande_id=note.demande_id,
        grille_id=note.grille_id,
        total=note.total,
        total_prouve=note.total_prouve,
        masque=note.masque,
        masque_prouve=note.masque_prouve,
        quantites=note.quantites,
        calculee_le=note.calculee_le,
    )
