"""What is written for the country: facts and truths that any engine scores again to the same points, nobody named."""

from datetime import date
from io import StringIO

import polars as pl
import pytest
from django.core.management import CommandError, call_command

from seuil.cotation.models import Cotation
from seuil.cotation.moteurs.lot import coter_lot
from seuil.cotation.services import coter_la_demande
from seuil.demandes.models import Demande
from seuil.demandes.tests.preuves import prouver
from seuil.regles.grilles import grille_en_vigueur
from seuil.regles.protection import FAITS_PROTEGES

LE = date(2026, 11, 23)


class TestExporter:
    def test_ecrit_de_quoi_recoter_tout_un_territoire(self, monde, tmp_path):
        sortie = StringIO()

        call_command("cotation", "exporter", str(tmp_path / "pays"), stdout=sortie)

        lues = pl.read_parquet(tmp_path / "pays" / "compiegne.parquet")
        notes = coter_lot(lues, grille_en_vigueur("compiegne", LE), LE, avec_preuves=True).collect()
        assert notes.select("total", "masque", "total_prouve").equals(lues.select("total", "masque", "total_prouve"))
        assert lues.height == Cotation.objects.count()
        assert "compiegne.parquet : 60 lignes" in sortie.getvalue()

    def test_ne_dit_rien_d_une_situation_protegee(self, monde, demande, tmp_path):
        """V1: facts, proofs, truths, points and order are those of a demand that declared nothing protected."""
        muette = {"situations": [], "motifs": ["01"]}
        dite = {"situations": ["viol", "traite"], "motifs": ["01", "06"]}

        for quand, champs in {"avant": muette, "apres": dite}.items():
            Demande.objects.filter(pk=demande.pk).update(**champs)
            prouver(demande, *(["viol_agression"] if quand == "apres" else []))
            coter_la_demande(demande, le=LE)
            call_command("cotation", "exporter", str(tmp_path / quand), stdout=StringIO())

        avant, apres = (pl.read_parquet(tmp_path / quand / "compiegne.parquet") for quand in ("avant", "apres"))
        proteges = [nom for nom in apres.columns if nom in FAITS_PROTEGES]
        assert proteges
        assert not any(apres[nom].any() for nom in proteges)
        assert sorted(apres["total"]) == sorted(avant["total"])
        assert sorted(apres["masque"]) == sorted(avant["masque"])
        assert apres["preuves"].sum() == 0

    def test_ne_dit_le_nom_ni_le_numero_de_personne(self, monde, tmp_path):
        call_command("cotation", "exporter", str(tmp_path), stdout=StringIO())

        colonnes = set(pl.read_parquet_schema(tmp_path / "compiegne.parquet"))
        assert colonnes.isdisjoint({"demande", "demande_id", "numero_unique", "nom"})

    def test_refuse_un_dossier_qui_ne_peut_pas_etre_ecrit(self, db, tmp_path):
        (tmp_path / "fichier").write_text("déjà là")

        with pytest.raises(CommandError, match="ne peut pas être écrit"):
            call_command("cotation", "exporter", str(tmp_path / "fichier" / "pays"), stdout=StringIO())
