"""What is known of an account at a date."""

from datetime import date

from django.utils import timezone

from seuil.acteurs.models import Agent
from seuil.regles.calendrier import ajouter_jours, ajouter_mois
from seuil.regles.delais import delais


def a_confirmer_le(agent: Agent) -> date:
    """Return the day from which what this agent may do must be confirmed again, counted from the last time."""
    dernier = agent.confirme_le or timezone.localdate(agent.date_joined)
    return ajouter_mois(dernier, delais(dernier).confirmation_comptes_mois)


def est_annoncee(agent: Agent, le: date) -> bool:
    """Say whether that day is near enough, or past, for whoever leads to be told."""
    return ajouter_jours(le, delais(le).annonce_confirmation_jours) >= a_confirmer_le(agent)
