"""What is written for the country: facts and truths that any engine scores again to the same points, nobody named."""

from datetime import date
from io import StringIO

import polars as pl
import pytest
from django.core.management import CommandError, call_command

from seuil.cotation.models import Cotation
from seuil.cotation.moteurs.lot import coter_lot
from seuil.regles.cotation import grille_en_vigueur

LE = date(2026, 11, 23)


class TestExporter:
    def test_ecrit_de_quoi_recoter_tout_un_territoire(self, monde, tmp_path):
        sortie = StringIO()

        call_command("cotation", "exporter", str(tmp_path / "pays"), stdout=sortie)

        lues = pl.read_parquet(tmp_path / "pays" / "compiegne.parquet")
        notes = coter_lot(lues, grille_en_vigueur("compiegne", LE), LE, avec_preuves=True).collect()
        assert notes.select("total", "masque", "total_prouve").equals(lues.select("total", "masque", "total_prouve"))
        assert sorted(lues["total"]) == sorted(Cotation.objects.values_list("total", flat=True))
        assert "compiegne.parquet : 60 lignes" in sortie.getvalue()

    def test_ne_dit_le_nom_ni_le_numero_de_personne(self, monde, tmp_path):
        call_command("cotation", "exporter", str(tmp_path), stdout=StringIO())

        colonnes = set(pl.read_parquet_schema(tmp_path / "compiegne.parquet"))
        assert colonnes.isdisjoint({"demande", "demande_id", "numero_unique", "nom"})

    def test_refuse_un_dossier_qui_ne_peut_pas_etre_ecrit(self, db, tmp_path):
        (tmp_path / "fichier").write_text("déjà là")

        with pytest.raises(CommandError, match="ne peut pas être écrit"):
            call_command("cotation", "exporter", str(tmp_path / "fichier" / "pays"), stdout=StringIO())
