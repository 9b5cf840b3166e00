"""The life of an appointment: asked for, proposed or taken, then held, missed or cancelled."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from seuil.socle.cycles import Cycle


class Etat(TextChoices):
    DEMANDE = "demande", _("Date à fixer")
    PROPOSE = "propose", _("Date proposée")
    PRIS = "pris", _("Confirmé")
    TENU = "tenu", _("Tenu")
    ABSENT = "absent", _("Personne absente")
    ANNULE = "annule", _("Annulé")


TIENNENT = (Etat.PROPOSE, Etat.PRIS)  # they hold a slot: nobody else has it
EN_COURS = (Etat.DEMANDE, *TIENNENT)  # one of a kind at a time for a demand

CYCLE = Cycle.de(
    prendre=({Etat.DEMANDE}, Etat.PRIS, _("le prendre")),
    proposer=({Etat.DEMANDE}, Etat.PROPOSE, "le proposer"),
    confirmer=({Etat.PROPOSE}, Etat.PRIS, _("le confirmer")),
    decliner=({Etat.PROPOSE}, Etat.DEMANDE, _("demander une autre date")),
    deplacer=(set(TIENNENT), Etat.PRIS, _("le déplacer")),
    tenir=(set(TIENNENT), Etat.TENU, "le dire tenu"),
    manquer=(set(TIENNENT), Etat.ABSENT, "dire la personne absente"),
    annuler=(set(EN_COURS), Etat.ANNULE, _("l’annuler")),
)
