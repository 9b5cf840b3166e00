"""Keep the narrow rows of the search in step with a demand."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction

from seuil.cotation import services as cotation
from seuil.cotation.faits import a_revoir_le
from seuil.cotation.moteurs import partitions
from seuil.cotation.requetes import a_lire, notes_courantes
from seuil.demandes.etats import Etat
from seuil.demandes.models import Demande
from seuil.rapprochement.faits import habite, pretention, territoires_typologie, types_convenant
from seuil.rapprochement.models import SANS_TERRITOIRE, Pretendant
from seuil.territoires.models import Territoire
from seuil.territoires.requetes import territoires_de

TABLE = Pretendant._meta.db_table
Scores = Mapping[tuple[int, str], int]


@transaction.atomic
def inscrire_la_demande(demande: Demande, *, le: date) -> int:
    """Write one row per wished commune; return how many. A demand that is not active has none."""
    demande = a_lire().get(pk=demande.pk)
    avant = set(Pretendant.objects.filter(demande=demande).values_list("territoire", flat=True))
    territoires = territoires_de(souhait.commune for souhait in demande.souhaits.all())
    partitions.verrouiller(avant | {territoire.pk for territoire in territoires.values()})
    Pretendant.objects.filter(demande=demande).delete()
    if demande.etat != Etat.ACTIVE:
        return 0
    scores = {(demande.pk, note.territoire_id): note.total for note in notes_courantes(demande)}
    return inscrire_en_nombre([demande], scores, territoires, le=le)


def inscrire_en_nombre(
    demandes: Iterable[Demande], scores: Scores, territoires: Mapping[str, Territoire], *, le: date
) -> int:
    """Write the rows of demands that have none; ``scores`` by demand and territory, ``territoires`` by INSEE code."""
    ecrites = [ligne for demande in demandes for ligne in lignes(demande, scores, territoires, le=le)]
    for territoire in sorted({ligne.territoire for ligne in ecrites}):
        partitions.ouvrir([TABLE], territoire)
    return len(Pretendant.objects.bulk_create(ecrites))


def lignes(
    demande: Demande, scores: Scores, territoires: Mapping[str, Territoire], *, le: date
) -> list[Pretendant]:
    """Return the rows of a demand, not saved: one per wished commune (0 without a grid), more when it is widened."""
    commun = pretention(demande, le) | {"a_revoir_le": a_revoir_le(demande, le)}
    drapeaux = commun.pop("drapeaux")
    voulues = [(souhait.commune_id, territoires.get(souhait.commune_id)) for souhait in demande.souhaits.all()]
    if demande.demande_elargie:
        proches = {territoire for _, territoire in voulues if territoire}
        proches |= set(territoires_typologie(demande.ressort_id))
        partout = f"R{demande.ressort_id}"
        voulues += [(partout, territoire) for territoire in proches] + [(partout, None)]
    return [
        Pretendant(
            demande=demande, commune_id=commune, territoire=territoire.pk if territoire else SANS_TERRITOIRE,
            score=scores.get((demande.pk, territoire.pk), 0) if territoire else 0,
            types_adaptes=types_convenant(demande, territoire, le), drapeaux=drapeaux | habite(demande, territoire),
            **commun,
        )
        for commune, territoire in voulues
    ]  # fmt: skip


def retirer_la_demande(demande: Demande) -> int:
    """Remove the demand from every search and from the narrow rows of scoring; return how many rows it had."""
    cotation.oublier_la_demande(demande)
    return Pretendant.objects.filter(demande=demande).delete()[0]
