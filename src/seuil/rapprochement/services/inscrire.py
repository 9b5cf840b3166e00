"""Keep the narrow rows of the search in step with a demand."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction

from seuil.cotation.faits import a_revoir_le
from seuil.cotation.requetes import a_lire, jour_tenu, notes_courantes
from seuil.cotation.services import ecrire_dans
from seuil.demandes.etats import EN_COURS, Etat
from seuil.demandes.models import Demande
from seuil.rapprochement.faits import (
    habite,
    listes_ou_inscrire,
    marque,
    pretention,
    territoires_typologie,
    types_convenant,
)
from seuil.rapprochement.models import PRETENDANTS, SANS_TERRITOIRE, Inscription, Pretendant
from seuil.socle.db import partitions
from seuil.socle.db.sans_garder import sans_garder
from seuil.territoires.models import Territoire
from seuil.territoires.requetes import territoires_de

Scores = Mapping[tuple[int, str], int]
Place = tuple[str, Territoire | None, int, list[str] | None]


@transaction.atomic
def inscrire_la_demande(demande: Demande, *, le: date, meme_avant_la_nuit: bool = False) -> int:
    """Write one row per wished commune and suited type; return how many. Only a live, free demand keeps some.

    The day is that of `coter_la_demande`.
    """
    demande = a_lire().get(pk=demande.verrouiller().pk)
    territoires = territoires_de(souhait.commune for souhait in demande.souhaits.all())
    deja, proches = _ou_inscrite(demande), {*territoires.values(), *_territoires_elargis(demande)}
    ecrire_dans([*deja, *(territoire.pk for territoire in proches)], [demande.pk])
    le = le if meme_avant_la_nuit else jour_tenu(le)
    _retirer(demande, deja)
    scores = {(demande.pk, note.territoire_id): note.total for note in notes_courantes(demande)}
    siennes = [demande] if demande.etat in EN_COURS else []
    with sans_garder(quand=demande.etat == Etat.RETENUE):
        ecrites = _ecrire(siennes, scores, territoires, le)
    return ecrites if demande.etat == Etat.ACTIVE else 0


def inscrire_en_nombre(
    demandes: Iterable[Demande], scores: Scores, territoires: Mapping[str, Territoire], *, le: date
) -> int:
    """Write the rows of demands that have none; ``scores`` by demand and territory, ``territoires`` by INSEE code."""
    return _ecrire([demande for demande in demandes if demande.etat == Etat.ACTIVE], scores, territoires, le)


def _ecrire(demandes: list[Demande], scores: Scores, territoires: Mapping[str, Territoire], le: date) -> int:
    ecrites = {demande: lignes(demande, scores, territoires, le=le) for demande in demandes}
    inscriptions = [
        Inscription(
            demande=demande,
            territoires=sorted({ligne.territoire for ligne in siennes}),
            a_revoir_le=a_revoir_le(demande, le),
        )
        for demande, siennes in ecrites.items()
    ]
    partitions.ouvrir(
        [PRETENDANTS], {territoire for inscription in inscriptions for territoire in inscription.territoires}
    )
    Inscription.objects.bulk_create(inscriptions)
    return len(Pretendant.objects.bulk_create(ligne for siennes in ecrites.values() for ligne in siennes))


def lignes(demande: Demande, scores: Scores, territoires: Mapping[str, Territoire], *, le: date) -> list[Pretendant]:
    """Return the rows of a demand, not saved: by place and suited type, more when it is widened."""
    if demande.attribution_en_cours or demande.est_gelee(le):
        return []
    commun = pretention(demande, le)
    drapeaux = commun.pop("drapeaux")
    nommees = _nommees(demande, territoires)
    voulues: list[Place] = [(lieu, territoire, drapeau, None) for lieu, (territoire, drapeau) in nommees.items()]
    marques = {*nommees} | {marque(lieu, drapeau) for lieu, (_, drapeau) in nommees.items()}
    elargies = _elargies(demande, sorted(marques), {territoire for territoire, _ in nommees.values() if territoire})
    return [
        Pretendant(
            demande=demande,
            lieu=lieu,
            territoire=territoire.pk if territoire else SANS_TERRITOIRE,
            sauf=sauf,
            score=scores.get((demande.pk, territoire.pk), 0) if territoire else 0,
            type=convenant,
            drapeaux=drapeaux | drapeau | habite(demande, territoire),
            **commun,
        )
        for lieu, territoire, drapeau, sauf in voulues + elargies
        for convenant in types_convenant(demande, territoire, le)
    ]


def _nommees(demande: Demande, territoires: Mapping[str, Territoire]) -> dict[str, tuple[Territoire | None, int]]:
    """Return the territory and the flags of each place that the wishes name."""
    nommees: dict[str, tuple[Territoire | None, int]] = {}
    for souhait in demande.souhaits.all():
        for lieu, drapeau in listes_ou_inscrire(souhait.commune):
            deja = nommees.get(lieu, (None, 0))[1]
            nommees[lieu] = (territoires.get(souhait.commune_id), deja | drapeau)
    return nommees


def _elargies(demande: Demande, lieux: list[str], proches: set[Territoire]) -> list[Place]:
    """Return where a widened demand is listed for its whole ressort, each time except where another row tells it."""
    if not demande.demande_elargie:
        return []
    proches = proches | _territoires_elargis(demande)
    partout, autres = f"R{demande.ressort_id}", sorted(territoire.pk for territoire in proches)
    return [*((partout, territoire, 0, lieux) for territoire in proches), (partout, None, 0, lieux + autres)]


def _territoires_elargis(demande: Demande) -> set[Territoire]:
    """Return the territories of the ressort where a widened demand is listed by name, wished or not."""
    return set(territoires_typologie(demande.ressort_id)) if demande.demande_elargie else set()


@transaction.atomic
def retirer_la_demande(demande: Demande) -> int:
    """Remove the demand from every list; return how many rows it had."""
    deja = _ou_inscrite(demande)
    ecrire_dans(deja, [demande.pk])
    return _retirer(demande, deja)


def _retirer(demande: Demande, ou: list[str]) -> int:
    retires = Pretendant.objects.filter(demande=demande, territoire__in=ou).delete()[0]
    Inscription.objects.filter(demande=demande).delete()
    return retires


def _ou_inscrite(demande: Demande) -> list[str]:
    return list(next(iter(Inscription.objects.filter(demande=demande).values_list("territoires", flat=True)), []))
