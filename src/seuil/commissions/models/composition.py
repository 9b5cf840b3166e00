"""Who sits: a commission, its own rules, its members and the place where each has a voice."""

from django.db import models
from django.db.models import Q

from seuil.acteurs.models import Organisme
from seuil.territoires.models import Commune, Epci


class Qualite(models.TextChoices):
    """In what quality a member sits (art. L441-2, R441-9): the same codes as `regles.commission.Qualite`."""

    DESIGNE = "designe", "Membre désigné par le conseil"
    PREFET = "prefet", "Préfet ou son représentant"
    EPCI = "epci", "Président de l’intercommunalité ou son représentant"
    MAIRE = "maire", "Maire ou son représentant"
    MANDANT = "mandant", "Président de la commission du mandant"
    INGENIERIE_SOCIALE = "ingenierie_sociale", "Association d’insertion agréée"
    RESERVATAIRE = "reservataire", "Réservataire"
    MAIRE_ARRONDISSEMENT = "maire_arrondissement", "Maire d’arrondissement"
    SERVICE_SOCIAL = "service_social", "Centre communal d’action sociale ou service social du département"


class Commission(models.Model):
    """A commission and what its règlement intérieur says; an empty number is the usual one (`baremes/commissions`)."""

    bailleur = models.ForeignKey(Organisme, on_delete=models.PROTECT, related_name="commissions")
    nom = models.CharField(max_length=120)
    quorum = models.PositiveSmallIntegerField(help_text="Membres désignés présents en personne.")
    pouvoirs_par_membre = models.PositiveSmallIntegerField(null=True, blank=True)
    pouvoirs_entre_designes = models.BooleanField(default=False)
    reglement = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.nom


class Membre(models.Model):
    """``retire_le``: the first day without a seat; sessions held before keep the member."""

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="membres")
    nom = models.CharField(max_length=120)
    qualite = models.CharField(max_length=20, choices=Qualite.choices)
    est_president = models.BooleanField(default=False)
    est_locataire = models.BooleanField(default=False)
    commune = models.ForeignKey(Commune, null=True, blank=True, on_delete=models.PROTECT)
    epci = models.ForeignKey(Epci, null=True, blank=True, on_delete=models.PROTECT)
    organisme = models.ForeignKey(Organisme, null=True, blank=True, on_delete=models.PROTECT)
    retire_le = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="maire_a_commune", condition=~Q(qualite="maire") | Q(commune__isnull=False)),
            models.CheckConstraint(name="epci_a_siren", condition=~Q(qualite="epci") | Q(epci__isnull=False)),
            models.CheckConstraint(name="mandant_nomme", condition=~Q(qualite="mandant") | Q(organisme__isnull=False)),
            models.UniqueConstraint(
                fields=["commission"], condition=Q(est_president=True, retire_le=None), name="un_president"
            ),
        ]

    def __str__(self) -> str:
        return self.nom
