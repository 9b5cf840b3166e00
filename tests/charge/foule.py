"""A crowd of one town: the invented population of `seuil population`, whose wishes are all brought to one territory."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl

GRAINE = 60159
PREMIER = 200_000  # after the numbers that the demonstration gives
VOULUES, AILLEURS, CHEZ_SOI = (1, 2, 3), 0.3, 0.7  # communes of the town; who also wishes another town; who lives here


def reunir(foule: pl.DataFrame, *, ici: dict[str, int], autour: list[str], postaux: dict[str, str]) -> pl.DataFrame:
    """Return the same households in one ressort: all wish ``ici`` (communes and inhabitants), some ``autour`` too."""
    hasard, nombre = np.random.default_rng(GRAINE), foule.height
    codes, poids = list(ici), np.array(list(ici.values()), float)
    tirees = hasard.choice(len(codes), (nombre, max(VOULUES)), p=poids / poids.sum())
    combien, loin = hasard.choice(VOULUES, nombre), hasard.random(nombre) < AILLEURS
    autres = hasard.integers(0, len(autour), nombre)
    souhaits = [
        list(dict.fromkeys([codes[une] for une in siennes[:voulues]] + [autour[autre]] * bool(part)))
        for siennes, voulues, part, autre in zip(tirees, combien, loin, autres, strict=True)
    ]
    habite = [
        siennes[0] if reste else autour[autre]
        for siennes, reste, autre in zip(souhaits, hasard.random(nombre) < CHEZ_SOI, autres[::-1], strict=True)
    ]
    mois = pl.col("recue_le").dt.strftime("%m%y")
    rang = (PREMIER + pl.int_range(pl.len()).over(mois)).cast(pl.String).str.zfill(6)
    return foule.with_columns(
        souhaits=pl.Series(souhaits, dtype=pl.List(pl.String)),
        commune=pl.Series(habite),
        code_postal=pl.Series([postaux[code] for code in habite]),
        numero_unique=pl.concat_str(pl.lit("060"), mois, rang, pl.lit("GDPUB")),
    )


def communes(territoire: Any) -> dict[str, int]:
    """Return the communes of a territory and their inhabitants."""
    from seuil.territoires.models import Commune  # noqa: PLC0415 - Django is set up by then

    siennes = Commune.objects.filter(epci=territoire.epci) if territoire.epci else [territoire.commune]
    return {commune.pk: max(1, commune.population) for commune in siennes}
