"""An appointment as a file of the household's diary (RFC 5545): the desk and the hour, nothing of the demand."""

from datetime import UTC

from icalendar import Calendar, Event

from seuil.rendez_vous.etats import Etat
from seuil.rendez_vous.faits import au_mur
from seuil.rendez_vous.models import RendezVous

RESUME = "Rendez-vous logement"
PRODUIT = "-//Seuil//Rendez-vous//FR"


def agenda(rendez_vous: RendezVous) -> bytes:
    """Return the file: its zone named and described, the same name whatever its date, a sequence that grows."""
    annule = rendez_vous.etat == Etat.ANNULE
    evenement, calendrier = Event(), Calendar()
    evenement.add("uid", str(rendez_vous.uid))
    evenement.add("sequence", rendez_vous.sequence)
    evenement.add("dtstamp", rendez_vous.touche_a.astimezone(UTC).replace(microsecond=0))
    evenement.add("dtstart", au_mur(rendez_vous.date_fixee, rendez_vous.guichet))
    evenement.add("dtend", au_mur(rendez_vous.fin or rendez_vous.date_fixee, rendez_vous.guichet))
    evenement.add("summary", RESUME)
    evenement.add("location", f"{rendez_vous.guichet}, {rendez_vous.guichet.adresse}")
    evenement.add("status", "CANCELLED" if annule else "CONFIRMED")
    calendrier.add("version", "2.0")
    calendrier.add("prodid", PRODUIT)
    calendrier.add("method", "CANCEL" if annule else "PUBLISH")
    calendrier.add_component(evenement)
    calendrier.add_missing_timezones()
    return bytes(calendrier.to_ical())
