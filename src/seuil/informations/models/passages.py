"""What the search of a portal reads."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models

from seuil.territoires.models import Territoire


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
