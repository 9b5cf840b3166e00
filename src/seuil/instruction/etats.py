"""The life of a paper: gathered page by page, sent, read by an agent; what is refused is sent again, page by page."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from seuil.socle.cycles import Cycle


class Etat(TextChoices):
    PREPAREE = "preparee", _("À envoyer")
    EN_VERIFICATION = "en_verification", _("En vérification")
    ACCEPTEE = "acceptee", _("Accepté")
    A_REMPLACER = "a_remplacer", _("À remplacer")
    REMPLACEE = "remplacee", _("Remplacé")


class EtatFeuille(TextChoices):
    A_LIRE = "a_lire", _("À lire")
    ACCEPTEE = "acceptee", _("Acceptée")
    REFUSEE = "refusee", _("À remplacer")
    REMPLACEE = "remplacee", _("Remplacée")


class Canal(TextChoices):
    PORTAIL = "portail", _("En ligne")
    GUICHET = "guichet", _("Au guichet")
    MANDAT = "mandat", _("Par la personne qui vous aide")
    COURRIER = "courrier", _("Par courrier")


EN_CHEMIN = (Etat.PREPAREE, Etat.EN_VERIFICATION, Etat.A_REMPLACER)  # one at a time, beside the one accepted

SE_CHANGENT = (Etat.PREPAREE, Etat.A_REMPLACER)  # the household may touch its pages, then send it

CYCLE = Cycle.de(
    envoyer=(set(SE_CHANGENT), Etat.EN_VERIFICATION, _("l’envoyer")),
    accepter=({Etat.EN_VERIFICATION}, Etat.ACCEPTEE, "l’accepter"),
    refuser=({Etat.EN_VERIFICATION}, Etat.A_REMPLACER, "demander de la remplacer"),
    contester=({Etat.A_REMPLACER}, Etat.EN_VERIFICATION, _("demander une autre lecture")),
    remplacer=({Etat.EN_VERIFICATION, Etat.ACCEPTEE, Etat.A_REMPLACER}, Etat.REMPLACEE, _("la remplacer")),
)
