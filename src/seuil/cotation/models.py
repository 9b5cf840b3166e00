"""Published grids, kept as their own text; the score of each demand with the truths that made it."""

from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from seuil.demandes.models import Demande
from seuil.regles.criteres.declaration import Fait
from seuil.regles.criteres.faits import COLONNES, FAITS
from seuil.territoires.models import Territoire

ENTIER_16 = 32_767


class Grille(models.Model):
    """A grid version, immutable: its TOML text is read by the same reader as the files of `regles`."""

    territoire = models.ForeignKey(Territoire, on_delete=models.PROTECT, related_name="grilles")
    version = models.CharField(max_length=40)
    texte = models.TextField()
    empreinte = models.CharField(max_length=64)
    date_debut = models.DateField()
    date_fin = models.DateField(null=True)
    deliberation = models.CharField(max_length=200, blank=True)
    publiee_le = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["territoire", "version"], name="version_unique"),
            models.CheckConstraint(
                name="debut_avant_fin", condition=Q(date_fin__isnull=True) | Q(date_fin__gt=F("date_debut"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.territoire}, version {self.version}"


class Note(models.Model):
    """The score of a demand in a territory, with the truths, the facts seen and the grid that weighed them.

    ``masque`` has one bit per criterion of the grid that holds; ``quantites`` the numbers of those that count.
    One row per computation that changed something: the current one is the latest.
    """

    demande = models.ForeignKey(Demande, on_delete=models.CASCADE, related_name="notes")
    territoire = models.ForeignKey(Territoire, on_delete=models.PROTECT)
    grille = models.ForeignKey(Grille, on_delete=models.PROTECT)
    total = models.SmallIntegerField()
    total_prouve = models.SmallIntegerField()
    masque = models.BigIntegerField()
    masque_prouve = models.BigIntegerField()
    quantites = ArrayField(models.IntegerField(), default=list)
    lignes = models.JSONField()
    faits = models.JSONField()
    calculee_le = models.DateField()
    est_courante = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["demande", "territoire"], condition=Q(est_courante=True), name="une_note_courante"
            )
        ]

    def __str__(self) -> str:
        return f"{self.total} points"


def champ_de(fait: Fait) -> "models.Field[Any, Any]":
    """Return the column of a fact: never null, as narrow as its bounds allow."""
    if fait.nature is bool:
        return models.BooleanField()
    if fait.nature is date:
        return models.DateField()
    return models.SmallIntegerField() if COLONNES[fait.nom].maximum <= ENTIER_16 else models.IntegerField()


def dans_les_bornes() -> Q:
    """Return the condition that every whole number stays inside its declared bounds, « not known » included."""
    entiers = [nom for nom, fait in FAITS.items() if fait.nature is int]
    return Q(**{f"{nom}__range": (COLONNES[nom].minimum, COLONNES[nom].maximum) for nom in entiers})


class Observation(models.Model):
    """The facts of a demand seen from a territory, as grids read them (`seuil regles criteres` tells each one).

    Derived, never typed: no foreign key to check, one table for all territories, so that a night finds in one look
    whose date crosses a threshold. ``a_revoir_le`` is the first day on which somebody of the household, by growing
    older, changes a fact.
    """

    pk = models.CompositePrimaryKey("territoire_id", "demande_id")
    territoire = models.ForeignKey(
        Territoire, on_delete=models.CASCADE, db_constraint=False, db_index=False, related_name="+"
    )
    demande = models.ForeignKey(
        Demande, on_delete=models.CASCADE, db_constraint=False, db_index=False, related_name="observations"
    )
    preuves = models.BigIntegerField()
    a_revoir_le = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(name="faits_dans_leurs_bornes", condition=dans_les_bornes())]
        indexes = [
            models.Index(fields=[champ], name=f"observation_{champ}"[:30])
            for champ in ("demande", "date_depot", "date_naissance", "fin_ase", "a_revoir_le")
        ]

    def __str__(self) -> str:
        return f"Faits de la demande {self.demande_id}, {self.territoire_id}"


for _fait in FAITS.values():
    Observation.add_to_class(_fait.nom, champ_de(_fait))


class Cotation(models.Model):
    """The current score of a demand in a territory, as truths: with its grid they explain it for ever.

    What a person read before is in `Note`; a night or a new grid writes here only. One table per territory: a new grid
    fills another one and swaps. Name the territory in every query, or every table is looked at.
    """

    pk = models.CompositePrimaryKey("demande_id", "territoire_id")
    territoire = models.ForeignKey(
        Territoire, on_delete=models.CASCADE, db_constraint=False, db_index=False, related_name="+"
    )
    demande = models.ForeignKey(
        Demande, on_delete=models.CASCADE, db_constraint=False, db_index=False, related_name="cotations"
    )
    grille = models.ForeignKey(Grille, on_delete=models.PROTECT, db_constraint=False, db_index=False, related_name="+")
    total = models.SmallIntegerField()
    total_prouve = models.SmallIntegerField()
    masque = models.BigIntegerField()
    masque_prouve = models.BigIntegerField()
    quantites = ArrayField(models.SmallIntegerField(), default=list)
    calculee_le = models.DateField()

    def __str__(self) -> str:
        return f"{self.total} points"


class Registre(models.Model):
    """As of which day, and under which grid, the scores of a territory stand."""

    territoire = models.OneToOneField(Territoire, on_delete=models.CASCADE, primary_key=True)
    grille = models.ForeignKey(Grille, null=True, on_delete=models.PROTECT)
    arrete_au = models.DateField()

    def __str__(self) -> str:
        return f"{self.territoire}, arrêté au {self.arrete_au:%d/%m/%Y}"


COTATIONS = Cotation._meta.db_table
