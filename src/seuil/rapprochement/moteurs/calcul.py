"""Everything that is kept of many demands beside their dossiers, computed at once: facts, truths, lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import polars as pl

from seuil.cotation.models import Grille
from seuil.cotation.moteurs.etablis import a_revoir
from seuil.cotation.moteurs.foyers import Foyers
from seuil.cotation.moteurs.observation import Lieux, observer
from seuil.cotation.services import noter_en_lot
from seuil.demandes.requetes.tableaux import Dossiers
from seuil.rapprochement.moteurs.listes import inscrire, lister
from seuil.rapprochement.moteurs.pretentions import pretentions
from seuil.territoires.models import Territoire

CLES: Final = {"ancienne": pl.Int64, "nouvelle": pl.Int64}


@dataclass(frozen=True, slots=True)
class Calcul:
    """Rows of facts, of truths, of lists, and of who is listed where; ``demande`` (``demande_id``) links them."""

    observees: pl.DataFrame
    notes: pl.DataFrame
    listees: pl.DataFrame
    inscrites: pl.DataFrame

    def pour(self, anciennes: list[int], nouvelles: list[int]) -> Calcul:
        """Return the rows of these demands only, under new keys."""
        cles = pl.DataFrame({"ancienne": anciennes, "nouvelle": nouvelles}, schema=CLES)
        suivies = {nom: _renommer(getattr(self, nom), cles) for nom in ("observees", "notes", "listees", "inscrites")}
        return replace(self, **suivies)


@dataclass(frozen=True, slots=True)
class Cadre:
    """What a lot is computed under, read beforehand: no query is made while it is computed.

    ``grilles``: in force on the day, by territory; ``typologies``: by ressort, the territories whose grid of types is
    their own.
    """

    le: date
    foyers: Foyers
    lieux: Lieux
    grilles: Mapping[str, Grille]
    typologies: Mapping[str, list[Territoire]]


def calculer(dossiers: Dossiers, cadre: Cadre) -> Calcul:
    """Return what is kept of demands, under the grid of each territory.

    Raises FoyersIncoherents when a household is beyond what columns hold.
    """
    lieux, le = cadre.lieux, cadre.le
    pretendues = pretentions(dossiers, le)
    comptes = cadre.foyers.compter(dossiers.personnes)
    revues = a_revoir(dossiers, le)
    observees = observer(dossiers, comptes, revues, lieux, le)
    notes = noter_en_lot(observees, cadre.grilles, le)
    listees = lister(dossiers, comptes, pretendues, notes, lieux, cadre.typologies, le)
    return Calcul(observees, notes, listees, inscrire(listees, revues))


def _renommer(table: pl.DataFrame, cles: pl.DataFrame) -> pl.DataFrame:
    nom = "demande" if "demande" in table.columns else "demande_id"
    suivie = table.join(cles, left_on=nom, right_on="ancienne", maintain_order="left")
    return suivie.with_columns(pl.col("nouvelle").alias(nom)).drop("nouvelle")
