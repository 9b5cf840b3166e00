"""Around the demands: the numbers already given, the drafts, the codes not handed over yet."""

import uuid

from django.db import models

from seuil.demandes.models.demande import Demande
from seuil.documents.models import Document
from seuil.socle.cycles import Verrouillable
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


class Brouillon(Verrouillable):
    """A form being filled: kept at each step, without any legal effect; ``demande`` once it is registered."""

    cle = models.UUIDField(primary_key=True, default=uuid.uuid4)
    reponses = models.JSONField(default=dict)
    piece_identite = models.ForeignKey(Document, null=True, on_delete=models.SET_NULL)
    demande = models.ForeignKey(Demande, null=True, on_delete=models.CASCADE, related_name="+")
    modifie_a = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return str(self.cle)


class Remise(models.Model):
    """An access code not handed over yet, sealed under a key that only one browser holds."""

    demande = models.OneToOneField(Demande, primary_key=True, on_delete=models.CASCADE, related_name="+")
    scelle = models.BinaryField()
    scellee_a = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"Code de la demande {self.demande_id}"
