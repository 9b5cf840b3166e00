"""Letters: what was said to whom, with the PDF that left."""

from django.db import models

from seuil.documents.models import Document


class Gabarit(models.TextChoices):
    ATTESTATION = "attestation", "Attestation d’enregistrement"
    DECISION = "decision", "Décision de la commission"
    OFFRE = "offre", "Offre de logement"
    PROCES_VERBAL = "proces_verbal", "Procès-verbal"
    BAIL = "bail_notice", "Signature du bail"


class Courrier(models.Model):
    numero_unique = models.CharField(max_length=18, blank=True, db_index=True)
    gabarit = models.CharField(max_length=20, choices=Gabarit.choices)
    objet = models.CharField(max_length=160)
    contexte = models.JSONField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT)
    le = models.DateField()

    def __str__(self) -> str:
        return self.objet
