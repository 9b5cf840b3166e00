"""Who receives when at a desk, the days it is closed, and the appointments of households."""

import uuid
from datetime import datetime

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, BigIntegerRangeField, DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext

from seuil.acteurs.models import Agent, Guichet
from seuil.demandes.models import Demande
from seuil.regles.creneaux import Recurrence
from seuil.rendez_vous.etats import CYCLE, EN_COURS, TIENNENT, Etat
from seuil.rendez_vous.nomenclatures import Orientation, Sorte
from seuil.socle.cycles import AvecCycle, Verrouillable

UNE_SEULE_PERSONNE = Func(
    F("agent"), F("agent"), Value("[]"), function="int8range", output_field=BigIntegerRangeField()
)  # as a range, so that the constraint asks no extension of PostgreSQL
DUREE = Func(F("debut"), F("fin"), Value("[)"), function="tstzrange", output_field=DateTimeRangeField())


class Permanence(Verrouillable):
    """A weekday (0: Monday) on which an agent receives, in the hours of the desk's wall; ``au``: its last day.

    For who meets an elected person, ``agent`` is who keeps that person's diary.
    """

    guichet = models.ForeignKey(Guichet, on_delete=models.PROTECT, related_name="permanences")
    agent = models.ForeignKey(Agent, on_delete=models.PROTECT, related_name="permanences")
    sorte = models.CharField(max_length=10, choices=Sorte.choices)
    jour = models.PositiveSmallIntegerField()
    de = models.TimeField()
    a = models.TimeField()
    minutes = models.PositiveSmallIntegerField()
    du = models.DateField()
    au = models.DateField(null=True)

    class Meta:
        ordering = ["jour", "de", "pk"]
        constraints = [
            models.CheckConstraint(name="permanence_finit_apres", condition=Q(a__gt=F("de"))),
            models.CheckConstraint(name="permanence_d_un_jour", condition=Q(jour__lte=6, minutes__gte=5)),
        ]

    def __str__(self) -> str:
        return gettext("La permanence")

    @property
    def recurrence(self) -> Recurrence:
        return Recurrence(self.jour, self.de, self.a, self.minutes, self.du, self.au)


class Fermeture(models.Model):
    """A day on which a desk receives nobody; public holidays are the calendar's."""

    guichet = models.ForeignKey(Guichet, on_delete=models.PROTECT, related_name="fermetures")
    jour = models.DateField()
    motif = models.CharField(max_length=120)

    class Meta:
        ordering = ["jour"]
        constraints = [models.UniqueConstraint(fields=["guichet", "jour"], name="une_fermeture_par_jour")]

    def __str__(self) -> str:
        return self.motif


class RendezVous(AvecCycle):
    """``uid`` and ``sequence`` name it in the household's own diary; ``touche_a``: the last time that it changed.

    ``demande_le`` starts the delay of reception. ``rappele_le``: the day its reminder was said, for this date.
    """

    cycle = CYCLE

    demande = models.ForeignKey(Demande, on_delete=models.CASCADE, related_name="rendez_vous")
    sorte = models.CharField(max_length=10, choices=Sorte.choices)
    guichet = models.ForeignKey(Guichet, on_delete=models.PROTECT, related_name="rendez_vous")
    etat = models.CharField(max_length=10, choices=Etat.choices, default=Etat.DEMANDE)
    demande_le = models.DateField()
    mots = models.CharField(max_length=300, blank=True)
    agent = models.ForeignKey(Agent, null=True, on_delete=models.PROTECT, related_name="+")
    debut = models.DateTimeField(null=True)
    fin = models.DateTimeField(null=True)
    fixe_le = models.DateField(null=True)
    rappele_le = models.DateField(null=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveSmallIntegerField(default=0)
    touche_a = models.DateTimeField()
    motif_annulation = models.CharField(max_length=300, blank=True)
    compte_rendu = models.TextField(blank=True)
    orientations = ArrayField(models.CharField(max_length=20, choices=Orientation.choices), default=list, blank=True)

    class Meta:
        ordering = ["debut", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["demande", "sorte"], condition=Q(etat__in=EN_COURS), name="un_rendez_vous_a_la_fois"
            ),
            *(
                ExclusionConstraint(
                    name=f"un_seul_foyer_a_la_fois_{sorte}",
                    expressions=[(UNE_SEULE_PERSONNE, RangeOperators.OVERLAPS), (DUREE, RangeOperators.OVERLAPS)],
                    condition=Q(etat__in=TIENNENT, sorte=sorte),
                )
                for sorte in ("entretien", "elu")
            ),
            models.CheckConstraint(
                name="rendez_vous_avec_son_heure",
                condition=Q(etat__in=(Etat.DEMANDE, Etat.ANNULE))
                | Q(debut__isnull=False, fin__isnull=False, agent__isnull=False, fin__gt=F("debut")),
            ),
            models.CheckConstraint(name="annulation_motivee", condition=~Q(etat=Etat.ANNULE) | ~Q(motif_annulation="")),
        ]
        indexes = [models.Index(fields=["guichet", "debut"], name="rendez_vous_du_jour")]

    def __str__(self) -> str:
        return gettext("Le rendez-vous")

    @property
    def date_fixee(self) -> datetime:
        """Return when it begins; only asked of one that has a date."""
        assert self.debut is not None
        return self.debut
