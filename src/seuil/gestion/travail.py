"""The work of the day: what each capability says that an agent has to do, and the words of its deadlines."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from seuil.acteurs.gestion import Acte
from seuil.acteurs.models import Agent
from seuil.socle.capacites import offertes
from seuil.socle.design.mesures import MOIS

JOURS = ("Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche")
SEMAINE = 7


def a_faire(agent: Agent, *, le: date) -> Iterator[Acte]:
    """Yield what awaits this agent, whatever its deadline."""
    for siens in offertes("gestion", "a_faire"):
        yield from siens(agent, le)


def grouper(actes: Iterable[Acte], *, le: date) -> list[dict[str, Any]]:
    """Return the groups of the work list: late, today, this week, later, each in the order of its deadlines."""
    groupes: dict[str, list[dict[str, Any]]] = {
        "En retard": [],
        "Aujourd’hui": [],
        "Cette semaine": [],
        "Plus tard": [],
    }
    for acte in sorted(actes, key=lambda acte: acte.avant or le):
        groupes[_groupe(acte.avant, le)].append(_ecrire(acte, le))
    return [{"titre": titre, "actes": lignes} for titre, lignes in groupes.items() if lignes]


def _groupe(avant: date | None, le: date) -> str:
    if avant is None or avant == le:
        return "Aujourd’hui"
    if avant < le:
        return "En retard"
    return "Cette semaine" if avant < le + timedelta(days=SEMAINE) else "Plus tard"


def _ecrire(acte: Acte, le: date) -> dict[str, Any]:
    echeance, porte = _echeance(acte.avant, le)
    return {
        "echeance": echeance,
        "porte": porte,
        "acte": acte.acte,
        "detail": acte.detail,
        "dossier": acte.dossier,
        "regle": acte.regle,
        "verbe": acte.verbe,
        "url": acte.url,
    }


def _echeance(avant: date | None, le: date) -> tuple[str, str]:
    if avant is None:
        return "Dès maintenant", "attendu"
    ecart = (avant - le).days
    if ecart < 0:
        return f"Depuis {-ecart} jour{'s' * (ecart < -1)}", "retard"
    if ecart < SEMAINE:
        proches = {0: ("Ce soir", "provisoire"), 1: ("Demain", "neutre")}
        return proches.get(ecart, (f"{JOURS[avant.weekday()]} {avant.day}", "neutre"))
    return f"{avant.day} {MOIS[avant.month - 1]}", "neutre"
