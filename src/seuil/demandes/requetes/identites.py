"""The names and births that wait for a second reading, and until when they keep a demand from being chosen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Max, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.acteurs.models import Agent, Metier
from seuil.demandes.etats import EtatIdentite
from seuil.demandes.models import Demande, IdentiteARelire
from seuil.demandes.nomenclatures import Precision
from seuil.demandes.requetes import delais_de_la_demande
from seuil.regles.identite import juger_la_relecture
from seuil.regles.verdicts import Verdict
from seuil.socle.naissances import Naissance

NAISSANCE: Final = ("naissance", "precision_naissance")
LIBELLES: Final[Mapping[str, str | Promise]] = {
    "prenom": _("Prénom"),
    "nom": _("Nom"),
    "nom_naissance": _("Nom de naissance"),
    "naissance": _("Date de naissance"),
}


@dataclass(frozen=True, slots=True)
class Ligne:
    """One thing that a change of identity says of a person: before, after."""

    libelle: str | Promise
    avant: str
    apres: str


@dataclass(frozen=True, slots=True)
class Dite:
    """A change of identity in words; ``fin``: the last day on which the demand waits for it."""

    pk: int
    qui: str
    lignes: list[Ligne]
    par: str
    demandee_le: date
    fin: date


def attendues(demande: Demande) -> QuerySet[IdentiteARelire]:
    """Return the changes of identity of a demand that nobody read yet, the oldest first."""
    siennes = IdentiteARelire.objects.filter(demande=demande, etat=EtatIdentite.A_RELIRE)
    return siennes.select_related("personne", "demandee_par__organisme").order_by("pk")


def attendues_dites(demande: Demande) -> list[Dite]:
    """Return the same in words."""
    return [dire(identite) for identite in attendues(demande)]


def dire(identite: IdentiteARelire) -> Dite:
    """Return a change of identity as the pages show it."""
    agent = identite.demandee_par
    par = ", ".join(filter(None, (agent.designation, agent.nom_organisme))) if agent else gettext("Le foyer")
    qui = str(identite.personne) if identite.personne else gettext("Une personne qui a quitté le foyer")
    return Dite(identite.pk, qui, list(lignes(identite)), par, identite.demandee_le, identite.gelee_jusqu_au)


def gel_attendu(demande: Demande) -> date | None:
    """Return until when what nobody read yet keeps the demand from being chosen; None when nothing does."""
    jusqu_au: date | None = attendues(demande).aggregate(jusqu_au=Max("gelee_jusqu_au"))["jusqu_au"]
    return jusqu_au


def perimees(le: date) -> QuerySet[IdentiteARelire]:
    """Return those whose delay had passed before that day."""
    return IdentiteARelire.objects.filter(etat=EtatIdentite.A_RELIRE, gelee_jusqu_au__lt=le).order_by("pk")


def relecture(identite: IdentiteARelire, agent: Agent, le: date) -> Verdict:
    """Say whether that agent is a second person for this change, or the only one of its organism, later."""
    return juger_la_relecture(
        identite.demandee_le,
        delais_de_la_demande(identite.demande, identite.demandee_le),
        est_la_meme_personne=identite.demandee_par_id == agent.pk,
        est_seule=_est_seul(agent),
        le=le,
    )


def lignes(identite: IdentiteARelire) -> Iterator[Ligne]:
    """Yield what changes, in words: a birth and what is known of it are one line."""
    avant, apres = identite.avant, identite.apres
    for champ, libelle in LIBELLES.items():
        if champ == "naissance" and set(NAISSANCE) & apres.keys():
            yield Ligne(libelle, _naissance(avant), _naissance(apres))
        elif champ in apres:
            yield Ligne(libelle, avant[champ], apres[champ])


def _naissance(dite: Mapping[str, Any]) -> str:
    return str(Naissance(date.fromisoformat(dite["naissance"]), Precision(dite["precision_naissance"])))


def _est_seul(agent: Agent) -> bool:
    collegues = Agent.objects.filter(organisme=agent.organisme, is_active=True, metiers__contains=[Metier.GUICHET])
    return not collegues.exclude(pk=agent.pk).filter(guichet__enregistre=True).exists()
