"""The stock: programmes and dwellings, the right to name candidates, and the vacancies."""

from decimal import Decimal
from typing import Final

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from seuil.acteurs.models import Organisme
from seuil.patrimoine.etats import CYCLE, OUVERTES, Etat
from seuil.socle.cycles import AvecCycle
from seuil.territoires.models import Commune, Ressort

UNE_VACANCE_OUVERTE: Final = "une_vacance_ouverte"


class Financement(models.TextChoices):
    PLAI = "PLAI", "PLAI, logement très social"
    PLAI_ADAPTE = "PLAI_ADAPTE", "PLAI adapté, logement très social accompagné"  # art. D331-25-1
    PLUS = "PLUS", "PLUS, logement social"
    PLS = "PLS", "PLS, logement social à loyer plus élevé"


class Programme(models.Model):
    bailleur = models.ForeignKey(Organisme, on_delete=models.PROTECT, related_name="programmes")
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT)
    nom = models.CharField(max_length=120)
    adresse = models.CharField(max_length=200)
    annee = models.PositiveSmallIntegerField(null=True)
    nb_logements = models.PositiveIntegerField(null=True)
    financements = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=200)
    mandant = models.ForeignKey(  # whose dwellings the landlord manages and attributes (art. L442-9)
        Organisme, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return self.nom


class Logement(models.Model):
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="logements")
    reference = models.CharField(max_length=20)
    rpls = models.CharField(max_length=10, blank=True)
    type = models.CharField(max_length=2)
    surface = models.DecimalField(max_digits=6, decimal_places=2)
    etage = models.SmallIntegerField(default=0)
    ascenseur = models.BooleanField(default=False)
    accessible = models.BooleanField(default=False)
    en_qpv = models.BooleanField(default=False)
    financement = models.CharField(max_length=11, choices=Financement.choices)
    loyer = models.DecimalField(max_digits=7, decimal_places=2)
    charges = models.DecimalField(max_digits=7, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "reference"], name="reference_unique"),
            models.CheckConstraint(name="loyer_positif", condition=Q(loyer__gt=0, charges__gte=0, surface__gt=0)),
        ]

    def __str__(self) -> str:
        taille = gettext("%(type)s de %(surface)s m²") % {"type": self.type, "surface": f"{self.surface.normalize():f}"}
        return f"{taille}, {self.programme.adresse}, {self.programme.commune}"

    @property
    def financement_court(self) -> str:
        """Return `PLAI adapté`: the financing where a line has little room."""
        return Financement(self.financement).label.partition(",")[0]

    @property
    def loyer_charges(self) -> Decimal:
        return self.loyer + self.charges


class Convention(models.Model):
    """One per landlord, reserving body and ressort: a yearly share of the flow (art. R441-5)."""

    bailleur = models.ForeignKey(Organisme, on_delete=models.PROTECT, related_name="conventions")
    reservataire = models.ForeignKey(Organisme, on_delete=models.PROTECT, related_name="reservations")
    ressort = models.ForeignKey(Ressort, on_delete=models.PROTECT)
    annee = models.PositiveSmallIntegerField()
    taux = models.DecimalField(max_digits=5, decimal_places=2)
    delai_designation_mois = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bailleur", "reservataire", "ressort", "annee"], name="convention_unique"),
            models.CheckConstraint(name="taux_en_pourcent", condition=Q(taux__range=(0, 100))),
        ]

    def __str__(self) -> str:
        return f"{self.reservataire}, {self.taux} % en {self.annee}"


class Vacance(AvecCycle):
    cycle = CYCLE

    logement = models.ForeignKey(Logement, on_delete=models.PROTECT, related_name="vacances")
    etat = models.CharField(max_length=14, choices=Etat.choices, default=Etat.DECLAREE)
    declaree_le = models.DateField()
    libre_le = models.DateField()
    hors_flux = models.CharField(max_length=60, blank=True)
    reservataire = models.ForeignKey(Organisme, null=True, on_delete=models.PROTECT, related_name="vacances")
    orientee_le = models.DateField(null=True)
    designer_avant = models.DateField(null=True)
    motif_orientation = models.CharField(max_length=300, blank=True)
    louee_le = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["logement"], condition=Q(etat__in=OUVERTES), name=UNE_VACANCE_OUVERTE),
            models.CheckConstraint(
                name="orientee_vers_quelqu_un",
                condition=Q(etat=Etat.DECLAREE)
                | Q(reservataire__isnull=False, orientee_le__isnull=False, designer_avant__isnull=False),
            ),
            models.CheckConstraint(
                name="louee_avec_date", condition=Q(etat=Etat.LOUEE, louee_le__isnull=False) | ~Q(etat=Etat.LOUEE)
            ),
        ]

    def __str__(self) -> str:
        return f"La vacance du {self.logement}"

    @property
    def bailleur(self) -> Organisme:
        return self.logement.programme.bailleur
