"""What was done after an act, and what could not be: nothing that follows an act is lost or done twice."""

from django.db import models

from seuil.journal.models import Entree


class Effet(models.Model):
    """A reaction to an entry took place: written in the reaction's own transaction, so that it never does twice."""

    entree = models.ForeignKey(Entree, on_delete=models.PROTECT, related_name="+")
    reaction = models.CharField(max_length=40)
    produit_a = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entree", "reaction"], name="effet_unique")]

    def __str__(self) -> str:
        return f"{self.reaction} (entrée {self.entree_id})"


class Echec(models.Model):
    """A reaction that failed and did not succeed since. ``erreur``: a class and a place in the code, never data."""

    entree = models.ForeignKey(Entree, on_delete=models.PROTECT, related_name="+")
    reaction = models.CharField(max_length=40)
    erreur = models.CharField(max_length=160)
    fois = models.PositiveIntegerField(default=0)
    dernier_a = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entree", "reaction"], name="echec_unique")]

    def __str__(self) -> str:
        return f"{self.reaction} (entrée {self.entree_id}) : {self.erreur}"
