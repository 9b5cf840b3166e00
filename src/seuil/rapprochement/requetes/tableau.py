"""The whole ranking as a table that people filter and sort: whatever they ask, a rank stays that of the law."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Q

from seuil.demandes.nomenclatures import Lien
from seuil.patrimoine.models import Vacance
from seuil.rapprochement.faits import logement_vacant
from seuil.rapprochement.lignes import pourcent
from seuil.rapprochement.requetes import priorites
from seuil.rapprochement.requetes.listes import Listes, listes
from seuil.rapprochement.requetes.partage import RANG, chacune, sous_la_grille
from seuil.rapprochement.requetes.recherche import graine
from seuil.regles.apl import zone_apl
from seuil.regles.budget import MOIS, Budget, Foyer, budget
from seuil.regles.priorites import DALO
from seuil.socle.design.mesures import euros
from seuil.territoires.models import Commune

TABLEAU = """
SELECT r.demande_id, r.rang, r.score, {prouve}, r.revenu_mensuel,
  EXISTS (SELECT 1 FROM demandes_personne f WHERE f.demande_id = r.demande_id AND f.lien = %(conjoint)s),
  coalesce(o.nb_a_charge, 0), o.revenu_uc_annuel,
  EXISTS (
    SELECT 1 FROM demandes_souhait s WHERE s.demande_id = r.demande_id AND s.ordre = 1 AND s.commune_id = ANY(%(ici)s)
  )
FROM (
  SELECT lues.*, {rang} AS rang FROM ({lues}) AS lues JOIN demandes_demande d ON d.id = lues.demande_id
) AS r JOIN demandes_demande d ON d.id = r.demande_id {sous_la_grille}
LEFT JOIN LATERAL (SELECT * FROM cotation_observation v WHERE v.demande_id = r.demande_id LIMIT 1) AS o ON true
WHERE {condition} ORDER BY r.rang
"""
CHAMPS = "p.demande_id, p.score, p.recue_le, p.revenu_mensuel, p.prioritaire"


@dataclass(frozen=True, slots=True)
class Voulu:
    """What an agent asks of the list; nothing set: the ranking itself. ``tri`` is a key of `TRIS`.

    ``parmi``: those that another capability keeps, read at once on a day.
    """

    priorite: str = ""
    etablie: bool = False
    prouves: int | None = None
    effort: int | None = None
    reste: int | None = None
    premier: bool = False
    tri: str = ""
    parmi: Callable[[Collection[int], date], Collection[int]] | None = None


@dataclass(frozen=True, slots=True)
class Place:
    demande: int
    rang: int
    prouve: int
    budget: Budget
    premier: bool

    def en_mots(self) -> dict[str, Any]:
        """Return what the dwelling would leave to the candidate, as it is shown and kept, in words."""
        aide, effort, reste = self.budget.aide, self.budget.effort, self.budget.reste
        return {
            "aide": f"{euros(int(aide))} d’aide" if aide else "",
            "effort_aide": "" if effort is None else pourcent(effort),
            "reste": "" if reste is None else euros(reste),
            "premier_souhait": self.premier,
        }


RIEN = Decimal("Infinity")  # an amount that nothing tells comes last
TRIS: dict[str, Callable[[Place], Any]] = {
    "prouves": lambda place: -place.prouve,
    "effort": lambda place: RIEN if place.budget.effort is None else place.budget.effort,
    "reste": lambda place: RIEN if place.budget.reste is None else -place.budget.reste,
}


def tableau(vacance: Vacance, voulu: Voulu, *, le: date) -> list[Place]:
    """Return the candidates that satisfy what is asked, sorted, each at its rank of the whole ranking."""
    places = [place for place in _lire(vacance, le, voulu) if _convient(place, voulu)]
    if voulu.parmi is not None:
        gardees = voulu.parmi([place.demande for place in places], le)
        places = [place for place in places if place.demande in gardees]
    return sorted(places, key=TRIS[voulu.tri]) if voulu.tri else places


def budgets(
    vacance: Vacance, demandes: Collection[int], *, le: date, trouvees: Listes | None = None
) -> dict[int, Place]:
    """Return the same of a few candidates; their ranks are not read. ``trouvees``: its lists, when they are known."""
    return {place.demande: place for place in _lire(vacance, le, Voulu(), demandes, trouvees)}


def _convient(place: Place, voulu: Voulu) -> bool:
    effort, reste = place.budget.effort, place.budget.reste
    return (
        (voulu.prouves is None or place.prouve >= voulu.prouves)
        and (voulu.effort is None or (effort is not None and effort <= voulu.effort))
        and (voulu.reste is None or (reste is not None and reste >= voulu.reste))
        and (not voulu.premier or place.premier)
    )


def _lire(
    vacance: Vacance, le: date, voulu: Voulu, demandes: Collection[int] | None = None, trouvees: Listes | None = None
) -> list[Place]:
    trouvees = trouvees or listes(vacance, le)
    if not trouvees.toutes:
        return []
    lieu = vacance.logement.programme.commune
    valeurs = trouvees.valeurs | {
        "conjoint": Lien.CONJOINT.value,
        "graine": graine(vacance),
        "ici": _memes(lieu),
        "demandes": [*(demandes or ())],
    }
    with connection.cursor() as curseur:
        curseur.execute(_texte(trouvees, le, voulu, parmi=demandes is not None), valeurs)
        lignes = curseur.fetchall()
    depense, zone = logement_vacant(vacance).depense, zone_apl(lieu.pk)
    return [
        Place(demande, rang, prouve, budget(_foyer(revenu, couple, charges, par_unite), depense, zone, le=le), premier)
        for demande, rang, _, prouve, revenu, couple, charges, par_unite, premier in lignes
    ]


def _texte(trouvees: Listes, le: date, voulu: Voulu, *, parmi: bool) -> str:
    prouve, _, jointure = sous_la_grille(trouvees, "r.demande_id")
    lues = chacune(trouvees, CHAMPS)
    return TABLEAU.format(
        rang=RANG,
        lues=f"SELECT * FROM ({lues}) AS toutes WHERE demande_id = ANY(%(demandes)s)" if parmi else lues,
        prouve=prouve,
        sous_la_grille=jointure,
        condition=_condition(voulu, le),
    )


def _condition(voulu: Voulu, le: date) -> str:
    if not voulu.priorite:
        return "true"
    if voulu.priorite == DALO and voulu.etablie:
        return "r.prioritaire"
    return priorites.condition(voulu.priorite, le, etabli=voulu.etablie)


def _foyer(revenu: int, couple: bool, charges: int, par_unite: int | None) -> Foyer:
    """Return the household; its units, of one decimal, are what its year weighs in what a unit has."""
    unites = Decimal(revenu * MOIS) / par_unite if par_unite else None
    return Foyer(couple, charges, revenu, None if unites is None else unites.quantize(Decimal("0.1")))


def _memes(lieu: Commune) -> list[str]:
    """Return the communes whose wish is one for that dwelling: a town and its parts are one."""
    memes = Q(pk__in=[lieu.pk, lieu.commune_parent]) | Q(commune_parent=lieu.pk)
    return list(Commune.objects.filter(memes).values_list("pk", flat=True))
