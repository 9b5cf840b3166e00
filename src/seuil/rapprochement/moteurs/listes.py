"""In which lists many demands are told, and for which types: the rows of `rapprochement.services.inscrire.lignes`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

import polars as pl

from seuil.cotation.moteurs.foyers import BITS
from seuil.cotation.moteurs.observation import Lieux, habite
from seuil.demandes.requetes.tableaux import Dossiers
from seuil.rapprochement.faits import CODES_TYPES, listes_ou_inscrire, marque, typologie
from seuil.rapprochement.models import HABITE, SANS_TERRITOIRE
from seuil.regles.identite import juger_le_gel
from seuil.territoires.models import Territoire

PLACES: Final = {"commune": pl.String, "territoire": pl.String, "lieu": pl.String, "drapeau": pl.Int64}
SAUF: Final = pl.List(pl.String)
CONVIENT: Final = "convient"


def lister(
    dossiers: Dossiers,
    comptes: pl.DataFrame,
    pretentions: pl.DataFrame,
    notes: pl.DataFrame,
    lieux: Lieux,
    typologies: Mapping[str, list[Territoire]],
    le: date,
) -> pl.DataFrame:
    """Return one row per demand, place and type that suits, under the names of a `Pretendant`.

    ``comptes``: what `Foyers.compter` says of each household; ``notes``: demande, territoire, total. A demand that is
    attributed, or whose name or birth is being read again, has none.
    """
    libres = dossiers.demandes.filter(~pl.col("est_attribuee") & ~_est_gelee(dossiers.demandes, le))
    nommees = _nommees(dossiers, libres, lieux)
    elargies = libres.filter("demande_elargie").select("demande", "ressort")
    territoires = dict(lieux.territoires)
    ailleurs = {ressort: typologies.get(ressort, []) for ressort in elargies["ressort"].unique()}
    territoires |= {ou.pk: ou for siens in ailleurs.values() for ou in siens}
    places = pl.concat([nommees.with_columns(sauf=pl.lit(None, SAUF)), _partout(nommees, elargies, ailleurs)])
    places = _avec_les_types(places, comptes, libres, territoires)
    places = places.join(pretentions, on="demande", maintain_order="left")
    places = places.join(
        notes.select("demande", "territoire", "total"), on=["demande", "territoire"], how="left", maintain_order="left"
    )
    return _sous_leurs_noms(places, habite(places, libres, lieux, territoires))


def _sous_leurs_noms(places: pl.DataFrame, habite: pl.Series) -> pl.DataFrame:
    return places.select(
        demande_id="demande",
        lieu="lieu",
        territoire_id=pl.col("territoire").fill_null(SANS_TERRITOIRE),
        score=pl.col("total").fill_null(0),
        recue_le="recue_le",
        type="type",
        echeance="echeance",
        categorie="categorie",
        personnes_en_plus="personnes_en_plus",
        revenu="revenu",
        revenu_mensuel="revenu_mensuel",
        aide="aide",
        drapeaux=pl.col("drapeaux") + pl.col("drapeau") + habite.cast(pl.Int64) * HABITE,
        prioritaire="prioritaire",
        sauf="sauf",
    )


def _est_gelee(demandes: pl.DataFrame, le: date) -> pl.Series:
    geles = [jour for jour in demandes["gelee_jusqu_au"].unique() if not juger_le_gel(jour, le=le).est_oui]
    return demandes["gelee_jusqu_au"].is_in(geles).fill_null(value=False)


def _nommees(dossiers: Dossiers, libres: pl.DataFrame, lieux: Lieux) -> pl.DataFrame:
    """Return the places that the wishes name: demande, lieu, territoire, drapeau, marque."""
    souhaits = dossiers.souhaits.join(libres.select("demande"), on="demande", how="semi", maintain_order="left")
    territoire_de = lieux.colonne("territoire")
    lignes = [
        (code, territoire_de.get(code), lieu, drapeau)
        for code in souhaits["commune"].unique()
        for lieu, drapeau in listes_ou_inscrire(lieux.par_code[code])
    ]
    places = souhaits.join(pl.DataFrame(lignes, schema=PLACES, orient="row"), on="commune", maintain_order="left")
    places = places.group_by("demande", "lieu", maintain_order=True).agg(
        pl.col("territoire").last(), pl.col("drapeau").max()
    )
    distinctes = places.select("lieu", "drapeau").unique()
    dites = [(lieu, drapeau, marque(lieu, drapeau)) for lieu, drapeau in distinctes.iter_rows()]
    schema = {"lieu": pl.String, "drapeau": pl.Int64, "marque": pl.String}
    return places.join(pl.DataFrame(dites, schema=schema, orient="row"), on=["lieu", "drapeau"], maintain_order="left")


def _partout(nommees: pl.DataFrame, elargies: pl.DataFrame, ailleurs: dict[str, list[Territoire]]) -> pl.DataFrame:
    """Return where widened demands are listed for their whole ressort, each time except where another row tells it."""
    siennes = nommees.join(elargies, on="demande", how="semi")
    dites = siennes.group_by("demande", maintain_order=True).agg(
        lieux=pl.concat([pl.col("lieu"), pl.col("marque")]).unique().sort(), scores=pl.col("territoire").drop_nulls()
    )
    codes = [(ressort, [ou.pk for ou in siens]) for ressort, siens in ailleurs.items()]
    regles = pl.DataFrame(codes, schema={"ressort": pl.String, "regles": SAUF}, orient="row")
    lues = elargies.join(regles, on="ressort", maintain_order="left")
    lues = lues.join(dites, on="demande", how="left", maintain_order="left")
    lues = lues.with_columns(
        pl.col("lieux").fill_null(pl.lit([], SAUF)),
        territoires=pl.concat_list(pl.col("scores").fill_null(pl.lit([], SAUF)), "regles").list.unique().list.sort(),
        lieu=pl.format("R{}", "ressort"),
    )
    proches = lues.explode("territoires").filter(pl.col("territoires").is_not_null())
    communes = {"drapeau": pl.lit(0, pl.Int64), "marque": pl.lit(None, pl.String)}
    reste = lues.select(
        "demande",
        "lieu",
        territoire=pl.lit(None, pl.String),
        **communes,
        sauf=pl.col("lieux").list.concat("territoires"),
    )
    return pl.concat(
        [proches.select("demande", "lieu", territoire="territoires", **communes, sauf=pl.col("lieux")), reste]
    )


def _avec_les_types(
    places: pl.DataFrame, comptes: pl.DataFrame, libres: pl.DataFrame, territoires: dict[str, Territoire]
) -> pl.DataFrame:
    """Return one row per place and type: those asked for, among those that the grid of types of the territory gives."""
    typologies = {code: typologie(territoire) for code, territoire in territoires.items()}
    grille = pl.col("territoire").replace_strict(typologies, default=typologie(None), return_dtype=pl.String)
    noms = {*typologies.values(), typologie(None)}
    adaptes = [pl.when(pl.col("grille") == nom).then(f"types_{nom}") for nom in sorted(noms)]
    voulus = libres.select("demande", voulus=_bits(libres["types"]))
    places = places.with_columns(grille=grille).join(comptes, on="demande", maintain_order="left")
    places = places.join(voulus, on="demande", maintain_order="left")
    places = places.with_columns(pl.coalesce(adaptes).and_(pl.col("voulus")).alias(CONVIENT)).drop(
        *comptes.drop("demande").columns, "voulus", "grille", "marque"
    )
    codes = [(CODES_TYPES[type_.value], bit) for type_, bit in BITS.items()]
    par_type = [
        places.filter(pl.col(CONVIENT) & bit != 0).with_columns(type=pl.lit(code, pl.Int64)) for code, bit in codes
    ]
    return pl.concat(par_type).drop(CONVIENT)


def _bits(types: pl.Series) -> pl.Series:
    valeurs: dict[str, int] = {type_.value: bit for type_, bit in BITS.items()}
    lus = {texte: sum(valeurs[nom] for nom in {*texte.split()}) for texte in types.unique()}
    return pl.Series([lus[texte] for texte in types], dtype=pl.Int64)


def inscrire(listees: pl.DataFrame, revues: pl.DataFrame) -> pl.DataFrame:
    """Return one row per demand, under the names of an `Inscription`: where it is listed, when to read it again.

    ``revues``: `cotation.moteurs.etablis.a_revoir`, which has each demand.
    """
    ou = listees.group_by("demande_id").agg(territoires=pl.col("territoire_id").unique().sort())
    lues = revues.rename({"demande": "demande_id"}).join(ou, on="demande_id", how="left", maintain_order="left")
    return lues.select("demande_id", pl.col("territoires").fill_null(pl.lit([], SAUF)), "a_revoir_le")
