"""The messages that wait for a service: the first day promised first, then the oldest; no word of them in a list."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, QuerySet

from seuil.acteurs.models import Agent
from seuil.demandes.etats import Etat as EtatDemande
from seuil.demandes.requetes import fin_de_prise
from seuil.echanges.acces import echanges_visibles
from seuil.echanges.etats import Etat
from seuil.echanges.models import Echange
from seuil.regles.verdicts import Verdict, non, oui
from seuil.socle.horloge import heure_locale


@dataclass(frozen=True, slots=True)
class LigneAttendue:
    """A line of the queue: whose, about what in a word, until when, who answers it now."""

    echange: Echange
    qui: str
    est_en_retard: bool
    tenue: str


def a_repondre(agent: Agent) -> QuerySet[Echange]:
    """Return what waits for an agent's service, on demands that nobody joined to another one."""
    attendus = echanges_visibles(agent).filter(etat=Etat.A_REPONDRE).exclude(demande__etat=EtatDemande.RATTACHEE)
    return attendus.order_by(F("repondre_avant").asc(nulls_last=True), "attend_depuis", "pk")


def en_lignes(echanges: list[Echange], *, le: date, a: datetime) -> list[LigneAttendue]:
    """Return lines of the queue in words."""
    return [
        LigneAttendue(
            echange=echange,
            qui=str(echange.demande.titulaire),
            est_en_retard=echange.repondre_avant is not None and echange.repondre_avant < le,
            tenue=echange.prise_par.designation if echange.prise_par and est_tenue(echange, a) else "",
        )
        for echange in echanges
    ]


def est_tenue(echange: Echange, a: datetime) -> bool:
    """Say whether somebody answers it at that hour."""
    return echange.prise_par_id is not None and _fin(echange, a) > a


def tenue_par(echange: Echange, agent: Agent, a: datetime) -> Verdict:
    """Say whether an agent may take it, or answer it, at that hour."""
    if echange.etat == Etat.CLOS:
        return non("Cette conversation est close. Si le foyer écrit encore, elle s’ouvre de nouveau.")
    if echange.prise_par in (None, agent) or not est_tenue(echange, a):
        return oui()
    fin, qui = heure_locale(_fin(echange, a)), echange.prise_par
    return non(f"{qui.designation if qui else ''} répond à ce message jusqu’à {fin:%H h %M}.")


def _fin(echange: Echange, a: datetime) -> datetime:
    return fin_de_prise(echange.demande, echange.prise_a or a, a)
