"""The drafts of a desk: what its agents began, the paper behind each, and the last day to register it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from seuil.acteurs.gestion import Acte
from seuil.acteurs.models import Agent
from seuil.declarations.forms.marche import TITULAIRE
from seuil.declarations.forms.saisie import Saisie
from seuil.declarations.models import Brouillon, BrouillonIllisible
from seuil.declarations.requetes import brouillons_du_guichet
from seuil.demandes import acces
from seuil.regles.calendrier import ajouter_mois
from seuil.regles.delais import Delais
from seuil.socle.design.mesures import date_longue
from seuil.territoires.requetes import delais_de


@dataclass(frozen=True, slots=True)
class Commence:
    """A draft in the list of the desk; ``limite``: the last day to register its paper, None without one."""

    brouillon: Brouillon
    nom: str
    limite: date | None
    est_en_retard: bool


def commences(agent: Agent, le: date) -> list[Commence]:
    """Return the unfinished drafts of the agent's desk, the oldest paper first."""
    if agent.guichet is None:
        return []
    regles = _regles(agent, le)
    return [_commence(brouillon, regles, le) for brouillon in brouillons_du_guichet(agent.guichet)]


def a_faire(agent: Agent, le: date) -> Iterator[Acte]:
    """Yield the paper forms whose typing was begun, with the last day to register each (art. L441-2-1).

    No line names a household: the list of the desk does.
    """
    if agent.guichet is None or not acces.peut_enregistrer(agent).est_oui:
        return
    regles = _regles(agent, le)
    for brouillon in brouillons_du_guichet(agent.guichet).defer("contenu"):
        if brouillon.recue_le is None:
            continue
        yield Acte(
            "Enregistrer un formulaire papier",
            f"Formulaire reçu le {date_longue(brouillon.recue_le)}",
            reverse("gestion:guichet"),
            "Reprendre",
            avant=_limite(brouillon, regles),
            detail="Sa saisie est commencée.",
            regle="L441-2-1",
        )


def _commence(brouillon: Brouillon, regles: Delais, le: date) -> Commence:
    limite = _limite(brouillon, regles)
    return Commence(brouillon, _nom(brouillon, le), limite, limite is not None and limite < le)


def _nom(brouillon: Brouillon, le: date) -> str:
    """Return whose draft it is; one that does not open does not hide the others."""
    try:
        nom = Saisie(brouillon.reponses, le=le).noms[TITULAIRE]
    except BrouillonIllisible:
        return "Réponses illisibles"
    return gettext("Nom à saisir") if nom == gettext("Vous") else nom


def _limite(brouillon: Brouillon, regles: Delais) -> date | None:
    return None if brouillon.recue_le is None else ajouter_mois(brouillon.recue_le, regles.enregistrement_mois)


def _regles(agent: Agent, le: date) -> Delais:
    return delais_de(agent.guichet.territoire if agent.guichet else None, le)
