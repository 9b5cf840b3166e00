"""Why a household asks, and the situations that the law or a grid may recognise."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

MOTIFS_MAXIMUM: Final = 3  # of the Cerfa 14069: the reasons, in order


class Motif(TextChoices):
    """Why the household asks (SNE `ListeMotifDemande`)."""

    SANS_LOGEMENT = "01", _("Sans logement, hébergé ou en logement temporaire")
    DEMOLITION = "02", _("Mon logement va être démoli")
    INDECENT = "03", _("Logement non décent, insalubre ou dangereux")
    REPRIS = "04", _("Logement repris ou mis en vente par son propriétaire")
    EXPULSION = "05", _("Procédure d’expulsion")
    VIOLENCES = "06", _("Violences dans le couple ou menace de mariage forcé")
    HANDICAP = "07", _("Handicap ou perte d’autonomie")
    SANTE = "08", _("Raisons de santé")
    TROP_CHER = "09", _("Logement trop cher")
    TROP_GRAND = "10", _("Logement trop grand")
    SEPARATION = "11", _("Divorce ou séparation")
    DECOHABITATION = "12", _("Quitter le logement de mes parents ou d’un proche")
    TROP_PETIT = "13", _("Logement trop petit")
    UNION = "14", _("Futur mariage, concubinage ou PACS")
    REGROUPEMENT = "15", _("Regroupement familial")
    ASSISTANT_MATERNEL = "16", _("Assistant maternel ou familial")
    VOISINAGE = "17", _("Problèmes d’environnement ou de voisinage")
    MUTATION_PRO = "18", _("Mutation professionnelle")
    LIEU_TRAVAIL = "19", _("Me rapprocher du lieu de travail")
    SERVICES = "20", _("Me rapprocher des équipements et des services")
    FAMILLE = "21", _("Me rapprocher de ma famille")
    ACCEDANT = "22", _("Accédant à la propriété en difficulté")
    AUTRE = "23", _("Autre motif")


class Situation(TextChoices):
    """Situations that the law or a grid may recognise, declared then proved (art. L441-1)."""

    DALO = "dalo", _("Reconnu prioritaire au titre du Dalo")
    HANDICAP = "handicap", _("Une personne du foyer est en situation de handicap")
    ACT = "act", _("Je sors d’un appartement de coordination thérapeutique")
    CHOMAGE_LONG = "chomage_long", _("Je reprends un travail après plus d’un an de chômage")
    VIOL = "viol", _("Victime de viol ou d’agression sexuelle au domicile ou à ses abords")
    PROSTITUTION = "prostitution", _("Parcours de sortie de la prostitution")
    TRAITE = "traite", _("Victime de traite ou de proxénétisme")
    ASE = "ase", _("Je sors de l’aide sociale à l’enfance")
    HISTORIQUE_LOCATIF = "historique_locatif", _("Je paie mon loyer et mes charges sans difficulté")
    VIE_LOCALE = "vie_locale", _("Je suis engagé dans la vie locale")
    METIER_ESSENTIEL = "metier_essentiel", _("J’exerce un métier dit essentiel sur ce territoire")
    ELOIGNE_TRAVAIL = "eloigne_travail", _("Mon logement est loin de mon travail")
    INADAPTE = "inadapte", _("Mon logement n’est pas adapté au handicap ou à la perte d’autonomie")
