"""Rows of an offer → what the law judges: how long it waits, which condition holds it."""

from seuil.baux.models import Offre
from seuil.commissions.courriers import piece_ecrite
from seuil.commissions.models import Decision, Nature
from seuil.courriers.requetes import notifie_le
from seuil.regles.conditions import Condition
from seuil.regles.offres import Attente


def attente(offre: Offre) -> Attente:
    """Return how long an offer is open, and the day its delivery is proven."""
    return Attente(offre.envoyee_le, offre.repondre_avant, notifie_le(offre.courrier), offre.close_le)


def condition(decision: Decision) -> Condition | None:
    """Return the condition of a decision; None when it has none."""
    if decision.nature != Nature.CONDITION or decision.condition_avant_le is None:
        return None
    return Condition(
        piece=piece_ecrite(decision),
        avant_le=decision.condition_avant_le,
        levee_le=decision.condition_levee_le,
        tombee_le=decision.condition_tombee_le,
    )
