"""The channels by which a household is told, whose address it is, and what a short code is for."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Canal(TextChoices):
    """From the quickest to the surest; a failure on one tries the next."""

    COURRIEL = "courriel", _("E-mail")
    SMS = "sms", _("SMS")
    COURRIER = "courrier", _("Lettre")
    ESPACE = "espace", _("Espace en ligne")


A_VERIFIER: Final = (Canal.COURRIEL, Canal.SMS)  # whose address a code proves


class Role(TextChoices):
    MENAGE = "menage", _("Le foyer")
    ACCOMPAGNANT = "accompagnant", _("La personne qui vous accompagne")


class Usage(TextChoices):
    """What a short code opens; one never opens another."""

    VERIFIER = "verifier", _("Vérifier une adresse")
    ENTRER = "entrer", _("Ouvrir sa demande")
    CODE_ACCES = "code_acces", _("Recevoir un nouveau code d’accès")
