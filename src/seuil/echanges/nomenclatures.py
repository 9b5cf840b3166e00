"""What a message is about, and who wrote it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Sujet(TextChoices):
    """A short list: it sorts the messages and names nothing of a situation."""

    DEMANDE = "demande", _("Une question sur ma demande")
    DOCUMENTS = "documents", _("Un document")
    PROPOSITION = "proposition", _("Un logement proposé")
    RENDEZ_VOUS = "rendez_vous", _("Un rendez-vous")
    AUTRE = "autre", _("Autre chose")


class Qui(TextChoices):
    FOYER = "foyer", _("Le foyer")
    MANDATAIRE = "mandataire", _("Qui agit pour le foyer")
    SERVICE = "service", _("Le service")
