"""Who acts for a household, and how its agreement was given."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Qualite(TextChoices):
    TRAVAIL_SOCIAL = "social", _("Travailleuse ou travailleur social, association")
    PROCHE = "proche", _("Un proche : famille, ami, voisin")
    AUTRE = "autre", _("Quelqu’un d’autre")


class Recueil(TextChoices):
    """Where the agreement of the household was given."""

    ESPACE = "espace", _("Donné par le foyer, dans son espace")
    GUICHET = "guichet", _("Donné à un guichet, la personne présente")
    FORMULAIRE = "formulaire", _("Donné au moment de la demande")
