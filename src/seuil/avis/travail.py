"""What awaits an agent on a day, sorted as its digest tells it."""

from collections.abc import Collection, Iterable
from datetime import date

from django.conf import settings

from seuil.acteurs.gestion import Acte
from seuil.acteurs.models import Agent
from seuil.avis.resume import Groupe, Part, Rappel
from seuil.envois.models import Abonnement
from seuil.envois.requetes import abonnement
from seuil.journal.requetes import objets_des_actes
from seuil.regles.calendrier import ajouter_jours, ajouter_mois
from seuil.regles.feries import est_chome
from seuil.socle.capacites import offertes

NOUVEAUX = (
    "vacance.orientee",  # a dwelling is received
    "vacance.remise",
    "vacance.reproposer",  # nobody is left: others are to be named
    "vacance.candidats_designes",  # candidates came back
    "vacance.ajourner",
    "seance.convoquee",
    "demande.reponse_recue",  # an answer to record, or to carry out
    "demande.offre_acceptee",
)
RECUL_MOIS = 12  # the longest absence whose news are told on the return


class Journee:
    """One day of digests: what happened since the last one is read once for all agents."""

    def __init__(self, le: date) -> None:
        self.le = le
        self._nouveaux: dict[date, set[str]] = {}

    def actes(self, agent: Agent) -> list[Acte]:
        """Return the lines of the agent's first page."""
        return [acte for siens in offertes("gestion", "a_faire") for acte in siens(agent, self.le)]

    def part(self, agent: Agent, actes: Iterable[Acte], *, qui_lit: Agent) -> Part:
        """Return what is told of an agent's lines to who reads them: itself, or who replaces it."""
        dit = abonnement(agent)
        est_a_soi = agent.pk == qui_lit.pk
        depuis = _veille(qui_lit, self.le, absence=dit if est_a_soi else None)
        nouveaux = self._nouveaux_depuis(depuis)
        comptes = [acte for acte in actes if acte.attente not in abonnement(qui_lit).a_part]
        ranges = [(_groupe(acte, le=self.le, depuis=depuis, nouveaux=nouveaux), acte) for acte in comptes]
        rappels = tuple(Rappel(groupe, acte.attente, acte.avant) for groupe, acte in ranges if groupe)
        reste = len(ranges) - len(rappels)
        return Part(rappels, reste) if est_a_soi else Part(rappels, reste, agent.designation, dit.absent_au)

    def _nouveaux_depuis(self, depuis: date) -> set[str]:
        if depuis not in self._nouveaux:
            self._nouveaux[depuis] = objets_des_actes(NOUVEAUX, du=depuis, avant=self.le)
        return self._nouveaux[depuis]


def est_de_repos(agent: Agent, jour: date) -> bool:
    """Say whether a day is a weekly rest or a public holiday in every département where the agent's organism works."""
    ressorts = [ressort.pk for ressort in agent.organisme.ressorts.all()] if agent.organisme else []
    return all(est_chome(jour, departement) for departement in ressorts or [""])


def _groupe(acte: Acte, *, le: date, depuis: date, nouveaux: Collection[str]) -> Groupe | None:
    """Return why a line is told today; None when it can wait, or when its deadline was told before as a near one."""
    est_nouveau = bool(acte.objet) and acte.objet in nouveaux
    if acte.avant is None:
        return Groupe.NOUVEAU if est_nouveau else Groupe.AUJOURDHUI
    if acte.avant <= le:
        return Groupe.EN_RETARD if acte.avant < le else Groupe.AUJOURDHUI
    est_proche = acte.avant <= ajouter_jours(le, settings.RAPPEL_JOURS)
    etait_loin = acte.avant > ajouter_jours(depuis, settings.RAPPEL_JOURS)
    if est_proche and (etait_loin or est_nouveau):
        return Groupe.PROCHE
    return Groupe.NOUVEAU if est_nouveau else None


def _veille(agent: Agent, le: date, *, absence: Abonnement | None) -> date:
    """Return the last day before ``le`` that had a digest for this agent, skipping days of rest and an absence."""
    jour, au_plus_tot = ajouter_jours(le, -1), ajouter_mois(le, -RECUL_MOIS)
    while jour > au_plus_tot and (est_de_repos(agent, jour) or (absence is not None and absence.est_absent(jour))):
        jour = ajouter_jours(jour, -1)
    return jour
