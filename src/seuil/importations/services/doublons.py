"""Rows that the register already knows: the same number, or a person who already holds a living demand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

import polars as pl
from django.db import connection

from seuil.demandes.controle.identites import TITULAIRES, Identite
from seuil.demandes.controle.indices import indices_de
from seuil.importations.services.fautes import SCHEMA
from seuil.importations.services.forme import LISTES
from seuil.importations.services.verifier import Lot, choisir

CLE: Final = ["ressort", "cle", "naissance"]
CONNUS: Final = "SELECT numero_unique FROM demandes_demande WHERE numero_unique = ANY (%s::text[])"
VIVANTS: Final = """
    SELECT v.ressort, v.cle, v.naissance, t.rang, t.numero_unique
    FROM unnest(%s::text[], %s::text[], %s::date[]) AS v (ressort, cle, naissance),
    LATERAL (
        SELECT t.rang, d.numero_unique FROM demandes_titulaire t JOIN demandes_demande d ON d.id = t.demande_id
        WHERE t.ressort_id = v.ressort AND t.cle = v.cle AND t.naissance = v.naissance AND t.est_vivant OFFSET 0
    ) t"""
DEJA: Final = "Une demande vivante existe déjà pour cette personne dans ce ressort."
Personne = tuple[str, str, date]


@dataclass(slots=True)
class Connus:
    """What the register holds, then what the lot adds to it, row after row."""

    numeros: set[str]
    vivantes: dict[Personne, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))


@dataclass(frozen=True, slots=True)
class Jugement:
    """Places in the lot: those known by their number, those refused (place, row, other demand), the ranks given."""

    connues: list[int]
    refusees: list[tuple[int, int, str]]
    rangs: dict[int, int]


@dataclass(frozen=True, slots=True)
class Tri:
    """The rows to write with their holders, how many were known already, and the errors added."""

    lot: Lot
    titulaires: pl.DataFrame
    connues: int


def trier(lot: Lot, titulaires: pl.DataFrame) -> Tri:
    """Set aside what the register already knows. Only the rows that meet another one are looked at one by one."""
    registre = Connus(_numeros_connus(lot.demandes["numero_unique"]))
    for ressort, cle, naissance, rang, numero in _vivants(titulaires):
        registre.vivantes[ressort, cle, naissance][numero] = rang
    suspectes = _suspectes(lot, titulaires, registre)
    if not suspectes:
        return Tri(lot, titulaires, 0)
    vues = pl.col("demande").is_in(suspectes)
    foyers = titulaires.filter(vues).group_by("demande").agg(pl.struct(CLE).alias("qui"))
    lignes = lot.demandes.filter(vues).select("demande", "ligne", "numero_unique", "motif_doublon")
    jugement = _juger(lignes.join(foyers, on="demande", how="left").sort("demande"), registre)
    return _appliquer(jugement, lot, titulaires)


def _juger(lignes: pl.DataFrame, registre: Connus) -> Jugement:
    connues, refusees, rangs = [], [], {}
    for ligne in lignes.iter_rows(named=True):
        numero, place = ligne["numero_unique"], ligne["demande"]
        if numero in registre.numeros:
            connues.append(place)
            continue
        personnes = [(qui["ressort"], qui["cle"], qui["naissance"]) for qui in ligne["qui"]]
        existantes = {autre: rang for personne in personnes for autre, rang in registre.vivantes[personne].items()}
        if existantes and not ligne["motif_doublon"].strip():
            refusees.append((place, ligne["ligne"], min(existantes)))
            continue
        rangs[place] = max(existantes.values(), default=-1) + 1
        registre.numeros.add(numero)
        for personne in personnes:
            registre.vivantes[personne][numero] = rangs[place]
    return Jugement(connues, refusees, rangs)


def _appliquer(jugement: Jugement, lot: Lot, titulaires: pl.DataFrame) -> Tri:
    fautes = [(ligne, "personnes", autre, DEJA) for _, ligne, autre in jugement.refusees]
    ecartees = pl.Series([*jugement.connues, *(place for place, _, _ in jugement.refusees)], dtype=pl.UInt32)
    bonnes = ~lot.demandes["demande"].is_in(ecartees.implode())
    rang = pl.col("demande").cast(pl.Int64).replace_strict(jugement.rangs, default=0, return_dtype=pl.Int64)
    titulaires = titulaires.with_columns(rang=rang).filter(bonnes.gather(titulaires["demande"]))
    places = bonnes.cast(pl.Int64).cum_sum() - 1
    titulaires = titulaires.with_columns(places.gather(titulaires["demande"]).alias("demande"))
    gardees = choisir(lot, bonnes)
    tout = pl.concat([lot.fautes, pl.DataFrame(fautes, schema=SCHEMA, orient="row")])
    return Tri(replace(gardees, fautes=tout.sort("ligne", maintain_order=True)), titulaires, len(jugement.connues))


def titulaires_de(lot: Lot) -> pl.DataFrame:
    """Return the holders, in the order every clerk takes them, so that nobody waits for each other without end."""
    qui = lot.personnes.filter(pl.col("lien").is_in([str(lien) for lien in TITULAIRES]))
    ressort = lot.demandes["numero_unique"].gather(qui["demande"]).str.slice(0, 3)
    indices = pl.Series([indices_de([Identite.dite(dite)]) for dite in qui.iter_rows(named=True)], dtype=LISTES)
    lignes = qui.select(
        pl.col("demande").cast(pl.UInt32),
        ressort.alias("ressort"),
        "cle",
        "naissance",
        rang=pl.lit(0, pl.Int64),
        indices=indices,
    )
    return lignes.unique(["demande", *CLE], maintain_order=True).sort("cle", "naissance")


def _suspectes(lot: Lot, titulaires: pl.DataFrame, registre: Connus) -> list[int]:
    numeros = lot.demandes["numero_unique"]
    par_numero = numeros.is_duplicated() | numeros.is_in(list(registre.numeros))
    trouvees = set(lot.demandes["demande"].filter(par_numero))
    cles = titulaires.select(CLE)
    connues = pl.DataFrame(list(registre.vivantes), schema=cles.schema, orient="row")
    en_double = titulaires.filter(cles.is_duplicated())["demande"]
    vivantes = titulaires.join(connues, on=CLE, how="semi")["demande"]
    return sorted({*trouvees, *en_double, *vivantes})


def _numeros_connus(numeros: pl.Series) -> set[str]:
    return {numero for (numero,) in _lire(CONNUS, [numeros])}


def _vivants(titulaires: pl.DataFrame) -> list[tuple[Any, ...]]:
    return _lire(VIVANTS, [titulaires[nom] for nom in CLE])


def _lire(texte: str, listes: list[pl.Series]) -> list[tuple[Any, ...]]:
    """Run a query on whole columns, each sent as one literal: they hold letters, digits and spaces only."""
    with connection.cursor() as curseur:
        curseur.execute(texte, ["{" + ",".join('"' + liste.cast(pl.String) + '"') + "}" for liste in listes])
        lus: list[tuple[Any, ...]] = curseur.fetchall()
    return lus
