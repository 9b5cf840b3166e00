"""Demands, their people and their wishes as three tables: what scoring and the lists read of many at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from seuil.demandes.etats import Etat
from seuil.socle.db.cles import tableau
from seuil.socle.db.copie import lire

Colonnes = dict[str, tuple[str, Any]]
DEMANDES: Final[Colonnes] = {
    "demande": ("id", pl.Int64),
    "est_active": (f"etat = '{Etat.ACTIVE.value}'", pl.Boolean),
    "recue_le": ("recue_le", pl.Date),
    "echeance": ("echeance", pl.Date),
    "gelee_jusqu_au": ("gelee_jusqu_au", pl.Date),
    "ressort": ("ressort_id", pl.String),
    "commune": ("commune_id", pl.String),
    "occupation": ("occupation", pl.String),
    "surface": ("surface", pl.Int64),
    "pieces": ("pieces", pl.Int64),
    "nb_occupants": ("nb_occupants", pl.Int64),
    "loyer_charges": ("loyer_charges", pl.Int64),
    "apl": ("apl", pl.Int64),
    "motifs": ("array_to_string(motifs, ' ')", pl.String),
    "situations": ("array_to_string(situations, ' ')", pl.String),
    "types": ("array_to_string(types, ' ')", pl.String),
    "besoin_accessible": ("besoin_accessible", pl.Boolean),
    "demande_elargie": ("demande_elargie", pl.Boolean),
    "est_attribuee": ("attribution_en_cours <> ''", pl.Boolean),
    "a_des_faits": ("EXISTS (SELECT FROM demandes_faitetabli f WHERE f.demande_id = d.id)", pl.Boolean),
}
PERSONNES: Final[Colonnes] = {
    "demande": ("demande_id", pl.Int64),
    "lien": ("lien", pl.String),
    "naissance": ("naissance", pl.Date),
    "garde": ("garde", pl.String),
    "cmi_invalidite": ("cmi_invalidite", pl.Boolean),
    "contrat": ("contrat", pl.String),
    "commune_travail": ("commune_travail_id", pl.String),
    "sorte_avis": ("sorte_avis", pl.String),
    "a_son_avis": ("avis_de_id IS NULL", pl.Boolean),
    "rfr_n2": ("rfr_n2", pl.Int64),
    "rfr_n1": ("rfr_n1", pl.Int64),
    "ressources_12_mois": ("ressources_12_mois", pl.Int64),
    "ressources_mensuelles": ("ressources_mensuelles", pl.Int64),
}
SOUHAITS: Final[Colonnes] = {"demande": ("demande_id", pl.Int64), "commune": ("commune_id", pl.String)}


@dataclass(frozen=True, slots=True)
class Dossiers:
    """``demandes`` by key; ``personnes`` and ``souhaits`` follow each other as the household wrote them.

    ``demande`` links the three; codes are those of the rows, amounts in euros; ``motifs``, ``situations`` and ``types``
    hold their codes in one text, a space between two; ``a_des_faits``: somebody or something established a fact.
    """

    demandes: pl.DataFrame
    personnes: pl.DataFrame
    souhaits: pl.DataFrame

    def seulement(self, demandes: pl.DataFrame) -> Dossiers:
        """Return the dossiers of these demands, a part of ``self.demandes``."""
        cles = demandes.select("demande")
        return Dossiers(
            demandes,
            self.personnes.join(cles, on="demande", how="semi", maintain_order="left"),
            self.souhaits.join(cles, on="demande", how="semi", maintain_order="left"),
        )


def lire_les_dossiers(cles: Iterable[int]) -> Dossiers:
    """Return the dossiers of these keys."""
    parmi = f"ANY({tableau(cles)})"
    return Dossiers(
        lire(f"SELECT {_lues(DEMANDES)} FROM demandes_demande d WHERE id = {parmi} ORDER BY id", _types(DEMANDES)),
        lire(
            f"SELECT {_lues(PERSONNES)} FROM demandes_personne WHERE demande_id = {parmi} ORDER BY demande_id, ordre",
            _types(PERSONNES),
        ),
        lire(
            f"SELECT {_lues(SOUHAITS)} FROM demandes_souhait WHERE demande_id = {parmi} ORDER BY demande_id, ordre",
            _types(SOUHAITS),
        ),
    )


def _lues(colonnes: Colonnes) -> str:
    return ", ".join(texte for texte, _ in colonnes.values())


def _types(colonnes: Colonnes) -> dict[str, Any]:
    return {nom: type_ for nom, (_, type_) in colonnes.items()}
