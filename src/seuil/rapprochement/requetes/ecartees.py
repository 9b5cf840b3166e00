"""Who each rule put aside, and the sentence told: named in SQL, told once for all those who are told the same."""

from __future__ import annotations

from collections import defaultdict, namedtuple
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import connection

from seuil.demandes.faits import LUS_POUR_LES_RESSOURCES, ressources_de
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import Lien
from seuil.patrimoine.models import Vacance
from seuil.rapprochement.requetes.partage import RETENUE, listees, lues_dans_les_listes, souhaitant
from seuil.rapprochement.requetes.recherche import Ecartees, candidature, offert
from seuil.regles.menage import Categorie, Garde
from seuil.regles.rapprochement import juger_l_effort, juger_la_regle, juger_le_revenu

PLAFOND, EFFORT = "plafond", "taux_effort"  # the sentence has each household's own amounts
TAILLES = """
SELECT array_agg(demande_id) FROM (
  SELECT demande_id,
    count(*) FILTER (WHERE lien = %(conjoint)s) AS conjoints,
    count(*) FILTER (WHERE lien NOT IN (%(demandeur)s, %(conjoint)s) AND garde <> %(visite)s) AS autres,
    count(*) FILTER (WHERE garde = %(visite)s) AS visites
  FROM demandes_personne WHERE demande_id = ANY(%(demandes)s) GROUP BY demande_id
) AS foyers GROUP BY conjoints, autres, visites
"""
REVENUS = f"""
SELECT p.demande_id, {", ".join(f"p.{champ}" for champ in LUS_POUR_LES_RESSOURCES)}, d.motifs
FROM demandes_personne p JOIN demandes_demande d ON d.id = p.demande_id WHERE p.demande_id = ANY(%(demandes)s)
"""
Groupe = tuple[str, list[int]]


def nommer_les_ecartees(vacance: Vacance, *, le: date) -> Ecartees:
    """Return the demands put aside by rule, then by sentence: each at the first rule that says no."""
    exclues: Ecartees = defaultdict(lambda: defaultdict(list))
    par_regle = listees(vacance, le, "array_agg(demande_id)")
    for regle, phrase, cles in _phrases(vacance, le, par_regle):
        exclues[regle][phrase] += cles
    return {regle: dict(par_phrase) for regle, par_phrase in exclues.items()}


def _phrases(vacance: Vacance, le: date, par_regle: dict[str, list[int]]) -> Iterator[tuple[str, str, list[int]]]:
    propres = {regle: par_regle.get(regle, []) for regle in (PLAFOND, EFFORT)}
    yield from ((PLAFOND, *dit) for dit in _plafonds(propres[PLAFOND], vacance, le))
    yield from ((EFFORT, *dit) for dit in _efforts(propres[EFFORT], vacance, le))
    groupes = {min(cles): (regle, cles) for regle, cles in _groupes(vacance, le, par_regle) if cles}
    logement, politique, reconnus = offert(vacance)
    for demande in Demande.objects.filter(pk__in=groupes).prefetch_related("personnes", "souhaits"):
        regle, cles = groupes[demande.pk]
        verdict = juger_la_regle(regle, candidature(demande, reconnus), logement, politique, le=le)
        if verdict is not None:
            yield regle, verdict.motif, cles


def _groupes(vacance: Vacance, le: date, par_regle: dict[str, list[int]]) -> Iterator[Groupe]:
    """Yield the rule and the demands of each group told one sentence; a candidate is in none."""
    candidates = frozenset(par_regle.get(RETENUE, ()))
    listees_pour_ce_type = candidates.union(*par_regle.values())
    for regle, _, cles in souhaitant(vacance, le).annotate(cles=ArrayAgg("pk")).values_list("regle", "lu", "cles"):
        if regle != RETENUE:
            yield regle, [cle for cle in cles if cle not in candidates]
        else:
            yield from (("type_adapte", foyers) for foyers in _par_taille({*cles} - listees_pour_ce_type))
    yield from ((regle, cles) for regle, cles in par_regle.items() if regle not in (RETENUE, PLAFOND, EFFORT))


def _par_taille(demandes: Collection[int]) -> list[list[int]]:
    """Return the demands whose households have the same size: what a grid of types reads (`typologie.besoin`)."""
    liens = {"demandeur": Lien.DEMANDEUR.value, "conjoint": Lien.CONJOINT.value, "visite": Garde.VISITE.value}
    return [cles for (cles,) in _executer(TAILLES, liens | {"demandes": [*demandes]})[1]]


def _plafonds(demandes: list[int], vacance: Vacance, le: date) -> Iterator[tuple[str, list[int]]]:
    """Yield the sentence told to each household whose incomes are above the ceiling."""
    if not demandes:
        return
    logement, _, _ = offert(vacance)
    lignes = lues_dans_les_listes(vacance, le, demandes, "p.categorie, p.personnes_en_plus")
    foyers: dict[int, list[Any]] = defaultdict(list)
    nommee, personnes = _executer(REVENUS, {"demandes": demandes})
    for personne in personnes:
        foyers[personne[0]].append(nommee(*personne))
    memes: dict[Any, list[int]] = defaultdict(list)
    for demande, *rang in lignes:
        siennes = foyers[demande]
        memes[Categorie(*rang), ressources_de(siennes, siennes[0].motifs)].append(demande)
    for (categorie, ressources), cles in memes.items():
        yield juger_le_revenu(ressources, categorie, logement, le=le).motif, cles


def _efforts(demandes: list[int], vacance: Vacance, le: date) -> Iterator[tuple[str, list[int]]]:
    """Yield the sentence told to each household that the rent would weigh too much."""
    if not demandes:
        return
    logement, politique, _ = offert(vacance)
    memes: dict[tuple[int, int], list[int]] = defaultdict(list)
    for demande, revenu, aide in lues_dans_les_listes(vacance, le, demandes, "p.revenu_mensuel, p.aide"):
        memes[revenu, aide].append(demande)
    for (revenu, aide), cles in memes.items():
        yield juger_l_effort(Decimal(revenu), Decimal(aide), logement, politique).motif, cles


def _executer(texte: str, valeurs: dict[str, Any]) -> tuple[Any, Iterable[tuple[Any, ...]]]:
    """Return the type of a row with its names, and the rows."""
    with connection.cursor() as curseur:
        curseur.execute(texte, valeurs)
        return namedtuple("Lue", [colonne.name for colonne in curseur.description]), curseur.fetchall()
