"""What the agents' file of a demand shows of its messages: those of the agent's own service, by subject."""

from typing import Any

from seuil.acteurs.models import Agent
from seuil.demandes.models import Demande
from seuil.echanges import acces


def du_dossier(agent: Agent, demande: Demande) -> dict[str, Any]:
    """Return the conversations of a demand with an agent's service, and whether it may write first."""
    return {
        "echanges": list(acces.echanges_visibles(agent).filter(demande=demande).order_by("-pk")),
        "peut_ecrire_au_foyer": acces.peut_ecrire_au_foyer(agent, demande).est_oui,
    }
