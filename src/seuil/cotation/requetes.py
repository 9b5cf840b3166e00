"""Which grid applies where and when; the current score of a demand."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django.db.models import Max, Prefetch, Q, QuerySet, prefetch_related_objects

from seuil.cotation import faits as constats
from seuil.cotation.lignes import a_garder
from seuil.cotation.models import Cotation, Grille, Note, Observation, Registre
from seuil.cotation.moteurs.versions import Signature, signature
from seuil.demandes.models import Demande, DemandeQuerySet, Personne, Souhait
from seuil.regles import grilles as loi
from seuil.regles.cotation import Note as Recit
from seuil.regles.cotation import coter, expliquer
from seuil.regles.criteres.faits import FAITS, RANG_PREUVE, Faits
from seuil.territoires.models import Territoire

LUS = ("personnes__commune_travail", "souhaits__commune", "faits_etablis")
VERITES = ("grille_id", "masque", "masque_prouve", "quantites")


def grille_en_vigueur(territoire: Territoire, le: date) -> Grille | None:
    """Return the published grid of a territory on a day: the latest that has begun and has not ended."""
    return grilles_en_vigueur([territoire.pk], le).get(territoire.pk)


def grilles_en_vigueur(territoires: Iterable[str], le: date) -> dict[str, Grille]:
    """Return the grid of each territory that has one on a day, by code, in one query."""
    return {grille.territoire_id: grille for grille in _valables(territoires, le)}


def cles_en_vigueur(territoires: Iterable[str], le: date) -> dict[str, int]:
    """Return the key of the grid of each territory that has one on a day, without reading its text."""
    return dict(_valables(territoires, le).values_list("territoire_id", "pk"))


def derniere_nuit() -> date | None:
    """Return the latest day to which a territory was brought, None before the first night."""
    dernier: date | None = Registre.objects.aggregate(jour=Max("arrete_au"))["jour"]
    return dernier


def jour_tenu(le: date) -> date:
    """Return the day at which a demand changed on a day is scored and listed: never before the last night."""
    return max(le, derniere_nuit() or le)


def a_lire() -> DemandeQuerySet:
    """Return the demands, with everything that scoring reads of them."""
    return Demande.objects.select_related("commune").prefetch_related(*LUS)


def completer(demande: Demande) -> None:
    """Read the same with a demand at hand: what a page has read already is not read again."""
    souhaits = Prefetch("souhaits", Souhait.objects.select_related("commune__departement"))
    personnes = Prefetch("personnes", Personne.objects.select_related("commune_travail"))
    prefetch_related_objects([demande], "commune", souhaits, personnes, *LUS)


def observe(grille: Grille) -> Signature:
    """Return what a grid observes, weights apart: `signature`."""
    return _signature(grille.texte)


def lire(grille: Grille) -> loi.Grille:
    """Return the grid of the law's reader, from the published text."""
    return _lue(grille.texte)


def notes_courantes(demande: Demande) -> list[Note]:
    """Return the current score of the demand in each territory: the only reader of a score, with its twin below.

    Told from its truths when a night or a new grid changed them; a demand that left the lists keeps its last scores.
    """
    gardees = Note.objects.filter(demande=demande, est_courante=True).select_related("territoire", "grille")
    observees = {vue.territoire_id: vue for vue in Observation.objects.filter(demande=demande)}
    ou = list(observees)
    cherches = ou or [""]  # nowhere is looked at too: the delay must not say that a demand is held
    cotations = Cotation.objects.filter(demande=demande, territoire__in=cherches).select_related("territoire", "grille")
    par_territoire = {note.territoire_id: note for note in gardees.order_by("pk")}
    actuelles = {
        cotation.territoire_id: accorder(
            demande, cotation, par_territoire.get(cotation.territoire_id), observees.get(cotation.territoire_id)
        )
        for cotation in cotations
    }
    eteintes = set(ou) - actuelles.keys()
    retenues = {territoire: note for territoire, note in par_territoire.items() if territoire not in eteintes}
    trouvees = list((retenues | actuelles).values())
    for note in trouvees:
        note.demande = demande
        note.grille.territoire = note.territoire
    return trouvees


def avec_les_notes(demandes: QuerySet[Demande], territoire: Territoire | None) -> QuerySet[Demande]:
    """Read with the demands what `note_courante_ici` needs, in three queries for all."""
    notes = Note.objects.filter(est_courante=True, territoire=territoire)
    cotations = Cotation.objects.filter(territoire=territoire).select_related("territoire", "grille")
    return demandes.prefetch_related(
        Prefetch("notes", queryset=notes, to_attr="notes_gardees"),
        Prefetch("cotations", queryset=cotations, to_attr="cotations_ici"),
        Prefetch("observations", queryset=Observation.objects.filter(territoire=territoire), to_attr="vues_d_ici"),
    )


