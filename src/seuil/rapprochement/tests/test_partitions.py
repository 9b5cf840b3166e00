"""The tables of territories: rows found by their key whatever their number, cleaned once a thousandth has changed."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from seuil.cotation.models import COTATIONS, Cotation
from seuil.demandes.models import Demande
from seuil.rapprochement.models import PRETENDANTS, Pretendant
from seuil.rapprochement.services import changer_de_grille, reprendre
from seuil.socle.db import partitions
from seuil.territoires.models import Territoire

LE = date(2026, 11, 23)
NETTOYEES = {"autovacuum_vacuum_scale_factor=0.001", "autovacuum_vacuum_threshold=500"}


def reglages(table: str) -> set[str]:
    """Return what PostgreSQL was told of a table."""
    with connection.cursor() as curseur:
        curseur.execute("SELECT reloptions FROM pg_class WHERE oid = to_regclass(%s)", [table])
        return set(curseur.fetchone()[0])


def listees(cles: list[int]) -> set[tuple[int, str, str, int]]:
    """Return the keys of the rows of demands in the lists."""
    return set(Pretendant.objects.filter(demande__in=cles).values_list("demande", "lieu", "territoire", "type"))


@pytest.mark.parametrize("table", [COTATIONS, PRETENDANTS])
def test_autovacuum_cleans_a_table_opened_then_swapped(monde, table):
    nommee = partitions.cite(table, "compiegne")
    assert reglages(nommee) == NETTOYEES
    changer_de_grille(Territoire.objects.get(pk="compiegne"), le=LE)
    assert reglages(nommee) == NETTOYEES


def test_only_the_demands_named_leave_the_tables_named(monde):
    cle, *autres = Demande.objects.actives().order_by("pk").values_list("pk", flat=True)
    ailleurs = set(Pretendant.objects.filter(demande=cle).values_list("territoire", flat=True))
    assert "compiegne" in ailleurs
    combien = Pretendant.objects.filter(demande__in=autres).count()
    partitions.effacer(partitions.presentes(PRETENDANTS, ["compiegne", "nulle-part"]).values(), [cle])
    assert not Pretendant.objects.filter(demande=cle, territoire="compiegne").exists()
    restent = set(Pretendant.objects.filter(demande=cle).values_list("territoire", flat=True))
    assert restent == ailleurs - {"compiegne"}
    assert Pretendant.objects.filter(demande__in=autres).count() == combien
    assert Cotation.objects.filter(demande=cle).exists()


def test_a_few_demands_written_again_never_ask_the_parent_to_delete(monde):
    cles = list(Demande.objects.actives().order_by("pk").values_list("pk", flat=True)[:3])
    avant = listees(cles)
    with CaptureQueriesContext(connection) as requetes:
        assert reprendre(le=LE, avancer=lambda fait: None, demandes=Demande.objects.filter(pk__in=cles)) == len(cles)
    effacements = [requete["sql"] for requete in requetes if requete["sql"].startswith("DELETE")]
    assert any(f"{PRETENDANTS}__compiegne" in texte for texte in effacements)
    assert not [texte for texte in effacements for table in (COTATIONS, PRETENDANTS) if f'"{table}"' in texte]
    assert (
        set(Pretendant.objects.filter(demande__in=cles).values_list("demande", "lieu", "territoire", "type")) == avant
    )
