"""Where the law applies: real régions, départements, EPCI, communes; the territories that configure local rules."""

from django.db import models
from django.db.models import GeneratedField
from django.utils.translation import gettext

from seuil.regles.numero_unique import TERRITOIRE_ILE_DE_FRANCE
from seuil.socle.cle import cle_de_la_colonne
from seuil.socle.cycles import Verrouillable


class Ressort(models.Model):
    """Where one demand is valid: a département, or the whole of Île-de-France (law §1.2)."""

    code = models.CharField(max_length=3, primary_key=True)
    nom = models.CharField(max_length=80)

    def __str__(self) -> str:
        return self.nom

    @property
    def est_une_region(self) -> bool:
        """Île-de-France is one ressort; everywhere else it is the département."""
        return self.code == TERRITOIRE_ILE_DE_FRANCE

    @property
    def du(self) -> str:
        """Return how a sentence names it after « les bailleurs »."""
        return gettext("de la région Île-de-France") if self.est_une_region else gettext("du département")


class Region(models.Model):
    code = models.CharField(max_length=3, primary_key=True)
    nom = models.CharField(max_length=80)

    def __str__(self) -> str:
        return self.nom


class Departement(models.Model):
    code = models.CharField(max_length=3, primary_key=True)
    nom = models.CharField(max_length=80)
    region = models.ForeignKey(Region, on_delete=models.PROTECT)
    ressort = models.ForeignKey(Ressort, on_delete=models.PROTECT)

    def __str__(self) -> str:
        return self.nom


class Epci(models.Model):
    siren = models.CharField(max_length=9, primary_key=True)
    nom = models.CharField(max_length=160)
    sorte = models.CharField(max_length=20)

    def __str__(self) -> str:
        return self.nom


class Commune(models.Model):
    """A commune or a municipal arrondissement of today's official code."""

    code = models.CharField(max_length=5, primary_key=True)
    nom = models.CharField(max_length=80)
    departement = models.ForeignKey(Departement, on_delete=models.PROTECT)
    epci = models.ForeignKey(Epci, null=True, on_delete=models.PROTECT)
    commune_parent = models.CharField(max_length=5, blank=True)
    codes_postaux = models.CharField(max_length=200, blank=True)
    population = models.PositiveIntegerField(default=0)
    zone_abc = models.CharField(max_length=6, blank=True)
    cle = GeneratedField(expression=cle_de_la_colonne("nom"), output_field=models.TextField(), db_persist=True)

    class Meta:
        indexes = [models.Index(fields=["cle"], opclasses=["text_pattern_ops"], name="commune_cle")]

    def __str__(self) -> str:
        return self.nom


class Territoire(Verrouillable):
    """An authority that configures local rules: its grid, its delays, its dwelling types (law §12)."""

    code = models.SlugField(primary_key=True)
    nom = models.CharField(max_length=120)
    nom_court = models.CharField(max_length=60)
    ressort = models.ForeignKey(Ressort, on_delete=models.PROTECT)
    epci = models.ForeignKey(Epci, null=True, on_delete=models.PROTECT)
    commune = models.ForeignKey(Commune, null=True, on_delete=models.PROTECT)
    parametres = models.JSONField(default=dict)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="territoire_epci_ou_commune",
                condition=models.Q(epci__isnull=False) | models.Q(commune__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.nom


class FaitChiffre(models.Model):
    """A figure published by a territory: always with its date, its method and its source."""

    territoire = models.ForeignKey(Territoire, on_delete=models.CASCADE, related_name="faits")
    cle = models.CharField(max_length=60)
    libelle = models.CharField(max_length=160)
    valeur = models.DecimalField(max_digits=12, decimal_places=2)
    unite = models.CharField(max_length=20, blank=True)
    date = models.CharField(max_length=40)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["territoire", "cle", "date"], name="fait_unique")]

    def __str__(self) -> str:
        return self.libelle
