"""What a search filters on, whatever the place, for many demands at once: `rapprochement.faits.pretention`."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import numpy as np
import polars as pl

from seuil.cotation.moteurs.foyers import GARDES, LIENS
from seuil.demandes.faits import FOYER_FISCAL
from seuil.demandes.nomenclatures import Motif, SorteAvis
from seuil.demandes.publics import est_reconnu_dalo
from seuil.demandes.requetes.tableaux import Dossiers
from seuil.rapprochement.faits import SALARIES
from seuil.rapprochement.models import ELARGIE, FAUTEUIL, TRAVAILLE
from seuil.rapprochement.moteurs.foyers import Personnes
from seuil.rapprochement.moteurs.menages import categories
from seuil.rapprochement.moteurs.revenus import revenus_retenus
from seuil.regles.criteres.declaration import INCONNU
from seuil.regles.menage import Lien

PLUS_GRAND: Final = 2**31 - 1


def pretentions(dossiers: Dossiers, le: date) -> pl.DataFrame:
    """Return one row per demand: the columns of a `Pretendant` that no place changes.

    Raises FoyersIncoherents for a household or an income beyond what a form accepts.
    """
    demandes, personnes = dossiers.demandes, dossiers.personnes
    sommes = demandes.select("demande", _est_separe()).join(_sommes(personnes), on="demande", maintain_order="left")
    legales = categories(_foyers(personnes), len(demandes), le)
    prioritaires = [cle for cle, demande in dossiers.etablis.items() if est_reconnu_dalo(demande, le=le)]
    revenu = pl.Series("revenu", _revenus(sommes, le), pl.Int64)
    return demandes.select(
        "demande",
        "recue_le",
        "echeance",
        aide="apl",
        categorie=pl.Series(legales.categorie),
        personnes_en_plus=pl.Series(legales.personnes_en_plus),
        revenu=revenu.to_frame().select(pl.when(pl.col("revenu") != INCONNU).then("revenu")).to_series(),
        revenu_mensuel=sommes["revenu_mensuel"],
        prioritaire=pl.col("demande").is_in(prioritaires),
        drapeaux=pl.col("besoin_accessible").cast(pl.Int64) * FAUTEUIL
        + pl.col("demande_elargie").cast(pl.Int64) * ELARGIE
        + sommes["travaille"].cast(pl.Int64) * TRAVAILLE,
    )


def _est_separe() -> pl.Expr:
    return pl.col("motifs").str.split(" ").list.contains(Motif.SEPARATION.value).alias("est_separe")


def _sommes(personnes: pl.DataFrame) -> pl.DataFrame:
    """Return what people bring together, each notice counted once; a sum is null when one amount is not known."""
    n2 = pl.when(pl.col("sorte_avis") == SorteAvis.PROTECTION.value).then("ressources_12_mois").otherwise("rfr_n2")
    dit = pl.col("rfr_n2").is_not_null() | pl.col("rfr_n1").is_not_null() | (pl.col("sorte_avis") != "")
    compte = pl.col("a_son_avis") & (dit | pl.col("lien").is_in([lien.value for lien in FOYER_FISCAL]))
    seul = compte & (pl.col("lien") != Lien.CONJOINT.value)
    return personnes.group_by("demande", maintain_order=True).agg(
        _somme(n2.filter(compte), "n2"),
        _somme(pl.col("rfr_n1").filter(compte), "n1"),
        _somme(n2.filter(seul), "n2_seul"),
        _somme(pl.col("rfr_n1").filter(seul), "n1_seul"),
        pl.col("ressources_mensuelles").sum().alias("revenu_mensuel"),
        pl.col("contrat").is_in([contrat.value for contrat in SALARIES]).any().alias("travaille"),
    )


def _somme(montants: pl.Expr, nom: str) -> pl.Expr:
    return pl.when(montants.null_count() == 0).then(montants.sum()).alias(nom)


def _revenus(sommes: pl.DataFrame, le: date) -> Any:
    """Return the income retained of each demand: of the holder without the spouse, when they part."""
    lues = [
        pl.when("est_separe").then(f"{nom}_seul").otherwise(nom).fill_null(INCONNU).alias(nom) for nom in ("n2", "n1")
    ]
    n2, n1 = (colonne.cast(pl.Int32).to_numpy() for colonne in sommes.select(lues).iter_columns())
    return revenus_retenus(n2, n1, np.full(len(n2), INCONNU, np.int32), np.zeros(len(n2), np.int32), le)


def _foyers(personnes: pl.DataFrame) -> Personnes:
    """Return the households as `categories` reads them."""
    rangs = personnes.select(pl.col("demande").rle_id()).to_series()
    lues = personnes.select(
        lien=pl.col("lien").replace_strict(LIENS, return_dtype=pl.UInt8),
        garde=pl.col("garde").replace_strict(GARDES, return_dtype=pl.UInt8),
        naissance=pl.col("naissance").to_physical().cast(pl.Int32),
    )
    return Personnes(
        menage=rangs.cast(pl.Int32).to_numpy(),
        lien=lues["lien"].to_numpy(),
        naissance=lues["naissance"].to_numpy(),
        cmi_invalidite=personnes["cmi_invalidite"].to_numpy(),
        garde=lues["garde"].to_numpy(),
    )
