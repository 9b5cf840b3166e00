"""The orders of the list: by each of its columns, each to its very last row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, Exists, FilteredRelation, Func, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Coalesce

from seuil.cotation.requetes import cotations_ici
from seuil.demandes.etats import Etat
from seuil.demandes.models import Personne, Titulaire
from seuil.demandes.nomenclatures import Lien
from seuil.demandes.publics import reconnus_dalo
from seuil.gestion.liste.ensembles import Ensemble
from seuil.gestion.liste.points import SuiteDesPoints
from seuil.gestion.liste.suites import Suite
from seuil.territoires.models import Territoire

MONTRES: Final = tuple(etat for etat in sorted(Etat, key=lambda etat: str(etat.label)) if etat != Etat.EFFACEE)
RESSORTS_LUS: Final = 12
Suites = list[Suite | SuiteDesPoints]


@dataclass(frozen=True, slots=True)
class Ordre:
    """What an order reads: whose grid gives the points, the day of priorities, the ressorts, which way it goes."""

    ou: Territoire | None
    le: date
    croissant: bool
    ressorts: tuple[str, ...]


def par_numero(ensemble: Ensemble, ordre: Ordre) -> Suites:
    return [Suite(ensemble.lues, ("numero_unique", "pk"), ordre.croissant)]


def par_nom(ensemble: Ensemble, ordre: Ordre) -> Suites:
    """By the key of the holder who asks, of the two of a couple; who has none comes last."""
    siens = _qui_demandent(Titulaire.objects.filter(ensemble.condition))
    sans = ensemble.lues.filter(~Exists(_qui_demandent(Titulaire.objects.filter(demande=OuterRef("pk")))))
    tranches = _par_ressort(ensemble, ordre)
    return [Suite(siens, ("cle", "demande_id"), ordre.croissant, tranches), Suite(sans, ("pk",), ordre.croissant)]


def par_personnes(ensemble: Ensemble, ordre: Ordre) -> Suites:
    """By how many people will live there: they are counted each time, no index holds it."""
    return [Suite(ensemble.lues.annotate(combien=Count("personnes")), ("combien", "pk"), ordre.croissant)]


def par_types(ensemble: Ensemble, ordre: Ordre) -> Suites:
    """By the types wished, as they are written."""
    dits = Func("types", Value(", "), function="array_to_string", output_field=TextField())
    return [Suite(ensemble.lues.annotate(types_dits=dits), ("types_dits", "pk"), ordre.croissant)]


def par_commune(ensemble: Ensemble, ordre: Ordre) -> Suites:
    """By the commune wished first, accents and capitals apart; who has none comes first."""
    premier = FilteredRelation("souhaits", condition=Q(souhaits__ordre=1))
    nom = Coalesce("premier__commune__cle", Value(""), output_field=TextField())
    lues = ensemble.lues.annotate(premier=premier).annotate(voulue=nom)
    return [Suite(lues, ("voulue", "pk"), ordre.croissant)]


def par_reception(ensemble: Ensemble, ordre: Ordre) -> Suites:
    """The index holds the days state by state: each is read, then merged."""
    tranches = (Q(),) if ensemble.cles is not None else tuple(Q(etat=etat) for etat in MONTRES)
    return [Suite(ensemble.lues, ("recue_le", "pk"), ordre.croissant, tranches)]


def par_etat(ensemble: Ensemble, ordre: Ordre) -> Suites:
    """State by state, the latest received first."""
    etats = MONTRES if ordre.croissant else MONTRES[::-1]
    return [Suite(ensemble.lues.filter(etat=etat), ("recue_le", "pk"), croissant=False) for etat in etats]


def par_points(ensemble: Ensemble, ordre: Ordre) -> Suites:
    """By the points of the grid, those that no grid scores last."""
    sans = ensemble.lues
    if ordre.ou is not None:
        sans = sans.filter(~Exists(cotations_ici(ordre.ou).filter(demande=OuterRef("pk"))))
    tout = Suite(sans, ("pk",), croissant=False)
    return [tout] if ordre.ou is None else [SuiteDesPoints(ensemble, ordre.ou, ordre.croissant), tout]


def par_priorite(ensemble: Ensemble, ordre: Ordre) -> Suites:
    """Those whose DALO is recognised, whom the law serves first, before all others (art. L441-1); then the points."""
    reconnus = tuple(reconnus_dalo(ensemble.demandes, le=ordre.le).values_list("pk", flat=True))
    premiers = Ensemble(ensemble.demandes, len(reconnus), reconnus)
    suivants = Ensemble(
        ensemble.demandes.exclude(pk__in=reconnus),
        ensemble.nombre,
        None if ensemble.cles is None else tuple({*ensemble.cles} - {*reconnus}),
    )
    ordres = [par_points(premiers, ordre), par_points(suivants, ordre)]
    return [suite for suites in (ordres[::-1] if ordre.croissant else ordres) for suite in suites]


TRIS: Final[Mapping[str, Callable[[Ensemble, Ordre], Suites]]] = {
    "numero": par_numero,
    "nom": par_nom,
    "personnes": par_personnes,
    "types": par_types,
    "commune": par_commune,
    "recue": par_reception,
    "points": par_points,
    "priorite": par_priorite,
    "etat": par_etat,
}


def _par_ressort(ensemble: Ensemble, ordre: Ordre) -> tuple[Q, ...]:
    """Return the parts that the index of names keeps in order; nothing to part where the rows are gathered."""
    if ensemble.cles is not None or len(ordre.ressorts) > RESSORTS_LUS:
        return (Q(),)
    return tuple(Q(ressort=ressort) for ressort in ordre.ressorts)


def _qui_demandent(titulaires: QuerySet[Titulaire]) -> QuerySet[Titulaire]:
    """Return the holder who asks: the one born that day; of two born the same day, the first by name."""
    demandeur = Personne.objects.filter(
        demande=OuterRef("demande"), lien=Lien.DEMANDEUR, naissance=OuterRef("naissance")
    )
    jumeau = Titulaire.objects.filter(
        demande=OuterRef("demande"), naissance=OuterRef("naissance"), cle__lt=OuterRef("cle")
    )
    return titulaires.filter(Exists(demandeur), ~Exists(jumeau))
