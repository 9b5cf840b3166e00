"""A database of its own, durable, filled with the invented population: one table per territory."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import polars as pl
from django.core.management import call_command
from django.db import connection, transaction

from seuil.cotation.models import Grille, Registre
from seuil.rapprochement.models import ELARGIE, ENTIERE, SANS_TERRITOIRE, Pretendant
from seuil.rapprochement.services.tenir import TABLES
from seuil.regles.grilles import Grille as GrilleLue
from seuil.socle.db import partitions
from seuil.socle.db.roles import TABLES as PROPRIETAIRE_DES_TABLES
from seuil.territoires.models import Commune, Epci, Territoire
from seuil.territoires.reference import charger_carte
from tests.charge.population import LE, Population

TOUJOURS = date(2000, 1, 1)
TRANCHE = 1_000_000
LARGES = ("cotation_observation", "rapprochement_inscription", "demandes_demande")
COLONNES = [champ.column for champ in Pretendant._meta.concrete_fields if champ.column]
PLUS_TARD = date(2027, 11, 23)
DECOUPEES = ["13055", "69123", "75056"]


def preparer(monde: Population, grille: GrilleLue, notes: pl.DataFrame) -> dict[int, Grille]:
    """Fill an empty database; return the grid of each territory by its rank."""
    call_command("migrate", verbosity=0, interactive=False)
    charger_carte()
    utiles = sorted(set(monde.souhaits["territoire"].to_list()))
    sirens = {rang: monde.carte.sirens[rang] for rang in utiles}
    ressorts = _territoires(list(sirens.values()))
    grilles = Grille.objects.bulk_create(
        Grille(
            territoire_id=siren,
            version="1",
            texte=_propre(grille.texte, siren),
            empreinte=siren,
            date_debut=TOUJOURS,
            publiee_le=LE,
        )
        for siren in sirens.values()
    )
    Registre.objects.bulk_create(Registre(territoire_id=une.territoire_id, grille=une, arrete_au=LE) for une in grilles)
    lieux = pl.DataFrame(
        {
            "territoire": pl.Series(list(sirens), dtype=pl.Int32),
            "territoire_id": list(sirens.values()),
            "grille_id": [une.pk for une in grilles],
            "ressort": [ressorts[siren] for siren in sirens.values()],
        }
    )
    with connection.cursor() as curseur:
        curseur.execute("SET session_replication_role = replica")
        _copier_tout(curseur, monde, notes, lieux)
        curseur.execute("SET session_replication_role = origin")
        for table in (*TABLES, *LARGES):
            curseur.execute(f"VACUUM (ANALYZE) {table}")
        curseur.execute("CHECKPOINT")
    return dict(zip(sirens, grilles, strict=True))


def _propre(texte: str, siren: str) -> str:
    """Return the text of the same grid, published by another territory: no two are the same text."""
    return texte.replace('territoire = "compiegne"', f'territoire = "{siren}"')


def _territoires(sirens: list[str]) -> dict[str, str]:
    """Write one territory per EPCI; return the ressort of each."""
    epcis = Epci.objects.in_bulk()
    lues = Commune.objects.order_by("pk").values_list("epci", "departement__ressort")
    ressorts = {epci: ressort for epci, ressort in lues if epci}
    Territoire.objects.bulk_create(
        Territoire(
            code=siren,
            nom=str(epcis[siren])[:120],
            nom_court=siren,
            ressort_id=ressorts[siren],
            epci=epcis[siren],
            parametres={"taux_effort_maximum_pourcent": "33"},
            source="inventé pour la mesure",
        )
        for siren in sirens
    )
    return ressorts


def _copier_tout(curseur: Any, monde: Population, notes: pl.DataFrame, lieux: pl.DataFrame) -> None:
    """Copy the rows; the keys of the wide tables are not checked, only the narrow ones are measured."""
    faits = monde.observations.join(lieux, on="territoire", how="left", maintain_order="left")
    faits = faits.rename({"demande": "demande_id"})
    observees = faits.with_columns(a_revoir_le=pl.lit(PLUS_TARD)).drop("territoire", "grille_id", "ressort")
    _copier(curseur, "cotation_observation", observees)
    del observees
    cles = faits.select("demande_id", "territoire_id", "grille_id")
    cotees = pl.concat([cles, notes.drop("demande")], how="horizontal")
    verites = {"quantites": pl.lit("{}"), "calculee_le": pl.lit(LE)}
    _decouper(curseur, "cotation_cotation", cotees.with_columns(**verites))
    totaux = cotees.select("demande_id", "territoire_id", score="total")
    listes = _listes(monde, lieux, totaux)
    _decouper(curseur, "rapprochement_pretendant", listes)
    par_demande = listes.group_by("demande_id")
    ou = pl.lit("{") + pl.col("territoire_id").unique().sort().str.join(",") + pl.lit("}")
    _copier(
        curseur,
        "rapprochement_inscription",
        par_demande.agg(territoires=ou).with_columns(a_revoir_le=pl.lit(PLUS_TARD)),
    )
    _demandes(curseur, par_demande.agg(pl.col("echeance").first(), pl.col("recue_le").first()))


def _listes(monde: Population, lieux: pl.DataFrame, totaux: pl.DataFrame) -> pl.DataFrame:
    """Return one row per demand, commune and type; widened demands also have rows for their whole ressort."""
    codes = pl.Series("lieu", monde.carte.codes).gather(monde.souhaits["commune"])
    souhaits = monde.souhaits.with_columns(codes).join(lieux, on="territoire", how="left", maintain_order="left")
    souhaits = souhaits.rename({"demande": "demande_id", "jusqu_au": "echeance"})
    decoupee = pl.col("lieu").is_in(DECOUPEES)
    nommees = souhaits.with_columns(
        lieu=pl.when(decoupee).then("V" + pl.col("lieu")).otherwise("lieu"),
        sauf=pl.lit(None, pl.String),
        drapeaux=pl.col("drapeaux") + decoupee.cast(pl.Int16) * ENTIERE,
    )
    lignes = pl.concat([nommees, *_elargies(nommees)]).join(totaux, on=["demande_id", "territoire_id"], how="left")
    convient = [lignes.filter(pl.col("types") & (1 << rang) != 0).with_columns(type=pl.lit(rang)) for rang in range(7)]
    return (
        pl.concat(convient)
        .with_columns(pl.col("score").fill_null(0), prioritaire=pl.col("drapeaux") % 2 == 1)
        .select(*COLONNES)
        .sort("territoire_id", "lieu", "type", "demande_id")
    )


def _elargies(nommees: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the rows of widened demands for their whole ressort: by territory, then for nowhere in particular."""
    partout = nommees.filter(pl.col("drapeaux") & ELARGIE != 0).drop("sauf")
    codes = pl.col("lieu") + pl.when(pl.col("drapeaux") & ENTIERE != 0).then(pl.lit("!")).otherwise(pl.lit(""))
    codes = pl.concat_list("lieu", codes).explode().unique().sort().str.join(",")
    autres = pl.col("territoire_id").unique().sort().str.join(",")
    saufs = partout.group_by("demande_id").agg(sauf=codes, ailleurs=codes + "," + autres)
    partout = partout.with_columns(lieu="R" + pl.col("ressort"))
    ici = partout.unique(["demande_id", "territoire_id"], maintain_order=True).join(saufs, on="demande_id")
    ailleurs = partout.unique(["demande_id", "lieu"], maintain_order=True).join(saufs, on="demande_id")
    ailleurs = ailleurs.with_columns(territoire_id=pl.lit(SANS_TERRITOIRE), sauf="ailleurs")
    entre = ("{" + pl.col("sauf") + "}").alias("sauf")
    return ici.with_columns(entre).drop("ailleurs"), ailleurs.with_columns(entre).drop("ailleurs")


