"""The ranked candidates of a vacancy, live or frozen, one page at a time."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from seuil.demandes.models import Demande
from seuil.patrimoine.models import Vacance
from seuil.rapprochement.gestion import positions
from seuil.rapprochement.models import Classement
from seuil.rapprochement.requetes import (
    Listes,
    Rang,
    Voulu,
    budgets,
    candidats,
    candidats_avant,
    compter_les_exclusions,
    compter_les_listes,
    decrire_les_candidats,
    lignes_figees,
    listes,
    souhaitent_plus_de,
    tableau,
)
from seuil.regles.ecriture import compte
from seuil.socle.saisie import entier

PAR_PAGE = 20
BORNE = 10_000  # beyond, those put aside are counted when asked only


@dataclass(frozen=True, slots=True)
class Montres:
    """A page of candidates; ``figee_le`` when the ranking is frozen, ``suite`` and ``retour`` open the pages around.

    ``trouves``: how many of the ``total`` satisfy what was asked, None when nothing was.
    ``exclusions`` is None when more than `BORNE` demands wish the town and nobody asked to count them.
    """

    lignes: list[dict[str, Any]]
    total: int
    exclusions: list[dict[str, Any]] | None
    figee_le: date | None = None
    suite: str = ""
    retour: str = ""
    trouves: int | None = None

    @property
    def ecartees(self) -> int:
        return sum(exclusion["nombre"] for exclusion in self.exclusions or ())


def vivante(vacance: Vacance, voulu: Voulu, *, le: date, ou: Mapping[str, str], compter_tout: bool = False) -> Montres:
    """Return a page of today's search: after or before what ``ou`` holds, else the first."""
    trouvees = listes(vacance, le)
    total = compter_les_listes(trouvees)
    if voulu == Voulu():
        montres = _du_classement(vacance, le, ou, trouvees)
    else:
        montres = _du_tableau(vacance, voulu, le, ou)
    lues = budgets(vacance, [ligne["demande"] for ligne in montres.lignes], le=le, trouvees=trouvees)
    lignes = [ligne | (lues[cle].en_mots() if (cle := ligne["demande"]) in lues else {}) for ligne in montres.lignes]
    exclusions = None
    if compter_tout or not (total > BORNE or souhaitent_plus_de(BORNE, vacance, le=le)):
        exclusions = [asdict(exclusion) for exclusion in compter_les_exclusions(vacance, le=le)]
    return replace(montres, lignes=lignes, total=total, exclusions=exclusions)


def _du_classement(vacance: Vacance, le: date, ou: Mapping[str, str], trouvees: Listes) -> Montres:
    avant, apres = positions.lire(ou.get("avant")), positions.lire(ou.get("apres"))
    if avant is not None:
        page = candidats_avant(vacance, le=le, nombre=PAR_PAGE, avant=avant, trouvees=trouvees)
    if avant is None or not page.candidats:
        page = candidats(vacance, le=le, nombre=PAR_PAGE, apres=apres, trouvees=trouvees)
    if not page.candidats and apres is not None:  # beyond the end: the first page
        page = candidats(vacance, le=le, nombre=PAR_PAGE, trouvees=trouvees)
    lignes = [ligne.en_clair() for ligne in page.candidats]
    return Montres(lignes, 0, None, suite=positions.ecrire(page.suite), retour=positions.ecrire(page.retour))


def _du_tableau(vacance: Vacance, voulu: Voulu, le: date, ou: Mapping[str, str]) -> Montres:
    places, debut = tableau(vacance, voulu, le=le), _debut(ou)
    if debut >= len(places):  # beyond the end: the first page
        debut = 0
    page = places[debut : debut + PAR_PAGE]
    rangs = {place.demande: place.rang for place in page}
    lues = decrire_les_candidats([*rangs], vacance, le=le)
    return Montres(
        [ligne.classee(rangs[ligne.demande]).en_clair() for ligne in lues],
        0,
        None,
        suite=str(debut + PAR_PAGE) if len(places) > debut + PAR_PAGE else "",
        retour=str(debut + 1) if debut else "",
        trouves=len(places),
    )


def _debut(ou: Mapping[str, str]) -> int:
    """Return how many lines are before the page, where pages are counted."""
    avant = entier(ou.get("avant") or "")
    return entier(ou.get("apres") or "") or 0 if avant is None else max(0, avant - 1 - PAR_PAGE)


def figee(classement: Classement, *, ou: Mapping[str, str]) -> Montres:
    """Return a page of the ranking that was used to name candidates: it costs the same whatever its size."""
    apres = _debut(ou)
    if apres >= classement.compatibles:  # beyond the end: the first page
        apres = 0
    lignes = lignes_figees(classement.rangs.filter(rang__gt=apres, rang__lte=apres + PAR_PAGE))
    fin = apres + len(lignes)
    return Montres(
        lignes=lignes,
        total=classement.compatibles,
        exclusions=classement.exclusions,
        figee_le=classement.le,
        suite=str(fin) if lignes and fin < classement.compatibles else "",
        retour=str(apres + 1) if apres else "",
    )


def en_bref(demandes: Collection[int], ordre: Sequence[Rang]) -> list[dict[str, Any]]:
    """Return who these candidates are, with the rank and the score of a ranking, in its order."""
    lues = Demande.objects.filter(pk__in=demandes).prefetch_related("personnes").in_bulk()
    return [
        {
            "demande": place.demande,
            "numero_unique": lues[place.demande].numero_unique,
            "nom": str(lues[place.demande].titulaire),
            "rang": rang,
            "score": place.score,
            "dits": compte(place.score, "point", "points"),
        }
        for rang, place in enumerate(ordre, start=1)
        if place.demande in lues
    ]
