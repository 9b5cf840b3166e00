"""An invented population of any size, seeded: the narrow rows that scoring and search read. No real person is in it.

Household sizes, present lodging, seniority and the rhythm of types are HYPOTHESES drawn from the public figures listed
in `src/seuil/demo/donnees/population.toml`; incomes are log-normal; correlations are plausible, not measured.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from seuil.cotation.moteurs.colonnes import TYPES
from seuil.demo.foule.lieux import Lieux, lieux, tirer, tirer_pres
from seuil.regles.criteres.faits import FAITS
from seuil.regles.criteres.nomenclatures import SituationPro
from tests.charge.foyers import choisir, tirer_foyers

LE = date(2026, 11, 23)
GRAINE = 60159
SOUHAITS = {1: 26, 2: 19, 3: 16, 4: 12, 5: 9, 6: 7, 7: 5, 8: 3, 9: 2, 10: 1}  # 2.65 once the repeated ones are gone
TRAVAILLENT = [SituationPro.CDI, SituationPro.CDD, SituationPro.ART, SituationPro.APP]
PRIORITAIRE, FAUTEUIL, ELARGIE, TRAVAILLE, HABITE = 1, 2, 4, 8, 16


@dataclass(frozen=True, slots=True)
class Population:
    """`observations`: one row of facts per (demande, territoire). `souhaits`: one search row per (demande, commune).

    Both are sorted by `territoire`, the rank of an EPCI in `carte.sirens`.
    """

    observations: pl.DataFrame
    souhaits: pl.DataFrame
    carte: Lieux


def plus_grands(monde: Population, nombre: int) -> Population:
    """Return the same population in its most wished territories only."""
    rangs = monde.observations["territoire"].value_counts(sort=True).head(nombre)["territoire"].implode()
    ici = pl.col("territoire").is_in(rangs)
    return Population(monde.observations.filter(ici), monde.souhaits.filter(ici), monde.carte)


def population(nombre: int, *, le: date = LE, graine: int = GRAINE) -> Population:
    """Return `nombre` invented demands, always the same for the same seed."""
    hasard, carte = np.random.default_rng(graine), lieux(le)
    demande = np.repeat(np.arange(nombre, dtype=np.int32), nombres := choisir(hasard, SOUHAITS, nombre))
    premier = tirer(hasard, carte, nombre)
    commune = tirer_pres(hasard, carte, premier[demande])
    commune = np.where(hasard.random(len(demande)) < 0.15, tirer(hasard, carte, len(demande)), commune)
    commune[np.concatenate([[0], np.cumsum(nombres)[:-1]])] = premier
    foyers = tirer_foyers(hasard, nombre, le)
    domicile = np.where(hasard.random(nombre) < 0.7, tirer_pres(hasard, carte, premier), tirer(hasard, carte, nombre))
    travail = np.where(hasard.random(nombre) < 0.6, tirer_pres(hasard, carte, domicile), tirer(hasard, carte, nombre))
    colonnes = {"demande": demande, "commune": commune.astype(np.int32), "territoire": carte.epci[commune]}
    souhaits = pl.DataFrame(colonnes).unique(["demande", "commune"], maintain_order=True)
    lieux_de = pl.DataFrame({"domicile": domicile, "travail": travail}).with_row_index("demande").cast(pl.Int32)
    foyers = pl.concat([foyers, lieux_de], how="horizontal")
    return Population(_observations(foyers, souhaits, carte), _recherche(foyers, souhaits, carte), carte)


def _observations(foyers: pl.DataFrame, souhaits: pl.DataFrame, carte: Lieux) -> pl.DataFrame:
    epci, demande = pl.Series(carte.epci), pl.col("demande")
    paires = souhaits.group_by("demande", "territoire").agg(voulues=pl.col("commune")).sort("territoire", "demande")
    larges = paires.join(foyers, on="demande", how="left", maintain_order="left")
    larges = larges.with_columns(
        habite_commune=pl.col("voulues").list.contains(pl.col("domicile")),
        travaille_commune=pl.col("voulues").list.contains(pl.col("travail")),
        habite_epci=epci.gather(larges["domicile"]) == larges["territoire"],
        travaille_epci=epci.gather(larges["travail"]) == larges["territoire"],
    )
    return larges.select(demande, "territoire", *(pl.col(nom).cast(TYPES[nom]) for nom in FAITS), "preuves")


def _recherche(foyers: pl.DataFrame, souhaits: pl.DataFrame, carte: Lieux) -> pl.DataFrame:
    taille, couple = pl.col("nb_personnes"), pl.col("couple")
    seul_et_jeune = couple & (taille == 2)
    categorie = pl.max_horizontal(taille + pl.col("parent_isole"), pl.when(seul_et_jeune).then(3).otherwise(1))
    pieces = (taille - couple).clip(1, 6)
    epci = pl.Series(carte.epci)
    large = souhaits.join(foyers, on="demande", how="left", maintain_order="left")
    habite = epci.gather(large["domicile"]) == large["territoire"]
    drapeaux = (
        pl.col("dalo") * PRIORITAIRE
        + pl.col("accessible") * FAUTEUIL
        + pl.col("elargie") * ELARGIE
        + pl.col("situation_pro").is_in([int(code) for code in TRAVAILLENT]) * TRAVAILLE
        + habite.cast(pl.Int16) * HABITE
    )
    une_de_plus = pl.when(pieces < 6).then(pl.lit(2).pow(pieces + 1)).otherwise(0)
    types = pl.lit(2).pow(pieces) + une_de_plus
    return large.select(
        "demande",
        "territoire",
        "commune",
        recue_le="date_depot",
        types=types.cast(pl.Int16),
        types_adaptes=types.cast(pl.Int16),
        categorie=categorie.clip(1, 6).cast(pl.Int16),
        personnes_en_plus=(categorie - 6).clip(0, 30).cast(pl.Int16),
        revenu="revenu",
        revenu_mensuel=pl.col("revenu_mensuel").cast(pl.Int32),
        nb_personnes=taille.cast(pl.Int16),
        aide=pl.col("apl").cast(pl.Int32),
        drapeaux=drapeaux.cast(pl.Int16),
        jusqu_au=pl.lit(LE) + pl.duration(days="reste"),
    ).sort("territoire", "demande", maintain_order=True)
