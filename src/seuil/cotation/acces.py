"""Who publishes a grid: the intercommunal authority that the deliberation binds."""

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent, Metier
from seuil.regles.verdicts import Verdict, non, oui
from seuil.territoires.models import Territoire


def peut_publier(acteur: Agent | Systeme, territoire: Territoire) -> Verdict:
    """Only an agent of the territory's own authority, empowered for scoring."""
    if isinstance(acteur, Systeme):
        return oui()
    organisme = acteur.organisme
    chez_soi = organisme is not None and (
        (territoire.epci_id is not None and organisme.epci_id == territoire.epci_id)
        or (territoire.commune_id is not None and organisme.commune_id == territoire.commune_id)
    )
    if acteur.exerce(Metier.COTATION) and chez_soi:
        return oui()
    return non("Seule l’autorité de ce territoire publie sa grille de cotation.")
