"""Who may be a candidate where: one narrow row per demand and wished commune, kept in step with the demand."""

from django.db import models
from django.db.models import Q

from seuil.demandes.models import Demande
from seuil.patrimoine.models import Vacance
from seuil.territoires.models import Commune

SANS_TERRITOIRE = "aucun"
FAUTEUIL, ELARGIE, TRAVAILLE, HABITE = 2, 4, 8, 16
ORDRE = ("commune", "-score", "recue_le", "demande")
FILTRES = (
    "types", "types_adaptes", "categorie", "personnes_en_plus", "revenu", "revenu_mensuel", "aide", "drapeaux",
)  # fmt: skip


class Pretendant(models.Model):
    """A demand that wants a commune, with what a search filters on. Amounts in euros, ``types…`` bit masks.

    Derived, never typed: one table per territory of the commune, no foreign key to check. A widened demand also has
    rows whose ``commune`` is its whole ressort (`R060`): one for the territories that score it or have their own grid
    of types, one (``aucun``) for all the others.
    """

    pk = models.CompositePrimaryKey("demande_id", "commune_id", "territoire")
    demande = models.ForeignKey(
        Demande, on_delete=models.CASCADE, db_constraint=False, db_index=False, related_name="pretendants"
    )
    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, db_constraint=False, db_index=False)
    territoire = models.SlugField(db_column="territoire_id", db_index=False)
    score = models.SmallIntegerField()
    recue_le = models.DateField()
    types = models.SmallIntegerField()
    types_adaptes = models.SmallIntegerField()
    categorie = models.SmallIntegerField()
    personnes_en_plus = models.SmallIntegerField(default=0)
    revenu = models.IntegerField(null=True)
    revenu_mensuel = models.IntegerField()
    aide = models.IntegerField(default=0)
    nb_personnes = models.SmallIntegerField()
    drapeaux = models.SmallIntegerField(default=0)
    prioritaire = models.BooleanField(default=False)
    a_revoir_le = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=ORDRE, include=FILTRES, name="pretendant_classement"),
            models.Index(fields=ORDRE, include=FILTRES, condition=Q(prioritaire=True), name="pretendant_prioritaire"),
            models.Index(fields=["a_revoir_le"], name="pretendant_a_revoir"),
        ]  # fmt: skip

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
