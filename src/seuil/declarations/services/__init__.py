"""The verbs of a draft."""

from seuil.declarations.services.changer import (
    abandonner_le_changement,
    attendre_encore,
    enregistrer_le_changement,
    ouvrir_un_changement,
    remettre_la_page,
    reponses_du_changement,
)
from seuil.declarations.services.deposer import ReponsesChangees, deposer, oublier_les_brouillons
from seuil.declarations.services.garder import (
    garder_la_page,
    garder_la_personne,
    garder_le_feuillet,
    joindre_la_piece,
    remettre_la_personne,
    retirer_la_personne,
)
from seuil.declarations.services.ouvrir import joindre_le_formulaire, ouvrir_au_guichet
from seuil.declarations.services.purger import purger_les_brouillons
from seuil.declarations.services.reprendre import compter_un_essai, donner_un_code, oublier_les_essais

__all__ = [
    "ReponsesChangees",
    "abandonner_le_changement",
    "attendre_encore",
    "compter_un_essai",
    "deposer",
    "donner_un_code",
    "enregistrer_le_changement",
    "garder_la_page",
    "garder_la_personne",
    "garder_le_feuillet",
    "joindre_la_piece",
    "joindre_le_formulaire",
    "oublier_les_brouillons",
    "oublier_les_essais",
    "ouvrir_au_guichet",
    "ouvrir_un_changement",
    "purger_les_brouillons",
    "remettre_la_page",
    "remettre_la_personne",
    "reponses_du_changement",
    "retirer_la_personne",
]
