"""The format of the file, drawn from the columns of the tables: names, types, what may be empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import polars as pl
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.fields import NOT_PROVIDED

from seuil.demandes.models import Demande, Personne

VERSION: Final = "1"
LISTES: Final = pl.List(pl.String)
FACULTATIVES: Final = ("nom_naissance", "precision_naissance")


@dataclass(frozen=True, slots=True)
class Colonne:
    """A column of the file; ``defaut`` stands for an empty cell, ``obligatoire`` refuses it.

    ``est_facultative``: the file may not have the column at all, as those written before it was born.
    """

    nom: str
    genre: pl.DataType
    obligatoire: bool
    defaut: Any = None
    champ: models.Field[Any, Any] | None = None
    est_facultative: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """The closed list of codes, empty when any text will do."""
        champ = self.champ.base_field if isinstance(self.champ, ArrayField) else self.champ
        return tuple(str(code) for code, _ in getattr(champ, "choices", None) or ())

    @property
    def longueur(self) -> int | None:
        """The most characters the column holds."""
        return None if self.codes else getattr(self.champ, "max_length", None)


def _colonne(champ: models.Field[Any, Any]) -> Colonne:
    genre = _genre(champ)
    defaut = champ.default
    if defaut is NOT_PROVIDED:
        defaut = "" if champ.blank and not champ.null else None
    elif callable(defaut):
        defaut = defaut()
    obligatoire = not (champ.null or champ.blank) and champ.default is NOT_PROVIDED
    return Colonne(champ.name, genre, obligatoire, defaut, champ, champ.name in FACULTATIVES)


def _genre(champ: models.Field[Any, Any]) -> pl.DataType:
    if isinstance(champ, ArrayField):
        return LISTES
    if isinstance(champ, models.DateField):
        return pl.Date()
    if isinstance(champ, models.BooleanField):
        return pl.Boolean()
    return pl.Int64() if isinstance(champ, models.IntegerField) else pl.String()


def _colonnes(modele: type[models.Model], noms: str) -> tuple[Colonne, ...]:
    return tuple(_colonne(modele._meta.get_field(nom)) for nom in noms.split())  # type: ignore[arg-type]


SIMPLES: Final = _colonnes(
    Demande,
    "numero_unique guichet recue_le enregistree_le renouvelee_le adresse code_postal commune telephone mel occupation"
    " occupation_depuis surface pieces nb_occupants loyer_charges apl motifs situations types loyer_maximum"
    " besoin_accessible demande_elargie motif_doublon",
)
PERSONNE: Final = _colonnes(
    Personne,
    "lien civilite nom nom_naissance prenom naissance precision_naissance nationalite cmi_invalidite garde contrat"
    " commune_travail rfr_n2 rfr_n1 ressources_mensuelles",
)
SOUHAITS: Final = Colonne("souhaits", LISTES, True)
PERSONNES: Final = Colonne("personnes", pl.List(pl.Struct({colonne.nom: colonne.genre for colonne in PERSONNE})), True)
COLONNES: Final = (Colonne("version", pl.String(), True), *SIMPLES, SOUHAITS, PERSONNES)
