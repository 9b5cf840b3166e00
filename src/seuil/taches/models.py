"""What the clock did: each due time of a task once, and what it could not do."""

from datetime import date

from django.db import models
from django.utils import timezone

LONGUEUR = 200  # of what is said of a failure


class Execution(models.Model):
    """A due time of a task: played when ``fini_a`` is set, under way or cut when it is not.

    ``echeance`` is the first instant of a day of Paris for a daily task, of an hour or of a minute for another one.
    """

    tache = models.CharField(max_length=40)
    echeance = models.DateTimeField()
    commence_a = models.DateTimeField()
    fini_a = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tache", "echeance"], name="execution_unique")]

    def __str__(self) -> str:
        return f"{self.tache}, {self.le:%d/%m/%Y}"

    @property
    def le(self) -> date:
        """The day of Paris that was played."""
        return timezone.localdate(self.echeance)


class Panne(models.Model):
    """A task that failed, or was refused, and did not succeed since: one row each.

    ``erreur``: a class and a place in the code, or the sentence of a refusal; never a person's data. ``fois`` is zero
    for a refusal.
    """

    tache = models.CharField(max_length=40, unique=True)
    erreur = models.CharField(max_length=LONGUEUR)
    fois = models.PositiveIntegerField(default=0)
    dernier_a = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.tache} : {self.erreur}"
