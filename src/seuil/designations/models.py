"""Candidates put forward by a reserving body for a vacancy, with what was known when it chose."""

from django.db import models
from django.db.models import Q

from seuil.acteurs.models import Organisme
from seuil.demandes.models import Demande
from seuil.designations.etats import CYCLE, Etat
from seuil.patrimoine.models import Vacance
from seuil.rapprochement.models import Classement
from seuil.socle.cycles import AvecCycle


class Liste(models.Model):
    """The candidates named together for a vacancy.

    ``motif_insuffisance``: the search that was made, then why fewer than the minimum are named; empty when nothing
    was to be justified.
    """

    vacance = models.ForeignKey(Vacance, on_delete=models.PROTECT, related_name="listes")
    classement = models.ForeignKey(Classement, on_delete=models.PROTECT)
    reservataire = models.ForeignKey(Organisme, on_delete=models.PROTECT)
    le = models.DateField()
    motif_insuffisance = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"Désignation du {self.le} pour {self.vacance}"


class RangPasse(models.Model):
    """A candidate whose rank was passed over, and why: a code (`regles.motifs_commission`), and words."""

    liste = models.ForeignKey(Liste, on_delete=models.PROTECT, related_name="rangs_passes")
    demande = models.ForeignKey(Demande, on_delete=models.PROTECT, related_name="+")
    rang = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40)
    mots = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["rang"]
        constraints = [
            models.UniqueConstraint(fields=["liste", "rang"], name="rang_passe_une_fois"),
            models.CheckConstraint(name="rang_passe_motive", condition=~Q(code="")),
        ]

    def __str__(self) -> str:
        return f"Le rang {self.rang}"


class Candidature(AvecCycle):
    """``au_titre_du_dalo``: named by the prefect for a household recognised DALO that day (art. L441-2-3, II)."""

    cycle = CYCLE

    liste = models.ForeignKey(Liste, on_delete=models.PROTECT, related_name="candidatures")
    vacance = models.ForeignKey(Vacance, on_delete=models.PROTECT, related_name="candidatures")
    demande = models.ForeignKey(Demande, on_delete=models.PROTECT, related_name="candidatures")
    etat = models.CharField(max_length=10, choices=Etat.choices, default=Etat.DESIGNEE)
    rang = models.PositiveSmallIntegerField()
    score = models.SmallIntegerField()
    explication = models.JSONField()
    au_titre_du_dalo = models.BooleanField(default=False)
    motif_retrait = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["rang"]
        constraints = [
            models.UniqueConstraint(
                fields=["vacance", "demande"], condition=~Q(etat=Etat.RETIREE), name="une_candidature_par_vacance"
            ),
            models.CheckConstraint(name="retrait_motive", condition=~Q(etat=Etat.RETIREE) | ~Q(motif_retrait="")),
        ]

    def __str__(self) -> str:
        return f"La candidature {self.demande.numero_unique}"
