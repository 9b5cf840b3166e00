"""Move a vacancy along its life cycle, for the later steps of the procedure that decide it."""

from datetime import date

from seuil.acteurs.models import Agent
from seuil.journal.services import Auteur, consigner
from seuil.patrimoine.models import Vacance


def designer(vacance: Vacance, *, par: Agent, le: date) -> None:
    """Candidates are named."""
    _passer(vacance, "designer", par=par, le=le)


def inscrire(vacance: Vacance, *, par: Agent, le: date) -> None:
    """The vacancy is on the agenda of a commission."""
    _passer(vacance, "inscrire", par=par, le=le)


def attribuer(vacance: Vacance, *, par: Agent, le: date) -> None:
    """A commission attributed the dwelling."""
    _passer(vacance, "attribuer", par=par, le=le)


def reproposer(vacance: Vacance, *, par: Auteur, le: date) -> None:
    """Nobody took the dwelling: its reserving body names candidates again."""
    _passer(vacance, "reproposer", par=par, le=le)


def louer(vacance: Vacance, *, par: Agent, le: date) -> None:
    """The lease is signed."""
    _passer(vacance, "louer", par=par, le=le, louee_le=le)


def _passer(vacance: Vacance, verbe: str, *, par: Auteur, le: date, louee_le: date | None = None) -> None:
    actuelle = vacance.verrouiller()
    actuelle.passer(verbe)
    actuelle.louee_le = louee_le
    actuelle.save(update_fields=["etat", "louee_le"])
    vacance.etat = actuelle.etat

    consigner(f"vacance.{verbe}", vacance, par=par, le=le)
