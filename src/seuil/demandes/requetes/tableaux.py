"""Demands, their people and their wishes as three tables: what scoring and the lists read of many at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import polars as pl

from seuil.demandes.etats import Etat
from seuil.demandes.models import FaitEtabli
from seuil.socle.db.cles import parmi, tableau
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
    hold their codes in one text, a space between two. ``etablis``: by key, each demand of which a fact was established,
    as `demandes.faits` reads it.
    """

    demandes: pl.DataFrame
    personnes: pl.DataFrame
    souhaits: pl.DataFrame
    etablis: Mapping[int, Any] = field(default_factory=dict)

    def seulement(self, demandes: pl.DataFrame) -> Dossiers:
        """Return the dossiers of these demands, a part of ``self.demandes``."""
        cles = demandes.select("demande")
        return Dossiers(
            demandes,
            self.personnes.join(cles, on="demande", how="semi", maintain_order="left"),
            self.souhaits.join(cles, on="demande", how="semi", maintain_order="left"),
            {cle: self.etablis[cle] for cle in demandes["demande"] if cle in self.etablis},
        )


@dataclass(frozen=True, slots=True)
class Tous:
    """Rows already read, behind the name by which a demand gives them."""

    lignes: Sequence[Any]

    def all(self) -> Sequence[Any]:
        """Return them."""
        return self.lignes


@dataclass(frozen=True, slots=True)
class Porteur:
    """Somebody of a household, as far as an invalidity card goes."""

    cmi_invalidite: bool


@dataclass(frozen=True, slots=True)
class DemandeEtablie:
    """What `demandes.faits` and `demandes.publics` read of a demand to say what is established, and nothing more."""

    motifs: list[str]
    situations: list[str]
    occupation: str
    personnes: Tous
    faits_etablis: Tous


def lire_les_dossiers(cles: Iterable[int]) -> Dossiers:
    """Return the dossiers of these keys."""
    parmi_elles = f"ANY({tableau(cles)})"
    demandes = lire(
        f"SELECT {_lues(DEMANDES)} FROM demandes_demande d WHERE id = {parmi_elles} ORDER BY id", _types(DEMANDES)
    )
    personnes, souhaits = (
        lire(
            f"SELECT {_lues(colonnes)} FROM {table} WHERE demande_id = {parmi_elles} ORDER BY demande_id, ordre",
            _types(colonnes),
        )
        for table, colonnes in (("demandes_personne", PERSONNES), ("demandes_souhait", SOUHAITS))
    )
    return Dossiers(demandes, personnes, souhaits, _etablis(demandes.filter("a_des_faits"), personnes))


def _etablis(demandes: pl.DataFrame, personnes: pl.DataFrame) -> dict[int, DemandeEtablie]:
    if demandes.is_empty():
        return {}
    porteurs = set(personnes.filter("cmi_invalidite")["demande"])
    lus: dict[int, list[FaitEtabli]] = {cle: [] for cle in demandes["demande"]}
    for etabli in FaitEtabli.objects.filter(demande__in=parmi(lus)).order_by("pk"):
        lus[etabli.demande_id].append(etabli)
    lignes = demandes.select("demande", "motifs", "situations", "occupation")
    return {
        cle: DemandeEtablie(
            motifs.split(), situations.split(), occupation, Tous([Porteur(cle in porteurs)]), Tous(lus[cle])
        )
        for cle, motifs, situations, occupation in lignes.iter_rows()
    }


def _lues(colonnes: Colonnes) -> str:
    return ", ".join(texte for texte, _ in colonnes.values())


def _types(colonnes: Colonnes) -> dict[str, Any]:
    return {nom: type_ for nom, (_, type_) in colonnes.items()}
