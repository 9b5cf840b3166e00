"""People: who they are to each other, their papers, their work, what they receive."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Lien(TextChoices):
    DEMANDEUR = "demandeur", _("Demandeur")
    CONJOINT = "conjoint", _("Conjoint, concubin ou partenaire de PACS")
    CODEMANDEUR = "codemandeur", _("Codemandeur qui n’est pas en couple avec vous")
    A_CHARGE = "a_charge", _("Enfant ou personne à charge")
    A_NAITRE = "a_naitre", _("Enfant à naître")
    AUTRE = "autre", _("Autre personne du foyer")


class Civilite(TextChoices):
    MADAME = "2", _("Madame")
    MONSIEUR = "1", _("Monsieur")


class Nationalite(TextChoices):
    FRANCAISE = "1", _("Française")
    UNION_EUROPEENNE = "2", _("Union européenne, Espace économique européen ou Suisse")
    AUTRE = "3", _("Autre nationalité")


class SituationFamiliale(TextChoices):
    CELIBATAIRE = "C", _("Célibataire")
    MARIE = "M", _("Marié")
    PACSE = "P", _("Pacsé")
    CONCUBIN = "U", _("En concubinage")
    SEPARE = "S", _("Séparé")
    DIVORCE = "D", _("Divorcé")
    VEUF = "V", _("Veuf")


class SorteAvis(TextChoices):
    """What tells the yearly income of a person; each but the last two bears an amount (art. R441-1)."""

    PROPRE = "propre", _("Son propre avis, sans personne d’autre")
    COMMUN = "commun", _("Un avis commun avec quelqu’un du foyer")
    DEHORS = "dehors", _("Un avis commun avec quelqu’un qui ne vivra pas avec vous : ex-conjoint, parents")
    ETRANGER = "etranger", _("Un avis d’un autre pays, ou l’attestation d’un employeur à l’étranger")
    PROTECTION = "protection", _("Pas d’avis : arrivée récente sous protection internationale (réfugié)")
    ABSENT = "absent", _("Pas encore d’avis, ou pas sous la main")


class Ressource(TextChoices):
    """What a person receives, or pays, each month (SNE `ListeRessource`)."""

    SALAIRE = "SAL", _("Salaire ou revenu d’activité")
    RETRAITE = "RET", _("Retraite")
    CHOMAGE = "CHO", _("Allocation chômage")
    INVALIDITE = "PINV", _("Pension d’invalidité")
    HANDICAP = "AAH", _("Allocation aux adultes handicapés (AAH)")
    RSA = "RSA", _("RSA")
    ACTIVITE = "PA", _("Prime d’activité")
    FAMILLE = "AF", _("Allocations familiales")
    JEUNE_ENFANT = "PAJE", _("Prestation d’accueil du jeune enfant (PAJE)")
    ENFANT_HANDICAPE = "AEEH", _("Allocation d’éducation de l’enfant handicapé (AEEH)")
    PRESENCE = "AJPP", _("Allocation de présence parentale (AJPP)")
    PENSION_RECUE = "PAR", _("Pension alimentaire reçue")
    BOURSE = "BE", _("Bourse d’études")
    MINIMUM_VIEILLESSE = "AMV", _("Minimum vieillesse (Aspa)")
    AUTRE = "AUT", _("Autre ressource, sans l’aide au logement")
    PENSION_VERSEE = "PAV", _("Pension alimentaire que cette personne verse")


class Contrat(TextChoices):
    CDI = "CDI", _("CDI ou fonctionnaire")
    CDD = "CDD", _("CDD, intérim ou stage")
    INDEPENDANT = "ART", _("Artisan, commerçant, profession libérale")
    CHOMAGE = "CHO", _("Au chômage")
    APPRENTI = "APP", _("Apprenti")
    ETUDIANT = "ETU", _("Étudiant")
    RETRAITE = "RET", _("Retraité")
    AUTRE = "AUT", _("Autre situation")


# Custody (`regles.menage.Garde`), in words; nothing is all the time.
GARDES: Final = {"": _("Tout le temps"), "alternee": _("En garde alternée"), "visite": _("En visite")}
