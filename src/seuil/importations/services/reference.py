"""What rows are judged against, read once: the map, the desks, the bounds of the law on the day of the import."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from seuil.acteurs.models import Guichet
from seuil.regles.baremes import bareme
from seuil.regles.calendrier import ajouter_jours, ajouter_mois, annees_revolues
from seuil.regles.controle_menage import derniere_naissance_attendue, majorite, plus_ancienne_naissance
from seuil.territoires.models import Commune
from seuil.territoires.requetes import delais_par_commune


@dataclass(frozen=True, slots=True)
class Reference:
    """``communes``: ressort and months a demand lives, by code. The births bound an age reached on ``le``."""

    le: date
    communes: pl.DataFrame
    guichets: pl.Series
    personnes_maximum: int
    ne_apres: date
    majeur_avant: date
    attendu_avant: date

    @property
    def codes(self) -> pl.Series:
        """The official codes of today's communes and arrondissements."""
        return self.communes["commune"]

    @property
    def ressorts(self) -> pl.Series:
        """The ressorts that have communes."""
        return self.communes["ressort"].drop_nulls().unique()


def lire_reference(le: date) -> Reference:
    """Read the communes and desks of this installation, and the law of ``le``."""
    bornes: dict[str, Any] = bareme("menages", le).contenu["bornes"]
    return Reference(
        le=le,
        communes=_communes(le),
        guichets=_guichets(),
        personnes_maximum=bornes["personnes_maximum"],
        ne_apres=plus_ancienne_naissance(le),
        majeur_avant=_majeur_avant(majorite(le), le),
        attendu_avant=derniere_naissance_attendue(le),
    )


def _communes(le: date) -> pl.DataFrame:
    regles = delais_par_commune(le)
    lignes = [
        (code, ressort, regles[code].validite_mois)
        for code, ressort in Commune.objects.order_by("pk").values_list("pk", "departement__ressort")
    ]
    schema = {"commune": pl.String, "ressort": pl.String, "validite_mois": pl.Int16}
    return pl.DataFrame(lignes, schema=schema, orient="row")


def _guichets() -> pl.Series:
    return pl.Series("guichet", list(Guichet.objects.filter(enregistre=True).values_list("pk", flat=True)), pl.String)


def _majeur_avant(age: int, le: date) -> date:
    """Return the last birth of who is of age on that day."""
    jour = ajouter_jours(ajouter_mois(le, -12 * age), 1)
    while annees_revolues(jour, le) < age:
        jour = ajouter_jours(jour, -1)
    return jour
