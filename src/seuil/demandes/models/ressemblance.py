"""Two living demands that may be one person's, found by the night, decided by a desk."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from seuil.acteurs.models import Agent
from seuil.demandes.etats import CYCLE_RESSEMBLANCE, EtatRessemblance
from seuil.demandes.models.demande import Demande
from seuil.demandes.nomenclatures import Raison
from seuil.socle.cycles import AvecCycle, EnsembleVerrouillable


class Ressemblance(AvecCycle):
    """A pair, once. ``premiere`` was registered first; ``poids``: how much they look alike, in tenths."""

    cycle = CYCLE_RESSEMBLANCE

    premiere = models.ForeignKey(Demande, on_delete=models.CASCADE, related_name="+", db_index=False)
    seconde = models.ForeignKey(Demande, on_delete=models.CASCADE, related_name="+")
    etat = models.CharField(max_length=10, choices=EtatRessemblance.choices, default=EtatRessemblance.A_TRANCHER)
    poids = models.SmallIntegerField()
    raisons = ArrayField(models.CharField(max_length=20, choices=Raison.choices))
    motif = models.CharField(max_length=300, blank=True)
    trouvee_le = models.DateField()
    tranchee_le = models.DateField(null=True, blank=True)
    tranchee_par = models.ForeignKey(Agent, null=True, on_delete=models.PROTECT, related_name="+")

    objects = EnsembleVerrouillable["Ressemblance"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["premiere", "seconde"], name="ressemblance_unique"),
            models.CheckConstraint(name="ressemblance_dans_l_ordre", condition=Q(premiere__lt=F("seconde"))),
            models.CheckConstraint(
                name="ressemblance_tranchee",
                condition=Q(etat=EtatRessemblance.A_TRANCHER, tranchee_le__isnull=True, tranchee_par__isnull=True)
                | ~Q(etat=EtatRessemblance.A_TRANCHER) & Q(tranchee_le__isnull=False, tranchee_par__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["-poids"], condition=Q(etat=EtatRessemblance.A_TRANCHER), name="ressemblance_a_voir")
        ]

    def __str__(self) -> str:
        return f"La ressemblance des demandes {self.premiere.numero_unique} et {self.seconde.numero_unique}"
