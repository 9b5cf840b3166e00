"""What was said of the end of a demand, once per announcement, and what a desk tried by itself."""

from django.db import models

from seuil.acteurs.models import Agent
from seuil.demandes.models import Demande
from seuil.regles.renouvellement import Palier
from seuil.renouvellements.nomenclatures import Essai

PALIERS = [(palier.value, palier.value) for palier in Palier]


class Rappel(models.Model):
    """One announcement of the end of validity of one year of a demand: it is made once, whatever night is replayed.

    ``depuis``: the deposit or the renewal that began this year: a prolongation announces nothing anew. ``echeance``:
    the day that its messages print. ``entree``: the act of the journal that the messages tell.
    """

    demande = models.ForeignKey(Demande, on_delete=models.CASCADE, related_name="rappels")
    depuis = models.DateField()
    palier = models.CharField(max_length=10, choices=PALIERS)
    echeance = models.DateField()
    le = models.DateField()
    entree = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["demande", "depuis", "palier"], name="rappel_une_fois")]

    def __str__(self) -> str:
        return f"{self.demande} : {self.palier} le {self.le:%d/%m/%Y}"


class Tentative(models.Model):
    """A desk tried to reach a household that is about to lapse."""

    demande = models.ForeignKey(Demande, on_delete=models.CASCADE, related_name="tentatives")
    depuis = models.DateField()
    essai = models.CharField(max_length=20, choices=Essai.choices)
    note = models.CharField(max_length=200, blank=True)
    le = models.DateField()
    par = models.ForeignKey(Agent, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_essai_display()}, le {self.le:%d/%m/%Y}"
