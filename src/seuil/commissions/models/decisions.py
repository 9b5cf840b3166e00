"""What a session decided: one decision per candidate, the votes that did not stand, the postponements."""

from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from seuil.acteurs.models import Agent
from seuil.commissions.models.seances import Point
from seuil.courriers.models import Courrier
from seuil.designations.models import Candidature
from seuil.regles.ecriture import compte
from seuil.socle.cycles import Verrouillable


class Nature(models.TextChoices):
    """The only decisions a commission may take (art. R441-3)."""

    ATTRIBUTION = "a", "Attribution du logement"
    RANG = "b", "Attribution par ordre de priorité"
    CONDITION = "c", "Attribution sous condition suspensive"
    NON_ATTRIBUTION = "d", "Non-attribution du logement"
    IRRECEVABILITE = "e", "Rejet pour irrecevabilité"


UNE_DECISION_PAR_CANDIDAT: Final = "commissions_decision_candidature_id_key"  # as PostgreSQL calls it
UN_RANG_PAR_POINT: Final = "un_rang_par_point"
UNE_SEULE_ATTRIBUTION: Final = "une_seule_attribution"
ATTRIBUANT = {Nature.ATTRIBUTION, Nature.RANG, Nature.CONDITION}


class Decision(Verrouillable):
    """The vote that stands. Until the session closes it may be voted again; then only a condition moves.

    ``code``: the coded motive of d or e (`regles.motifs_commission`); ``constat``: the figures of e, as they were read;
    ``mots``: free words, printed only once another reader accepted them; ``cumul``: why the household is first on two
    dwellings at once. A condition ends by its paper (``condition_recue_le``, the day it came; ``condition_levee_le``,
    the day an agent accepted it) or lapses (``condition_tombee_le``).
    """

    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="decisions")
    candidature = models.OneToOneField(Candidature, on_delete=models.PROTECT, related_name="decision")
    nature = models.CharField(max_length=1, choices=Nature.choices)
    rang = models.PositiveSmallIntegerField(null=True, blank=True)
    code = models.CharField(max_length=40, blank=True)
    constat = models.CharField(max_length=300, blank=True)
    mots = models.CharField(max_length=300, blank=True)
    mots_acceptes_par = models.ForeignKey(Agent, null=True, on_delete=models.PROTECT, related_name="+")
    mots_acceptes_le = models.DateField(null=True)
    redigee_par = models.ForeignKey(Agent, on_delete=models.PROTECT, related_name="+")
    cumul = models.CharField(max_length=300, blank=True)
    piece_manquante = models.CharField(max_length=120, blank=True)
    condition_avant_le = models.DateField(null=True, blank=True)
    condition_recue_le = models.DateField(null=True)
    condition_levee_le = models.DateField(null=True)
    condition_tombee_le = models.DateField(null=True)
    condition_motif = models.CharField(max_length=300, blank=True)
    caducite = models.ForeignKey(Courrier, null=True, on_delete=models.PROTECT, related_name="+")
    votee_le = models.DateField()
    votee_a = models.TimeField()
    pour = ArrayField(models.BigIntegerField(), default=list)
    contre = ArrayField(models.BigIntegerField(), default=list)
    abstention = ArrayField(models.BigIntegerField(), default=list)
    voix_preponderante = models.BooleanField(default=False)
    presents = models.PositiveSmallIntegerField()
    quorum = models.CharField(max_length=160)
    courrier = models.ForeignKey(Courrier, null=True, on_delete=models.PROTECT, related_name="+")
    avertissement = models.ForeignKey(Courrier, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["point", "rang"], name=UN_RANG_PAR_POINT),
            models.UniqueConstraint(fields=["point"], condition=Q(nature="a"), name=UNE_SEULE_ATTRIBUTION),
            models.CheckConstraint(name="rang_si_b", condition=~Q(nature="b") | Q(rang__isnull=False)),
            models.CheckConstraint(
                name="condition_avec_piece_et_date",
                condition=~Q(nature="c") | Q(condition_avant_le__isnull=False) & ~Q(piece_manquante=""),
            ),
            models.CheckConstraint(name="refus_motive", condition=~Q(nature__in=["d", "e"]) | ~Q(code="")),
            models.CheckConstraint(
                name="condition_levee_ou_tombee",
                condition=Q(condition_levee_le__isnull=True) | Q(condition_tombee_le__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.get_nature_display()

    @property
    def proposition(self) -> str:
        """What was put to the vote: `b. Attribution par ordre de priorité, rang 2`."""
        return f"{self.nature}. {self}" + (f", rang {self.rang}" if self.rang else "")

    @property
    def scrutin(self) -> str:
        """How it was voted: `5 pour, 1 contre, 0 abstention`."""
        abstentions = compte(len(self.abstention), "abstention", "abstentions")
        dit = f"{len(self.pour)} pour, {len(self.contre)} contre, {abstentions}"
        return f"{dit}, voix prépondérante du maire" if self.voix_preponderante else dit


class VoteAnterieur(models.Model):
    """A vote that does not stand: the proposal was not adopted, or was voted again, or was taken back."""

    class Issue(models.TextChoices):
        REJETE = "rejete", "non adoptée"
        CORRIGE = "corrige", "vote refait"
        ANNULE = "annule", "vote annulé"

    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="votes_anterieurs")
    candidature = models.ForeignKey(Candidature, on_delete=models.PROTECT, related_name="+")
    le = models.DateField()
    a = models.TimeField()
    proposition = models.CharField(max_length=200)
    scrutin = models.CharField(max_length=200)
    issue = models.CharField(max_length=8, choices=Issue.choices)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.proposition}, {self.get_issue_display()}"


class Report(Verrouillable):
    """An examination put off, at what time and why: not a decision, the candidate comes back (law §10.c)."""

    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="reports")
    candidature = models.ForeignKey(Candidature, on_delete=models.PROTECT, related_name="reports")
    code = models.CharField(max_length=40)
    mots = models.CharField(max_length=300, blank=True)
    le = models.DateField()
    a = models.TimeField()
    quorum = models.CharField(max_length=160)
    courrier = models.ForeignKey(Courrier, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["point", "candidature"], name="un_report_par_point")]

    def __str__(self) -> str:
        return f"Le report de {self.candidature}"
