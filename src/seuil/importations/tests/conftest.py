"""Rows written in a test and taken in, the errors they give."""

from datetime import date

import polars as pl
import pytest

from seuil.importations.services import importer
from seuil.importations.tests.lignes import ecrire

LE = date(2026, 11, 23)


@pytest.fixture
def prendre(monde, tmp_path):
    """Return a function that takes in these rows, written as the name of the file says."""

    def prendre(*lignes, nom="demandes.parquet", lot=3, le=LE):
        return importer(ecrire(tmp_path / nom, list(lignes)), lot=lot, le=le, avancer=lambda faite, nombre: None)

    return prendre


@pytest.fixture
def erreurs(prendre, tmp_path):
    """Return a function that takes in rows and gives the errors: column, value, sentence."""

    def erreurs(*lignes, nom="demandes.parquet"):
        prendre(*lignes, nom=nom)
        lues = pl.read_csv(tmp_path / f"{nom}.erreurs.csv", infer_schema=False)
        return [(lue["colonne"], lue["valeur"], lue["phrase"]) for lue in lues.iter_rows(named=True)]

    return erreurs
