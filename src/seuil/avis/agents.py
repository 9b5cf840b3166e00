"""Agents are told too: one e-mail each working day of what awaits them, to who replaces them when they are away."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from seuil.acteurs.gestion import Acte
from seuil.acteurs.models import Agent
from seuil.avis.resume import Part, corps, sujet
from seuil.avis.travail import Journee, est_de_repos
from seuil.envois.faits import Absences, lecteur
from seuil.envois.models import Envoi
from seuil.envois.requetes import abonnement
from seuil.envois.services import prevenir_un_agent

AVIS = "resume"


def resumer(*, le: date) -> int:
    """Queue the digest of each agent whom something awaits; return how many were queued now.

    Nothing on a day of rest where the agent works, nothing to who is away, nothing when there is nothing to say.
    Called again for the same day, it queues what lacks.
    """
    agents, journee = _en_service(), Journee(le)
    lus = _lus(agents, _absences(agents, le))
    prevus = set(Envoi.objects.filter(avis=AVIS, fait=_fait(le)).values_list("agent", flat=True))
    nombre = 0
    for agent in agents:
        if agent.pk in prevus or agent.pk not in lus or not _peut_recevoir(agent, le):
            continue
        parts = _parts(agent, lus[agent.pk], journee)
        if any(part.rappels for part in parts):
            dits = {"sujet": sujet(parts), "corps": corps(parts, le=le)}
            prevenir_un_agent(agent, avis=AVIS, fait=_fait(le), le=le, **dits)
            nombre += 1
    return nombre


def _en_service() -> list[Agent]:
    ouverts = Agent.objects.filter(is_active=True, organisme__isnull=False)
    lies = ouverts.select_related("organisme__commune", "guichet", "abonnement")
    return list(lies.prefetch_related("organisme__ressorts").order_by("pk"))


def _absences(agents: Iterable[Agent], le: date) -> Absences:
    """Return who is away, with who replaces; a replacement whose account was closed is nobody."""
    ouverts = {agent.pk for agent in agents}
    absents = [dit for agent in agents if (dit := abonnement(agent)).est_absent(le)]
    return {dit.agent_id: dit.remplacant_id if dit.remplacant_id in ouverts else None for dit in absents}


def _lus(agents: Iterable[Agent], absences: Absences) -> Mapping[int, list[Agent]]:
    """Return, for each reader, the agents whose work it hears of, itself first; who is away reads nothing."""
    lus: defaultdict[int, list[Agent]] = defaultdict(list)
    for agent in sorted(agents, key=lambda agent: agent.pk in absences):
        qui_lit = lecteur(agent.pk, absences)
        if qui_lit is not None:
            lus[qui_lit].append(agent)
    return dict(lus)


def _peut_recevoir(agent: Agent, le: date) -> bool:
    return bool(agent.email) and abonnement(agent).resume_quotidien and not est_de_repos(agent, le)


def _parts(qui_lit: Agent, siens: Iterable[Agent], journee: Journee) -> list[Part]:
    """Return the work of each agent, said once: what the reader may do too is already in its own."""
    vus: set[Acte] = set()
    parts = []
    for agent in siens:
        actes = [acte for acte in journee.actes(agent) if acte not in vus]
        vus.update(actes)
        parts.append(journee.part(agent, actes, qui_lit=qui_lit))
    return parts


def _fait(le: date) -> str:
    return f"{AVIS} {le.isoformat()}"
