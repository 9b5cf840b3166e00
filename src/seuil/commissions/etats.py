"""The life of a session of the CALEOL."""

from django.db.models import TextChoices

from seuil.socle.cycles import Cycle


class Etat(TextChoices):
    CONVOQUEE = "convoquee", "Convoquée"
    OUVERTE = "ouverte", "En séance"
    CLOSE = "close", "Close"
    ANNULEE = "annulee", "Annulée"


CYCLE = Cycle.de(
    inscrire=({Etat.CONVOQUEE}, Etat.CONVOQUEE, "y inscrire un logement"),
    desinscrire=({Etat.CONVOQUEE}, Etat.CONVOQUEE, "en retirer un logement"),
    deplacer=({Etat.CONVOQUEE}, Etat.CONVOQUEE, "changer son jour"),
    annuler=({Etat.CONVOQUEE, Etat.OUVERTE}, Etat.ANNULEE, "l’annuler"),
    ouvrir=({Etat.CONVOQUEE}, Etat.OUVERTE, "l’ouvrir"),
    voter=({Etat.OUVERTE}, Etat.OUVERTE, "y voter"),
    tenir=({Etat.OUVERTE}, Etat.OUVERTE, "y noter qui est là"),
    clore=({Etat.OUVERTE}, Etat.CLOSE, "la clore"),
)
