"""In how many days a town answers a message, when it said so; no town that is silent borrows another's."""

from datetime import date

from seuil.demandes.models import Demande
from seuil.demandes.requetes import territoire_du_foyer
from seuil.regles.calendrier import ajouter_jours

JOURS = "reponse_message_jours"


def jours_annonces(demande: Demande) -> int | None:
    """Return the delay that the household's town announces, None when it announces none."""
    ici = territoire_du_foyer(demande)
    return ici.parametres.get(JOURS) if ici else None


def repondre_avant(demande: Demande, le: date) -> date | None:
    """Return the last day to answer what is written on a day, None when the town announces none."""
    jours = jours_annonces(demande)
    return ajouter_jours(le, jours) if jours else None
