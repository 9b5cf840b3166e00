"""What every door of an agent shares: who comes in, and how a refusal becomes a sentence of the page."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from seuil.acteurs import acces
from seuil.acteurs.faits import a_confirmer_le, est_annoncee
from seuil.acteurs.models import Agent, Metier
from seuil.acteurs.nomenclatures import Attente
from seuil.acteurs.requetes import equipe
from seuil.journal.models import Motif
from seuil.journal.services import consigner_consultation
from seuil.regles.ecriture import compte
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import DroitRefuse

Vue = Callable[..., HttpResponseBase]
SANS_ORGANISME = "Votre compte n’est rattaché à aucun organisme. Demandez à la personne qui gère les comptes."


@dataclass(frozen=True, slots=True)
class Entree:
    """A door of the agents' menu, for whoever exercises one of ``metiers``; ``sections``: the addresses behind it."""

    libelle: str
    nom: str
    metiers: frozenset[Metier]
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Acte:
    """A line of the work of the day. ``avant`` is the last day to act; None: as soon as possible, the law gives no day.

    ``numero`` is the demand whose household the line names. ``attente`` and ``objet`` (what the acts of the journal are
    about, as `vacance 12`) let an e-mail count the line, and say that it is new, without its words. ``tenu_par``: who
    holds it already, once for each thing behind the line; nobody: it is everybody's.
    """

    acte: str
    dossier: str
    url: str
    verbe: str
    avant: date | None = None
    detail: str = ""
    regle: str = ""
    numero: str = ""
    attente: Attente = Attente.AUTRE
    objet: str = ""
    tenu_par: tuple[Agent, ...] = ()


@dataclass(frozen=True, slots=True)
class Repere:
    """A figure of an agent's first page, on what it may see."""

    valeur: str
    libelle: str


class Requete(HttpRequest):
    """A request that came through `agent_requis`, on the day `aujourdhui`."""

    agent: Agent
    aujourdhui: date


entrees = (Entree("Équipe", "gestion:equipe", frozenset({Metier.ENCADREMENT}), ("equipe/",)),)


def a_faire(agent: Agent, le: date) -> Iterator[Acte]:
    """Yield one line for the accounts to confirm, with the first day: it names nobody."""
    if not acces.peut_encadrer(agent).est_oui:
        return
    dates = [a_confirmer_le(membre) for membre in equipe(agent) if est_annoncee(membre, le) and membre.pk != agent.pk]
    if dates:
        combien = compte(len(dates), "compte", "comptes")
        yield Acte("Confirmer ce que chacun peut faire", combien, reverse("gestion:equipe"), "Voir", avant=min(dates))


def agent_requis(vue: Vue) -> Vue:
    """Let in a signed-in agent of an organism, as ``request.agent``; a right refused in the page answers 403."""

    @wraps(vue)
    def entrer(request: Any, *arguments: Any, **nommes: Any) -> HttpResponseBase:
        agent = request.user
        if not isinstance(agent, Agent):
            return redirect_to_login(request.get_full_path())
        if agent.organisme is None:
            raise PermissionDenied(SANS_ORGANISME)
        request.agent = agent
        try:
            return vue(request, *arguments, **nommes)
        except DroitRefuse as refus:
            raise PermissionDenied(refus.motif) from refus

    return entrer


def noter_lecture(request: Requete, motif: Motif, numeros: Iterable[str]) -> None:
    """Remember, in one line, that this page shows these demands to the agent."""
    consigner_consultation(numeros, par=request.agent, motif=motif)


@contextmanager
def refus_dits(form: Form, *attendus: type[Exception]) -> Iterator[None]:
    """Turn the refusals of a verb into errors of ``form``, on the field they name when it has it."""
    connus: tuple[type[Exception], ...] = (DroitRefuse, PassageInterdit, *attendus)
    try:
        yield
    except connus as refus:
        champ = getattr(refus, "champ", None)
        form.add_error(champ if champ in form.fields else None, getattr(refus, "motif", None) or str(refus))
