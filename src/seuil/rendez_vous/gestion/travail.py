"""What appointments add to an agent's first page: who waits for a date, whose outcome nobody said, what to move."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone

from seuil.acteurs.gestion import Acte
from seuil.acteurs.models import Agent
from seuil.acteurs.nomenclatures import Attente
from seuil.rendez_vous import acces
from seuil.rendez_vous.faits import au_mur, dire_le_moment
from seuil.rendez_vous.models import RendezVous
from seuil.rendez_vous.requetes import a_clore, a_deplacer, en_attente, recevoir_avant
from seuil.socle.design.mesures import date_longue

REGLE = "L441-2-8"


def a_faire(agent: Agent, le: date) -> Iterator[Acte]:
    """Yield one line a household: late once the delay of reception of the town is past."""
    if not acces.peut_tenir_un_agenda(agent).est_oui:
        return
    for un in en_attente(agent):
        avant = recevoir_avant(un)
        depuis = f"Demandé le {date_longue(un.demande_le)}, sans date"
        yield _acte("Proposer un rendez-vous", un, "Proposer", avant=avant, detail=depuis, regle=REGLE if avant else "")
    for un in a_clore(agent, timezone.now()):
        quand = au_mur(un.date_fixee, un.guichet).date()
        detail = dire_le_moment(un.date_fixee, un.guichet)
        yield _acte("Dire si le rendez-vous a eu lieu", un, "Dire", avant=quand, detail=detail)
    for un in a_deplacer(agent, timezone.now()):
        quand = au_mur(un.date_fixee, un.guichet).date()
        yield _acte("Déplacer un rendez-vous : le guichet est fermé", un, "Déplacer", avant=quand)


def _acte(acte: str, un: RendezVous, verbe: str, *, avant: date | None, detail: str = "", regle: str = "") -> Acte:
    return Acte(
        acte,
        str(un.demande.titulaire),
        reverse("gestion:un_rendez_vous", args=[un.pk]),
        verbe,
        avant,
        detail or un.get_sorte_display(),
        regle,
        numero=un.demande.numero_unique,
        attente=Attente.RENDEZ_VOUS,
        objet=f"demande {un.demande_id}",
        tenu_par=(un.agent,) if un.agent else (),
    )
