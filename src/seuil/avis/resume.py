"""The words of an agent's daily digest: counts, kinds of work and deadlines; no household, no dwelling, no number."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from django.conf import settings

from seuil.acteurs.nomenclatures import Attente
from seuil.envois.annonces import LIEN
from seuil.regles.ecriture import compte
from seuil.socle.design.mesures import date_longue

SUJET = "Seuil : {dit}"
REGLER = "Pour choisir ce qui vous est écrit, ou dire une absence : « Mon compte », « Ce qui vous est écrit »."


class Groupe(StrEnum):
    """Why a line of work is told today, the most pressing first."""

    EN_RETARD = "en_retard"
    AUJOURDHUI = "aujourdhui"
    PROCHE = "proche"
    NOUVEAU = "nouveau"


ECHEANCES = {Groupe.EN_RETARD: "depuis le", Groupe.PROCHE: "au plus tard le", Groupe.NOUVEAU: "au plus tôt le"}


@dataclass(frozen=True, slots=True)
class Rappel:
    """One line of work, as it is told."""

    groupe: Groupe
    attente: Attente
    avant: date | None


@dataclass(frozen=True, slots=True)
class Part:
    """The work of one agent: the reader's own, or that of ``absent``, away until ``absent_au``; ``reste``: untold."""

    rappels: tuple[Rappel, ...]
    reste: int = 0
    absent: str = ""
    absent_au: date | None = None


def sujet(parts: list[Part]) -> str:
    """Return the subject, neutral: how many acts."""
    nombre = sum(len(part.rappels) for part in parts)
    return SUJET.format(dit=compte(nombre, "acte vous attend", "actes vous attendent"))


def corps(parts: list[Part], *, le: date) -> str:
    """Return the words of the e-mail, ``{lien}`` where the link goes."""
    dits = [ligne for part in parts for ligne in _de_la_part(part)]
    return "\n\n".join(
        ["Bonjour,", f"Ce qui attend au {date_longue(le)}.", *dits, f"Le détail, et quoi faire : {LIEN}", REGLER]
    )


def titre(groupe: Groupe) -> str:
    """Return how the e-mail names a group."""
    return {
        Groupe.EN_RETARD: "En retard",
        Groupe.AUJOURDHUI: "Aujourd’hui",
        Groupe.PROCHE: f"Dans les {compte(settings.RAPPEL_JOURS, 'jour', 'jours')}",
        Groupe.NOUVEAU: "Nouveau",
    }[groupe]


def _de_la_part(part: Part) -> Iterator[str]:
    if part.absent and part.absent_au and part.rappels:
        yield f"Pour {part.absent}, en absence jusqu’au {date_longue(part.absent_au)} :"
    ordre, attentes = list(Groupe), list(Attente)
    ranges = sorted(part.rappels, key=lambda dit: (ordre.index(dit.groupe), attentes.index(dit.attente)))
    for groupe, siens in groupby(ranges, key=lambda dit: dit.groupe):
        lignes = [_ligne(attente, list(dits)) for attente, dits in groupby(siens, key=lambda dit: dit.attente)]
        yield "\n".join([titre(groupe), *lignes])
    if part.reste and not part.absent:
        yield f"Et {compte(part.reste, 'autre acte', 'autres actes')}, sans échéance proche."


def _ligne(attente: Attente, rappels: list[Rappel]) -> str:
    echeances = [rappel.avant for rappel in rappels if rappel.avant]
    mots = ECHEANCES.get(rappels[0].groupe)
    quand = f", {mots} {date_longue(min(echeances))}" if mots and echeances else ""
    return f"- {attente.label} : {len(rappels)}{quand}"
