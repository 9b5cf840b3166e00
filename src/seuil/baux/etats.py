"""The life of an offer (law §10.c): a time to answer; silence is a refusal once the delivery is proven."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from seuil.socle.cycles import Cycle


class Etat(TextChoices):
    ENVOYEE = "envoyee", _("En attente de réponse")
    ACCEPTEE = "acceptee", _("Acceptée")
    REFUSEE = "refusee", _("Refusée")
    SANS_REPONSE = "sans_reponse", _("Sans réponse : vaut refus")
    PASSEE = "passee", _("Passée au rang suivant, sans refus")
    BAIL_SIGNE = "bail_signe", _("Bail signé")
    RETIREE = "retiree", _("Retirée")


EN_COURS = [Etat.ENVOYEE, Etat.ACCEPTEE]
CLOSES = [Etat.SANS_REPONSE, Etat.PASSEE]  # an answer that had come in time opens them again

CYCLE = Cycle.de(
    accepter=({Etat.ENVOYEE}, Etat.ACCEPTEE, _("l’accepter")),
    refuser=({Etat.ENVOYEE, Etat.ACCEPTEE, *CLOSES}, Etat.REFUSEE, _("la refuser")),
    constater_silence=({Etat.ENVOYEE}, Etat.SANS_REPONSE, "constater qu’elle est restée sans réponse"),
    passer_au_suivant=({Etat.ENVOYEE}, Etat.PASSEE, "passer au rang suivant"),
    rouvrir=(set(CLOSES), Etat.ACCEPTEE, "la rouvrir"),
    retirer=(set(EN_COURS), Etat.RETIREE, "la retirer"),
    signer=({Etat.ACCEPTEE}, Etat.BAIL_SIGNE, "signer le bail"),
)
