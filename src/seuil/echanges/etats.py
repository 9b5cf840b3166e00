"""The life of a conversation: whose turn it is, then closed; a household that writes again opens it again."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from seuil.socle.cycles import Cycle


class Etat(TextChoices):
    A_REPONDRE = "a_repondre", _("Réponse du service attendue")
    REPONDU = "repondu", _("Le service a écrit")
    CLOS = "clos", _("Close")


OUVERTS = (Etat.A_REPONDRE, Etat.REPONDU)

CYCLE = Cycle.de(
    ecrire=({*OUVERTS, Etat.CLOS}, Etat.A_REPONDRE, _("y écrire")),
    repondre=(set(OUVERTS), Etat.REPONDU, "répondre au foyer"),
    confier=({Etat.A_REPONDRE}, Etat.A_REPONDRE, "la confier à un autre service"),
    clore=(set(OUVERTS), Etat.CLOS, "la clore"),
)
