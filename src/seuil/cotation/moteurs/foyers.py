"""Many households at once: those equal on what the law reads of them are counted once, by the law itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, Final

import polars as pl

from seuil.cotation.faits import compter_le_foyer
from seuil.regles.calendrier import ajouter_mois
from seuil.regles.controle_menage import majorite
from seuil.regles.menage import (
    Garde,
    Lien,
    Menage,
    Personne,
    ages_d_un_jeune_menage,
    fin_de_l_enfance,
    unites_consommation,
)
from seuil.regles.typologie import TypeLogement, besoin, types_adaptes

LIENS: Final = {lien.value: rang for rang, lien in enumerate(Lien)}
GARDES: Final = {"": 0, **{garde.value: rang for rang, garde in enumerate(Garde, start=1)}}
CENTIEMES: Final = 100
BITS: Final = {type_: 1 << rang for rang, type_ in enumerate(TypeLogement)}
COMPTES: Final = {
    "nb_personnes": pl.Int64,
    "nb_mineurs": pl.Int64,
    "nb_a_charge": pl.Int64,
    "parent_isole": pl.Boolean,
    "parts": pl.Int64,
}
A_CHARGE: Final = pl.col("lien").is_in([Lien.A_CHARGE.value, Lien.A_NAITRE.value])
EN_VISITE: Final = pl.col("garde") == Garde.VISITE.value


class Foyers:
    """What the law counts of households on a day; what it said of one is kept for those that are like it."""

    def __init__(self, le: date, typologies: Iterable[str]) -> None:
        self._le, self._typologies = le, sorted(typologies)
        self._connus: dict[str, dict[str, Any]] = {}

    def compter(self, personnes: pl.DataFrame) -> pl.DataFrame:
        """Return one row per household: COMPTES, ``parts`` in hundredths of a consumption unit, ``types_…``.

        ``types_…``, one for each grid of types, says in bits (`BITS`) which types suit.
        """
        lues = personnes.with_columns(code=self._code())
        signees = lues.group_by("demande", maintain_order=True).agg(pl.col("code").sort())
        signees = signees.with_columns(pl.col("code").cast(pl.List(pl.String)).list.join(" "))
        nouvelles = signees.filter(~pl.col("code").is_in([*self._connus])).unique("code")
        exemples = lues.join(nouvelles.select("demande", signature="code"), on="demande", maintain_order="left")
        for (signature,), siennes in exemples.group_by("signature"):
            self._connus[str(signature)] = self._juger(siennes)
        connus = pl.DataFrame(
            [{"code": code, **comptes} for code, comptes in self._connus.items()],
            schema={"code": pl.String, **COMPTES, **{f"types_{nom}": pl.Int64 for nom in self._typologies}},
        )
        return signees.join(connus, on="code", maintain_order="left").drop("code")

    def _code(self) -> pl.Expr:
        """Return what is read of a person in one number: its tie, its custody, its card, the ages it has passed."""
        age = annees(self._le)
        passes = sum((age >= seuil).cast(pl.Int64) for seuil in (fin_de_l_enfance(self._le), majorite(self._le)))
        etapes = pl.when(pl.col("naissance") > self._le).then(0).otherwise(1 + passes)
        return (
            pl.col("lien").replace_strict(LIENS, return_dtype=pl.Int64)
            + pl.col("garde").replace_strict(GARDES, return_dtype=pl.Int64) * 8
            + etapes * 32
        )

    def _juger(self, personnes: pl.DataFrame) -> dict[str, Any]:
        menage = Menage(
            tuple(
                Personne(Lien(lien), naissance, garde=Garde(garde) if garde else None)
                for lien, naissance, garde in personnes.select("lien", "naissance", "garde").iter_rows()
            )
        )
        parts = unites_consommation(menage, self._le) * CENTIEMES
        if parts != int(parts):
            raise ValueError(f"Une part de {parts} centièmes ne se compte pas en entiers.")
        return {
            **compter_le_foyer(menage, self._le),
            "parts": int(parts),
            **{f"types_{nom}": self._types(menage, nom) for nom in self._typologies},
        }

    def _types(self, menage: Menage, typologie: str) -> int:
        demande = besoin(menage, self._le, territoire=typologie)
        adaptes = types_adaptes(demande, self._le, territoire=typologie)
        return reduce(or_, (BITS[type_] for type_ in adaptes), 0)


def annees(le: date) -> pl.Expr:
    """Return the completed years of each person, as `regles.calendrier.annees_revolues`."""
    naissance = pl.col("naissance")
    mois, jour = naissance.dt.month().cast(pl.Int32), naissance.dt.day().cast(pl.Int32)  # narrower, a product wraps
    avant = mois * 32 + jour > le.month * 32 + le.day
    return le.year - naissance.dt.year() - avant.cast(pl.Int32)


def vieillir(personnes: pl.DataFrame, le: date) -> pl.DataFrame:
    """Return, by household, the first day after ``le`` on which an age may change what is known, within a year.

    Never after the day of `cotation.faits.a_revoir_le`; before it when an age that is passed changes nothing after all.
    """
    au_plus_tard = ajouter_mois(le, 12)
    pese = ~EN_VISITE & ~pl.col("lien").is_in([Lien.DEMANDEUR.value, Lien.A_NAITRE.value])
    jours = [
        pl.col("naissance"),
        _age_atteint(pl.lit(majorite(le))),
        pl.when(pese).then(_age_atteint(pl.lit(fin_de_l_enfance(le)))),
    ]
    passes = personnes.with_columns(jour=pl.min_horizontal(_a_venir(jour, le, au_plus_tard) for jour in jours))
    foyers = passes.group_by("demande", maintain_order=True).agg(pl.col("jour").min(), *_jeune_couple(le))
    reste = ages_d_un_jeune_menage(le) - pl.col("somme")
    vieillit = pl.when(reste == 0).then("premier").when(reste == 1).then("second")
    return foyers.select(
        "demande", a_revoir_le=pl.min_horizontal("jour", _a_venir(vieillit, le, au_plus_tard)).fill_null(au_plus_tard)
    )


def _jeune_couple(le: date) -> list[pl.Expr]:
    """Return what the ages of a couple without dependants add up to, and the next two birthdays in it."""
    du_couple = pl.col("lien").is_in([Lien.DEMANDEUR.value, Lien.CONJOINT.value])
    est_un_couple = (pl.col("lien") == Lien.CONJOINT.value).any() & ~(A_CHARGE & ~EN_VISITE).any()
    prochains = _age_atteint(annees(le) + 1).filter(du_couple)
    return [
        pl.when(est_un_couple).then(annees(le).filter(du_couple).sum()).alias("somme"),
        prochains.min().alias("premier"),
        prochains.max().alias("second"),
    ]


def _a_venir(jour: pl.Expr, le: date, au_plus_tard: date) -> pl.Expr:
    return pl.when((jour > le) & (jour <= au_plus_tard)).then(jour)


def _age_atteint(age: pl.Expr) -> pl.Expr:
    """Return the day on which that many years are completed; one born on 29 February waits for 1 March."""
    naissance = pl.col("naissance")
    annee, mois = naissance.dt.year() + age, naissance.dt.month()
    dernier = pl.date(annee, mois, 1).dt.month_end()
    meme = pl.date(annee, mois, pl.min_horizontal(naissance.dt.day(), dernier.dt.day()))
    return pl.when(naissance.dt.day() > dernier.dt.day()).then(meme.dt.offset_by("1d")).otherwise(meme)
