"""Scoring in PostgreSQL beside the batch; telling a stored score beside reading its row."""

from __future__ import annotations

from seuil.cotation.models import Cotation
from seuil.cotation.moteurs.sql import coter_sql
from seuil.cotation.requetes import lire as lire_la_grille
from seuil.regles.cotation import expliquer
from seuil.regles.grilles import Grille
from tests.charge.banc import Banc, chronometrer
from tests.charge.base import lire, plus_grand
from tests.charge.population import LE

EXPLIQUEES = 2_000


def mesurer_le_calcul(banc: Banc, grille: Grille, lot: float) -> None:
    """Score everything with CASE in PostgreSQL, and compare with the batch."""
    ecrites = coter_sql(grille, LE, alias="f", avec_preuves=True)
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

    territoire = plus_grand().pk
    lignes = list(Cotation.objects.filter(territoire=territoire).select_related("grille")[:EXPLIQUEES])
    cles = [(ligne.demande_id, ligne.territoire_id) for ligne in lignes]
    durees = chronometrer(
        {"expliquer": expliquer_toutes, "lire": lambda: [Cotation.objects.get(pk=cle) for cle in cles]}
    )
    banc.noter(
        "expliquer une demande ÷ lire sa ligne (ORM)",
        durees["expliquer"],
        durees["lire"],
        "≤ 0,15",
        f"{len(lignes)} demandes",
    )