def _demandes(curseur: Any, demandes: pl.DataFrame) -> None:
    """One wide row per demand; what no measure reads is the same for all."""
    fixes = {
        "ressort_id": "060",
        "etat": "active",
        "guichet_id": "60ARC",
        "motif_radiation": "",
        "motif_doublon": "",
        "code_acces": "",
        "adresse": "rue des Exemples",
        "code_postal": "60200",
        "commune_id": "60159",
        "telephone": "",
        "mel": "",
        "occupation": "LP",
        "nb_occupants": 1,
        "loyer_charges": 0,
        "apl": 0,
        "motifs": "{}",
        "situations": "{}",
        "types": "{T2}",
        "besoin_accessible": False,
        "demande_elargie": False,
        "attribution_en_cours": "",
    }
    numeros = pl.col("demande_id").cast(pl.String).str.zfill(18)
    _copier(
        curseur,
        "demandes_demande",
        demandes.select(
            "echeance",
            "recue_le",
            id="demande_id",
            enregistree_le="recue_le",
            numero_unique=numeros,
            **{nom: pl.lit(valeur) for nom, valeur in fixes.items()},
        ),
    )


def _decouper(curseur: Any, table: str, lignes: pl.DataFrame) -> None:
    """Fill the table of each territory before it is indexed and attached: what `ouvrir` then `COPY` would give."""
    for (territoire,), siennes in lignes.partition_by("territoire_id", as_dict=True, maintain_order=True).items():
        cite = partitions.cite(table, territoire)
        with transaction.atomic():
            curseur.execute(f"CREATE TABLE {cite} (LIKE {table} INCLUDING DEFAULTS INCLUDING CONSTRAINTS)")
            _verser(curseur, cite, siennes, "FREEZE, FORMAT CSV")
            curseur.execute(f"ALTER TABLE {cite} OWNER TO {PROPRIETAIRE_DES_TABLES}")
            curseur.execute(f"ALTER TABLE {cite} ADD CHECK (territoire_id = '{territoire}')")
            curseur.execute(f"ALTER TABLE {table} ATTACH PARTITION {cite} FOR VALUES IN ('{territoire}')")


