"""Letters: what was said to whom, with the PDF that left."""

from django.db import models
from django.db.models import F, Q

from seuil.acteurs.models import Agent
from seuil.documents.models import Document


class Gabarit(models.TextChoices):
    ATTESTATION = "attestation", "Attestation d’enregistrement"
    DECISION = "decision", "Décision de la commission"
    OFFRE = "offre", "Offre de logement"
    PROCES_VERBAL = "proces_verbal", "Procès-verbal"
    BAIL = "bail_notice", "Signature du bail"
    REPORT = "report", "Examen reporté"
    AVERTISSEMENT = "avertissement", "Avertissement avant radiation"
    ACCUSE = "accuse", "Réponse bien reçue"
    RETRAIT = "retrait", "Offre retirée"
    CADUCITE = "caducite", "Attribution sous condition tombée"
    REPONSE_ATTENDUE = "reponse_attendue", "Courrier qui attend une réponse"
    SANS_REPONSE = "sans_reponse", "Avertissement après un courrier sans réponse"
    AVIS = "avis", "Information"
    BAILLEUR = "bailleur", "Lettre du foyer à son bailleur"


class Courrier(models.Model):
    numero_unique = models.CharField(max_length=18, blank=True, db_index=True)
    gabarit = models.CharField(max_length=20, choices=Gabarit.choices)
    objet = models.CharField(max_length=160)
    contexte = models.JSONField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT)
    le = models.DateField()
    version = models.CharField(max_length=12)  # digest of the template that the PDF was made with

    def __str__(self) -> str:
        return self.objet


class Preuve(models.TextChoices):
    """What proves that a letter reached its reader (CRPA L112-15)."""

    RECOMMANDE = "recommande", "Accusé de réception d’un recommandé"
    RECOMMANDE_ELECTRONIQUE = "recommande_electronique", "Recommandé électronique"
    MAIN_PROPRE = "main_propre", "Remise en main propre, contre signature"
    ESPACE = "espace", "Lue dans l’espace en ligne, avec l’accord du foyer"
    ESPACE_REPUTE = "espace_repute", "Non ouverte dans l’espace en ligne : réputée notifiée"


class Echec(models.TextChoices):
    """Why a letter did not reach its reader."""

    RETOURNE = "retourne", "Lettre revenue"
    REBONDI = "rebondi", "Courriel refusé par le serveur"
    SANS_REPONSE = "sans_reponse", "Appel sans réponse"


class Remise(models.Model):
    """What became of a letter: it reached its reader (``preuve``) or it did not (``echec``), on which day."""

    courrier = models.ForeignKey(Courrier, on_delete=models.PROTECT, related_name="remises")
    le = models.DateField()
    preuve = models.CharField(max_length=30, choices=Preuve.choices, blank=True)
    echec = models.CharField(max_length=30, choices=Echec.choices, blank=True)
    note = models.CharField(max_length=200, blank=True)
    saisie_le = models.DateField()
    saisie_par = models.ForeignKey(Agent, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["le", "pk"]
        constraints = [
            models.CheckConstraint(name="preuve_ou_echec", condition=Q(preuve="") ^ Q(echec="")),
            models.CheckConstraint(name="remise_avant_saisie", condition=Q(le__lte=F("saisie_le"))),
        ]

    def __str__(self) -> str:
        return f"{self.get_preuve_display() or self.get_echec_display()}, le {self.le:%d/%m/%Y}"
