"""Free words beside a motive: another person reads them before they are printed (art. L441: no discrimination)."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.commissions import acces
from seuil.commissions.etats import Etat
from seuil.commissions.models import Decision
from seuil.commissions.services.vote import DecisionImpossible
from seuil.journal.services import consigner
from seuil.socle.droits import exiger


@transaction.atomic
def relire(decision: Decision, *, sont_acceptes: bool, par: Agent, le: date) -> Decision:
    """Accept the free words, or strike them out: then only the coded motive is told.

    Raises DroitRefuse for their author, DecisionImpossible once the session is closed, when there is nothing to read,
    or when the vote was done again since.
    """
    exiger(acces.peut_relire(par, decision))

    seance = decision.point.seance.verrouiller()
    if seance.etat != Etat.OUVERTE:
        raise DecisionImpossible("mots", "La séance est close : ses lettres et son procès-verbal ne changent plus.")
    actuelle = Decision.objects.select_related("candidature__demande").filter(pk=decision.pk).first()
    if actuelle is None:
        raise DecisionImpossible("mots", "Ces mots ont changé depuis que vous avez ouvert la page : relisez-les.")
    decision, lus = actuelle, actuelle.mots
    if not lus or decision.mots_acceptes_le:
        raise DecisionImpossible("mots", "Il n’y a rien à relire pour cette décision.")
    if sont_acceptes:
        decision.mots_acceptes_par, decision.mots_acceptes_le = par, le
    else:
        decision.mots = ""
    decision.save(update_fields=["mots", "mots_acceptes_par", "mots_acceptes_le"])

    numero = decision.candidature.demande.numero_unique
    verbe = "candidature.mots_acceptes" if sont_acceptes else "candidature.mots_rayes"
    consigner(verbe, decision.candidature, par=par, le=le, numero=numero, mots=lus)
    return decision
