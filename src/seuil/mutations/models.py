"""The tenancies that demands declare: who was told, what the landlord answered."""

from typing import Final

from django.db import models
from django.db.models import Q

from seuil.acteurs.models import Agent, Organisme
from seuil.courriers.models import Courrier
from seuil.demandes.models import Demande
from seuil.mutations.etats import CYCLE, Etat
from seuil.patrimoine.models import Logement
from seuil.socle.cycles import AvecCycle

MOTIF_MAX, REPONSE_MAX = 300, 600
SANS_MOTIF: Final = (Etat.A_RECONNAITRE, Etat.RECONNUE)


class Location(AvecCycle):
    """One demand and one landlord: an organism, or only the name that was declared (``nom``).

    ``prevenu_le``: the day the household had it told; None when the landlord spoke first. ``lettre``: the one to post,
    for a landlord that is not in Seuil. A row counts while the demand still declares this landlord
    (`DemandeQuerySet.chez`): what it declares now is never copied here.
    """

    cycle = CYCLE

    demande = models.ForeignKey(Demande, on_delete=models.CASCADE, related_name="locations")
    bailleur = models.ForeignKey(Organisme, null=True, on_delete=models.PROTECT, related_name="+")
    nom = models.CharField(max_length=80)
    etat = models.CharField(max_length=13, choices=Etat.choices, default=Etat.A_RECONNAITRE)
    prevenu_le = models.DateField(null=True)
    lettre = models.ForeignKey(Courrier, null=True, on_delete=models.PROTECT, related_name="+")
    logement = models.ForeignKey(Logement, null=True, on_delete=models.PROTECT, related_name="+")
    bail_depuis = models.DateField(null=True)
    repondue_le = models.DateField(null=True)
    repondue_par = models.ForeignKey(Agent, null=True, on_delete=models.PROTECT, related_name="+")
    motif = models.CharField(max_length=MOTIF_MAX, blank=True)
    reponse = models.CharField(max_length=REPONSE_MAX, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["demande", "nom"], name="une_location_par_bailleur"),
            models.CheckConstraint(
                name="reconnue_avec_son_logement",
                condition=~Q(etat=Etat.RECONNUE)
                | Q(logement__isnull=False, bail_depuis__isnull=False, repondue_le__isnull=False),
            ),
            models.CheckConstraint(name="ecartee_motivee", condition=Q(etat__in=SANS_MOTIF) | ~Q(motif="")),
        ]

    def __str__(self) -> str:
        return f"La location chez {self.nom}"
