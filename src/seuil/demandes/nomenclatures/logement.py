"""Dwellings: where a household lives, what it wishes, what a disability asks."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Occupation(TextChoices):
    """Where the household lives now (SNE `modeleLogement`)."""

    HLM = "HLM", _("Locataire d’un logement social")
    LOCATAIRE = "LP", _("Locataire du parc privé")
    PARENTS = "CPE", _("Chez mes parents ou mes enfants")
    TIERS = "CP", _("Hébergé chez quelqu’un d’autre")
    GRATUIT = "LTG", _("Logé gratuitement")
    FONCTION = "FONC", _("Logement de fonction")
    PROPRIETAIRE = "POCC", _("Propriétaire de mon logement")
    SOUS_LOCATION = "SLHT", _("Sous-locataire ou hébergé à titre temporaire")
    RESIDENCE_SOCIALE = "RS", _("Résidence sociale, foyer ou pension de famille")
    RHVS = "RHVS", _("Résidence hôtelière à vocation sociale")
    RESIDENCE_ETUDIANTE = "RE", _("Résidence étudiante")
    STRUCTURE = "SH", _("Structure d’hébergement")
    CENTRE_MATERNEL = "CDEFCM", _("Centre de l’enfance ou centre maternel")
    HOTEL = "HOT", _("Hôtel")
    CAMPING = "CAMCAR", _("Camping ou caravane")
    SANS_ABRI = "SD", _("Sans abri ou abri de fortune")
    SQUAT = "SQUAT", _("Squat")


PAYANTES = {  # where a rent, or a share of the cost, is usually paid
    Occupation.HLM,
    Occupation.LOCATAIRE,
    Occupation.FONCTION,
    Occupation.SOUS_LOCATION,
    Occupation.RESIDENCE_SOCIALE,
    Occupation.RHVS,
    Occupation.RESIDENCE_ETUDIANTE,
    Occupation.STRUCTURE,
    Occupation.HOTEL,
    Occupation.CAMPING,
    Occupation.TIERS,
    Occupation.PARENTS,
}
SANS_LOGEMENT = {Occupation.SANS_ABRI, Occupation.SQUAT, Occupation.CAMPING, Occupation.HOTEL}
AVEC_UN_LOGEMENT = {  # of its own
    Occupation.HLM,
    Occupation.LOCATAIRE,
    Occupation.FONCTION,
    Occupation.GRATUIT,
    Occupation.PROPRIETAIRE,
}
CHEZ_UN_TIERS = {Occupation.PARENTS, Occupation.TIERS}
EN_TRANSITION = {
    Occupation.RESIDENCE_SOCIALE,
    Occupation.RHVS,
    Occupation.SOUS_LOCATION,
    Occupation.STRUCTURE,
    Occupation.CENTRE_MATERNEL,
}


class Categorie(TextChoices):
    """The building that is wished (SNE `categorieLogementRecherche`)."""

    INDIFFERENT = "I", _("Cela m’est égal")
    APPARTEMENT = "A", _("Un appartement")
    MAISON = "M", _("Une maison")


class TypeLogement(TextChoices):
    CHAMBRE = "C", _("Chambre")
    T1 = "T1", _("T1 : une pièce")
    T2 = "T2", _("T2 : une chambre")
    T3 = "T3", _("T3 : deux chambres")
    T4 = "T4", _("T4 : trois chambres")
    T5 = "T5", _("T5 : quatre chambres")
    T6 = "T6", _("T6 et plus")


# What a disability asks of the dwelling (Cerfa 14069, complement): codes of the State, words of the page.
MARCHE = (
    ("4", _("Monte plus d’un étage")),
    ("3", _("Monte un étage")),
    ("2", _("Monte une à trois marches")),
    ("1", _("Ne peut pas monter de marche")),
)
EQUIPEMENTS = (
    ("1", _("Baignoire adaptée")),
    ("2", _("WC avec de la place à côté")),
    ("3", _("Douche sans marche")),
    ("4", _("Ascenseur")),
    ("5", _("Chambre pour une personne qui aide")),
    ("6", _("Place de parking large")),
)
