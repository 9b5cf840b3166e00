"""Around the demands: the numbers already given, the codes not handed over yet."""

from django.db import models

from seuil.demandes.models.demande import Demande
from seuil.territoires.models import Ressort


class CompteurNumero(models.Model):
    """The last sequence given in a ressort for a month of deposit."""

    ressort = models.ForeignKey(Ressort, on_delete=models.PROTECT)
    mois = models.CharField(max_length=4)
    dernier = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ressort", "mois"], name="compteur_unique")]

    def __str__(self) -> str:
        return f"{self.ressort_id}{self.mois} {self.dernier}"


class Remise(models.Model):
    """An access code not handed over yet, sealed under a key that only one browser holds."""

    demande = models.OneToOneField(Demande, primary_key=True, on_delete=models.CASCADE, related_name="+")
    scelle = models.BinaryField()
    scellee_a = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"Code de la demande {self.demande_id}"
