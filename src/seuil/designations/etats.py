"""The life of a candidature, from its designation to its commission (law §10.c)."""

from django.db.models import TextChoices

from seuil.socle.cycles import Cycle


class Etat(TextChoices):
    DESIGNEE = "designee", "Désignée"
    INSCRITE = "inscrite", "En commission"
    REPORTEE = "reportee", "Examen reporté"
    DECIDEE = "decidee", "Décidée"
    RETIREE = "retiree", "Retirée"


EN_ATTENTE = [Etat.DESIGNEE, Etat.REPORTEE]  # no session has them on its agenda
EN_LICE = [*EN_ATTENTE, Etat.INSCRITE]  # candidates of the dwelling, not decided yet

CYCLE = Cycle.de(
    inscrire=(set(EN_ATTENTE), Etat.INSCRITE, "l’inscrire en commission"),
    desinscrire=({Etat.INSCRITE}, Etat.DESIGNEE, "la retirer de l’ordre du jour"),
    reporter=({Etat.INSCRITE}, Etat.REPORTEE, "la reporter"),
    decider=({Etat.INSCRITE, Etat.DECIDEE, Etat.REPORTEE}, Etat.DECIDEE, "en décider"),
    reprendre=({Etat.DECIDEE, Etat.REPORTEE}, Etat.INSCRITE, "l’examiner de nouveau"),
    retirer=({Etat.DESIGNEE, Etat.REPORTEE, Etat.INSCRITE}, Etat.RETIREE, "la retirer"),
)
