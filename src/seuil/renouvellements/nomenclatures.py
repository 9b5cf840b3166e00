"""How a renewal was presented, and what a desk tried before a demand lapses."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Voie(TextChoices):
    """How the household presented its renewal."""

    EN_LIGNE = "en_ligne", _("En ligne")
    GUICHET = "guichet", _("Au guichet")
    TELEPHONE = "telephone", _("Par téléphone")
    COURRIER = "courrier", _("Par courrier")
    ACCOMPAGNANT = "accompagnant", _("Avec la personne qui l’accompagne")


AU_GUICHET = [(voie.value, voie.label) for voie in Voie if voie != Voie.EN_LIGNE]


class Essai(TextChoices):
    """What a desk did to reach a household, and what came of it."""

    JOINT = "joint", _("Appel : la personne a répondu")
    MESSAGE = "message", _("Appel : message laissé")
    SANS_REPONSE = "sans_reponse", _("Appel : pas de réponse")
    MAUVAIS_NUMERO = "mauvais_numero", _("Appel : mauvais numéro")
    ACCOMPAGNANT = "accompagnant", _("La personne qui l’accompagne est prévenue")
