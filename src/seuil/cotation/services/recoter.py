"""Weigh a whole territory under another grid, aside, at the cost of what changed: weights, or everything."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection

from seuil.cotation.models import COTATIONS, Cotation, Grille, Registre
from seuil.cotation.moteurs.repesee import repeser_sql
from seuil.cotation.moteurs.sql import coter_sql
from seuil.cotation.moteurs.versions import Passerelle, passerelle
from seuil.cotation.requetes import lire
from seuil.cotation.services.passer import verites_sql
from seuil.socle.db import partitions

CHAMPS = ("total", "total_prouve", "masque", "masque_prouve", "quantites")


def preparer_la_grille(territoire: str, arretes: Registre | None, nouvelle: Grille | None, *, le: date) -> str:
    """Fill, aside, the truths of a territory under a new grid; return the table to swap in.

    Stored truths are weighed again when they stand at that day and the new grid observes nothing new; else facts are
    observed again. ``arretes``: as of which day, and under which grid, the stored ones stand.
    """
    neuve = partitions.preparer(COTATIONS, territoire)
    ancienne = arretes.grille if arretes is not None and arretes.arrete_au == le else None
    passage = passerelle(lire(ancienne), lire(nouvelle)) if ancienne and nouvelle else None
    autres = Cotation.objects.filter(territoire=territoire).exclude(grille__in=[ancienne, nouvelle])
    if nouvelle is not None and ancienne is not None and passage is not None and not autres.exists():
        _repeser(neuve, territoire, ancienne, nouvelle, passage, le)
    elif nouvelle is not None:
        _observer(neuve, territoire, nouvelle, le)
    partitions.indexer(COTATIONS, neuve, territoire)
    partitions.analyser(neuve)
    return neuve


def repeser_de_nouveau(neuve: str, territoire: str, grille: Grille | None, demandes: list[int], *, le: date) -> None:
    """Observe again, in a table filled aside, demands written since."""
    partitions.effacer([partitions.citer(neuve)], demandes)
    if grille is not None:
        _observer(neuve, territoire, grille, le, parmi=" AND f.demande_id = ANY(%(demandes)s)", demandes=demandes)


def _repeser(neuve: str, territoire: str, ancienne: Grille, nouvelle: Grille, passage: Passerelle, le: date) -> None:
    """Weigh the truths of the old grid; rows already scored under the new one are copied as they are."""
    source = (
        f"SELECT demande_id, masque, masque_prouve, quantites FROM {COTATIONS}"
        " WHERE territoire_id = %(territoire)s AND grille_id = %(ancienne)s"
    )
    _remplir(neuve, repeser_sql(lire(nouvelle), passage, source), territoire, nouvelle, le, ancienne=ancienne.pk)
    if ancienne == nouvelle:
        return
    with connection.cursor() as curseur:
        garder = f'INSERT INTO "{neuve}" SELECT * FROM {COTATIONS} WHERE territoire_id = %s AND grille_id = %s'
        curseur.execute(garder, [territoire, nouvelle.pk])


def _observer(neuve: str, territoire: str, grille: Grille, le: date, parmi: str = "", **valeurs: Any) -> None:
    """Score rows of facts as they are now."""
    notes = f"{notes_sql(grille, le)} WHERE f.territoire_id = %(territoire)s{parmi}"
    _remplir(neuve, notes, territoire, grille, le, **valeurs)


def _remplir(neuve: str, notes: str, territoire: str, grille: Grille, le: date, **valeurs: Any) -> None:
    texte = (
        f'INSERT INTO "{neuve}" (demande_id, {", ".join(CHAMPS)}, territoire_id, grille_id, calculee_le)'
        f" SELECT n.demande_id, {', '.join(f'n.{champ}' for champ in CHAMPS)}, %(territoire)s, %(grille)s, %(le)s"
        f" FROM ({notes}) n"
    )
    with connection.cursor() as curseur:
        curseur.execute(texte, {"territoire": territoire, "grille": grille.pk, "le": le, **valeurs})


def notes_sql(grille: Grille, le: date) -> str:
    """Return the query of the scores of every row of facts ``f``."""
    ecrites = coter_sql(lire(grille), le, alias="f", avec_preuves=True)
    return (
        f"SELECT f.demande_id, {ecrites.total} AS total, {ecrites.total_prouve} AS total_prouve,"
        f" {verites_sql(grille, le)} FROM cotation_observation f"
    )
