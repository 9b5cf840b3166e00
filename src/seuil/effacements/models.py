"""What households ask about their data, and what could not be erased yet."""

from django.db import models
from django.db.models import Q

from seuil.acteurs.models import Agent
from seuil.demandes.models import Demande
from seuil.documents.models import Document
from seuil.effacements.etats import CYCLE, Etat
from seuil.socle.cycles import AvecCycle


class Sollicitation(AvecCycle):
    """A household asks to be erased before its date (RGPD, art. 17). ``avant_le``: the last day to answer."""

    cycle = CYCLE

    demande = models.ForeignKey(Demande, on_delete=models.CASCADE, related_name="sollicitations")
    etat = models.CharField(max_length=12, choices=Etat.choices, default=Etat.A_REPONDRE)
    recue_le = models.DateField()
    avant_le = models.DateField()
    repondue_le = models.DateField(null=True)
    repondue_par = models.ForeignKey(Agent, null=True, on_delete=models.PROTECT, related_name="+")
    raison = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("avant_le", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["demande"], condition=Q(etat=Etat.A_REPONDRE), name="une_sollicitation_a_la_fois"
            ),
            models.CheckConstraint(
                name="sollicitation_repondue", condition=Q(etat=Etat.A_REPONDRE) ^ Q(repondue_le__isnull=False)
            ),
            models.CheckConstraint(name="refus_d_effacer_motive", condition=~Q(etat=Etat.REFUSEE) | ~Q(raison="")),
        ]

    def __str__(self) -> str:
        return f"La demande d’effacement du {self.recue_le:%d/%m/%Y}"


class Reste(models.Model):
    """A document or a file that something locked while its household was erased: taken again each night."""

    document = models.OneToOneField(Document, null=True, on_delete=models.CASCADE, related_name="+")
    jeton = models.CharField(max_length=18, blank=True)
    chemin = models.CharField(max_length=400, blank=True)
    depuis = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(name="reste_de_quelque_chose", condition=Q(document=None) ^ Q(chemin=""))]

    def __str__(self) -> str:
        return self.chemin or f"Document {self.document_id}"
