"""The ranked candidates of a vacancy, live or frozen, one page at a time, ready to be shown."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from seuil.cotation.lignes import RESERVE, en_mots
from seuil.demandes.models import Demande
from seuil.patrimoine.models import Vacance
from seuil.rapprochement.gestion import reperes
from seuil.rapprochement.lignes import pourcent
from seuil.rapprochement.models import Classement
from seuil.rapprochement.requetes import (
    Place,
    Rang,
    Voulu,
    budgets,
    candidats,
    candidats_avant,
    compter,
    compter_les_exclusions,
    decrire_les_candidats,
    lignes_figees,
    souhaitent_plus_de,
    tableau,
)
from seuil.regles.ecriture import compte, minuscule
from seuil.socle.design.mesures import euros, mois_ecoules
from seuil.socle.saisie import entier

PAR_PAGE = 20
BORNE = 10_000  # beyond, those put aside are counted when asked only
NON_GARDE = "Non gardé"


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
    total = compter(vacance, le=le)
    if voulu == Voulu():
        montres = _du_classement(vacance, le, ou)
    else:
        montres = _du_tableau(vacance, voulu, le, ou)
    lues = budgets(vacance, [ligne["demande"] for ligne in montres.lignes], le=le)
    lignes = [ligne | _aidee(lues.get(ligne["demande"])) for ligne in montres.lignes]
    exclusions = None
    if compter_tout or not (total > BORNE or souhaitent_plus_de(BORNE, vacance, le=le)):
        exclusions = [asdict(exclusion) for exclusion in compter_les_exclusions(vacance, le=le)]
    return replace(montres, lignes=lignes, total=total, exclusions=exclusions)


def _du_classement(vacance: Vacance, le: date, ou: Mapping[str, str]) -> Montres:
    avant, apres = reperes.lire(ou.get("avant")), reperes.lire(ou.get("apres"))
    if avant is not None:
        page = candidats_avant(vacance, le=le, nombre=PAR_PAGE, avant=avant)
    if avant is None or not page.candidats:
        page = candidats(vacance, le=le, nombre=PAR_PAGE, apres=apres)
    lignes = [ligne.en_clair() for ligne in page.candidats]
    return Montres(lignes, 0, None, suite=reperes.ecrire(page.suite), retour=reperes.ecrire(page.retour))


def _du_tableau(vacance: Vacance, voulu: Voulu, le: date, ou: Mapping[str, str]) -> Montres:
    places, debut = tableau(vacance, voulu, le=le), _debut(ou)
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


def _aidee(place: Place | None) -> dict[str, Any]:
    """Return what the dwelling would leave to a candidate, in words; nothing where nothing tells it."""
    if place is None:
        return {}
    aide, effort, reste = place.budget.aide, place.budget.effort, place.budget.reste
    return {
        "aide": f"{euros(int(aide))} d’aide" if aide else "",
        "effort_aide": "" if effort is None else pourcent(effort),
        "reste": "" if reste is None else euros(reste),
        "premier_souhait": place.premier,
    }


def figee(classement: Classement, *, ou: Mapping[str, str]) -> Montres:
    """Return a page of the ranking that was used to name candidates: it costs the same whatever its size."""
    apres = _debut(ou)
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


def presenter(candidat: Mapping[str, Any], *, choisis: Collection[int], le: date) -> dict[str, Any]:
    """Return one candidate as a row; a list never says a word on a protected situation."""
    points, provisoires = compte(candidat["score"], "point", "points"), candidat["score"] - candidat["prouve"]
    return {
        "cle": candidat["demande"],
        "rang": candidat["rang"],
        "nom": candidat["nom"],
        "numero": candidat["numero_unique"],
        "score": candidat["score"],
        "dits": points,
        "foyer": foyer(candidat) if "personnes" in candidat else "",
        "attente": mois_ecoules(date.fromisoformat(candidat["recue_le"]), le),
        "part": candidat.get("part_plafond", NON_GARDE) or "À préciser",
        "effort": candidat.get("taux_effort", NON_GARDE) or "À préciser",
        "priorite": priorites_dites(candidat) if "priorites" in candidat else NON_GARDE,
        "aide": candidat.get("aide", ""),
        "effort_aide": candidat.get("effort_aide", ""),
        "reste": candidat.get("reste", NON_GARDE) or "À préciser",
        "premier_souhait": candidat.get("premier_souhait", False),
        "choisi": candidat["demande"] in choisis,
        "pourquoi": f"Pourquoi {points}{f', dont {provisoires} provisoires' * bool(provisoires)}",
        "choisir": f"Choisir {candidat['nom']}",
        "lignes": [
            {**ligne, "mot": f"{ligne['points']}, {ligne['etat'].lower()}"}
            for ligne in en_mots(candidat.get("points", []), RESERVE)
        ],
    }


def priorites_dites(candidat: Mapping[str, Any]) -> str:
    """Return the publics of a candidate by state: `Reconnu par la préfecture : DALO ; déclaré : d, k`."""
    par_etat: dict[str, list[str]] = {}
    for public in candidat["priorites"]:
        par_etat.setdefault(public["etat"], []).append(public["lettre"] or minuscule(public["libelle"]))
    dites = " ; ".join(f"{minuscule(etat)} : {', '.join(lettres)}" for etat, lettres in par_etat.items())
    return f"{dites[:1].upper()}{dites[1:]}" if dites else "Aucune"


def foyer(candidat: Mapping[str, Any]) -> str:
    """Return `1 adulte, 3 enfants`."""
    autres = candidat["personnes"] - candidat["adultes"]
    dits = [compte(candidat["adultes"], "adulte", "adultes"), compte(autres, "enfant", "enfants") if autres else ""]
    return ", ".join(filter(None, dits))
