"""The ranked candidates of a vacancy, live or frozen, ready to be shown."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from seuil.cotation.lignes import RESERVE, en_mots
from seuil.patrimoine.models import Vacance
from seuil.rapprochement.models import Classement
from seuil.rapprochement.requetes import classer, compter_les_exclusions, decrire_les_candidats
from seuil.regles.ecriture import compte, minuscule
from seuil.socle.design.mesures import mois_ecoules

TOUS = 1_000_000


@dataclass(frozen=True, slots=True)
class Montres:
    """Candidates in their order, each described when it is shown; ``figee_le`` when it is a frozen ranking."""

    ordre: list[int]
    exclusions: list[dict[str, Any]]
    figee_le: date | None
    lire: Callable[[Collection[int]], list[dict[str, Any]]]

    @property
    def ecartees(self) -> int:
        return sum(exclusion["nombre"] for exclusion in self.exclusions)


def vivante(vacance: Vacance, *, le: date) -> Montres:
    """Return today's search."""
    ordre = [rang.demande for rang in classer(vacance, le=le, nombre=TOUS)]
    rangs = {demande: rang for rang, demande in enumerate(ordre, start=1)}

    def lire(demandes: Collection[int]) -> list[dict[str, Any]]:
        lignes = decrire_les_candidats([*demandes], vacance, le=le)
        return [ligne.classee(rangs[ligne.demande]).en_clair() for ligne in lignes]

    return Montres(ordre, [asdict(exclusion) for exclusion in compter_les_exclusions(vacance, le=le)], None, lire)


def figee(classement: Classement) -> Montres:
    """Return the ranking that was used to name candidates."""
    lignes = {ligne["demande"]: ligne for ligne in classement.candidats}
    return Montres([*lignes], classement.exclusions, classement.le, lambda demandes: [lignes[cle] for cle in demandes])


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
        "foyer": foyer(candidat),
        "attente": mois_ecoules(date.fromisoformat(candidat["recue_le"]), le),
        "part": candidat["part_plafond"] or "À préciser",
        "effort": candidat["taux_effort"] or "À préciser",
        "priorite": priorites_dites(candidat),
        "choisi": candidat["demande"] in choisis,
        "pourquoi": f"Pourquoi {points}{f', dont {provisoires} provisoires' * bool(provisoires)}",
        "choisir": f"Choisir {candidat['nom']}",
        "lignes": [
            {**ligne, "mot": f"{ligne['points']}, {ligne['etat'].lower()}"}
            for ligne in en_mots(candidat["points"], RESERVE)
        ],
    }


def priorites_dites(candidat: Mapping[str, Any]) -> str:
    """Return the publics of a candidate by state: `Reconnu par la préfecture : DALO ; déclaré : d, k`."""
    par_etat: dict[str, list[str]] = {}
    for public in _publics(candidat):
        par_etat.setdefault(public["etat"], []).append(public["lettre"] or minuscule(public["libelle"]))
    dites = " ; ".join(f"{minuscule(etat)} : {', '.join(lettres)}" for etat, lettres in par_etat.items())
    return f"{dites[:1].upper()}{dites[1:]}" if dites else "Aucune"


def _publics(candidat: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return the publics of a line; one frozen before they were kept only knew a ticked box."""
    if "priorites" in candidat:
        return list(candidat["priorites"])
    return [{"lettre": "DALO", "libelle": "", "etat": "Déclaré"}] if candidat.get("priorite") else []


def foyer(candidat: Mapping[str, Any]) -> str:
    """Return `1 adulte, 3 enfants`."""
    autres = candidat["personnes"] - candidat["adultes"]
    dits = [compte(candidat["adultes"], "adulte", "adultes"), compte(autres, "enfant", "enfants") if autres else ""]
    return ", ".join(filter(None, dits))
