"""The texts of a territory, each wording kept; what the search reads."""

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q

from seuil.acteurs.models import Agent
from seuil.informations.etats import CYCLE, Etat
from seuil.informations.nomenclatures import RUBRIQUES, Rubrique
from seuil.socle.cycles import AvecCycle, Verrouillable
from seuil.territoires.models import Territoire

FRANCAIS = "fr"


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


class Redaction(AvecCycle):
    """A wording of a text in a language: never changed once written, one at most on line.

    ``date``: when what it says was true, in words; ``aujourdhui``: what holds now if the guide is behind the law;
    ``ecrite_par`` is None for a wording of the territory's file.
    """

    cycle = CYCLE

    texte = models.ForeignKey(Texte, on_delete=models.CASCADE, related_name="redactions")
    langue = models.CharField(max_length=8, default=FRANCAIS)
    etat = models.CharField(max_length=10, choices=Etat.choices, default=Etat.PROPOSEE)
    titre = models.CharField(max_length=160)
    corps = models.TextField()
    aujourdhui = models.TextField(blank=True)
    article = models.CharField(max_length=120, blank=True)
    date = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=240)
    ecrite_par = models.ForeignKey(Agent, null=True, on_delete=models.PROTECT, related_name="+")
    ecrite_le = models.DateField()
    relue_par = models.ForeignKey(Agent, null=True, on_delete=models.PROTECT, related_name="+")
    publiee_le = models.DateField(null=True)

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
    def contenu(self) -> dict[str, Any]:
        """Return what two wordings are compared on."""
        return {nom: getattr(self, nom) for nom in ("titre", "corps", "aujourdhui", "article", "date", "source")}


class Passage(models.Model):
    """What a search finds: the words of a page, written as one types them, without accents."""

    territoire = models.ForeignKey(Territoire, on_delete=models.CASCADE, related_name="passages")
    titre = models.CharField(max_length=240)
    texte = models.TextField()
    adresse = models.CharField(max_length=200)
    cle_titre = models.TextField()
    cle_texte = models.TextField()
    vecteur = models.GeneratedField(
        expression=SearchVector("cle_titre", config="french", weight="A")
        + SearchVector("cle_texte", config="french", weight="C"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        indexes = [GinIndex(fields=["vecteur"], name="passage_vecteur")]

    def __str__(self) -> str:
        return self.titre
