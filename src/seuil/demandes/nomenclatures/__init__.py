"""The State's own lists of codes (SNE interface 02.01, Cerfa 14069), with the words people read on screens."""

from seuil.demandes.nomenclatures.logement import (
    AVEC_UN_LOGEMENT,
    CHEZ_UN_TIERS,
    EN_TRANSITION,
    EQUIPEMENTS,
    MARCHE,
    PAYANTES,
    SANS_LOGEMENT,
    Categorie,
    Occupation,
    TypeLogement,
)
from seuil.demandes.nomenclatures.ouvertures import ButOuverture
from seuil.demandes.nomenclatures.personnes import (
    GARDES,
    Civilite,
    Contrat,
    Lien,
    Nationalite,
    Ressource,
    SituationFamiliale,
    SorteAvis,
)
from seuil.demandes.nomenclatures.raisons import MOTIFS_MAXIMUM, Motif, Situation
from seuil.demandes.nomenclatures.ressemblances import Raison, Vraisemblance
from seuil.demandes.nomenclatures.separations import Maison, MotifSeparation
from seuil.socle.naissances import Precision

__all__ = [
    "AVEC_UN_LOGEMENT",
    "CHEZ_UN_TIERS",
    "EN_TRANSITION",
    "EQUIPEMENTS",
    "GARDES",
    "MARCHE",
    "MOTIFS_MAXIMUM",
    "PAYANTES",
    "SANS_LOGEMENT",
    "ButOuverture",
    "Categorie",
    "Civilite",
    "Contrat",
    "Lien",
    "Maison",
    "Motif",
    "MotifSeparation",
    "Nationalite",
    "Occupation",
    "Precision",
    "Raison",
    "Ressource",
    "Situation",
    "SituationFamiliale",
    "SorteAvis",
    "TypeLogement",
    "Vraisemblance",
]
