"""What people and spreadsheets write otherwise, brought to what the register keeps: names, telephones, official codes.

Whole columns at once. What is not written plainly is read by the owner of its meaning (`socle.noms`,
`socle.telephones`), each distinct value once; what it cannot read stays as it was typed and is told by `illisible`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import polars as pl

from seuil.importations.services.reference import Reference
from seuil.regles.zonage import anciens_codes
from seuil.socle import noms, telephones
from seuil.socle.ecritures import signe_non_imprimable

NOMS: Final = ("nom", "nom_naissance", "prenom")
QUATRE_CHIFFRES: Final = r"^[0-9]{4}$"
ANNEE: Final = r"^(?:00/00/|00-00-)?([12][0-9]{3})(?:-00-00)?$"
MOIS: Final = r"^(?:(?:00/)?(?P<m1>[01]?[0-9])/(?P<a1>[12][0-9]{3})|(?P<a2>[12][0-9]{3})-(?P<m2>[01][0-9])(?:-00)?)$"
COURANT: Final = f"^(?:{noms.COURANTS})?$"


def illisible(nom: str) -> str:
    """Return the name of the column that says which values could not be read."""
    return f"{nom} illisible"


def demandes_courantes(lot: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """Return the demands with their telephone in E.164 and today's codes."""
    lot = _relire(lot.with_columns(_dix_chiffres("telephone")), "telephone", telephones.E164_FRANCAIS, _telephone)
    lot = lot.with_columns(_code("commune"))
    zero_perdu = pl.col("code_postal").str.contains(QUATRE_CHIFFRES) & pl.col("commune").str.starts_with("0")
    rendu = pl.when(zero_perdu).then(pl.concat_str(pl.lit("0"), "code_postal")).otherwise("code_postal")
    lot = lot.with_columns(rendu.alias("code_postal"))
    if lot["souhaits"].explode().is_in(reference.codes.implode()).all():
        return lot
    actuels = pl.col("souhaits").list.eval(_code("")).list.unique(maintain_order=True)
    deux_fois = pl.col("souhaits").list.n_unique() < pl.col("souhaits").list.len()
    return lot.with_columns(pl.when(deux_fois).then("souhaits").otherwise(actuels).alias("souhaits"))


def personnes_courantes(personnes: pl.DataFrame) -> pl.DataFrame:
    """Return the people with their names as `socle.noms` writes them, and today's code of where they work."""
    for nom in NOMS:
        personnes = _relire(personnes, nom, COURANT, _nom)
    return personnes.with_columns(_code("commune_travail"))


def naissances_courantes(personnes: pl.DataFrame) -> pl.DataFrame:
    """Return people whose birth, known by its year or its month, is its first day with its precision."""
    ecrite = pl.col("naissance")
    if personnes["naissance"].dtype != pl.String:
        return personnes
    annee = ecrite.str.extract(ANNEE)
    lue = ecrite.str.extract_groups(MOIS)
    mois = pl.concat_str(
        pl.coalesce(lue.struct.field("a1"), lue.struct.field("a2")),
        pl.coalesce(lue.struct.field("m1"), lue.struct.field("m2")).str.zfill(2),
        separator="-",
    )
    dite = pl.when(annee.is_not_null()).then(pl.lit("annee")).when(mois.is_not_null()).then(pl.lit("mois"))
    return personnes.with_columns(
        naissance=pl.coalesce(annee + "-01-01", mois + "-01", ecrite),
        precision_naissance=pl.coalesce("precision_naissance", dite),
    )


def _dix_chiffres(nom: str) -> pl.Expr:
    """Return ten digits of the French plan in E.164; the rest as it was typed."""
    nu = pl.col(nom).str.replace_all(telephones.SEPARATEURS, "")
    pays = nu.str.slice(0, 4).replace_strict(telephones.OUTRE_MER, default=telephones.FRANCE)
    e164 = pl.concat_str(pl.lit("+"), pays, nu.str.slice(1))
    return pl.when(nu.str.contains(telephones.DIX_CHIFFRES)).then(e164).otherwise(pl.col(nom)).alias(nom)


def _code(nom: str) -> pl.Expr:
    """Return a commune's code of today; the first zero that a spreadsheet dropped is given back."""
    code = pl.col(nom) if nom else pl.element()
    code = code.str.strip_chars().str.to_uppercase()
    entier = pl.when(code.str.contains(QUATRE_CHIFFRES)).then(pl.concat_str(pl.lit("0"), code)).otherwise(code)
    actuel = entier.replace(anciens_codes())
    return actuel.alias(nom) if nom else actuel


def _relire(table: pl.DataFrame, nom: str, courant: str, lire: Callable[[str], str | None]) -> pl.DataFrame:
    """Return the column with each value that is not plain read by ``lire``, None for what cannot be."""
    serie = table[nom]
    rares = serie.filter(~serie.str.contains(courant)).drop_nulls().unique()
    lues = {valeur: lire(valeur) for valeur in rares}
    bonnes = {valeur: lue for valeur, lue in lues.items() if lue is not None}
    mauvaises = [valeur for valeur, lue in lues.items() if lue is None]
    return table.with_columns(serie.replace(bonnes) if bonnes else serie, serie.is_in(mauvaises).alias(illisible(nom)))


def _telephone(saisie: str) -> str | None:
    return telephones.lire_ou_rien(saisie) or (None if saisie.strip() else "")


def _nom(saisie: str) -> str | None:
    nom = noms.normaliser(saisie)
    return nom if not nom or (noms.est_un_nom(nom) and not signe_non_imprimable(nom)) else None
