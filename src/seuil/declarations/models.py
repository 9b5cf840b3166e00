"""The form that a household fills, alone or at a desk."""

import uuid

from django.db import models

from seuil.demandes.models import Demande
from seuil.documents.models import Document
from seuil.socle.cycles import Verrouillable


class Brouillon(Verrouillable):
    """A form being filled: kept at each step, without any legal effect; ``demande`` once it is registered."""

    cle = models.UUIDField(primary_key=True, default=uuid.uuid4)
    reponses = models.JSONField(default=dict)
    piece_identite = models.ForeignKey(Document, null=True, on_delete=models.SET_NULL)
    demande = models.ForeignKey(Demande, null=True, on_delete=models.CASCADE, related_name="+")
    modifie_a = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return str(self.cle)
