"""Many demands, each seen from the territories it wishes → the narrow rows that grids weigh, as `cotation.faits`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import polars as pl

from seuil.cotation.faits import INCONNU, LONG_CHOMAGE_MOIS, PAR_DEFAUT, fin_ase
from seuil.cotation.moteurs.colonnes import PREUVES, TYPES
from seuil.cotation.moteurs.etablis import corriger
from seuil.demandes.faits import FAITS_DITS_PAR_UNE_CASE, faits_des_reponses
from seuil.demandes.nomenclatures import Lien
from seuil.demandes.requetes.tableaux import Dossiers
from seuil.regles.criteres import FAITS
from seuil.regles.criteres.faits import COLONNES
from seuil.regles.criteres.nomenclatures import SituationPro, StatutOccupation
from seuil.territoires.models import Commune, Territoire
from seuil.territoires.requetes import territoires_de, territoires_de_toutes

MOIS: Final = 12
CENTIEMES: Final = 100
REPONSES: Final = ("motifs", "situations", "a_une_carte")
LIEUX: Final = {"commune": pl.String, "epci": pl.String, "territoire": pl.String}


@dataclass(frozen=True, slots=True)
class Lieux:
    """The communes that a lot names: ``communes`` has one row each (`LIEUX`); territories and communes by code."""

    communes: pl.DataFrame
    territoires: dict[str, Territoire]
    par_code: dict[str, Commune]

    def colonne(self, nom: str) -> dict[str, str]:
        """Return what a column says of each commune that has it."""
        lues = self.communes.filter(pl.col(nom).is_not_null())
        return dict(zip(lues["commune"], lues[nom], strict=True))


def lieux_de(dossiers: Dossiers) -> Lieux:
    """Return the communes of a lot, and the territory of each one that somebody wishes."""
    vecues = (dossiers.demandes["commune"], dossiers.personnes["commune_travail"], dossiers.souhaits["commune"])
    communes = Commune.objects.in_bulk(pl.concat(vecues).drop_nulls().unique().to_list())
    return _lieux(communes, territoires_de(communes.values()))


def tous_les_lieux() -> Lieux:
    """Return every commune and every territory: what a file not read yet may name."""
    communes = {commune.pk: commune for commune in Commune.objects.only("commune_parent", "epci")}
    return _lieux(communes, territoires_de_toutes(communes.values()))


def _lieux(communes: dict[str, Commune], territoires: dict[str, Territoire]) -> Lieux:
    lignes = [
        (code, lieu.epci_id, territoires[code].pk if code in territoires else None) for code, lieu in communes.items()
    ]
    par_code = {territoire.pk: territoire for territoire in territoires.values()}
    return Lieux(pl.DataFrame(lignes, schema=LIEUX, orient="row"), par_code, communes)


def observer(dossiers: Dossiers, comptes: pl.DataFrame, revues: pl.DataFrame, lieux: Lieux, le: date) -> pl.DataFrame:
    """Return the facts of demands: one row per demand and territory wished.

    ``comptes``: what `Foyers.compter` says of each household; ``revues``: `a_revoir`.
    Columns: demande, territoire, then each fact in its stored type, `PREUVES`, a_revoir_le.
    """
    lues = dossiers.demandes.join(comptes, on="demande", maintain_order="left")
    for suite in (_titulaires(dossiers.personnes), revues):
        lues = lues.join(suite, on="demande", maintain_order="left")
    lues = _dire(lues, le).with_columns(**_du_foyer(), **_du_logement())
    vues = _depuis_les_territoires(dossiers, lieux).join(lues, on="demande", maintain_order="left")
    vues = corriger(vues, dossiers.etablis, le)
    return vues.select("demande", "territoire", *(_ecrire(nom, vues.columns) for nom in FAITS), PREUVES, "a_revoir_le")


def _titulaires(personnes: pl.DataFrame) -> pl.DataFrame:
    """Return what is read of the holder, of the incomes of all, and whether somebody has an invalidity card."""
    titulaire = pl.col("lien") == Lien.DEMANDEUR.value
    return personnes.group_by("demande", maintain_order=True).agg(
        date_naissance=pl.col("naissance").filter(titulaire).first(),
        contrat=pl.col("contrat").filter(titulaire).first(),
        revenu_mensuel=pl.col("ressources_mensuelles").sum(),
        a_une_carte=pl.col("cmi_invalidite").any(),
    )


def _dire(lues: pl.DataFrame, le: date) -> pl.DataFrame:
    """Add the facts said by a tick: equal answers say the same, and are read once."""
    noms = sorted(FAITS_DITS_PAR_UNE_CASE)
    distinctes = lues.select(REPONSES).unique()
    dites = [
        (*ligne, *(nom in dits for nom in noms))
        for ligne in distinctes.iter_rows()
        for dits in [faits_des_reponses(ligne[0].split(), ligne[1].split(), a_une_carte=ligne[2])]
    ]
    schema = {nom: lues.schema[nom] for nom in REPONSES} | dict.fromkeys(noms, pl.Boolean)
    lues = lues.join(pl.DataFrame(dites, schema=schema, orient="row"), on=REPONSES, maintain_order="left")
    return lues.with_columns(
        duree_chomage_mois=pl.when("duree_chomage_mois").then(LONG_CHOMAGE_MOIS).otherwise(0),
        fin_ase=pl.when("fin_ase").then(_sur_les_distincts(lues, lambda naissance: fin_ase(naissance, le))),
    ).with_columns(pl.col("fin_ase").fill_null(PAR_DEFAUT["fin_ase"]))


def _sur_les_distincts(lues: pl.DataFrame, calculer: Callable[[date], date]) -> pl.Expr:
    naissances = lues.filter("fin_ase")["date_naissance"].unique()
    calcules = [calculer(naissance) for naissance in naissances]
    return pl.col("date_naissance").replace_strict(
        naissances, pl.Series(calcules, dtype=pl.Date), default=None, return_dtype=pl.Date
    )


def _du_foyer() -> dict[str, pl.Expr]:
    pro = {membre.name: int(membre) for membre in SituationPro}
    return {
        "date_depot": pl.col("recue_le"),
        "revenu_uc_annuel": pl.col("revenu_mensuel") * MOIS * CENTIEMES // pl.col("parts"),
        "situation_pro": _code(pl.col("contrat").replace({"": "INCONNU"}), pro),
    }


def _du_logement() -> dict[str, pl.Expr]:
    return {
        "statut_occupation": _code(pl.col("occupation"), {membre.name: int(membre) for membre in StatutOccupation}),
        "nb_pieces": pl.col("pieces").fill_null(INCONNU),
        "surface_m2": pl.col("surface").fill_null(INCONNU),
    }


def _code(colonne: pl.Expr, codes: dict[str, int]) -> pl.Expr:
    return colonne.replace_strict(codes, return_dtype=pl.Int64)


def _depuis_les_territoires(dossiers: Dossiers, lieux: Lieux) -> pl.DataFrame:
    """Return each demand beside the territories it wishes, with what these alone see."""
    territoire_de, epci_de = lieux.colonne("territoire"), lieux.colonne("epci")
    epci_du = {code: territoire.epci_id for code, territoire in lieux.territoires.items()}
    voulues = dossiers.souhaits.with_columns(territoire=lu(pl.col("commune"), territoire_de))
    vues = voulues.filter(pl.col("territoire").is_not_null()).unique(["demande", "territoire"], maintain_order=True)
    vues = vues.select("demande", "territoire", epci=lu(pl.col("territoire"), epci_du))
    travail = dossiers.personnes.filter(pl.col("commune_travail").is_not_null()).select(
        "demande", commune="commune_travail", epci=lu(pl.col("commune_travail"), epci_de)
    )
    domiciles = dossiers.demandes.select("demande", "commune")
    habitees = habite(vues, dossiers.demandes, lieux, lieux.territoires)
    ou_travaille = travail.group_by("demande").agg(epcis_travail=pl.col("epci").unique())
    vues = vues.join(ou_travaille, on="demande", how="left", maintain_order="left")
    return vues.select(
        "demande",
        "territoire",
        habite_epci=habitees,
        habite_commune=_parmi(vues, domiciles, dossiers.souhaits),
        travaille_epci=pl.col("epcis_travail").list.contains(pl.col("epci"), nulls_equal=True).fill_null(value=False),
        travaille_commune=_parmi(vues, travail.select("demande", "commune"), dossiers.souhaits),
    )


def habite(
    vues: pl.DataFrame, demandes: pl.DataFrame, lieux: Lieux, territoires: Mapping[str, Territoire]
) -> pl.Series:
    """Say of which rows the household lives in the intercommunality of the territory; nobody abroad does."""
    epci_du = {code: territoire.epci_id for code, territoire in territoires.items()}
    domiciles = demandes.select("demande", epci=lu(pl.col("commune"), lieux.colonne("epci")))
    lues = vues.select("demande", vu=lu(pl.col("territoire"), epci_du))
    lues = lues.join(domiciles, on="demande", maintain_order="left")
    return lues.select((pl.col("vu") == pl.col("epci")).fill_null(value=False)).to_series()


def _parmi(vues: pl.DataFrame, ou: pl.DataFrame, souhaits: pl.DataFrame) -> pl.Series:
    """Say which rows are of a demand for which one of these places is a wish."""
    trouvees = ou.join(souhaits, on=["demande", "commune"], how="semi")["demande"].unique()
    return vues["demande"].is_in(trouvees.implode())


def lu(colonne: pl.Expr, valeurs: dict[str, Any]) -> pl.Expr:
    """Return what a code stands for, null when nothing says it."""
    return colonne.replace_strict(valeurs, default=None, return_dtype=pl.String)


def _ecrire(nom: str, connues: Iterable[str]) -> pl.Expr:
    """Return a fact in its stored type, inside its bounds; one that nothing says is what it is by default."""
    fait = pl.col(nom) if nom in connues else pl.lit(None)
    if nom in PAR_DEFAUT:
        fait = fait.fill_null(PAR_DEFAUT[nom])
    colonne = COLONNES[nom]
    if colonne.nature is int:
        fait = fait.clip(colonne.minimum, colonne.maximum)
    return fait.cast(TYPES[nom]).alias(nom)
