"""A lot of invented demands: the rows of the file, typed."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from seuil.acteurs.reference import GUICHET_PUBLIC
from seuil.demo.foule.endroits import pays, tirer_endroits
from seuil.demo.foule.foyers import tirer_foyers
from seuil.demo.foule.logement import tirer_demande, tirer_logement
from seuil.demo.foule.numeros import Numeros
from seuil.demo.foule.personnes import tirer_personnes
from seuil.demo.foule.tirages import Hasard, foule, vrai
from seuil.importations.services.forme import COLONNES, VERSION

AN = 365


def tirer_lot(depuis: int, nombre: int, *, numeros: Numeros, le: date, graine: int) -> pl.DataFrame:
    """Return ``nombre`` demands, the first of which has the rank ``depuis`` in the file."""
    hasard, jour, ici = np.random.default_rng([graine, depuis]), np.datetime64(le), pays(le)
    anciennete = hasard.exponential(foule()["anciennete_jours"], nombre).clip(0, foule()["anciennete_maximum"])
    anciennete = anciennete.astype(np.int64)
    recue_le = jour - anciennete.astype("timedelta64[D]")
    endroits, foyers = tirer_endroits(hasard, ici, nombre), tirer_foyers(hasard, anciennete)
    logement = tirer_logement(hasard, foyers.taille, recue_le)
    colonnes: dict[str, Any] = {
        "numero_unique": numeros.donner(ici.par_ressort.rangs[endroits.premier], recue_le),
        "recue_le": recue_le,
        "code_postal": ici.postaux.gather(endroits.domicile),
        "commune": ici.codes.gather(endroits.domicile),
        "souhaits": endroits.souhaits,
        "personnes": tirer_personnes(hasard, foyers, endroits, ici, le=jour, depuis=depuis),
    }
    colonnes |= logement | tirer_demande(hasard, foyers.taille, logement["occupation"])
    colonnes |= _dates(hasard, anciennete, jour) | _coordonnees(hasard, nombre, depuis)
    table = pl.DataFrame(colonnes).with_columns(
        version=pl.lit(VERSION), guichet=pl.lit(GUICHET_PUBLIC), motif_doublon=pl.lit("")
    )
    return table.select(pl.col(colonne.nom).cast(colonne.genre) for colonne in COLONNES)


def _dates(hasard: Hasard, anciennete: NDArray[np.int64], jour: np.datetime64) -> dict[str, Any]:
    """Registered soon after reception; renewed within the last year when older than one."""
    nombre = len(anciennete)
    attente = np.minimum(hasard.integers(0, foule()["enregistrement_jours"] + 1, nombre), anciennete)
    renouvelee = jour - hasard.integers(0, AN, nombre).astype("timedelta64[D]")
    return {
        "enregistree_le": jour - (anciennete - attente).astype("timedelta64[D]"),
        "renouvelee_le": pl.Series(renouvelee).set(pl.Series(anciennete < AN), None),
    }


def _coordonnees(hasard: Hasard, nombre: int, depuis: int) -> dict[str, pl.Series]:
    """An address in a street of examples, a telephone of those kept for fiction, an e-mail that goes nowhere."""
    rang = pl.Series(np.arange(depuis + 1, depuis + nombre + 1))
    rue, ligne = hasard.integers(1, 121, nombre), hasard.integers(0, 10_000, nombre)
    table = pl.DataFrame({"rang": rang, "rue": rue, "ligne": ligne})
    dites = table.select(
        adresse=pl.format("{}, rue des Exemples", "rue"),
        mel=pl.format("demande.{}@example.org", "rang"),
        telephone=pl.lit("+26263998") + pl.col("ligne").cast(pl.String).str.zfill(4),
    )
    tus = {nom: pl.Series(~vrai(hasard, foule()[nom], nombre)) for nom in ("mel", "telephone")}
    return {"adresse": dites["adresse"], **{nom: dites[nom].set(muet, "") for nom, muet in tus.items()}}
