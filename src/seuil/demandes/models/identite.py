"""A name or a birth of a holder that changes: kept apart until a second person read it."""

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from seuil.acteurs.models import Agent
from seuil.demandes.etats import CYCLE_IDENTITE, EtatIdentite
from seuil.demandes.models.demande import Demande
from seuil.demandes.models.foyer import Personne
from seuil.socle.cycles import AvecCycle, EnsembleVerrouillable

SANS_LECTEUR = (EtatIdentite.PERIMEE, EtatIdentite.CADUQUE)


class IdentiteARelire(AvecCycle):
    """What a person's columns were and become. ``demandee_par``: None for the household itself.

    ``gelee_jusqu_au``: last day on which the demand waits for it. ``relue_par`` is None when the delay passed,
    or when the person left.
    """

    cycle = CYCLE_IDENTITE

    demande = models.ForeignKey(Demande, on_delete=models.CASCADE, related_name="identites")
    personne = models.ForeignKey(Personne, null=True, on_delete=models.SET_NULL, related_name="identites")
    etat = models.CharField(max_length=10, choices=EtatIdentite.choices, default=EtatIdentite.A_RELIRE)
    avant: Any = models.JSONField(encoder=DjangoJSONEncoder)
    apres: Any = models.JSONField(encoder=DjangoJSONEncoder)
    demandee_par = models.ForeignKey(Agent, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    demandee_le = models.DateField()
    gelee_jusqu_au = models.DateField()
    relue_par = models.ForeignKey(Agent, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    relue_le = models.DateField(null=True, blank=True)
    motif = models.CharField(max_length=300, blank=True)

    objects = EnsembleVerrouillable["IdentiteARelire"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["personne"], condition=Q(etat=EtatIdentite.A_RELIRE), name="une_identite_a_relire"
            ),
            models.CheckConstraint(
                name="identite_relue",
                condition=Q(etat=EtatIdentite.A_RELIRE, relue_le__isnull=True, relue_par__isnull=True)
                | Q(etat__in=SANS_LECTEUR, relue_le__isnull=False, relue_par__isnull=True)
                | Q(etat=EtatIdentite.CONFIRMEE, relue_le__isnull=False, relue_par__isnull=False)
                | Q(etat=EtatIdentite.REFUSEE, relue_le__isnull=False, relue_par__isnull=False) & ~Q(motif=""),
            ),
        ]
        indexes = [
            models.Index(fields=["gelee_jusqu_au"], condition=Q(etat=EtatIdentite.A_RELIRE), name="identite_attendue")
        ]

    def __str__(self) -> str:
        return f"L’identité à relire de la demande {self.demande.numero_unique}"
