"""The life of a session of the CALEOL."""

from django.db.models import TextChoices

from seuil.socle.cycles import Cycle


class Etat(TextChoices):
    CONVOQUEE = "convoquee", "Convoquée"
    OUVERTE = "ouverte", "En séance"
    CLOSE = "close", "Close"


CYCLE = Cycle.de(
    inscrire=({Etat.CONVOQUEE}, Etat.CONVOQUEE, "y inscrire un logement"),
    ouvrir=({Etat.CONVOQUEE}, Etat.OUVERTE, "l’ouvrir"),
    voter=({Etat.OUVERTE}, Etat.OUVERTE, "y voter"),
    clore=({Etat.OUVERTE}, Etat.CLOSE, "la clore"),
)
