"""The life of a candidature, from its designation to its commission (law §10.c)."""

from django.db.models import TextChoices

from seuil.socle.cycles import Cycle


class Etat(TextChoices):
    DESIGNEE = "designee", "Désignée"
    INSCRITE = "inscrite", "En commission"
    DECIDEE = "decidee", "Décidée"
    RETIREE = "retiree", "Retirée"


CYCLE = Cycle.de(
    inscrire=({Etat.DESIGNEE}, Etat.INSCRITE, "l’inscrire en commission"),
    reporter=({Etat.INSCRITE}, Etat.DESIGNEE, "la reporter"),
    decider=({Etat.INSCRITE}, Etat.DECIDEE, "en décider"),
    retirer=({Etat.DESIGNEE, Etat.INSCRITE}, Etat.RETIREE, "la retirer"),
)
