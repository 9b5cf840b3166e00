"""Is what is stored what a scoring from scratch gives? Every dossier is read again.

Lots are compared as columns. The plain Python of the law, demand by demand, says what differs; it also reads again one
demand in `TEMOINS` whatever the columns say, and each one that columns do not hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import polars as pl
from django.db.models import QuerySet

from seuil.cotation import faits as constats
from seuil.cotation.models import Cotation, Observation, Registre
from seuil.cotation.moteurs.foyers import Foyers
from seuil.cotation.requetes import a_lire, grille_en_vigueur
from seuil.cotation.services import noter
from seuil.demandes.models import Demande
from seuil.demandes.requetes.tableaux import lire_les_dossiers
from seuil.rapprochement.models import Pretendant
from seuil.rapprochement.moteurs.foyers import FoyersIncoherents
from seuil.rapprochement.services.confronter import RECHERCHE, TABLES, VERITES, confronter
from seuil.rapprochement.services.inscrire import lignes
from seuil.rapprochement.services.reprendre import foyers_du
from seuil.regles.criteres.faits import FAITS
from seuil.socle.db.cles import parmi, tableau
from seuil.socle.db.copie import lire
from seuil.territoires.models import Territoire
from seuil.territoires.requetes import territoires_de

LOT = 10_000
TEMOINS = 100
EN_MEMOIRE = 500
STOCKEES = """
    SELECT o.demande_id, o.territoire_id, c.calculee_le FROM cotation_observation o
    LEFT JOIN cotation_cotation c USING (demande_id, territoire_id)
    WHERE o.demande_id = ANY({cles})"""


@dataclass(frozen=True, slots=True)
class Ecart:
    """A row that is not what it should be; None is a row that is missing, or one too many."""

    demande: str
    quoi: str
    attendu: Any
    trouve: Any

    def __str__(self) -> str:
        return f"{self.demande}, {self.quoi} : {self.trouve} au lieu de {self.attendu}"


def verifier(*, le: date, temoins: int = TEMOINS) -> Iterator[Ecart]:
    """Yield every difference between the stored rows and a scoring from scratch; one demand in ``temoins`` in Python.

    A territory is judged on the day it stands at, or on the day of its last changed demand; ``le`` stands for one
    that no night has reached.
    """
    arretes = dict(Registre.objects.values_list("territoire_id", "arrete_au"))
    foyers: dict[date, Foyers] = {}
    derniere = 0
    while cles := list(_apres(derniere)):
        a_la_lettre = _a_la_lettre(cles, arretes, foyers, temoins, le)
        lues = a_lire().filter(pk__in=parmi(a_la_lettre)).order_by("pk")
        for demande in lues.prefetch_related("observations", "cotations", "pretendants").iterator(EN_MEMOIRE):
            trouves = list(_comparer(demande, arretes, le))
            if a_la_lettre[demande.pk] and not trouves:
                trouves = [Ecart(demande.numero_unique, "colonnes", "ce que dit la règle", "autre chose")]
            yield from trouves
        derniere = cles[-1]


def _apres(derniere: int) -> QuerySet[Demande, int]:
    return Demande.objects.filter(pk__gt=derniere).order_by("pk").values_list("pk", flat=True)[:LOT]


def _a_la_lettre(
    cles: list[int], arretes: dict[str, date], foyers: dict[date, Foyers], temoins: int, le: date
) -> dict[int, bool]:
    """Return which demands to read one by one, and whether that is because columns found them stored otherwise."""
    dossiers = lire_les_dossiers(cles)
    jours = _jours(cles, arretes, le)
    demandes = dossiers.demandes.join(jours, on="demande", how="left", maintain_order="left")
    demandes = demandes.with_columns(pl.col("jour").fill_null(max(arretes.values(), default=le)))
    en_lot = demandes.filter(pl.col("est_active") & pl.col("est_le_meme").fill_null(value=True))
    autres = demandes.join(en_lot, on="demande", how="anti")
    eteintes = _encore_la(autres.filter(~pl.col("est_active"))["demande"].to_list())
    tirees = [cle for cle in cles if cle % temoins == 0]
    a_lire = dict.fromkeys([*autres.filter("est_active")["demande"], *eteintes, *tirees], False)
    for (quand,), ensemble in en_lot.group_by("jour"):
        assert isinstance(quand, date)
        siens = dossiers.seulement(ensemble)
        if quand not in foyers:
            foyers[quand] = foyers_du(quand)
        try:
            a_lire |= dict.fromkeys(confronter(siens, foyers[quand], quand), True)
        except FoyersIncoherents:
            a_lire |= dict.fromkeys(siens.demandes["demande"], False)
    return a_lire


def _encore_la(cles: list[int]) -> list[int]:
    """Return which of these demands, that nothing should tell of, have rows."""
    ou = [f"SELECT demande_id FROM {table} WHERE demande_id = ANY({tableau(cles)})" for table in TABLES]
    return list(lire(" UNION ".join(ou), {"demande": pl.Int64})["demande"])


def _jours(cles: list[int], arretes: dict[str, date], le: date) -> pl.DataFrame:
    """Return the day at which each stored demand stands; ``est_le_meme``: in all its territories, and in the lists."""
    types = {"demande": pl.Int64, "territoire": pl.String, "calculee_le": pl.Date}
    stockees = lire(STOCKEES.format(cles=tableau(cles)), types)
    connus = pl.DataFrame([*arretes.items()], schema={"territoire": pl.String, "arrete_au": pl.Date}, orient="row")
    lues = stockees.join(connus, on="territoire", how="left").with_columns(
        ici=pl.max_horizontal("arrete_au", "calculee_le").fill_null(le)
    )
    partout = pl.max_horizontal(pl.lit(max(arretes.values(), default=None), pl.Date), pl.col("calculee_le").max())
    return lues.group_by("demande").agg(
        jour=partout.fill_null(le), est_le_meme=(pl.col("ici") == partout.fill_null(le)).all()
    )


def _comparer(demande: Demande, arretes: dict[str, date], le: date) -> Iterator[Ecart]:
    est_active = demande.etat == "active"
    communes = [souhait.commune for souhait in demande.souhaits.all()] if est_active else []
    territoires = territoires_de(communes)
    jours = {cotation.territoire_id: cotation.calculee_le for cotation in demande.cotations.all()}
    attendues: dict[str, dict[Any, Any]] = {"faits": {}, "verites": {}, "listes": {}}
    for territoire in {lieu.pk: lieu for lieu in territoires.values()}.values():
        connus = [jour for jour in (arretes.get(territoire.pk), jours.get(territoire.pk)) if jour]
        _attendre(attendues, demande, territoire, max(connus, default=le))
    if est_active:
        jour = max([*arretes.values(), *jours.values()], default=le)
        scores = {(demande.pk, code): verite[1] for code, verite in attendues["verites"].items()}
        attendues["listes"] = {
            _cle(ligne): _valeurs(ligne, RECHERCHE) for ligne in lignes(demande, scores, territoires, le=jour)
        }
    yield from _ecarts(demande, attendues, _trouvees(demande))


def _attendre(attendues: dict[str, dict[Any, Any]], demande: Demande, territoire: Territoire, jour: date) -> None:
    faits = constats.faits(demande, territoire, le=jour)
    attendues["faits"][territoire.pk] = tuple(asdict(faits).values())
    grille = grille_en_vigueur(territoire, jour)
    if grille is not None:
        attendues["verites"][territoire.pk] = _valeurs(noter(demande, territoire, grille, faits, le=jour), VERITES)


def _trouvees(demande: Demande) -> dict[str, dict[Any, Any]]:
    observations: list[Observation] = list(demande.observations.all())
    cotations: list[Cotation] = list(demande.cotations.all())
    return {
        "faits": {ligne.territoire_id: _valeurs(ligne, tuple(FAITS)) for ligne in observations},
        "verites": {ligne.territoire_id: _valeurs(ligne, VERITES) for ligne in cotations},
        "listes": {_cle(ligne): _valeurs(ligne, RECHERCHE) for ligne in demande.pretendants.all()},
    }


def _ecarts(
    demande: Demande, attendues: dict[str, dict[Any, Any]], trouvees: dict[str, dict[Any, Any]]
) -> Iterator[Ecart]:
    for quoi, attendu in attendues.items():
        trouve = trouvees[quoi]
        for cle in sorted(attendu.keys() | trouve.keys(), key=str):
            if attendu.get(cle) != trouve.get(cle):
                yield Ecart(demande.numero_unique, f"{quoi} {cle}", attendu.get(cle), trouve.get(cle))


def _cle(ligne: Pretendant) -> tuple[str, str, int]:
    return ligne.lieu, ligne.territoire, ligne.type


def _valeurs(ligne: Any, champs: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(ligne, champ) for champ in champs)
