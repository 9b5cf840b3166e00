"""What is known of an account at a date."""

from datetime import date

from seuil.acteurs.models import Agent
from seuil.regles.calendrier import ajouter_jours, ajouter_mois
from seuil.regles.delais import delais
from seuil.socle.horloge import jour_de


def confirme_le(agent: Agent) -> date:
    """Return the day of the last time; an account that was just opened is."""
    return agent.confirme_le or jour_de(agent.date_joined)


def a_confirmer_le(agent: Agent) -> date:
    """Return the day from which what this agent may do must be confirmed again, counted from the last time."""
    dernier = confirme_le(agent)
    return ajouter_mois(dernier, delais(dernier).confirmation_comptes_mois)


def est_annoncee(agent: Agent, le: date) -> bool:
    """Say whether that day is near enough, or past, for whoever leads to be told."""
    return ajouter_jours(le, delais(le).annonce_confirmation_jours) >= a_confirmer_le(agent)
