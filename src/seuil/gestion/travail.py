"""The work of the day: what each capability says that an agent has to do, and the words of its deadlines."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from seuil.acteurs.gestion import Acte
from seuil.acteurs.models import Agent
from seuil.envois.requetes import absences
from seuil.socle.capacites import offertes
from seuil.socle.design.mesures import MOIS, date_longue

JOURS = ("Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche")
SEMAINE = 7


def a_faire(agent: Agent, *, le: date) -> Iterator[Acte]:
    """Yield what awaits this agent, whatever its deadline."""
    for siens in offertes("gestion", "a_faire"):
        yield from siens(agent, le)


def grouper(actes: Iterable[Acte], *, le: date, pour: Agent | None = None) -> list[dict[str, Any]]:
    """Return the groups of the work list: late, today, this week, later, each in the order of its deadlines.

    ``pour`` reads it: what it holds is said « par vous ».
    """
    groupes: dict[str, list[dict[str, Any]]] = {
        "En retard": [],
        "Aujourd’hui": [],
        "Cette semaine": [],
        "Plus tard": [],
    }
    lus = sorted(actes, key=lambda acte: acte.avant or le)
    absents = retours(lus, le) if any(acte.tenu_par for acte in lus) else {}
    for acte in lus:
        groupes[_groupe(acte.avant, le)].append(_ecrire(acte, le) | {"tenu": _tenu(acte, pour, absents)})
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


def retours(actes: Iterable[Acte], le: date) -> dict[int, date]:
    """Return the last day of absence of those who hold these acts and are away, by account."""
    tenants = {agent.pk for acte in actes for agent in acte.tenu_par}
    loin = absences(le, le).filter(agent__in=tenants)
    return {absence.agent_id: absence.absent_au for absence in loin if absence.absent_au}


def _tenu(acte: Acte, pour: Agent | None, absents: dict[int, date]) -> str:
    """Return who holds an act, how much of it, and until when that person is away."""
    dits = []
    for agent, combien in Counter(acte.tenu_par).items():
        qui = "vous" if pour is not None and agent.pk == pour.pk else agent.designation
        nombre = f" ({combien})" if len(acte.tenu_par) > 1 else ""
        loin = f", en absence jusqu’au {date_longue(absents[agent.pk])}" if agent.pk in absents else ""
        dits.append(f"{qui}{nombre}{loin}")
    return f"Pris par {' ; '.join(dits)}" if dits else ""


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
