"""The life of a wording: written, put on line, replaced by the next one."""

from django.db.models import TextChoices

from seuil.socle.cycles import Cycle


class Etat(TextChoices):
    PROPOSEE = "proposee", "Proposée"
    EN_LIGNE = "en_ligne", "En ligne"
    REMPLACEE = "remplacee", "Remplacée"
    ECARTEE = "ecartee", "Écartée"
    RETIREE = "retiree", "Retirée"


CYCLE = Cycle.de(
    publier=({Etat.PROPOSEE}, Etat.EN_LIGNE, "la mettre en ligne"),
    ecarter=({Etat.PROPOSEE}, Etat.ECARTEE, "l’écarter"),
    remplacer=({Etat.EN_LIGNE}, Etat.REMPLACEE, "la remplacer"),
    retirer=({Etat.EN_LIGNE}, Etat.RETIREE, "la retirer"),
)
