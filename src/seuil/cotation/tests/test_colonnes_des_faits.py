"""A fact that grids may read is a column: whoever declares one in `regles/criteres` learns here what else to run."""

import pytest
from django.db.migrations.loader import MigrationLoader

from seuil.cotation.models import Observation, champ_de, dans_les_bornes
from seuil.regles.criteres.faits import FAITS

SANS_COLONNE = (
    "Facts were declared without their columns: {noms}. Run `seuil makemigrations cotation` (it asks what the rows "
    "already there hold: the default that the fact declares), then `seuil migrate` and `seuil cotation reprendre`."
)
COLONNES_EN_TROP = "Columns of facts that are no longer declared: {noms}. Run `seuil makemigrations cotation`."
AUTRES_BORNES = "The bounds of a fact changed: run `seuil makemigrations cotation`, then `seuil migrate`."
A_ELLES = {"pk", "territoire", "demande", "preuves", "a_revoir_le"}


@pytest.fixture(scope="module")
def migree():
    """The table of observations as the migrations make it."""
    return MigrationLoader(None).project_state().models["cotation", "observation"]


class TestColonnesDesFaits:
    def test_tout_fait_a_sa_colonne(self, migree):
        sans = [nom for nom, fait in FAITS.items() if sorte(migree.fields.get(nom)) != sorte(champ_de(fait))]

        assert sans == [], SANS_COLONNE.format(noms=", ".join(sans))

    def test_aucune_colonne_ne_survit_a_son_fait(self, migree):
        en_trop = migree.fields.keys() - FAITS.keys() - A_ELLES

        assert not en_trop, COLONNES_EN_TROP.format(noms=", ".join(sorted(en_trop)))

    def test_la_base_tient_les_bornes_declarees(self, migree):
        (contrainte,) = migree.options["constraints"]

        assert contrainte.condition == dans_les_bornes(), AUTRES_BORNES

    def test_le_modele_a_ces_memes_colonnes(self):
        assert {champ.name for champ in Observation._meta.fields} == FAITS.keys() | A_ELLES


def sorte(champ):
    return type(champ)
