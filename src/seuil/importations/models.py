"""The registers taken in."""

from django.db import models


class Importation(models.Model):
    """A file of demands being taken in, known by its SHA-256: which rows are done, so that it may be resumed.

    ``octets_erreurs`` is the length of the file of errors, ``erreurs``, that the rows done account for.
    """

    empreinte = models.CharField(max_length=64, unique=True)
    fichier = models.CharField(max_length=255)
    commencee_le = models.DateField()
    terminee_le = models.DateField(null=True)
    lues = models.PositiveIntegerField(default=0)
    importees = models.PositiveIntegerField(default=0)
    connues = models.PositiveIntegerField(default=0)
    refusees = models.PositiveIntegerField(default=0)
    erreurs = models.TextField(blank=True)
    octets_erreurs = models.PositiveBigIntegerField(default=0)
    premiere = models.BigIntegerField(null=True)
    derniere = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="importation_comptee",
                condition=models.Q(lues=models.F("importees") + models.F("connues") + models.F("refusees")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.fichier} ({self.empreinte[:12]})"
