"""Keep scores true: one night for every territory, a new grid for the largest, beside doing everything again."""

from __future__ import annotations

import threading
import time
from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction

from seuil.cotation.models import Cotation, Grille, Observation, Registre
from seuil.cotation.services import passer_le_jour, preparer_la_grille
from seuil.cotation.services.recoter import CHAMPS, notes_sql
from seuil.rapprochement.services import changer_de_grille, tenir
from seuil.rapprochement.services.tenir import ENSEMBLE
from seuil.socle.db import partitions
from tests.charge.banc import Banc, centile, chronometrer, durees
from tests.charge.base import lire, plus_grand
from tests.charge.mesures_recherche import brut, textes, vacances
from tests.charge.population import Population

TYPES = "total smallint, total_prouve smallint, masque bigint, masque_prouve bigint, quantites smallint[]"
NUITS = 3


def mesurer_la_nuit(banc: Banc) -> None:
    """Cross one day everywhere, scores alone then lists too, beside scoring every demand again into a new table."""
    registres = list(Registre.objects.select_related("grille").order_by("pk"))
    codes, veille = [registre.territoire_id for registre in registres], registres[0].arrete_au

    def scores() -> int:
        with transaction.atomic():
            franchies = passer_le_jour(registres, le=veille + timedelta(1))
            transaction.set_rollback(True)
        return sum(map(len, franchies.values()))

    seuls = chronometrer({"scores": scores}, tours=NUITS)["scores"]
    franchis, jours = scores(), [veille + timedelta(rang) for rang in range(1, NUITS + 2)]
    nuits = sorted(durees([lambda jour=jour: _nuit(codes, jour) for jour in jours], tours=1)[1:])  # type: ignore[misc]
    assert franchis > 0
    tout = chronometrer({"tout": lambda: _tout_reecrire(registres[0].grille, jours[-1])}, tours=1)["tout"]
    assert _differences() == 0
    banc.durees |= {"nuit, scores": seuls, "nuit, listes comprises": nuits[len(nuits) // 2], "tout réécrire": tout}
    banc.noter("nuit (scores) ÷ tout réécrire", seuls, tout, "≤ 0,01", f"{franchis} scores, {len(codes)} territoires")
    banc.noter("nuit, listes comprises ÷ tout réécrire (scores seuls)", nuits[len(nuits) // 2], tout, "≤ 0,01")


def _nuit(codes: list[str], jour: date) -> None:
    for debut in range(0, len(codes), ENSEMBLE):
        tenir(codes[debut : debut + ENSEMBLE], le=jour)


def mesurer_la_grille(banc: Banc, monde: Population) -> None:
    """Give the largest territory new weights while searches go on; note the longest wait of a search."""
    territoire = plus_grand()
    registre = Registre.objects.select_related("grille").get(territoire=territoire)
    ancienne, arrete = registre.grille, registre.arrete_au
    assert ancienne is not None
    nouvelle = Grille.objects.create(
        territoire=territoire,
        version="2",
        texte=ancienne.texte.replace("points = 30", "points = 29", 1),
        empreinte="2",
        date_debut=arrete,
        publiee_le=arrete,
    )
    colonnes = [champ.column for champ in Observation._meta.concrete_fields if champ.column]
    lus = f"SELECT {', '.join(colonnes)} FROM cotation_observation WHERE territoire_id = '{territoire.pk}'"
    mesurees = chronometrer(
        {
            "lire": lambda: _extraire(f"COPY ({lus}) TO STDOUT (FORMAT BINARY)"),
            "verites": lambda: _preparer(territoire.pk, ancienne, nouvelle, arrete),
        }
    )
    attente: list[float] = []
    duree = _pendant_des_recherches(monde, attente, lambda: changer_de_grille(territoire, le=arrete))
    assert Registre.objects.get(territoire=territoire).grille == nouvelle
    assert _differences_de(territoire.pk, nouvelle, arrete) == 0
    banc.durees |= {"nouvelle grille, vérités": mesurees["verites"], "nouvelle grille, listes comprises": duree}
    banc.noter(
        "nouvelle grille (vérités, clé) ÷ lire les faits",
        mesurees["verites"],
        mesurees["lire"],
        "≤ 0,3",
        f"{Cotation.objects.filter(territoire=territoire).count()} demandes",
    )
    longue = f"plus longue attente d’une recherche : {max(attente) * 1000:.1f} ms sur {len(attente)}"
    banc.noter(
        "nouvelle grille, listes et bascule comprises ÷ lire les faits",
        duree,
        mesurees["lire"],
        "≤ 0,3",
        f"{longue}, p99 {centile(attente, 0.99) * 1000:.1f} ms",
    )


def _preparer(territoire: str, ancienne: Grille, nouvelle: Grille, le: date) -> None:
    with transaction.atomic():
        preparer_la_grille(territoire, ancienne, nouvelle, le=le)
        transaction.set_rollback(True)


def _pendant_des_recherches(monde: Population, attente: list[float], acte: Any) -> float:
    """Run an act while another connection searches without a pause; return how long the act took."""
    prepares, fini = textes(vacances(monde)[:50]), threading.Event()

    def chercher() -> None:
        connection.ensure_connection()
        while not fini.is_set():
            attente.extend(durees([lambda texte=texte: brut(texte) for texte in prepares], tours=1))  # type: ignore[misc]
        connection.close()

    veilleur = threading.Thread(target=chercher)
    veilleur.start()
    debut = time.perf_counter()
    acte()
    duree = time.perf_counter() - debut
    fini.set()
    veilleur.join()
    return duree


def _extraire(requete: str) -> int:
    with connection.cursor() as curseur, curseur.copy(requete) as flux:
        return sum(len(morceau) for morceau in flux)


def _tout_reecrire(grille: Any, le: date) -> None:
    """Score every demand again into a new logged table with its key, as a full rewriting does."""
    champs = ", ".join(CHAMPS)
    notes = notes_sql(grille, le).replace("f.demande_id,", "f.territoire_id, f.demande_id,", 1)
    with connection.cursor() as curseur:
        curseur.execute("DROP TABLE IF EXISTS reecrite")
        curseur.execute(
            f"CREATE TABLE reecrite (territoire_id varchar, demande_id bigint, {TYPES},"
            " PRIMARY KEY (demande_id, territoire_id))"
        )
        curseur.execute(
            f"INSERT INTO reecrite (territoire_id, demande_id, {champs}) SELECT territoire_id, demande_id, {champs}"
            f" FROM ({notes}) n"
        )


def _differences() -> int:
    """Return how many stored truths are not those just rewritten from the facts."""
    champs = ("total", "total_prouve", "masque", "masque_prouve", "quantites")
    egales = " OR ".join(f"c.{champ} <> r.{champ}" for champ in champs)
    texte = (
        "SELECT count(*) FROM reecrite r JOIN cotation_cotation c"
        f" ON c.demande_id = r.demande_id AND c.territoire_id = r.territoire_id WHERE {egales}"
    )
    return int(lire(texte)[0][0])


def _differences_de(territoire: str, grille: Grille, le: date) -> int:
    table = partitions.presentes("cotation_cotation", [territoire])[territoire]
    texte = (
        f"SELECT count(*) FROM ({notes_sql(grille, le)} WHERE f.territoire_id = %(territoire)s) n"
        f" JOIN {table} c USING (demande_id) WHERE (c.total, c.total_prouve, c.masque, c.masque_prouve, c.quantites)"
        " IS DISTINCT FROM (n.total, n.total_prouve, n.masque, n.masque_prouve, n.quantites)"
    )
    return int(lire(texte, {"territoire": territoire})[0][0])
