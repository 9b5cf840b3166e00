"""The texts of a territory, and their wordings."""

from django.db import models
from django.db.models import Q, QuerySet

from seuil.informations.etats import Etat
from seuil.informations.models.versions import FRANCAIS, Version
from seuil.informations.nomenclatures import RUBRIQUES, Rubrique
from seuil.socle.cycles import Verrouillable
from seuil.territoires.models import Territoire


class Texte(Verrouillable):
    """What one says on a subject; without a territory, the national rule, told everywhere.

    ``delai_legal``: it states a delay of the law, so a second agent reads each new wording.
    """

    territoire = models.ForeignKey(Territoire, null=True, on_delete=models.CASCADE, related_name="textes")
    cle = models.SlugField(max_length=60)
    rubrique = models.CharField(max_length=20)
    rang = models.PositiveSmallIntegerField()
    delai_legal = models.BooleanField(default=False)

    class Meta:
        ordering = ("rang", "pk")
        constraints = [models.UniqueConstraint(fields=["territoire", "cle"], name="texte_unique", nulls_distinct=False)]

    def __str__(self) -> str:
        return self.cle

    @property
    def sujet(self) -> Rubrique:
        return RUBRIQUES[self.rubrique]


class Redaction(Version):
    """A wording of a text in a language.

    ``date``: when what it says was true, in words; ``aujourdhui``: what holds now if the guide is behind the law.
    """

    nature = "texte"
    dits = ("titre", "corps", "aujourdhui", "article", "date", "source")

    texte = models.ForeignKey(Texte, on_delete=models.CASCADE, related_name="redactions")
    langue = models.CharField(max_length=8, default=FRANCAIS)
    titre = models.CharField(max_length=160)
    corps = models.TextField()
    aujourdhui = models.TextField(blank=True)
    article = models.CharField(max_length=120, blank=True)
    date = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=240)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["texte", "langue"], condition=Q(etat=Etat.EN_LIGNE), name="une_redaction_en_ligne"
            )
        ]

    def __str__(self) -> str:
        return f"La rédaction « {self.titre} »"

    @property
    def lieu(self) -> Territoire | None:
        return self.texte.territoire

    @property
    def place(self) -> Verrouillable:
        return self.texte

    @property
    def reperes(self) -> dict[str, str]:
        return {"cle": self.texte.cle, "langue": self.langue}

    @property
    def se_relit(self) -> bool:
        """A delay of the law: its text states one, or it names one between braces."""
        return self.texte.delai_legal or "{" in f"{self.titre}{self.corps}{self.aujourdhui}"

    def de_la_place(self) -> QuerySet["Redaction"]:
        return Redaction.objects.filter(texte=self.texte_id, langue=self.langue)
