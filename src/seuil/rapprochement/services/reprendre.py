"""Write every narrow row again, from the dossiers: after a migration or an import, or when a text of law changes."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import chain

from django.db import transaction

from seuil.cotation import services as cotation
from seuil.cotation.faits import faits
from seuil.cotation.models import Cotation, Note, Observation
from seuil.cotation.requetes import a_lire, grilles_en_vigueur
from seuil.cotation.services.coter import est_la_meme
from seuil.demandes.models import Demande, DemandeQuerySet
from seuil.rapprochement.models import Inscription, Pretendant
from seuil.rapprochement.services.inscrire import inscrire_en_nombre
from seuil.regles.criteres import Faits
from seuil.socle.db import partitions
from seuil.territoires.models import Territoire
from seuil.territoires.requetes import territoires_de

LOT = 1_000
Avancer = Callable[[int], None]
Observees = list[tuple[Demande, Mapping[Territoire, Faits]]]


def reprendre(*, le: date, avancer: Avancer, demandes: DemandeQuerySet | None = None) -> int:
    """Score and list the active demands (all of them by default), by lots; ``avancer`` hears how many are done."""
    cibles = (Demande.objects.all() if demandes is None else demandes).actives().order_by("pk")
    fait, derniere = 0, 0
    while cles := list(cibles.filter(pk__gt=derniere).values_list("pk", flat=True)[:LOT]):
        _reprendre(cles, le)
        fait, derniere = fait + len(cles), cles[-1]
        avancer(fait)
    return fait


@transaction.atomic
def _reprendre(cles: list[int], le: date) -> None:
    demandes = list(a_lire().actives().verrouiller().filter(pk__in=cles).order_by("pk"))
    voulues = {souhait.commune for demande in demandes for souhait in demande.souhaits.all()}
    territoires = territoires_de(voulues)
    observees: Observees = [(demande, _observer(demande, territoires, le)) for demande in demandes]
    _oublier([demande.pk for demande in demandes], {lieu.pk for lieu in territoires.values()})
    notes = _noter(observees, le)
    cotation.suivre_en_nombre(observees, notes, le=le)
    _garder([demande.pk for demande in demandes], notes)
    scores = {(note.demande_id, note.territoire_id): note.total for note in notes}
    inscrire_en_nombre(demandes, scores, territoires, le=le)


def _observer(demande: Demande, territoires: Mapping[str, Territoire], le: date) -> dict[Territoire, Faits]:
    vus = {territoires.get(souhait.commune_id) for souhait in demande.souhaits.all()}
    return {territoire: faits(demande, territoire, le=le) for territoire in vus if territoire is not None}


def _noter(observees: Observees, le: date) -> list[Note]:
    grilles = grilles_en_vigueur({lieu.pk for _, lus in observees for lieu in lus}, le)
    return [
        cotation.noter(demande, territoire, grilles[territoire.pk], vus, le=le)
        for demande, lus in observees
        for territoire, vus in lus.items()
        if territoire.pk in grilles
    ]


def _oublier(cles: list[int], territoires: Iterable[str]) -> None:
    """Remove the narrow rows of these demands, once nobody is rewriting the territories that hold or will hold them."""
    observees = Observation.objects.filter(demande__in=cles)
    inscrites = Inscription.objects.filter(demande__in=cles)
    ou_cotees = set(observees.values_list("territoire_id", flat=True))
    ou_listees = set(chain.from_iterable(inscrites.values_list("territoires", flat=True)))
    partitions.verrouiller({*territoires, *ou_cotees, *ou_listees})
    Cotation.objects.filter(demande__in=cles, territoire__in=ou_cotees).delete()
    Pretendant.objects.filter(demande__in=cles, territoire__in=ou_listees).delete()
    observees.delete()
    inscrites.delete()


def _garder(cles: list[int], notes: list[Note]) -> None:
    """Keep the scores that say something new; a former one stays as history."""
    courantes = Note.objects.filter(demande__in=cles, est_courante=True)
    actuelles = {(note.demande_id, note.territoire_id): note for note in courantes}
    anciennes = [actuelles.get((note.demande_id, note.territoire_id)) for note in notes]
    paires = zip(anciennes, notes, strict=True)
    nouvelles = [note for ancienne, note in paires if not (ancienne and est_la_meme(ancienne, note))]
    neuves = {(note.demande_id, note.territoire_id) for note in nouvelles}
    gardees = {(note.demande_id, note.territoire_id) for note in notes} - neuves
    perimees = [note.pk for cle, note in actuelles.items() if cle not in gardees]
    Note.objects.filter(pk__in=perimees).update(est_courante=False)
    Note.objects.bulk_create(nouvelles)
