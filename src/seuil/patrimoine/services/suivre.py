"""Move a vacancy along its life cycle, for the later steps of the procedure that decide it."""

from datetime import date

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent
from seuil.journal.services import Auteur, consigner
from seuil.patrimoine import acces
from seuil.patrimoine.models import Vacance
from seuil.socle.droits import exiger


def designer(vacance: Vacance, *, par: Agent, le: date) -> None:
    """Candidates are named."""
    exiger(acces.peut_designer(par, vacance))

    _passer(vacance, "designer", par=par, le=le)


def inscrire(vacance: Vacance, *, par: Agent, le: date) -> None:
    """The vacancy is on the agenda of a commission."""
    exiger(acces.peut_inscrire(par, vacance))

    _passer(vacance, "inscrire", par=par, le=le)


def attribuer(vacance: Vacance, *, par: Agent, le: date) -> None:
    """A commission attributed the dwelling."""
    exiger(acces.peut_inscrire(par, vacance))

    _passer(vacance, "attribuer", par=par, le=le)


def reproposer(vacance: Vacance, *, par: Agent | Systeme, le: date) -> None:
    """Nobody took the dwelling: its reserving body names candidates again."""
    exiger(acces.peut_reproposer(par, vacance))

    _passer(vacance, "reproposer", par=par, le=le)


def ajourner(vacance: Vacance, *, par: Agent | Systeme, le: date) -> None:
    """The same candidates come back before a commission: their examination was put off, or the agenda changed."""
    exiger(acces.peut_reproposer(par, vacance))

    _passer(vacance, "ajourner", par=par, le=le)


def reprendre(vacance: Vacance, *, par: Agent | Systeme, le: date) -> None:
    """The dwelling goes back to a candidate who had accepted in time (art. R441-10)."""
    exiger(acces.peut_reprendre(par, vacance))

    _passer(vacance, "reprendre", par=par, le=le)


def louer(vacance: Vacance, *, par: Agent, le: date) -> None:
    """The lease is signed."""
    exiger(acces.peut_louer(par, vacance))

    _passer(vacance, "louer", par=par, le=le, louee_le=le)


def _passer(vacance: Vacance, verbe: str, *, par: Auteur, le: date, louee_le: date | None = None) -> None:
    vacance = vacance.verrouiller()
    vacance.passer(verbe)
    vacance.louee_le = louee_le
    vacance.save(update_fields=["etat", "louee_le"])

    consigner(f"vacance.{verbe}", vacance, par=par, le=le)
