"""The letters that wait for an answer: whose, until when, what the rules say of a removal."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from seuil.acteurs.models import Agent
from seuil.courriers.requetes import notifie_le
from seuil.demandes import acces
from seuil.demandes.etats import EN_COURS
from seuil.demandes.models import Demande
from seuil.demandes.requetes import delais_de_la_demande
from seuil.radiations.etats import OUVERTES
from seuil.radiations.models import Interrogation
from seuil.regles import radiation
from seuil.regles.verdicts import Verdict, non


def a_suivre(agent: Agent) -> QuerySet[Interrogation]:
    """Return the open letters of an agent's service, on demands it may see, the first last day first."""
    siennes = Interrogation.objects.filter(
        organisme=agent.organisme, etat__in=OUVERTES, demande__in=acces.visibles_par(agent).filter(etat__in=EN_COURS)
    )
    lues = siennes.select_related("demande", "lettre", "avertissement", "demandee_par")
    return lues.prefetch_related("demande__personnes", "avertissement__remises").order_by("repondre_avant", "pk")


def ouverte_de(demande: Demande) -> Interrogation | None:
    """Return the letter to which a household has not answered yet."""
    return Interrogation.objects.filter(demande=demande, etat__in=OUVERTES).select_related("organisme").first()


def dites_au_foyer(demande: Demande) -> list[dict[str, Any]]:
    """Return what the household reads of it, once its letter is written: which PDF, until when, warned or not."""
    ouverte = ouverte_de(demande) if demande.etat in EN_COURS else None
    lettre = ouverte and (ouverte.avertissement_id or ouverte.lettre_id)
    if ouverte is None or lettre is None:
        return []
    return [{"courrier": lettre, "avant": ouverte.repondre_avant, "avertie": ouverte.avertissement_id is not None}]


def remise_le(interrogation: Interrogation) -> date | None:
    """Return the day the warning is proven to have reached the household."""
    return notifie_le(interrogation.avertissement) if interrogation.avertissement else None


def radiable_le(interrogation: Interrogation) -> date | None:
    """Return the first day of a possible removal; None while no delivery is proven."""
    recu_le = remise_le(interrogation)
    if recu_le is None:
        return None
    return radiation.radiable_le(recu_le, delais_de_la_demande(interrogation.demande, recu_le))


def verdict_de_radiation(interrogation: Interrogation, le: date) -> Verdict:
    """Judge the removal on a day (c); a dwelling offered meanwhile holds it."""
    demande, recu_le = interrogation.demande, remise_le(interrogation)
    if demande.attribution_en_cours:
        return non("Un logement est en cours d’attribution : pas de radiation tant qu’il l’est.")
    regles = delais_de_la_demande(demande, recu_le or le)
    return radiation.juger_la_radiation_avertie(recu_le, regles, le=le, texte=radiation.SANS_REPONSE)
