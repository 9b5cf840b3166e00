"""Where the law applies: real régions, départements, EPCI, communes; the territories that configure local rules."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Reverse
from django.utils.translation import gettext

from seuil.regles.numero_unique import TERRITOIRE_ILE_DE_FRANCE
from seuil.socle.cle import cle_de_la_colonne
from seuil.socle.cycles import Verrouillable

CODES_POSTAUX = models.Func(
    "codes_postaux", models.Value(" "), function="string_to_array", output_field=ArrayField(models.TextField())
)


class SansRessort(LookupError):
    """No demand can wish this commune: it stands in an overseas collectivity, whose housing law is its own."""


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
    ressort = models.ForeignKey(Ressort, null=True, on_delete=models.PROTECT)  # None: a collectivity of its own law

    def __str__(self) -> str:
        return self.nom


class Epci(models.Model):
    siren = models.CharField(max_length=9, primary_key=True)
    nom = models.CharField(max_length=160)
    sorte = models.CharField(max_length=20)

    def __str__(self) -> str:
        return self.nom


class CommuneQuerySet(models.QuerySet["Commune"]):
    def au_code_postal(self, code: str) -> "CommuneQuerySet":
        """Return the communes that the post serves under a code."""
        return self.alias(postaux_lus=CODES_POSTAUX).filter(postaux_lus__contains=[code])  # type: ignore[misc]


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
    cle = models.GeneratedField(  # what orders by it is not computed again for each demand
        expression=cle_de_la_colonne("nom"), output_field=models.TextField(), db_persist=True
    )

    objects = CommuneQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex(CODES_POSTAUX, name="commune_codes_postaux", fastupdate=False),
            models.Index(fields=["codes_postaux"], opclasses=["text_pattern_ops"], name="commune_bureau"),
        ]

    def __str__(self) -> str:
        return self.nom

    @property
    def ressort(self) -> Ressort:
        """Return where a demand that wishes this commune is valid; raises SansRessort."""
        if self.departement.ressort is None:
            raise SansRessort(self.nom)
        return self.departement.ressort

    @property
    def postaux(self) -> tuple[str, ...]:
        """Return its postal codes, the main one first."""
        return tuple(self.codes_postaux.split())


class Localite(models.Model):
    """A name that people give to a commune of today: its own, or that of a commune it took in or was.

    ``cle`` is how the search writes it (`requetes.ecriture`); ``annee`` is when a former name ended, None if unknown.
    ``population`` and ``ressort`` are the commune's, copied: they order and bound a search while one types.
    """

    class Sorte(models.TextChoices):
        ACTUELLE = "actuelle"
        DELEGUEE = "deleguee"
        ASSOCIEE = "associee"
        ABSORBEE = "absorbee"
        RENOMMEE = "renommee"
        SEPAREE = "separee"

    nom = models.CharField(max_length=80)
    cle = models.CharField(max_length=80)
    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="localites")
    sorte = models.CharField(max_length=8, choices=Sorte.choices)
    annee = models.PositiveSmallIntegerField(null=True)
    population = models.PositiveIntegerField(default=0)
    ressort = models.ForeignKey(Ressort, null=True, on_delete=models.PROTECT, db_index=False)

    class Meta:
        indexes = [
            models.Index(fields=["cle"], opclasses=["text_pattern_ops"], name="localite_cle"),
            models.Index(OpClass(Reverse("cle"), name="text_pattern_ops"), name="localite_cle_a_rebours"),
        ]
        constraints = [models.UniqueConstraint(fields=["cle", "commune"], name="localite_unique")]

    def __str__(self) -> str:
        return self.nom


class Territoire(Verrouillable):
    """An authority that configures local rules: its grid, its delays, its dwelling types (law §12).

    ``motifs_pieces``: the reasons that it adds to send a paper again, by code (`regles.motifs_pieces`).
    """

    code = models.SlugField(primary_key=True)
    nom = models.CharField(max_length=120)
    nom_court = models.CharField(max_length=60)
    ressort = models.ForeignKey(Ressort, on_delete=models.PROTECT)
    epci = models.ForeignKey(Epci, null=True, on_delete=models.PROTECT)
    commune = models.ForeignKey(Commune, null=True, on_delete=models.PROTECT)
    parametres = models.JSONField(default=dict)
    motifs_pieces = models.JSONField(default=dict)
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
