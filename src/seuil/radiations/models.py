"""The letters of a desk that wait for an answer, and what households say against a removal."""

from django.db import models
from django.db.models import Q

from seuil.acteurs.models import Agent, Organisme
from seuil.courriers.models import Courrier
from seuil.demandes.models import Demande
from seuil.radiations.etats import CYCLE, CYCLE_CONTESTATION, OUVERTES, Etat, EtatContestation
from seuil.socle.cycles import AvecCycle

APRES = (Etat.AVERTIE, Etat.RADIEE)
QUESTION_MAX, REPONSE_MAX, TEXTE_MAX, MOTIF_MAX = 600, 300, 1000, 1000


class Interrogation(AvecCycle):
    """One letter of a desk that asks for an answer, then its warning (art. R441-2-8 c); one at a time per demand.

    ``organisme``: the sending service, which alone may remove. The delivery of the warning is no column: its proofs are
    those of its letter (`courriers.Remise`). ``reponse``: what lifted it.
    """

    cycle = CYCLE

    demande = models.ForeignKey(Demande, on_delete=models.CASCADE, related_name="interrogations")
    organisme = models.ForeignKey(Organisme, on_delete=models.PROTECT, related_name="+")
    etat = models.CharField(max_length=10, choices=Etat.choices, default=Etat.ATTENDUE)
    question = models.CharField(max_length=QUESTION_MAX)
    demandee_le = models.DateField()
    demandee_par = models.ForeignKey(Agent, on_delete=models.PROTECT, related_name="+")
    repondre_avant = models.DateField()
    lettre = models.ForeignKey(Courrier, null=True, on_delete=models.PROTECT, related_name="+")
    avertie_le = models.DateField(null=True)
    avertie_par = models.ForeignKey(Agent, null=True, on_delete=models.PROTECT, related_name="+")
    avertissement = models.ForeignKey(Courrier, null=True, on_delete=models.PROTECT, related_name="+")
    levee_le = models.DateField(null=True)
    reponse = models.CharField(max_length=REPONSE_MAX, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["demande"], condition=Q(etat__in=OUVERTES), name="une_interrogation_ouverte"
            ),
            models.CheckConstraint(
                name="avertie_avec_sa_date", condition=~Q(etat__in=APRES) | Q(avertie_le__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"Le courrier du {self.demandee_le:%d/%m/%Y}"


class Contestation(AvecCycle):
    """What a household says against the removal of its demand: once per removal (``entree`` of the journal)."""

    cycle = CYCLE_CONTESTATION

    demande = models.ForeignKey(Demande, on_delete=models.CASCADE, related_name="contestations")
    entree = models.BigIntegerField(unique=True)
    etat = models.CharField(max_length=10, choices=EtatContestation.choices, default=EtatContestation.A_REPONDRE)
    texte = models.CharField(max_length=TEXTE_MAX)
    deposee_le = models.DateField()
    repondre_avant = models.DateField()
    motif = models.CharField(max_length=MOTIF_MAX, blank=True)
    repondue_le = models.DateField(null=True)
    repondue_par = models.ForeignKey(Agent, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="contestation_repondue",
                condition=Q(etat=EtatContestation.A_REPONDRE, repondue_le=None)
                | ~Q(etat=EtatContestation.A_REPONDRE) & Q(repondue_le__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"La contestation du {self.deposee_le:%d/%m/%Y}"