def note_courante_ici(demande: Demande) -> Note | None:
    """Return the current score of a demand read by `avec_les_notes`, None where no grid scores it."""
    gardee = next(iter(demande.notes_gardees), None)  # type: ignore[attr-defined]
    actuelle = next(iter(demande.cotations_ici), None)  # type: ignore[attr-defined]
    vue = next(iter(demande.vues_d_ici), None)  # type: ignore[attr-defined]
    return accorder(demande, actuelle, gardee, vue) if actuelle is not None else None


def cotations_ici(territoire: Territoire) -> QuerySet[Cotation]:
    """Return the current scores of a territory as truths: their totals are those that `notes_courantes` tells."""
    return Cotation.objects.filter(territoire=territoire)


def prevue(demande: Demande, note: Note, *, le: date) -> Note:
    """Return what a score would be on a day, the demand read by `a_lire` and the grid staying the same; unsaved."""
    lue = coter(
        constats.faits(demande, note.territoire, le=le),
        lire(note.grille),
        le,
        preuves=constats.preuves(demande, le=le),
        connus=constats.connus(demande, le=le),
    )
    verites = {"masque": lue.masque, "masque_prouve": lue.masque_prouve, "quantites": list(lue.quantites)}
    totaux = {"total": lue.total, "total_prouve": lue.total_prouve, "lignes": a_garder(lue)}
    return Note(demande=demande, territoire=note.territoire, grille=note.grille, calculee_le=le, **verites, **totaux)


def anciennes(demande: Demande, courantes: Iterable[Note]) -> list[Note]:
    """Return the former scores of a demand, latest first."""
    gardees = Note.objects.filter(demande=demande).exclude(pk__in=[note.pk for note in courantes if note.pk])
    return list(gardees.select_related("territoire", "grille").order_by("-pk"))


def ou_observee(demande: Demande) -> list[str]:
    """Return the codes of the territories that hold narrow rows of the demand."""
    return list(Observation.objects.filter(demande=demande).values_list("territoire_id", flat=True))


def accorder(demande: Demande, cotation: Cotation, note: Note | None, vue: Observation | None) -> Note:
    """Return the score people read: the kept one if it says the same truths, else one told from what is stored."""
    if note is not None and all(getattr(note, champ) == getattr(cotation, champ) for champ in VERITES):
        return note
    return Note(
        demande_id=cotation.demande_id,
        territoire=cotation.territoire,
        grille=cotation.grille,
        **{champ: getattr(cotation, champ) for champ in VERITES},
        total=cotation.total,
        total_prouve=cotation.total_prouve,
        lignes=a_garder(_raconter(demande, cotation, vue)),
        faits={},
        calculee_le=cotation.calculee_le,
    )


def _raconter(demande: Demande, cotation: Cotation, vue: Observation | None) -> Recit:
    """Return the lines of a score from the facts observed, or from its truths alone when facts have changed since."""
    grille, le = lire(cotation.grille), cotation.calculee_le
    if vue is not None:
        faits = Faits(**{nom: getattr(vue, nom) for nom in FAITS})
        prouves = [nom for nom, rang in RANG_PREUVE.items() if vue.preuves >> rang & 1]
        recit = coter(faits, grille, le, preuves=prouves, connus=constats.connus(demande, le=le))
        if (recit.masque, recit.masque_prouve, [*recit.quantites]) == (
            cotation.masque,
            cotation.masque_prouve,
            cotation.quantites,
        ):
            return recit
    return expliquer(cotation.masque, cotation.quantites, grille, masque_prouve=cotation.masque_prouve)


def _valables(territoires: Iterable[str], le: date) -> QuerySet[Grille]:
    """Return the grids in force on a day, the one that prevails last."""
    publiees = Grille.objects.filter(territoire__in=territoires, date_debut__lte=le)
    return publiees.filter(Q(date_fin=None) | Q(date_fin__gte=le)).order_by("date_debut", "pk")


@lru_cache(maxsize=2048)
def _signature(texte: str) -> Signature:
    return signature(_lue(texte))


@lru_cache(maxsize=2048)
def _lue(texte: str) -> loi.Grille:
    return loi.lire_grille(texte)
