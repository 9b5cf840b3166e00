"""What the agents' file of a demand shows of its appointments, to the desks."""

from datetime import date
from typing import Any

from seuil.acteurs.models import Agent
from seuil.demandes.models import Demande
from seuil.rendez_vous import acces
from seuil.rendez_vous.faits import dire_le_moment, regle_locale
from seuil.rendez_vous.models import RendezVous
from seuil.rendez_vous.nomenclatures import Sorte
from seuil.rendez_vous.requetes.offres import orientations_dites


def du_dossier(agent: Agent, demande: Demande, le: date) -> dict[str, Any]:
    """Return the appointments of a demand for a desk, and the kinds that the agent's own desk may take for it."""
    if not acces.peut_tenir_un_agenda(agent).est_oui or agent.guichet is None:
        return {"rendez_vous": [], "sortes_de_rendez_vous": []}
    siens = demande.rendez_vous.select_related("guichet__territoire").order_by("-pk")
    peut = acces.peut_demander(agent, demande, agent.guichet).est_oui
    sortes = [sorte for sorte in Sorte if peut and regle_locale(agent.guichet.territoire, sorte, le)]
    return {"rendez_vous": [_ligne(un, agent) for un in siens], "sortes_de_rendez_vous": sortes}


def _ligne(un: RendezVous, agent: Agent) -> dict[str, Any]:
    return {
        "un": un,
        "moment": dire_le_moment(un.debut, un.guichet) if un.debut else "",
        "orientations": orientations_dites(un),
        "s_ouvre": un.guichet_id == agent.guichet_id,
    }
