"""Who may be a candidate where: one narrow row per demand and wished commune, kept in step with the demand."""

from django.db import models

from seuil.demandes.models import Demande
from seuil.patrimoine.models import Vacance
from seuil.territoires.models import Commune


class Pretendant(models.Model):
    """A demand that wants a commune, with what a search filters on. Amounts in euros, ``types`` a bit mask."""

    demande = models.ForeignKey(Demande, on_delete=models.CASCADE, related_name="pretendants")
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT)
    score = models.SmallIntegerField()
    recue_le = models.DateField()
    types = models.SmallIntegerField()
    categorie = models.SmallIntegerField()
    personnes_en_plus = models.SmallIntegerField(default=0)
    revenu = models.IntegerField(null=True)
    revenu_mensuel = models.IntegerField()
    nb_personnes = models.SmallIntegerField()
    drapeaux = models.SmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["demande", "commune"], name="pretendant_unique")]
        indexes = [models.Index("commune", models.F("score").desc(), "recue_le", "demande",
            name="pretendant_classement")]

    def __str__(self) -> str:
        return f"{self.demande_id} pour {self.commune_id}"


class Classement(models.Model):
    """A search frozen when it was used: every candidate in order, every exclusion with its first rule."""

    vacance = models.ForeignKey(Vacance, on_delete=models.PROTECT, related_name="classements")
    le = models.DateField()
    graine = models.CharField(max_length=64)
    regles = models.JSONField()
    candidats = models.JSONField()
    exclusions = models.JSONField()

    def __str__(self) -> str:
        return f"Classement du {self.le} pour {self.vacance}"
