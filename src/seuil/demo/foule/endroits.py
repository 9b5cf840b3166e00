"""Where the household lives and where it wants to: one ressort per demand, correlated communes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
import polars as pl
from numpy.typing import NDArray

from seuil.demo.foule.lieux import Groupes, Lieux, grouper, lieux, tirer, tirer_dans, tirer_pres
from seuil.demo.foule.tirages import Hasard, foule, nombres, vrai
from seuil.regles.delais import delais
from seuil.regles.numero_unique import territoire_du_departement
from seuil.regles.zonage import commune


@dataclass(frozen=True, slots=True)
class Pays:
    """The communes, gathered by ressort too; ``codes`` and ``postaux`` by rank; how many a demand may name."""

    carte: Lieux
    ressorts: pl.Series
    par_ressort: Groupes
    codes: pl.Series
    postaux: pl.Series
    communes_maximum: int


@dataclass(frozen=True, slots=True)
class Endroits:
    """Of each demand: the commune wished first, the one lived in (ranks), all those wished (codes)."""

    premier: NDArray[np.int64]
    domicile: NDArray[np.int64]
    souhaits: pl.Series


@lru_cache(maxsize=1)
def pays(le: date) -> Pays:
    """Return the country of that day."""
    carte = lieux(le)
    fiches = [commune(str(code)) for code in carte.codes]
    siens = [territoire_du_departement(fiche.dep) for fiche in fiches]
    ressorts = sorted(set(siens))
    places = {ressort: rang for rang, ressort in enumerate(ressorts)}
    groupes = grouper(np.array([places[ressort] for ressort in siens], np.int32), len(ressorts))
    postaux = pl.Series([fiche.codes_postaux[0] for fiche in fiches])
    codes, maximum = pl.Series([str(code) for code in carte.codes]), delais(le).communes_maximum
    return Pays(carte, pl.Series(ressorts), groupes, codes, postaux, maximum)


def tirer_endroits(hasard: Hasard, ici: Pays, nombre: int) -> Endroits:
    """Draw places: a home in or near the first commune wished, the other wishes near it, all of one ressort."""
    premier = tirer(hasard, ici.carte, nombre)
    sort = hasard.random(nombre) * 100
    meme, voisine = foule()["meme_commune"], foule()["meme_epci"]
    domicile = tirer_dans(hasard, ici.carte, ici.par_ressort, premier)
    domicile = np.where(sort < meme + voisine, tirer_pres(hasard, ici.carte, premier), domicile)
    return Endroits(premier, np.where(sort < meme, premier, domicile), _souhaits(hasard, ici, premier))


def tirer_travail(hasard: Hasard, ici: Pays, domicile: NDArray[np.int64]) -> pl.Series:
    """Draw the code of a commune of work for each home."""
    loin = tirer_dans(hasard, ici.carte, ici.par_ressort, domicile)
    pres = vrai(hasard, foule()["travail_pres"], len(domicile))
    return ici.codes.gather(np.where(pres, tirer_pres(hasard, ici.carte, domicile), loin))


def _souhaits(hasard: Hasard, ici: Pays, premier: NDArray[np.int64]) -> pl.Series:
    voulues = nombres(hasard, foule()["souhaits"], len(premier)).clip(1, ici.communes_maximum)
    demande = np.repeat(np.arange(len(premier), dtype=np.int32), voulues)
    autour = premier[demande]
    lieu = tirer_pres(hasard, ici.carte, autour)
    loin = vrai(hasard, foule()["souhait_lointain"], len(demande))
    loin |= ici.par_ressort.rangs[lieu] != ici.par_ressort.rangs[autour]  # an EPCI may lie over two ressorts
    lieu = np.where(loin, tirer_dans(hasard, ici.carte, ici.par_ressort, autour), lieu)
    lieu[np.cumsum(voulues) - voulues] = premier
    paires = pl.DataFrame({"demande": demande, "lieu": lieu}).unique(maintain_order=True)
    paires = paires.with_columns(code=ici.codes.gather(paires["lieu"]))
    return paires.group_by("demande", maintain_order=True).agg("code")["code"]
