"""The life of a demand (law §10.a)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from seuil.socle.cycles import Cycle


class Etat(TextChoices):
    ACTIVE = "active", _("Active")
    RETENUE = "retenue", _("Retenue : doublon possible")
    RATTACHEE = "rattachee", _("Rattachée à une autre demande")
    RADIEE = "radiee", _("Radiée")
    EFFACEE = "effacee", _("Effacée")


SORTIES = (Etat.RADIEE, Etat.EFFACEE)  # an erased one keeps why and when it left
EN_COURS = (Etat.ACTIVE, Etat.RETENUE)  # to its household a demand that waits for a desk is a demand like another


class MotifRadiation(TextChoices):
    """The only legal motives (art. R441-2-8), with their SNE code."""

    ATTRIBUTION = "RADATT", _("Logement social attribué, bail signé")
    ABANDON = "RADABA", _("Renonciation écrite du demandeur")
    CONTACT = "RADCON", _("Absence de réponse à un courrier")
    IRRECEVABILITE = "RADIRR", _("Irrecevabilité prononcée par la commission")
    RENOUVELLEMENT = "RADREN", _("Absence de renouvellement")


class Rencontre(TextChoices):
    """How a desk met the person before it joins two demands."""

    GUICHET = "guichet", _("La personne est venue au guichet")
    DOMICILE = "domicile", _("Chez elle, ou là où elle est hébergée")
    ACCOMPAGNEE = "accompagnee", _("Avec le travailleur social qui l’accompagne")
    VISIO = "visio", _("En visioconférence")


class Accord(TextChoices):
    """How a person agreed that her two demands become one."""

    ECRIT = "ecrit", _("Par un écrit signé")
    ORAL = "oral", _("De vive voix, devant moi")
    INTERPRETE = "interprete", _("De vive voix, avec un interprète")
    REPRESENTANT = "representant", _("Par la personne qui la représente légalement")


class EtatRessemblance(TextChoices):
    A_TRANCHER = "a_trancher", _("À trancher")
    DISTINCTES = "distinctes", _("Deux demandes distinctes")
    REUNIES = "reunies", _("Demandes réunies")


class EtatIdentite(TextChoices):
    """A change of name or of birth that a second person reads."""

    A_RELIRE = "a_relire", _("À relire")
    CONFIRMEE = "confirmee", _("Confirmée")
    REFUSEE = "refusee", _("Refusée")
    PERIMEE = "perimee", _("Périmée")
    CADUQUE = "caduque", _("Sans objet : la personne a quitté le foyer")


CYCLE = Cycle.de(
    modifier=({Etat.ACTIVE}, Etat.ACTIVE, _("la modifier")),
    radier=({Etat.ACTIVE, Etat.RETENUE}, Etat.RADIEE, _("la radier")),
    retenir=({Etat.ACTIVE}, Etat.RETENUE, _("la retenir")),
    modifier_retenue=({Etat.RETENUE}, Etat.RETENUE, _("la modifier")),
    renouveler=({Etat.ACTIVE}, Etat.ACTIVE, _("la renouveler")),
    renouveler_retenue=({Etat.RETENUE}, Etat.RETENUE, _("la renouveler")),
    prolonger=({Etat.ACTIVE}, Etat.ACTIVE, _("la prolonger")),
    prolonger_retenue=({Etat.RETENUE}, Etat.RETENUE, _("la prolonger")),
    reintegrer=({Etat.RADIEE}, Etat.ACTIVE, _("la réintégrer")),
    effacer=({Etat.RADIEE, Etat.RATTACHEE}, Etat.EFFACEE, _("l’effacer")),
    distinguer=({Etat.RETENUE}, Etat.ACTIVE, _("la distinguer d’une autre")),
    rattacher=({Etat.RETENUE}, Etat.RATTACHEE, _("la rattacher à une autre")),
    reunir=({Etat.ACTIVE}, Etat.RATTACHEE, _("la réunir à une autre")),
)
CYCLE_RESSEMBLANCE = Cycle.de(
    separer=({EtatRessemblance.A_TRANCHER}, EtatRessemblance.DISTINCTES, _("la séparer")),
    reunir=({EtatRessemblance.A_TRANCHER}, EtatRessemblance.REUNIES, _("la réunir")),
)
CYCLE_IDENTITE = Cycle.de(
    confirmer=({EtatIdentite.A_RELIRE}, EtatIdentite.CONFIRMEE, _("la confirmer")),
    refuser=({EtatIdentite.A_RELIRE}, EtatIdentite.REFUSEE, _("la refuser")),
    laisser_perimer=({EtatIdentite.A_RELIRE}, EtatIdentite.PERIMEE, _("la laisser périmer")),
    rendre_caduque=({EtatIdentite.A_RELIRE}, EtatIdentite.CADUQUE, _("la laisser sans objet")),
)
