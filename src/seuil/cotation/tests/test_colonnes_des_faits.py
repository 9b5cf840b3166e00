"""A fact that grids may read is a column: whoever declares one in `regles/criteres` learns here what else to write."""

from datetime import date

import pytest
from django.db import models
from django.db.migrations.loader import MigrationLoader

from seuil.cotation.models import Observation, dans_les_bornes
from seuil.regles.criteres import CATALOGUE
from seuil.regles.criteres.faits import COLONNES, FAITS

ENTIER_16 = 32_767
OU = "`Observation` in src/seuil/cotation/models.py"
PUIS = (
    "then run `seuil makemigrations cotation` (it asks what the rows already there hold: the default that the fact "
    "declares), `seuil migrate` and `seuil cotation reprendre`."
)
COLONNES_EN_TROP = "Columns of facts that are no longer declared: {noms}. Take them out of {ou}, {puis}"
AUTRES_BORNES = "The bounds of a fact changed: run `seuil makemigrations cotation`, then `seuil migrate`."
A_ELLES = {"pk", "territoire", "demande", "preuves", "a_revoir_le"}


@pytest.fixture(scope="module")
def migree():
    """The table of observations as the migrations make it."""
    return MigrationLoader(None).project_state().models["cotation", "observation"]


class TestColonnesDesFaits:
    @pytest.mark.parametrize("nom", FAITS)
    def test_tout_fait_qu_un_critere_peut_lire_a_sa_colonne(self, nom, migree):
        ecrites = {champ.name: type(champ) for champ in Observation._meta.fields}

        assert ecrites.get(nom) is sorte(nom), ce_qui_manque(nom)
        assert type(migree.fields.get(nom)) is sorte(nom), ce_qui_manque(nom)

    def test_aucune_colonne_ne_survit_a_son_fait(self, migree):
        ecrites = {champ.name for champ in Observation._meta.fields} | migree.fields.keys()
        en_trop = ", ".join(sorted(ecrites - FAITS.keys() - A_ELLES))

        assert not en_trop, COLONNES_EN_TROP.format(noms=en_trop, ou=OU, puis=PUIS)

    def test_la_base_tient_les_bornes_declarees(self, migree):
        (contrainte,) = migree.options["constraints"]

        assert contrainte.condition == dans_les_bornes(), AUTRES_BORNES

    def test_dit_en_une_phrase_quoi_ecrire_et_dans_quel_fichier(self):
        assert ce_qui_manque("dalo").startswith(
            "The criterion « dalo » reads the fact « dalo », which has no such column: write "
            f"`dalo = models.BooleanField()` in {OU}, then run `seuil makemigrations cotation`"
        )


def sorte(nom):
    """Return the column a fact asks for: never null, as narrow as its bounds allow."""
    fixes = {bool: models.BooleanField, date: models.DateField}
    entier = models.SmallIntegerField if COLONNES[nom].maximum <= ENTIER_16 else models.IntegerField
    return fixes.get(FAITS[nom].nature, entier)


def ce_qui_manque(nom):
    lisent = ", ".join(f"« {critere.code} »" for critere in CATALOGUE.values() if nom in critere.faits)
    qui = f"The criterion {lisent} reads the fact « {nom} »" if lisent else f"The fact « {nom} » is declared"
    return f"{qui}, which has no such column: write `{nom} = models.{sorte(nom).__name__}()` in {OU}, {PUIS}"
