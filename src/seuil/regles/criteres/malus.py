"""Observations that take points away: never weighed without a recorded deliberation (law reference, §4.2)."""

from __future__ import annotations

from typing import Any

from seuil.regles.criteres.catalogue import Nature, critere, quantite


@critere("Malus pour violences", nature=Nature.MALUS, motif="Décision motivée de malus, recours épuisés")
def malus_violences(d: Any, c: Any) -> Any:
    return d.malus_violences


@critere(
    "Malus pour expulsion après troubles locatifs",
    nature=Nature.MALUS,
    motif="Décision motivée de malus, recours épuisés",
)
def malus_expulsion(d: Any, c: Any) -> Any:
    return d.malus_expulsion


@critere("Malus pour troubles de voisinage", nature=Nature.MALUS, motif="Décision motivée de malus, recours épuisés")
def malus_voisinage(d: Any, c: Any) -> Any:
    return d.malus_voisinage


@critere("Malus pour trafic de stupéfiants", nature=Nature.MALUS, motif="Décision motivée de malus, recours épuisés")
def malus_stupefiants(d: Any, c: Any) -> Any:
    return d.malus_stupefiants


@quantite(
    "Refus de logements adaptés",
    unite="refus",
    nature=Nature.MALUS,
    motif="{nb_refus_adaptes} refus d’un logement adapté",
)
def refus_logement_adapte(d: Any, c: Any) -> Any:
    """Art. R441-2-10, 11°: the only malus the national texts foresee."""
    return d.nb_refus_adaptes
