"""A fact of a demand that somebody read on a paper, decided, or that a register tells: what the score reads."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from seuil.demandes.models.demande import Demande
from seuil.demandes.models.foyer import Personne
from seuil.documents.models import Document
from seuil.regles.criteres import FAITS
from seuil.regles.preuves import EtatDePreuve, etat_de_la_preuve
from seuil.regles.priorites import DALO


class Origine(models.TextChoices):
    PIECE = "piece", "Pièce"
    AUTORITE = "autorite", "Autorité"
    REGISTRE = "registre", "Registre"


class FaitEtabliQuerySet(models.QuerySet["FaitEtabli"]):
    def tenus(self) -> "FaitEtabliQuerySet":
        """What nobody withdrew, whatever its dates."""
        return self.filter(retire_le=None)

    def qui_comptent(self, le: date) -> "FaitEtabliQuerySet":
        """What the score may rest on that day: `FaitEtabli.compte`, asked of the database."""
        return self.tenus().filter(Q(au=None) | Q(au__gte=le) | Q(sursis_au__gte=le), du__lte=le)


class FaitEtabli(models.Model):
    """What establishes a fact: its value as it was read, from which day, until which, by whom.

    ``valeur``: None when what the household said is right; else what is true, False when the paper says the contrary.
    ``au``: the last day it is worth, None without limit; ``sursis_au``: the last day points are kept meanwhile.
    ``source``: the paper, the authority or the register, in words; ``personne``: whose paper it was.
    """

    demande = models.ForeignKey(Demande, on_delete=models.CASCADE, related_name="faits_etablis")
    fait = models.CharField(max_length=40)
    valeur: Any = models.JSONField(null=True)
    du = models.DateField()
    au = models.DateField(null=True)
    sursis_au = models.DateField(null=True)
    origine = models.CharField(max_length=10, choices=Origine.choices)
    source = models.CharField(max_length=200)
    document = models.ForeignKey(Document, null=True, on_delete=models.SET_NULL, related_name="+")
    personne = models.ForeignKey(Personne, null=True, on_delete=models.SET_NULL, related_name="+")
    par = models.CharField(max_length=200)
    etabli_le = models.DateField()
    retire_le = models.DateField(null=True)
    motif_retrait = models.CharField(max_length=200, blank=True)
    dit = models.CharField(max_length=20, blank=True)  # the last state of its end that the household was told

    objects = FaitEtabliQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["demande", "fait"], condition=Q(retire_le=None), name="un_fait_etabli"),
            models.CheckConstraint(
                name="fait_etabli_dans_l_ordre",
                condition=Q(au=None, sursis_au=None) | Q(au__gte=F("du"), sursis_au__gte=F("au")),
            ),
        ]
        indexes = [
            models.Index(fields=["au"], name="preuve_qui_finit", condition=Q(retire_le=None, au__isnull=False)),
            models.Index(fields=["demande"], name="dalo_etabli", condition=Q(retire_le=None, fait=DALO)),
        ]

    def __str__(self) -> str:
        return f"{FAITS[self.fait].description} : {self.source}"

    def etat(self, le: date) -> EtatDePreuve:
        """Return where it stands on a day."""
        sursis = (self.sursis_au - self.au).days if self.au and self.sursis_au else 0
        return etat_de_la_preuve(self.du, self.au, le, sursis)

    def compte(self, le: date) -> bool:
        """Say whether the score may rest on it on a day: begun, and neither past nor past its reprieve."""
        return self.retire_le is None and self.etat(le).compte
