"""A file read lot after lot: each row once, under its line, wherever the reading begins."""

import polars as pl
import pytest

from seuil.importations.services import fichier
from seuil.importations.services.fichier import Fichier

NOMBRE = 23


@pytest.mark.parametrize("genre", ["parquet", "jsonl"])
@pytest.mark.parametrize(("taille", "lecture"), [(5, 7), (7, 5), (4, 100)])
@pytest.mark.parametrize("depuis", [0, 6, 22, 23])
def test_rend_chaque_ligne_une_fois_quelle_que_soit_la_lecture(tmp_path, monkeypatch, genre, taille, lecture, depuis):
    monkeypatch.setattr(fichier, "LECTURE", lecture)
    source = tmp_path / f"demandes.{genre}"
    table = pl.DataFrame({"objet": [f"o{rang}" for rang in range(NOMBRE)]})
    if genre == "parquet":
        table.write_parquet(source, row_group_size=3)
    else:
        source.write_text("\n".join(table["objet"]))

    lots = [*Fichier(source, genre, 1, source).lots(taille, depuis=depuis)]

    assert all(len(lot) == taille for lot in lots[:-1])
    lues = pl.concat(lots).rows() if lots else []
    assert lues == [(rang + 1, f"o{rang}") for rang in range(depuis, NOMBRE)]
