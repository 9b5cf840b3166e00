"""The verbs of a draft."""

from seuil.declarations.services.deposer import deposer, oublier_les_brouillons
from seuil.declarations.services.garder import (
    garder_la_page,
    garder_la_personne,
    joindre_la_piece,
    remettre_la_personne,
    retirer_la_personne,
)
from seuil.declarations.services.purger import purger_les_brouillons
from seuil.declarations.services.reprendre import (
    brouillon_du_code,
    brouillon_du_jeton,
    donner_un_code,
    est_le_sien,
    jeton,
)

__all__ = [
    "brouillon_du_code",
    "brouillon_du_jeton",
    "deposer",
    "donner_un_code",
    "est_le_sien",
    "garder_la_page",
    "garder_la_personne",
    "jeton",
    "joindre_la_piece",
    "oublier_les_brouillons",
    "purger_les_brouillons",
    "remettre_la_personne",
    "retirer_la_personne",
]
