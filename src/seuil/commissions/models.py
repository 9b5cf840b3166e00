"""The CALEOL: its members and their voices, its sessions, one reasoned decision per candidate."""

from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from seuil.acteurs.models import Organisme
from seuil.commissions.etats import CYCLE, Etat
from seuil.courriers.models import Courrier
from seuil.designations.models import Candidature
from seuil.patrimoine.models import Vacance
from seuil.socle.cycles import AvecCycle
from seuil.territoires.models import Commune, Epci


class Qualite(models.TextChoices):
    """In what quality a member sits (art. L441-2, R441-9)."""

    DESIGNE = "designe", "Membre désigné par le conseil"
    PREFET = "prefet", "Préfet ou son représentant"
    EPCI = "epci", "Président de l’intercommunalité ou son représentant"
    MAIRE = "maire", "Maire ou son représentant"
    MANDANT = "mandant", "Président de la commission du mandant"
    INGENIERIE_SOCIALE = "ingenierie_sociale", "Association d’insertion agréée"
    RESERVATAIRE = "reservataire", "Réservataire"


class Commission(models.Model):
    bailleur = models.ForeignKey(Organisme, on_delete=models.PROTECT, related_name="commissions")
    nom = models.CharField(max_length=120)
    quorum = models.PositiveSmallIntegerField(help_text="Membres désignés présents en personne.")
    reglement = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.nom


class Membre(models.Model):
    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="membres")
    nom = models.CharField(max_length=120)
    qualite = models.CharField(max_length=20, choices=Qualite.choices)
    est_president = models.BooleanField(default=False)
    est_locataire = models.BooleanField(default=False)
    commune = models.ForeignKey(Commune, null=True, blank=True, on_delete=models.PROTECT)
    epci = models.ForeignKey(Epci, null=True, blank=True, on_delete=models.PROTECT)
    organisme = models.ForeignKey(Organisme, null=True, blank=True, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.CheckConstraint(name="maire_a_commune", condition=~Q(qualite="maire") | Q(commune__isnull=False)),
            models.CheckConstraint(name="epci_a_siren", condition=~Q(qualite="epci") | Q(epci__isnull=False)),
            models.UniqueConstraint(fields=["commission"], condition=Q(est_president=True), name="un_president"),
        ]

    def __str__(self) -> str:
        return self.nom


class Seance(AvecCycle):
    cycle = CYCLE

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="seances")
    le = models.DateField()
    etat = models.CharField(max_length=10, choices=Etat.choices, default=Etat.CONVOQUEE)
    proces_verbal = models.ForeignKey(Courrier, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="close_avec_proces_verbal",
                condition=Q(etat=Etat.CLOSE, proces_verbal__isnull=False) | ~Q(etat=Etat.CLOSE),
            )
        ]

    def __str__(self) -> str:
        return f"La séance du {self.le:%d/%m/%Y}"


class Presence(models.Model):
    """A member who sits, or who gave a proxy to one who does."""

    seance = models.ForeignKey(Seance, on_delete=models.CASCADE, related_name="presences")
    membre = models.ForeignKey(Membre, on_delete=models.PROTECT)
    pouvoir_a = models.ForeignKey(Membre, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seance", "membre"], name="une_presence"),
            models.UniqueConstraint(fields=["seance", "pouvoir_a"], name="un_pouvoir_par_membre"),
        ]

    def __str__(self) -> str:
        return str(self.membre)


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


class Decision(models.Model):
    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="decisions")
    candidature = models.OneToOneField(Candidature, on_delete=models.PROTECT, related_name="decision")
    nature = models.CharField(max_length=1, choices=Nature.choices)
    rang = models.PositiveSmallIntegerField(null=True, blank=True)
    motif = models.CharField(max_length=300, blank=True)
    piece_manquante = models.CharField(max_length=120, blank=True)
    condition_avant_le = models.DateField(null=True, blank=True)
    pour = ArrayField(models.BigIntegerField(), default=list)
    contre = ArrayField(models.BigIntegerField(), default=list)
    abstention = ArrayField(models.BigIntegerField(), default=list)
    voix_preponderante = models.BooleanField(default=False)
    presents = models.PositiveSmallIntegerField()
    courrier = models.ForeignKey(Courrier, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["point", "rang"], name=UN_RANG_PAR_POINT),
            models.UniqueConstraint(fields=["point"], condition=Q(nature="a"), name=UNE_SEULE_ATTRIBUTION),
            models.CheckConstraint(name="rang_si_b", condition=~Q(nature="b") | Q(rang__isnull=False)),
            models.CheckConstraint(
                name="condition_avec_piece_et_date",
                condition=~Q(nature="c") | Q(condition_avant_le__isnull=False) & ~Q(piece_manquante=""),
            ),
            models.CheckConstraint(name="refus_motive", condition=~Q(nature__in=["d", "e"]) | ~Q(motif="")),
        ]

    def __str__(self) -> str:
        return self.get_nature_display()
