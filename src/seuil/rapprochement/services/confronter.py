"""Which demands of a lot are not stored as a scoring of all of them, as columns, would store them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

import polars as pl
from django.contrib.postgres.fields import ArrayField
from django.db import models

from seuil.cotation.models import COTATIONS, Cotation, Observation
from seuil.cotation.moteurs.foyers import Foyers
from seuil.cotation.moteurs.observation import lieux_de
from seuil.demandes.requetes.tableaux import Dossiers
from seuil.rapprochement.models import PRETENDANTS, Pretendant
from seuil.rapprochement.moteurs.calcul import calculer
from seuil.rapprochement.services.reprendre import cadre_du
from seuil.regles.criteres import FAITS
from seuil.socle.db.cles import tableau
from seuil.socle.db.copie import lire

VERITES: Final = ("grille_id", "total", "total_prouve", "masque", "masque_prouve", "quantites")
RECHERCHE: Final = tuple(champ.attname for champ in Pretendant._meta.concrete_fields if champ.attname != "pk")
LUS: Final = {"DateField": pl.Date, "BooleanField": pl.Boolean, "CharField": pl.String, "SlugField": pl.String}


def _colonnes(modele: type[models.Model], noms: Iterable[str]) -> dict[str, Any]:
    """Return the type under which each of these fields is compared; an array is its values in one text."""
    champs = {champ.attname: champ for champ in modele._meta.concrete_fields}
    return {str(champs[nom].column): _type(champs[nom]) for nom in noms}


def _type(champ: Any) -> Any:
    if isinstance(champ, ArrayField):
        return pl.List(pl.String)
    cible = champ.target_field if isinstance(champ, models.ForeignKey) else champ
    return LUS.get(cible.get_internal_type(), pl.Int64)


QUI: Final = ("demande_id", "territoire_id")
TABLES: Final = {
    Observation._meta.db_table: _colonnes(Observation, (*QUI, *FAITS)),
    COTATIONS: _colonnes(Cotation, (*QUI, *VERITES)),
    PRETENDANTS: _colonnes(Pretendant, RECHERCHE),
}
CLES: Final = {"demande": "demande_id", "territoire": "territoire_id"}


def confronter(dossiers: Dossiers, foyers: Foyers, le: date) -> set[int]:
    """Return the keys of the demands that are stored otherwise.

    Raises FoyersIncoherents when a household is beyond what columns hold.
    """
    calcul = calculer(dossiers, cadre_du(le, foyers=foyers, lieux=lieux_de(dossiers)))
    attendues = {
        Observation._meta.db_table: calcul.observees.rename(CLES),
        COTATIONS: calcul.notes.rename(CLES),
        PRETENDANTS: calcul.listees,
    }
    cles = dossiers.demandes["demande"].to_list()
    return {
        cle
        for table, colonnes in TABLES.items()
        for cle in _differentes(_en_texte(attendues[table], colonnes), _stockees(table, cles))
    }


def _stockees(table: str, cles: Iterable[int]) -> pl.DataFrame:
    """Return the rows of a table for these demands, compared as `_en_texte`."""
    colonnes = TABLES[table]
    lues = ", ".join(f"array_to_string({nom}, ' ')" if type_ == pl.List else nom for nom, type_ in colonnes.items())
    types = {nom: pl.String if type_ == pl.List else type_ for nom, type_ in colonnes.items()}
    return lire(f"SELECT {lues} FROM {table} WHERE demande_id = ANY({tableau(cles)})", types)


def _en_texte(attendues: pl.DataFrame, colonnes: dict[str, Any]) -> pl.DataFrame:
    """Return the rows, each array as its values in one text, a space between two."""
    lues = attendues.select(pl.col(nom).cast(type_) for nom, type_ in colonnes.items())
    return lues.with_columns(pl.col(pl.List(pl.String)).list.join(" "))


def _differentes(attendues: pl.DataFrame, trouvees: pl.DataFrame) -> set[int]:
    en_trop = trouvees.join(attendues, on=attendues.columns, how="anti", nulls_equal=True)
    manquent = attendues.join(trouvees, on=attendues.columns, how="anti", nulls_equal=True)
    return {*en_trop["demande_id"], *manquent["demande_id"]}
