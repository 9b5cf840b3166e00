"""The figures of a territory, value by value."""

from django.db import models
from django.db.models import Q, QuerySet

from seuil.informations.etats import Etat
from seuil.informations.models.versions import Version
from seuil.socle.cycles import Verrouillable
from seuil.territoires.models import Territoire


class FaitChiffre(Version):
    """A value of a figure that a territory publishes, with its date in words and its source; ``cle`` is the figure."""

    nature = "chiffre"
    dits = ("libelle", "valeur", "unite", "date", "source")

    territoire = models.ForeignKey(Territoire, on_delete=models.CASCADE, related_name="faits")
    cle = models.CharField(max_length=60)
    rang = models.PositiveSmallIntegerField()
    libelle = models.CharField(max_length=160)
    valeur = models.DecimalField(max_digits=12, decimal_places=2)
    unite = models.CharField(max_length=20, blank=True)
    date = models.CharField(max_length=40)
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ("rang", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["territoire", "cle"], condition=Q(etat=Etat.EN_LIGNE), name="une_valeur_en_ligne"
            )
        ]

    def __str__(self) -> str:
        return f"La valeur « {self.libelle} »"

    @property
    def lieu(self) -> Territoire | None:
        return self.territoire

    @property
    def place(self) -> Verrouillable:
        return self.territoire

    @property
    def reperes(self) -> dict[str, str]:
        return {"cle": self.cle, "date": self.date}

    def de_la_place(self) -> QuerySet["FaitChiffre"]:
        return FaitChiffre.objects.filter(territoire=self.territoire_id, cle=self.cle)
