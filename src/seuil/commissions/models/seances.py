"""What a session was: its day, its hours, who sat and when, the dwellings on its agenda."""

from django.db import models
from django.db.models import Q

from seuil.commissions.etats import CYCLE, Etat
from seuil.commissions.models.composition import Commission, Membre
from seuil.courriers.models import Courrier
from seuil.patrimoine.models import Vacance
from seuil.regles.ecriture import heure
from seuil.socle.cycles import AvecCycle


class Seance(AvecCycle):
    """``heure`` and ``lieu`` are those of the convocation; the other hours are what happened."""

    cycle = CYCLE

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="seances")
    le = models.DateField()
    heure = models.TimeField(null=True, blank=True)
    lieu = models.CharField(max_length=200, blank=True)
    etat = models.CharField(max_length=10, choices=Etat.choices, default=Etat.CONVOQUEE)
    ouverte_a = models.TimeField(null=True)
    close_le = models.DateField(null=True)
    close_a = models.TimeField(null=True)
    preside_par = models.ForeignKey(Membre, null=True, on_delete=models.PROTECT, related_name="+")
    presidences = models.JSONField(default=list)  # who took the chair after the opening: [["15:10", "Mme …"], …]
    motif_annulation = models.CharField(max_length=300, blank=True)
    proces_verbal = models.ForeignKey(Courrier, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="close_avec_proces_verbal",
                condition=Q(etat=Etat.CLOSE, proces_verbal__isnull=False) | ~Q(etat=Etat.CLOSE),
            ),
            models.CheckConstraint(
                name="tenue_avec_president",
                condition=~Q(etat__in=[Etat.OUVERTE, Etat.CLOSE])
                | Q(preside_par__isnull=False, ouverte_a__isnull=False),
            ),
            models.CheckConstraint(
                name="annulee_avec_motif", condition=~Q(etat=Etat.ANNULEE) | ~Q(motif_annulation="")
            ),
        ]

    def __str__(self) -> str:
        return f"La séance du {self.le:%d/%m/%Y}"


class Presence(models.Model):
    """A member who came when the session opened, or who gave a proxy to one who did."""

    seance = models.ForeignKey(Seance, on_delete=models.CASCADE, related_name="presences")
    membre = models.ForeignKey(Membre, on_delete=models.PROTECT)
    pouvoir_a = models.ForeignKey(Membre, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seance", "membre"], name="une_presence")]

    def __str__(self) -> str:
        return str(self.membre)


class Mouvement(models.Model):
    """A member who arrives or leaves while the session is held; the last one says where the member is."""

    seance = models.ForeignKey(Seance, on_delete=models.CASCADE, related_name="mouvements")
    membre = models.ForeignKey(Membre, on_delete=models.PROTECT)
    a = models.TimeField()
    est_arrivee = models.BooleanField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.membre} {'arrive' if self.est_arrivee else 'part'} à {heure(self.a)}"


class Point(models.Model):
    """A dwelling on the agenda."""

    seance = models.ForeignKey(Seance, on_delete=models.CASCADE, related_name="points")
    vacance = models.ForeignKey(Vacance, on_delete=models.PROTECT, related_name="points")
    ordre = models.PositiveSmallIntegerField()
    motif_insuffisance = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["ordre"]
        constraints = [models.UniqueConstraint(fields=["seance", "vacance"], name="un_point_par_logement")]

    def __str__(self) -> str:
        return str(self.vacance.logement)


class Deport(models.Model):
    """A member who steps back for one dwelling, and why: no voice, and no place in its quorum."""

    point = models.ForeignKey(Point, on_delete=models.CASCADE, related_name="deports")
    membre = models.ForeignKey(Membre, on_delete=models.PROTECT)
    motif = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["point", "membre"], name="un_deport")]

    def __str__(self) -> str:
        return str(self.membre)
