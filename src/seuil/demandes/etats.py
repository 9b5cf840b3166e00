"""The life of a demand (law §10.a)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from seuil.socle.cycles import Cycle


class Etat(TextChoices):
    ACTIVE = "active", _("Active")
    RADIEE = "radiee", _("Radiée")


class MotifRadiation(TextChoices):
    """The only legal motives (art. R441-2-8), with their SNE code."""

    ATTRIBUTION = "RADATT", _("Logement social attribué, bail signé")
    ABANDON = "RADABA", _("Renonciation écrite du demandeur")
    CONTACT = "RADCON", _("Absence de réponse à un courrier")
    IRRECEVABILITE = "RADIRR", _("Irrecevabilité prononcée par la commission")
    RENOUVELLEMENT = "RADREN", _("Absence de renouvellement")


CYCLE = Cycle.de(
    modifier=({Etat.ACTIVE}, Etat.ACTIVE, _("la modifier")), radier=({Etat.ACTIVE}, Etat.RADIEE, _("la radier"))
)
