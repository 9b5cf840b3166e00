"""The verbs of a tenancy: told, recognised, put aside, contested, looked at again."""

from seuil.mutations.services.prevenir import PrevenirImpossible, ecrire_au_bailleur, prevenir_le_bailleur
from seuil.mutations.services.repondre import (
    ReconnaissanceRefusee,
    ecarter_le_locataire,
    reconnaitre_le_locataire,
    repondre_au_bailleur,
    revoir_la_location,
)

__all__ = [
    "PrevenirImpossible",
    "ReconnaissanceRefusee",
    "ecarter_le_locataire",
    "ecrire_au_bailleur",
    "prevenir_le_bailleur",
    "reconnaitre_le_locataire",
    "repondre_au_bailleur",
    "revoir_la_location",
]