def _copier(curseur: Any, table: str, lignes: pl.DataFrame) -> None:
    """Copy by slices, the text of one in memory at a time; the indexes are put back once."""
    curseur.execute(
        "SELECT indexdef, indexname FROM pg_indexes WHERE tablename = %s AND indexname NOT IN"
        " (SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass)",
        [table, table],
    )
    indexes = curseur.fetchall()
    for _, nom in indexes:
        curseur.execute(f'DROP INDEX "{nom}"')
    for debut in range(0, lignes.height, TRANCHE):
        _verser(curseur, table, lignes.slice(debut, TRANCHE), "FORMAT CSV")
    for definition, _ in indexes:
        curseur.execute(definition)


def _verser(curseur: Any, table: str, lignes: pl.DataFrame, forme: str) -> None:
    texte = io.BytesIO()
    lignes.write_csv(texte, include_header=False)
    with curseur.copy(f"COPY {table} ({', '.join(lignes.columns)}) FROM STDIN ({forme})") as flux:
        flux.write(texte.getbuffer())


def plus_grand() -> Territoire:
    """Return the territory that scores the most demands."""
    texte = "SELECT territoire_id FROM cotation_observation GROUP BY territoire_id ORDER BY count(*) DESC LIMIT 1"
    return Territoire.objects.get(pk=lire(texte)[0][0])


def lire(texte: str, valeurs: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
    """Run a query and return its rows."""
    with connection.cursor() as curseur:
        curseur.execute(texte, valeurs)
        lignes: list[tuple[Any, ...]] = curseur.fetchall()
    return lignes
