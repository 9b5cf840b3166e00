"""The life of a demand (law §10.a)."""

from django.db.models import TextChoices

from seuil.socle.cycles import Cycle


class Etat(TextChoices):
    ACTIVE = "active", "Active"
    RADIEE = "radiee", "Radiée"


class MotifRadiation(TextChoices):
    """The only legal motives (art. R441-2-8), with their SNE code."""

    ATTRIBUTION = "RADATT", "Logement social attribué, bail signé"
    ABANDON = "RADABA", "Renonciation écrite du demandeur"
    CONTACT = "RADCON", "Absence de réponse à un courrier"
    IRRECEVABILITE = "RADIRR", "Irrecevabilité prononcée par la commission"
    RENOUVELLEMENT = "RADREN", "Absence de renouvellement"


CYCLE = Cycle.de(modifier=({Etat.ACTIVE}, Etat.ACTIVE, "la modifier"), radier=({Etat.ACTIVE}, Etat.RADIEE, "la radier"))
