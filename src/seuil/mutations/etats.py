"""The life of a tenancy that a demand tells its landlord (law §7.2)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from seuil.socle.cycles import Cycle


class Etat(TextChoices):
    A_RECONNAITRE = "a_reconnaitre", _("Attend la réponse du bailleur")
    RECONNUE = "reconnue", _("Reconnue par le bailleur")
    ECARTEE = "ecartee", _("Le bailleur dit non")
    CONTESTEE = "contestee", _("Le foyer a répondu au bailleur")


ATTENDENT = (Etat.A_RECONNAITRE, Etat.CONTESTEE)

CYCLE = Cycle.de(
    reconnaitre=({Etat.A_RECONNAITRE, Etat.ECARTEE, Etat.CONTESTEE}, Etat.RECONNUE, _("la reconnaître")),
    ecarter=({Etat.A_RECONNAITRE, Etat.CONTESTEE, Etat.RECONNUE}, Etat.ECARTEE, _("l’écarter")),
    contester=({Etat.ECARTEE}, Etat.CONTESTEE, _("répondre au bailleur")),
    revoir=({Etat.RECONNUE}, Etat.A_RECONNAITRE, _("la revoir")),
)
