"""Which demands of a lot are not stored as a scoring of all of them, as columns, would store them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

import polars as pl

from seuil.cotation.moteurs.colonnes import TYPES
from seuil.cotation.moteurs.foyers import Foyers
from seuil.cotation.moteurs.observation import lieux_de
from seuil.demandes.requetes.tableaux import Dossiers
from seuil.rapprochement.moteurs.calcul import calculer
from seuil.rapprochement.services.reprendre import cadre_du
from seuil.socle.db.cles import tableau
from seuil.socle.db.copie import lire

ENTIER: Final = pl.Int64
FAITS: Final[dict[str, Any]] = {
    "demande_id": ENTIER,
    "territoire_id": pl.String,
    **{nom: ENTIER if type_.is_integer() else type_ for nom, type_ in TYPES.items()},
}
VERITES: Final[dict[str, Any]] = {
    "demande_id": ENTIER,
    "territoire_id": pl.String,
    **dict.fromkeys(("grille_id", "total", "total_prouve", "masque", "masque_prouve"), ENTIER),
    "quantites": pl.String,
}
NOMBRES: Final = ("score", "type", "categorie", "personnes_en_plus", "revenu", "revenu_mensuel", "aide", "drapeaux")
LISTES: Final[dict[str, Any]] = {
    "demande_id": ENTIER,
    "lieu": pl.String,
    "territoire_id": pl.String,
    **dict.fromkeys(NOMBRES, ENTIER),
    **dict.fromkeys(("recue_le", "echeance"), pl.Date),
    "prioritaire": pl.Boolean,
    "sauf": pl.String,
}
TABLES: Final = {"cotation_observation": FAITS, "cotation_cotation": VERITES, "rapprochement_pretendant": LISTES}
CLES: Final = {"demande": "demande_id", "territoire": "territoire_id"}


def confronter(dossiers: Dossiers, foyers: Foyers, le: date) -> set[int]:
    """Return the keys of the demands that are stored otherwise.

    Raises FoyersIncoherents when a household is beyond what columns hold.
    """
    calcul = calculer(dossiers, cadre_du(le, foyers=foyers, lieux=lieux_de(dossiers)))
    attendues = {
        "cotation_observation": calcul.observees.rename(CLES),
        "cotation_cotation": calcul.notes.rename(CLES).with_columns(pl.col("quantites").cast(pl.List(pl.String))),
        "rapprochement_pretendant": calcul.listees,
    }
    cles = dossiers.demandes["demande"].to_list()
    return {
        cle
        for table, colonnes in TABLES.items()
        for cle in _differentes(_comparable(attendues[table], colonnes), stockees(table, colonnes, cles))
    }


def stockees(table: str, colonnes: dict[str, Any], cles: Iterable[int]) -> pl.DataFrame:
    """Return the rows of a table for these demands; an array is its values in one text, a space between two."""
    listes = {"quantites", "sauf"}
    lues = ", ".join(f"array_to_string({nom}, ' ')" if nom in listes else nom for nom in colonnes)
    return lire(f"SELECT {lues} FROM {table} WHERE demande_id = ANY({tableau(cles)})", colonnes)


def _comparable(attendues: pl.DataFrame, colonnes: dict[str, Any]) -> pl.DataFrame:
    lues = [
        (pl.col(nom).list.join(" ") if attendues.schema[nom] == pl.List else pl.col(nom)).cast(type_)
        for nom, type_ in colonnes.items()
    ]
    return attendues.select(lues)


def _differentes(attendues: pl.DataFrame, trouvees: pl.DataFrame) -> set[int]:
    en_trop = trouvees.join(attendues, on=attendues.columns, how="anti", nulls_equal=True)
    manquent = attendues.join(trouvees, on=attendues.columns, how="anti", nulls_equal=True)
    return {*en_trop["demande_id"], *manquent["demande_id"]}
