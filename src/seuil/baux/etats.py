"""The life of an offer (law §10.c): ten days to answer, silence is a refusal."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from seuil.socle.cycles import Cycle


class Etat(TextChoices):
    ENVOYEE = "envoyee", _("En attente de réponse")
    ACCEPTEE = "acceptee", _("Acceptée")
    REFUSEE = "refusee", _("Refusée")
    SANS_REPONSE = "sans_reponse", _("Sans réponse : vaut refus")
    BAIL_SIGNE = "bail_signe", _("Bail signé")
    RETIREE = "retiree", _("Retirée")


EN_COURS = [Etat.ENVOYEE, Etat.ACCEPTEE]

# A refusal names the verb to the household: here for `make traductions`, which reads no name of the code.
VERBES_DITS = (gettext_noop("accepter"), gettext_noop("refuser"))
CYCLE = Cycle.de(
    accepter=({Etat.ENVOYEE}, Etat.ACCEPTEE),
    refuser=({Etat.ENVOYEE, Etat.ACCEPTEE}, Etat.REFUSEE),
    constater_silence=({Etat.ENVOYEE}, Etat.SANS_REPONSE),
    retirer=({Etat.ENVOYEE, Etat.ACCEPTEE}, Etat.RETIREE),
    signer=({Etat.ACCEPTEE}, Etat.BAIL_SIGNE),
)
