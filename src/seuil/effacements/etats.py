"""The life of what a household asks about its data."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from seuil.socle.cycles import Cycle


class Etat(TextChoices):
    A_REPONDRE = "a_repondre", _("Attend une réponse")
    ACCEPTEE = "acceptee", _("Acceptée")
    REFUSEE = "refusee", _("Refusée")
    SANS_OBJET = "sans_objet", _("Sans objet")


CYCLE = Cycle.de(
    accepter=({Etat.A_REPONDRE}, Etat.ACCEPTEE, _("l’accepter")),
    refuser=({Etat.A_REPONDRE}, Etat.REFUSEE, _("la refuser")),
    clore=({Etat.A_REPONDRE}, Etat.SANS_OBJET, _("la clore")),
)
