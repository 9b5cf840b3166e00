"""From a situation told without a name to one result: pure, the day and the territory's choices are given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from seuil.regles.eligibilite import Eligibilite, comparer, eligibilite
from seuil.regles.menage import Menage
from seuil.regles.pieces import Piece
from seuil.regles.plafonds import Financement, PlafondInconnu, plafond_intermediaire
from seuil.regles.simulation.aide import Aide, Budget, aide, budget
from seuil.regles.simulation.conditions import Condition, conditions
from seuil.regles.simulation.papiers import papiers
from seuil.regles.simulation.situation import Situation, menage, ressources
from seuil.regles.textes import Certitude, Texte
from seuil.regles.typologie import TERRITOIRE_PAR_DEFAUT, TypeLogement, besoin, types_adaptes
from seuil.regles.verdicts import Verdict, a_preciser, ensemble
from seuil.regles.zonage import Zone, commune

INTERMEDIAIRE: Final = Texte("CGI, annexe III, article 2 terdecies D", Certitude.MEMOIRE)
NEGATIF: Final = "Un revenu fiscal négatif compte pour zéro."
OUTRE_MER: Final = "Outre-mer, les plafonds sont fixés par un autre texte, qui n’est pas connu ici."


@dataclass(frozen=True, slots=True)
class Simulation:
    """The answer; ``plafonds`` and ``verdicts`` also hold the PLI, which is no social housing and decides nothing.

    ``verdict`` joins the conditions: one *non* makes *non*.
    """

    situation: Situation
    foyer: Menage
    jugee: Eligibilite
    plafonds: dict[Financement, int | None]
    verdicts: dict[Financement, Verdict]
    conditions: tuple[Condition, ...]
    verdict: Verdict
    types: tuple[TypeLogement, ...]
    aide: Aide
    budget: Budget
    papiers: tuple[Piece, ...]
    mots: tuple[str, ...]


def simuler(
    situation: Situation, *, le: date, grille: str = TERRITOIRE_PAR_DEFAUT, taux_effort: int | None = None
) -> Simulation:
    """Return what the rules answer on a day; ``grille``: the territory's table of types, ``taux_effort``: its rate.

    Raises MenageInvalide, CommuneInconnue, BaremeInconnu.
    """
    foyer = menage(situation, le)
    jugee = eligibilite(foyer, ressources(situation), situation.commune, le=le)
    montant, intermediaire = _intermediaire(jugee, situation.commune, le)
    tenues = tuple(conditions(situation, jugee))
    estimee = aide(foyer, jugee.revenu, situation.ressources_mensuelles, situation.commune, le=le)
    return Simulation(
        situation=situation,
        foyer=foyer,
        jugee=jugee,
        plafonds=jugee.plafonds | {Financement.PLI: montant},
        verdicts=jugee.verdicts | {Financement.PLI: intermediaire},
        conditions=tenues,
        verdict=ensemble(tenue.verdict for tenue in tenues),
        types=types_adaptes(besoin(foyer, le, territoire=grille), le, territoire=grille),
        aide=estimee,
        budget=budget(estimee, situation.ressources_mensuelles, taux=taux_effort, le=le),
        papiers=papiers(situation, foyer, jugee.revenu, le),
        mots=tuple(_mots(situation, jugee)),
    )


def _intermediaire(jugee: Eligibilite, code: str, le: date) -> tuple[int | None, Verdict]:
    lieu = commune(code)
    zone = str(Zone.OUTRE_MER) if jugee.zone is Zone.OUTRE_MER else lieu.zone_abc
    try:
        maximum = plafond_intermediaire(jugee.categorie, zone, le=le)
    except PlafondInconnu as inconnu:
        return None, a_preciser(str(inconnu), texte=INTERMEDIAIRE)
    juge = comparer(jugee.revenu, Financement.PLI, maximum)
    return maximum, Verdict(juge.reponse, juge.motif, INTERMEDIAIRE)


def _mots(situation: Situation, jugee: Eligibilite) -> Iterator[str]:
    if situation.a_un_revenu_negatif:
        yield NEGATIF
    if jugee.zone is Zone.OUTRE_MER:
        yield OUTRE_MER
    yield from jugee.motifs[5:]  # the year whose ceilings are not published
