"""The texts and the figures of a territory, each version kept; what the search reads."""

from typing import Any, ClassVar

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


class Version(AvecCycle):
    """What a file or an agent wrote: never changed once written, one at most on line in its place.

    ``ecrite_par`` is None for what the territory's file says; ``relue_par`` is who put on line what another wrote.
    """

    cycle = CYCLE
    nature: ClassVar[str]  # what the verbs of the journal say it is
    dits: ClassVar[tuple[str, ...]]  # what two versions are compared on

    etat = models.CharField(max_length=10, choices=Etat.choices, default=Etat.PROPOSEE)
    ecrite_par = models.ForeignKey(Agent, null=True, on_delete=models.PROTECT, related_name="+")
    ecrite_le = models.DateField()
    relue_par = models.ForeignKey(Agent, null=True, on_delete=models.PROTECT, related_name="+")
    publiee_le = models.DateField(null=True)

    class Meta:
        abstract = True

    @property
    def contenu(self) -> dict[str, Any]:
        """Return what two versions are compared on."""
        return {nom: getattr(self, nom) for nom in self.dits}

    @property
    def lieu(self) -> Territoire | None:
        """Return the territory that says it, None for the national rule."""
        raise NotImplementedError

    @property
    def place(self) -> Verrouillable:
        """Return the row to lock before anything of the same place is written."""
        raise NotImplementedError

    @property
    def reperes(self) -> dict[str, str]:
        """Return what an act of the journal says of it."""
        raise NotImplementedError

    @property
    def se_relit(self) -> bool:
        """Say whether someone other than its author puts it on line."""
        return False

    def de_la_place(self) -> "models.QuerySet[Any]":
        """Return every version that stands, stood or waits in the same place."""
        raise NotImplementedError


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

    def de_la_place(self) -> "models.QuerySet[Any]":
        return type(self)._default_manager.filter(texte=self.texte_id, langue=self.langue)


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

    def de_la_place(self) -> "models.QuerySet[Any]":
        return type(self)._default_manager.filter(territoire=self.territoire_id, cle=self.cle)


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
