"""Keep scores true: the night of one ressort, beside scoring everything again; a new grid while desks write."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from threading import Event, Thread
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from seuil.cotation.models import Cotation, Grille, Observation, Registre
from seuil.cotation.moteurs.sql import coter_sql
from seuil.cotation.requetes import lire
from seuil.cotation.services import passer_le_jour
from seuil.rapprochement.services import changer_de_grille, passer_la_nuit
from seuil.territoires.models import Territoire
from tests.charge.banc import AUX_BUTS, Banc, chronometrer, duree_de
from tests.charge.ecrivains import au_travail, raconter
from tests.charge.installation import seuil
from tests.charge.ville import VILLE, Cle, publier_une_autre_grille

TYPES = "total smallint, total_prouve smallint, masque bigint, masque_prouve bigint, quantites smallint[]"
GRANDE = 400_000
GRILLE_SECONDES = 2.0
ATTENTE = "plus longue attente d’un verrou par un guichet qui écrit, en ms"
ATTENTES = (
    "SELECT extract(epoch FROM clock_timestamp() - waitstart) FROM pg_locks"
    " WHERE NOT granted AND waitstart IS NOT NULL AND pid <> %s"
)
PRESSES, VITE, CALME = 3, 0.2, 5.0  # desks; seconds between their acts; before the swap, to know what an act costs


def mesurer_la_nuit(banc: Banc) -> None:
    """Pass the night to today: scores alone, undone, then the whole of it; beside every score written again."""
    le = timezone.localdate()
    registres = list(Registre.objects.select_related("grille").order_by("pk"))

    def scores() -> None:
        with transaction.atomic():
            passer_le_jour(registres, le=le)
            transaction.set_rollback(True)

    seuls, debut = chronometrer({"scores": scores}, tours=1)["scores"], time.perf_counter()
    bilan = passer_la_nuit(le=le)
    entiere = time.perf_counter() - debut
    lancer, _ = seuil("cotation", "nuit")  # nothing is left to do: what starting the command costs
    tout = duree_de(lambda: _tout_reecrire(registres[0].grille, le))
    banc.garder("nuit", {"scores": seuls, "entière": entiere, "lancer la commande": lancer, "tout réécrire": tout})
    combien = f"{bilan.revues} demandes relues, {bilan.passees} scores passés, {len(registres)} territoires"
    but = banc.nombre >= AUX_BUTS
    banc.noter("nuit (scores) ÷ tout réécrire", seuls, tout, "≤ 0,01" if but else "—", combien)
    banc.noter("nuit, listes comprises ÷ tout réécrire", entiere, tout, "≤ 0,05" if but else "—")
    banc.noter("seuil cotation nuit, en secondes", entiere + lancer, note=f"dont {lancer:.1f} s pour la lancer")


def mesurer_la_grille(banc: Banc, site: str, foyers: list[Cle]) -> None:
    """Publish other weights and swap the lists of the town while some desks write, one act after the other."""
    publier_une_autre_grille()
    le, ville = timezone.localdate(), Territoire.objects.get(pk=VILLE)
    with au_travail(site, [(un.numero, un.code) for un in foyers[:PRESSES]], pause=VITE) as faits:
        time.sleep(CALME)
        debut = time.time()
        with guetter_les_attentes() as attentes:
            duree = duree_de(lambda: changer_de_grille(ville, le=le))
        fin = time.time()
    combien = Cotation.objects.filter(territoire=ville).count()
    but = GRILLE_SECONDES * max(1.0, combien / GRANDE)
    note = f"{combien} demandes ; {raconter(faits)}"
    banc.noter("nouvelle grille, listes et bascule comprises, en secondes", duree, but=f"≤ {but:.3g}", note=note)
    pendant = [une for quand, une in faits["actes"] if quand < fin and quand + une > debut]
    calmes = [une for quand, une in faits["actes"] if quand + une < debut]
    dont = f"le plus long {max(pendant, default=0) * 1000:.0f} ms, {max(calmes, default=0) * 1000:.0f} ms avant"
    dont = f"le plus long {max(pendant, default=0) * 1000:.0f} ms, {max(calmes, default=0) * 1000:.0f} ms avant"
    note = f"{len(pendant)} changements pendant : {dont}"
    banc.noter(ATTENTE, max(attentes, default=0.0) * 1000, but="≤ 200", note=note)


@contextmanager
def guetter_les_attentes() -> Iterator[list[float]]:
    """Gather how long, in seconds, anybody else is seen waiting for a lock of the database."""
    vues, fin, moi = list[float](), Event(), _moi()

    def guetter() -> None:
        with connection.cursor() as curseur:
            while not fin.wait(0.004):
                curseur.execute(ATTENTES, [moi])
                vues.extend(float(duree) for (duree,) in curseur.fetchall())
        connection.close()

    guet = Thread(target=guetter)
    guet.start()
    try:
        yield vues
    finally:
        fin.set()
        guet.join()


def _moi() -> int:
    with connection.cursor() as curseur:
        curseur.execute("SELECT pg_backend_pid()")
        return int(curseur.fetchone()[0])


def _tout_reecrire(grille: Grille | None, le: date) -> None:
    """Score every demand again into a new logged table with its key, as a full rewriting does."""
    assert grille is not None
    ecrites = coter_sql(lire(grille), le, alias="f", avec_preuves=True)
    quantites = ", ".join(ecrites.quantites)
    base: Any = connection
    with base.en_proprietaire(), base.cursor() as curseur:
        curseur.execute("DROP TABLE IF EXISTS reecrite")
        curseur.execute(
            f"CREATE TABLE reecrite (territoire_id varchar, demande_id bigint, {TYPES},"
            " PRIMARY KEY (demande_id, territoire_id))"
        )
        curseur.execute(
            f"INSERT INTO reecrite SELECT territoire_id, demande_id, {ecrites.total}, {ecrites.total_prouve},"
            f" {ecrites.masque}, {ecrites.masque_prouve}, array[{quantites}]::smallint[] FROM"
            f" {Observation._meta.db_table} f"
        )
        curseur.execute("DROP TABLE reecrite")
