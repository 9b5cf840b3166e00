"""The people as the file says them: identity, work, income; the list of each household."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from seuil.demandes.nomenclatures import Civilite, Contrat
from seuil.demo.foule.endroits import Endroits, Pays, tirer_travail
from seuil.demo.foule.foyers import A_CHARGE, A_NAITRE, AN, LIENS, Foyers, naissances, noms
from seuil.demo.foule.tirages import Hasard, codes, foule, sauf, vrai
from seuil.demo.population import lois
from seuil.importations.services.forme import PERSONNE
from seuil.regles.menage import Garde

TRAVAILLENT: Final = [Contrat.CDI, Contrat.CDD, Contrat.INDEPENDANT, Contrat.APPRENTI]
SANS_EMPLOI: Final = [Contrat.CHOMAGE, Contrat.ETUDIANT, Contrat.AUTRE]


def tirer_personnes(
    hasard: Hasard, foyers: Foyers, endroits: Endroits, ici: Pays, *, le: np.datetime64, depuis: int
) -> pl.Series:
    """Return the list of people of each household, the first of which has the rank ``depuis`` in the file."""
    contrat = _contrats(hasard, foyers)
    travail = tirer_travail(hasard, ici, endroits.domicile[foyers.place])
    colonnes: dict[str, Any] = {
        "place": foyers.place,
        "lien": LIENS.gather(foyers.lien),
        "naissance": naissances(foyers, le, depuis),
        "contrat": contrat,
        "commune_travail": sauf_si(travail, contrat.is_in([code.value for code in TRAVAILLENT])),
    }
    colonnes |= _identite(hasard, foyers, depuis) | _revenus(hasard, foyers.adultes, contrat)
    table = pl.DataFrame(colonnes).with_columns(pl.col("naissance").cast(pl.Date))
    table = table.select(
        "place",
        pl.struct(pl.col(dite.nom).cast(dite.genre) for dite in PERSONNE if not dite.est_facultative).alias("qui"),
    )
    return table.group_by("place", maintain_order=True).agg("qui")["qui"]


def sauf_si(valeurs: pl.Series, dites: pl.Series) -> pl.Series:
    """Return a column, empty where it is not said."""
    return valeurs.set(~dites, None)


def _identite(hasard: Hasard, foyers: Foyers, depuis: int) -> dict[str, pl.Series]:
    nombre, prenoms = len(foyers.place), lois()["noms"]
    femme = hasard.random(nombre) < 0.5
    rang = hasard.integers(0, len(prenoms["madame"]), nombre) + len(prenoms["madame"]) * ~femme
    adultes, nes = pl.Series(foyers.adultes), pl.Series(foyers.lien != A_NAITRE)
    seul = ~foyers.couple[foyers.place] & (foyers.lien == A_CHARGE)
    alternee = pl.Series(seul & vrai(hasard, foule()["garde_alternee"], nombre))
    civilites = pl.Series([Civilite.MADAME.value, Civilite.MONSIEUR.value])
    return {
        "civilite": civilites.gather((~femme).astype(np.int64)).set(~adultes, ""),
        "nom": noms(foyers.place, depuis).set(~nes, ""),
        "prenom": pl.Series([*prenoms["madame"], *prenoms["monsieur"]]).gather(rang).set(~nes, ""),
        "nationalite": codes(hasard, foule()["nationalite"], nombre).set(~adultes, ""),
        "garde": pl.Series([""]).gather(np.zeros(nombre, np.int64)).set(alternee, Garde.ALTERNEE.value),
        "cmi_invalidite": adultes & pl.Series(vrai(hasard, foule()["cmi_invalidite"], nombre)),
    }


def _contrats(hasard: Hasard, foyers: Foyers) -> pl.Series:
    """Draw contracts, then let age speak: the old are retired, the young are not, only the young study."""
    age, bornes = pl.Series(foyers.jours / AN), foule()["age"]
    contrat = codes(hasard, lois()["contrat"], len(age))
    contrat = contrat.set((contrat == Contrat.RETRAITE) & (age < bornes["retraite"]), Contrat.CDI.value)
    contrat = contrat.set((contrat == Contrat.ETUDIANT) & (age > bornes["etudes"]), Contrat.AUTRE.value)
    contrat = contrat.set(age >= bornes["retraite"], Contrat.RETRAITE.value)
    return contrat.set(pl.Series(~foyers.adultes), "")


def _revenus(hasard: Hasard, adultes: NDArray[np.bool_], contrat: pl.Series) -> dict[str, Any]:
    loi, nombre = foule()["revenu"], len(adultes)
    sans_emploi = contrat.is_in([code.value for code in SANS_EMPLOI]).to_numpy()
    part = np.where(sans_emploi, loi["sans_emploi"], 1.0) * adultes
    mensuel = hasard.lognormal(loi["logarithme"], loi["ecart"], nombre) * part
    mensuel = mensuel.clip(0, loi["maximum"]).astype(np.int64)
    annuels = {
        annee: sauf(
            (mensuel * 12 * hasard.uniform(0.82, 1.0, nombre)).astype(np.int64), ~adultes | ~vrai(hasard, connu, nombre)
        )
        for annee, connu in foule()["revenu_connu"].items()
    }
    return {"ressources_mensuelles": mensuel, **annuels}
