"""Published grids, kept as their own text; the score of each demand with the truths that made it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from seuil.demandes.models import Demande
from seuil.territoires.models import Territoire


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
