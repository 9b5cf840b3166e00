"""Who may offer, answer and sign."""

from django.db.models import QuerySet

from seuil.acteurs.auteurs import Demandeur, Mandataire, Systeme
from seuil.acteurs.models import Agent, Metier
from seuil.baux.models import Offre
from seuil.demandes import acces as demandes
from seuil.patrimoine.models import Vacance
from seuil.regles.verdicts import Verdict, non, oui

Repondant = Agent | Demandeur | Mandataire  # who may say the answer of a household


def visibles_par(agent: Agent) -> QuerySet[Offre]:
    """Return the offers made by the agent's landlord."""
    if not {Metier.ATTRIBUTION, Metier.SECRETARIAT} & set(agent.metiers):
        return Offre.objects.none()
    offres = Offre.objects.filter(vacance__logement__programme__bailleur=agent.organisme)
    return offres.select_related("demande", "vacance__logement__programme__commune")


def peut_offrir(acteur: Agent | Systeme, vacance: Vacance) -> Verdict:
    """The landlord makes the offer; the next rank receives it without anybody pressing a button."""
    if isinstance(acteur, Systeme) or (acteur.exerce(Metier.ATTRIBUTION) and vacance.bailleur == acteur.organisme):
        return oui()
    return non("Seul le bailleur du logement peut faire une offre.")


def peut_repondre(acteur: Repondant, offre: Offre) -> Verdict:
    """The household answers, or who it let answer; the landlord may record an answer given on paper or by phone."""
    if isinstance(acteur, Mandataire):
        return demandes.peut_repondre_pour_le_foyer(acteur, offre.demande)
    if isinstance(acteur, Demandeur):
        if acteur.numero_unique == offre.demande.numero_unique:
            return oui()
        return non("Cette offre n’est pas la vôtre.")
    return peut_offrir(acteur, offre.vacance)
