"""Keep scores and lists true as days pass and grids change, at the cost of what changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.db.models import QuerySet

from seuil.cotation import services as cotation
from seuil.cotation.models import COTATIONS, Cotation, Grille, Registre
from seuil.cotation.requetes import cles_en_vigueur, grille_en_vigueur
from seuil.rapprochement.models import PRETENDANTS, Pretendant
from seuil.rapprochement.services.reprendre import reprendre_les_vieillies
from seuil.socle.db import partitions, tenues
from seuil.socle.db.partitions import Patience
from seuil.territoires.models import Territoire

TABLES = (COTATIONS, PRETENDANTS)
EN_ATTENTE = (
    "{territoire} : la grille n’a pas pu changer, on y lit ou on y écrit sans arrêt. Rien n’est perdu : relancez quand "
    "l’import ou la sauvegarde de la base aura fini."
)
EN_ECRITURE = (
    "{territoire} : les scores restent au jour d’avant, on y écrit sans arrêt depuis deux minutes. Rien n’est perdu : "
    "relancez quand l’import aura fini."
)


class GrilleEnAttente(Exception):
    """A territory is read or written without a pause: its grid is not changed, nor anything else."""


@dataclass(frozen=True, slots=True)
class Refonte:
    """What is being filled aside for a territory; ``prises``: the rows of `Retouche` that it already holds."""

    territoire: str
    grille: Grille | None
    le: date
    notees: str
    listes: str
    prises: set[int]

    def rattraper(self) -> None:
        """Redo what was written since."""
        self.prises.update(self._refaire())

    def finir(self) -> None:
        """Redo the rest and forget what was told, alone; nothing is remembered, since all of it may be undone."""
        self._refaire()
        cotation.oublier_les_retouches([self.territoire])

    def _refaire(self) -> Iterable[int]:
        lues = cotation.lire_les_retouches(self.territoire, self.prises)
        if demandes := sorted(set(lues.values())):
            cotation.repeser_de_nouveau(self.notees, self.territoire, self.grille, demandes, le=self.le)
            _lister_de_nouveau(self.listes, self.notees, self.territoire, demandes)
        return lues


def tenir(territoires: Sequence[str], *, le: date, patience: Patience | None = None) -> tuple[int, list[str]]:
    """Bring territories to a day; return how many scores crossed a threshold, and who was given another grid.

    ``patience`` is that of the whole night. Raises GrilleEnAttente, of those that somebody never let go, once all the
    others are done.
    """
    with transaction.atomic():
        occupes = tenues.reecrire(territoires)
        territoires = [code for code in territoires if code not in occupes]
        cotation.oublier_les_retouches(territoires)
        registres = {registre.territoire_id: registre for registre in _registres(territoires)}
        grilles = cles_en_vigueur(territoires, le)
        anciennes = {code: registre.grille_id for code, registre in registres.items()}
        stables = [registres[code] for code, grille in anciennes.items() if grille == grilles.get(code)]
        passees = _passer([registre for registre in stables if registre.grille_id], le)
        Registre.objects.filter(pk__in=[registre.pk for registre in stables]).update(arrete_au=le)
    autres = [code for code in territoires if anciennes.get(code) != grilles.get(code)]
    autres += _cotes_sans_grille([code for code in territoires if code not in anciennes and code not in grilles])
    phrases = [EN_ECRITURE.format(territoire=occupe) for occupe in Territoire.objects.filter(pk__in=occupes)]
    phrases += _changer_de_grilles(autres, le, patience or Patience(partitions.ESSAIS))
    if phrases:
        raise GrilleEnAttente("\n".join(phrases))
    return sum(passees.values()), autres


def _changer_de_grilles(territoires: Iterable[str], le: date, patience: Patience) -> Iterator[str]:
    """Yield what is said of those whose grid could not change."""
    for code in territoires:
        try:
            changer_de_grille(Territoire.objects.get(pk=code), le=le, patience=patience)
        except GrilleEnAttente as occupe:
            yield str(occupe)


def changer_de_grille(territoire: Territoire, *, le: date, patience: Patience | None = None) -> None:
    """Weigh a territory under the grid in force on a day, aside, then swap.

    Searches and desks go on: demands written meanwhile are redone aside, and the swap is one instant.
    Raises GrilleEnAttente.
    """
    reprendre_les_vieillies(le=le, territoire=territoire)
    partitions.ouvrir(TABLES, [territoire.pk])
    with transaction.atomic():
        tenues.refaire(territoire.pk)
        perimees = cotation.lire_les_retouches(territoire.pk, [])
        registre = next(iter(_registres([territoire.pk])), None)
        le = max(le, registre.arrete_au) if registre else le
        nouvelle = grille_en_vigueur(territoire, le)
        neuve = cotation.preparer_la_grille(territoire.pk, registre, nouvelle, le=le)
        refonte = Refonte(territoire.pk, nouvelle, le, neuve, _preparer_les_listes(territoire.pk, neuve), {*perimees})
        tables = [(COTATIONS, neuve), (PRETENDANTS, refonte.listes)]
        patience = patience or Patience(partitions.ESSAIS)
        gestes = {"rattraper": refonte.rattraper, "finir": refonte.finir}
        try:
            partitions.basculer(tables, territoire.pk, **gestes, patience=patience)
        except partitions.JamaisLibre as occupe:
            raise GrilleEnAttente(EN_ATTENTE.format(territoire=territoire)) from occupe
        Registre.objects.update_or_create(territoire=territoire, defaults={"grille": nouvelle, "arrete_au": le})
    if not connection.in_atomic_block:
        partitions.nettoyer([COTATIONS, PRETENDANTS], [territoire.pk])


def _passer(registres: Sequence[Registre], le: date) -> dict[str, int]:
    """Bring truths to a day, then the lists of the demands that changed; return how many did, by territory."""
    changees = cotation.passer_le_jour(registres, le=le)
    tables = partitions.presentes(PRETENDANTS, changees)
    partitions.executer([_acte(table, changees[territoire]) for territoire, table in tables.items()])
    return {territoire: len(changees[territoire]) for territoire in tables}


def _acte(table: str, changees: list[tuple[int, int]]) -> str:
    valeurs = ", ".join(f"({demande}, {total})" for demande, total in changees)
    return (
        f"UPDATE {table} p SET score = n.total FROM (VALUES {valeurs}) AS n (demande_id, total)"
        " WHERE p.demande_id = n.demande_id AND p.score <> n.total"
    )


def _preparer_les_listes(territoire: str, cotations: str) -> str:
    """Fill, aside, the lists of a territory with the scores of a table of truths."""
    neuve = partitions.preparer(PRETENDANTS, territoire)
    _lister(neuve, cotations, territoire)
    partitions.indexer(PRETENDANTS, neuve, territoire)
    partitions.analyser(neuve)
    return neuve


def _lister_de_nouveau(listes: str, cotations: str, territoire: str, demandes: list[int]) -> None:
    """Copy again, in lists filled aside, the rows of demands written since."""
    partitions.effacer([partitions.citer(listes)], demandes)
    _lister(listes, cotations, territoire, " AND p.demande_id = ANY(%s)", demandes)


def _lister(neuve: str, cotations: str, territoire: str, parmi: str = "", *valeurs: list[int]) -> None:
    colonnes = [champ.column for champ in Pretendant._meta.concrete_fields if champ.column not in (None, "score")]
    texte = (
        f'INSERT INTO "{neuve}" ({", ".join(colonnes)}, score)'
        f" SELECT {', '.join(f'p.{colonne}' for colonne in colonnes)}, coalesce(c.total, 0)"
        f' FROM {PRETENDANTS} p LEFT JOIN "{cotations}" c ON c.demande_id = p.demande_id'
        f" WHERE p.territoire_id = %s{parmi}"
    )
    with connection.cursor() as curseur:
        curseur.execute(texte, [territoire, *valeurs])


def _registres(territoires: Sequence[str]) -> QuerySet[Registre]:
    return Registre.objects.filter(territoire__in=territoires).select_related("territoire", "grille")


def _cotes_sans_grille(territoires: list[str]) -> list[str]:
    return list(Cotation.objects.filter(territoire__in=territoires).values_list("territoire_id", flat=True).distinct())
