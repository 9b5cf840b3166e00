"""The life of a message, by one channel, to one address (docs/decisions/0033)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from seuil.socle.cycles import Cycle


class Etat(TextChoices):
    EN_FILE = "en_file", _("Attend de partir")
    EN_DEPART = "en_depart", _("En train de partir")
    REMIS = "remis", _("Remis au transporteur")
    DISTRIBUE = "distribue", _("Distribué")
    LU = "lu", _("Lu dans l’espace")
    IMPRIME = "imprime", _("Imprimé")
    REBONDI = "rebondi", _("Revenu : adresse refusée")
    PLEINE = "pleine", _("Revenu : boîte pleine")
    INJOIGNABLE = "injoignable", _("Voie injoignable")
    RETOURNE = "retourne", _("Lettre revenue")
    DOUTEUX = "douteux", _("Peut-être parti")
    RETENU = "retenu", _("Retenu")
    ANNULE = "annule", _("Annulé avant le départ")


PARTIS = frozenset({Etat.REMIS, Etat.DISTRIBUE})
EN_ATTENTE = frozenset({Etat.EN_FILE})
REVENUS = frozenset({Etat.REBONDI, Etat.PLEINE, Etat.INJOIGNABLE, Etat.RETOURNE})
SE_RENVOIENT = frozenset({Etat.DOUTEUX, Etat.RETENU, Etat.INJOIGNABLE})  # when a person decides it
A_REGARDER = REVENUS | {Etat.DOUTEUX, Etat.RETENU}  # what a desk is told of until somebody saw it

CYCLE = Cycle.de(
    partir=({Etat.EN_FILE}, Etat.EN_DEPART, _("le faire partir")),
    remettre=({Etat.EN_DEPART, Etat.DOUTEUX, Etat.IMPRIME}, Etat.REMIS, _("le dire remis")),
    douter=({Etat.EN_DEPART}, Etat.DOUTEUX, _("en douter")),
    attendre=({Etat.EN_FILE, Etat.EN_DEPART}, Etat.EN_FILE, _("le remettre en file")),
    distribuer=({Etat.EN_DEPART, *PARTIS, Etat.DOUTEUX}, Etat.DISTRIBUE, _("le dire distribué")),
    lire=({Etat.DISTRIBUE, Etat.LU}, Etat.LU, _("le dire lu")),
    imprimer=({Etat.EN_FILE}, Etat.IMPRIME, _("l’imprimer")),
    rebondir=({Etat.EN_FILE, Etat.EN_DEPART, *PARTIS, Etat.DOUTEUX}, Etat.REBONDI, _("le dire revenu")),
    deborder=({Etat.EN_FILE, Etat.EN_DEPART, *PARTIS, Etat.DOUTEUX}, Etat.PLEINE, _("le dire revenu")),
    abandonner=({Etat.EN_FILE}, Etat.INJOIGNABLE, _("y renoncer")),
    sortir=({Etat.IMPRIME}, Etat.EN_FILE, _("la sortir de la liasse")),
    retourner=({Etat.IMPRIME, *PARTIS}, Etat.RETOURNE, _("la dire revenue")),
    retenir=({Etat.EN_FILE}, Etat.RETENU, _("le mettre de côté")),
    annuler=({Etat.EN_FILE, Etat.RETENU}, Etat.ANNULE, _("l’annuler")),
)
