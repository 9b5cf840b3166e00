"""The life of a letter that waits for an answer (law §1.10 c), and of a contest."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from seuil.socle.cycles import Cycle


class Etat(TextChoices):
    ATTENDUE = "attendue", "Réponse attendue"
    AVERTIE = "avertie", "Avertissement écrit"
    LEVEE = "levee", "Levée : plus de réponse à attendre"
    RADIEE = "radiee", "Suivie d’une radiation"


class EtatContestation(TextChoices):
    A_REPONDRE = "a_repondre", _("En cours de lecture")
    ACCEPTEE = "acceptee", _("Acceptée : la demande est réintégrée")
    REFUSEE = "refusee", _("Refusée")


OUVERTES = (Etat.ATTENDUE, Etat.AVERTIE)

CYCLE = Cycle.de(
    avertir=({Etat.ATTENDUE}, Etat.AVERTIE, "avertir le foyer"),
    lever=(set(OUVERTES), Etat.LEVEE, "la lever"),
    radier=({Etat.AVERTIE}, Etat.RADIEE, "radier la demande"),
)
CYCLE_CONTESTATION = Cycle.de(
    accepter=({EtatContestation.A_REPONDRE}, EtatContestation.ACCEPTEE, "l’accepter"),
    refuser=({EtatContestation.A_REPONDRE}, EtatContestation.REFUSEE, "la refuser"),
)
