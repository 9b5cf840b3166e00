"""Tries to come in, counted by account and by source; neither can be read back."""

from django.db import models


class Essai(models.Model):
    """The tries of one source on one account, since its last success or its last pause."""

    compte = models.CharField(max_length=64)
    source = models.CharField(max_length=64)
    nombre = models.PositiveSmallIntegerField()
    dernier_le = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["compte", "source"], name="essai_unique")]

    def __str__(self) -> str:
        return f"{self.nombre} essais"
