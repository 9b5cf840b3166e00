"""Search, night and new grid in PostgreSQL, through the application's own verbs and reads."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import numpy as np
from django.db import connection

from seuil.cotation.models import Cotation, Grille, Observation, Registre
from seuil.cotation.moteurs.sql import coter_sql
from seuil.cotation.requetes import lire as lire_la_grille
from seuil.cotation.services import passer_le_jour
from seuil.cotation.services.recoter import CHAMPS, _notes
from seuil.patrimoine.models import Logement, Programme, Vacance
from seuil.rapprochement.requetes.filtres import Filtres
from seuil.rapprochement.requetes.pages import SOURCE, _listes, classer
from seuil.rapprochement.services import changer_de_grille, tenir
from seuil.regles.cotation import expliquer
from seuil.regles.grilles import Grille as GrilleLue
from seuil.territoires.models import Commune, Territoire
from tests.charge.banc import Banc, centile, chronometrer
from tests.charge.base import lire
from tests.charge.lieux import tirer
from tests.charge.population import GRAINE, LE, Population

VACANCES = 1_000
JOINTES = 60
TAILLE = 20


def mesurer_le_calcul(banc: Banc, grille: GrilleLue, lot: float) -> None:
    """Score everything with CASE in PostgreSQL, and compare with the batch."""
    ecrites = coter_sql(grille, LE, alias="f")
    texte = f"SELECT sum({ecrites.total}::int), sum(({ecrites.masque}) % 1000003) FROM cotation_observation f"
    attendu = lire("SELECT sum(total), sum(masque % 1000003) FROM cotation_cotation")
    assert lire(texte) == attendu
    duree = chronometrer({"case": lambda: lire(texte)})["case"]
    banc.noter("CASE de PostgreSQL ÷ lot", duree, lot, "≥ 60")


def mesurer_l_explication(banc: Banc) -> None:
    """Tell a stored score line by line, beside the reading of its row by key."""
    def expliquer_toutes() -> None:
        for ligne in lignes:
            expliquer(ligne.masque, ligne.quantites, lire_la_grille(ligne.grille))

    lignes = list(Cotation.objects.select_related("grille")[:2_000])
    cles = [(ligne.territoire_id, ligne.demande_id) for ligne in lignes]
    durees = chronometrer({
        "expliquer": expliquer_toutes,
        "lire": lambda: [Cotation.objects.get(pk=cle) for cle in cles],
    })  # fmt: skip
    banc.noter("expliquer une demande ÷ lire sa ligne (ORM)", durees["expliquer"], durees["lire"], "≤ 0,15")


def vacances(monde: Population) -> list[Vacance]:
    """Return dwellings of every type in communes drawn like wishes: mostly large ones."""
    hasard = np.random.default_rng(GRAINE)
    connues = set(monde.souhaits["commune"].to_list())
    tirees = [int(rang) for rang in tirer(hasard, monde.carte, 4 * VACANCES) if int(rang) in connues][:VACANCES]
    codes = [str(monde.carte.codes[rang]) for rang in tirees]
    communes = Commune.objects.select_related("departement").in_bulk(codes)
    types, financements = ("T1", "T2", "T3", "T4", "T5"), ("PLAI", "PLUS", "PLS")
    rendues = []
    for rang, code in enumerate(codes, 1):
        logement = Logement(
            programme=Programme(commune=communes[code]), type=types[rang % 5], financement=financements[rang % 3],
            loyer=Decimal(250 + 70 * (rang % 5)), charges=Decimal(60), accessible=rang % 9 == 0,
        )  # fmt: skip
        rendues.append(Vacance(pk=rang, logement=logement, declaree_le=LE, libre_le=LE + timedelta(45)))
    return rendues


def mesurer_la_recherche(banc: Banc, monde: Population) -> None:
    """Search 1 000 vacancies: bare SQL, through `requetes`, without the ranked index, beside an empty round trip."""
    toutes = vacances(monde)
    preparees = [_texte(vacance) for vacance in toutes]
    avec = [lire(*prepare) for prepare in preparees]
    vides = _durees([lambda: lire("SELECT 1")] * len(toutes))
    sql = _durees([lambda prepare=prepare: lire(*prepare) for prepare in preparees])  # type: ignore[misc]
    appels = _durees([lambda vacance=vacance: classer(vacance, le=LE, nombre=TAILLE) for vacance in toutes])  # type: ignore[misc]
    normees = [_normee(vacance) for vacance in toutes[:JOINTES]]
    assert [sorted(lire(*normee)) for normee in normees[:40]] == [sorted(lignes) for lignes in avec[:40]]
    jointe = _durees([lambda normee=normee: lire(*normee) for normee in normees])  # type: ignore[misc]
    un = centile(vides, 0.5)
    banc.durees |= {"select 1, p50": un, "recherche, p50": centile(sql, 0.5), "recherche, p99": centile(sql, 0.99),
                    "par requetes, p99": centile(appels, 0.99), "jointure, p99": centile(jointe, 0.99)}  # fmt: skip
    banc.noter("recherche p50 ÷ select 1", centile(sql, 0.5), un, "≤ 10")
    banc.noter("recherche p99 ÷ select 1", centile(sql, 0.99), un, "≤ 8")
    banc.noter("recherche par requetes p99 ÷ select 1", centile(appels, 0.99), un, "≤ 100")
    banc.noter("jointure normalisée p99 ÷ recherche p99", centile(jointe, 0.99), centile(sql, 0.99), "≥ 1000",
               f"{JOINTES} vacances")  # fmt: skip


def _texte(vacance: Vacance) -> tuple[str, Any]:
    """Return the query of the first page, as `classer` writes it, for the commune alone."""
    listes, valeurs = _listes(vacance, LE, Filtres())
    ordre = f"ORDER BY p.score DESC, p.recue_le FETCH FIRST {TAILLE} ROWS WITH TIES"
    return f"SELECT p.demande_id {SOURCE} WHERE {listes[0]} {ordre}", valeurs


def _normee(vacance: Vacance) -> tuple[str, Any]:
    """Return the same search on normalised tables: wishes, then demands, then scores."""
    texte, valeurs = _texte(vacance)
    source = (
        "FROM norme_souhait s JOIN norme_demande p ON p.demande_id = s.demande_id"
        " JOIN cotation_cotation c ON c.demande_id = p.demande_id AND c.territoire_id = s.territoire_id"
        " JOIN demandes_demande d ON d.id = p.demande_id"
    )
    jointe = texte.replace(SOURCE, source).replace("p.territoire_id", "s.territoire_id")
    return jointe.replace("p.commune_id", "s.commune_id").replace("p.score", "c.total"), valeurs


def normaliser() -> None:
    """Build the normalised tables of the peer, with the index one would put."""
    lire_rien = (
        "CREATE TABLE norme_souhait AS SELECT demande_id, commune_id, territoire_id FROM rapprochement_pretendant",
        "CREATE TABLE norme_demande AS SELECT DISTINCT ON (demande_id) * FROM rapprochement_pretendant",
        "CREATE INDEX ON norme_souhait (commune_id)", "ALTER TABLE norme_demande ADD PRIMARY KEY (demande_id)",
        "ANALYZE norme_souhait", "ANALYZE norme_demande",
    )  # fmt: skip
    with connection.cursor() as curseur:
        for texte in lire_rien:
            curseur.execute(texte)


def mesurer_la_nuit(banc: Banc, monde: Population, grilles: dict[int, Grille]) -> None:
    """Cross one day in the largest territory, beside the rewriting of all its scores."""
    territoire = _plus_grand(monde, grilles)
    Registre.objects.create(territoire=territoire, grille=grilles[_rang(monde, territoire)], arrete_au=LE)
    jours = iter(range(1, 100))
    registre = Registre.objects.select_related("grille").get(territoire=territoire)

    def nuit() -> None:
        tenir(territoire, le=LE + timedelta(days=next(jours)))

    durees = chronometrer({"nuit": nuit, "tout": lambda: _tout_reecrire(registre)}, tours=5)
    arrete = Registre.objects.get(territoire=territoire).arrete_au
    assert _differences(registre, arrete) == 0
    banc.noter("nuit ÷ tout réécrire, plus grand territoire", durees["nuit"], durees["tout"], "≤ 0,01")
    assert passer_le_jour(registre, le=LE) == []


def mesurer_la_grille(banc: Banc, monde: Population, grilles: dict[int, Grille]) -> None:
    """Give the largest territory new weights while searches go on; note the longest wait of a search."""
    territoire = _plus_grand(monde, grilles)
    ancienne = grilles[_rang(monde, territoire)]
    arrete = Registre.objects.get(territoire=territoire).arrete_au
    Grille.objects.create(
        territoire=territoire, version="2", texte=ancienne.texte.replace("points = 30", "points = 29", 1),
        empreinte="2", date_debut=arrete, publiee_le=arrete,
    )  # fmt: skip
    colonnes = [champ.column for champ in Observation._meta.concrete_fields if champ.column]
    lus = f"SELECT {', '.join(colonnes)} FROM cotation_observation WHERE territoire_id = '{territoire.pk}'"
    lecture = f"COPY ({lus}) TO STDOUT (FORMAT BINARY)"
    durees = chronometrer({"lire": lambda: _extraire(lecture)})
    attente: list[float] = []
    fini = threading.Event()
    veilleur = threading.Thread(target=_chercher_sans_cesse, args=(vacances(monde)[:50], fini, attente))
    veilleur.start()
    debut = time.perf_counter()
    changer_de_grille(territoire, le=arrete)
    duree = time.perf_counter() - debut
    fini.set()
    veilleur.join()
    registre = Registre.objects.select_related("grille").get(territoire=territoire)
    assert registre.grille == Grille.objects.get(version="2")
    assert _differences(registre, arrete) == 0
    longue = f"plus longue attente d’une recherche : {max(attente) * 1000:.1f} ms sur {len(attente)}"
    banc.noter("nouvelle grille et listes ÷ lire les faits", duree, durees["lire"], "≤ 0,3", longue)


def _chercher_sans_cesse(toutes: list[Vacance], fini: threading.Event, attente: list[float]) -> None:
    preparees = [_texte(vacance) for vacance in toutes]
    while not fini.is_set():
        attente += _durees([lambda prepare=prepare: lire(*prepare) for prepare in preparees])  # type: ignore[misc]
    connection.close()


def _extraire(requete: str) -> int:
    with connection.cursor() as curseur, curseur.copy(requete) as flux:
        return sum(len(morceau) for morceau in flux)


def _tout_reecrire(registre: Registre) -> None:
    """Score the territory again into a new table with its key, as a full rewriting does."""
    assert registre.grille is not None
    champs = ", ".join(CHAMPS)
    with connection.cursor() as curseur:
        curseur.execute("DROP TABLE IF EXISTS reecrite")
        curseur.execute(f"CREATE TABLE reecrite (demande_id bigint PRIMARY KEY, {_types()})")
        curseur.execute(
            f"INSERT INTO reecrite (demande_id, {champs})"
            f" SELECT demande_id, {champs} FROM ({_notes(registre.grille, LE)}) n",
            {"territoire": registre.territoire_id},
        )


def _types() -> str:
    return "total smallint, total_prouve smallint, masque bigint, masque_prouve bigint, quantites smallint[]"


def _differences(registre: Registre, le: Any) -> int:
    """Return how many stored truths of a territory are not what its facts give on a day."""
    assert registre.grille is not None
    texte = (
        f"SELECT count(*) FROM ({_notes(registre.grille, le)}) n"
        " JOIN cotation_cotation c ON c.demande_id = n.demande_id AND c.territoire_id = %(territoire)s"
        " WHERE (c.total, c.total_prouve, c.masque, c.masque_prouve, c.quantites)"
        " IS DISTINCT FROM (n.total, n.total_prouve, n.masque, n.masque_prouve, n.quantites)"
    )
    with connection.cursor() as curseur:
        curseur.execute(texte, {"territoire": registre.territoire_id})
        return int(curseur.fetchone()[0])


def _plus_grand(monde: Population, grilles: dict[int, Grille]) -> Territoire:
    (rang,) = monde.observations["territoire"].mode().head(1).to_list()
    return Territoire.objects.get(pk=monde.carte.sirens[rang])


def _rang(monde: Population, territoire: Territoire) -> int:
    return monde.carte.sirens.index(territoire.pk)


def _durees(actes: list[Callable[[], Any]]) -> list[float]:
    """Return how long each act takes; a first turn warms up."""
    durees = []
    for _ in range(2):
        durees = []
        for acte in actes:
            debut = time.perf_counter()
            acte()
            durees.append(time.perf_counter() - debut)
    return durees
