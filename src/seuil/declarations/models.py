"""The form that a household fills, alone or at a desk."""

import json
import uuid
from typing import Any

from django.db import models

from seuil.demandes.models import Demande
from seuil.documents.models import Document
from seuil.socle.coffre import chiffrer, dechiffrer
from seuil.socle.cycles import Verrouillable

AIDE = "aide"  # under which a draft keeps who fills it for somebody else


class Brouillon(Verrouillable):
    """A form being filled: kept at each page, without any legal effect; ``demande`` once it is registered.

    ``contenu``: the answers, sealed under the installation's key. ``reprise``: the digest of the code that opens it on
    another device, empty while nobody asked for one; ``essais``: the wrong dates of birth given with it.
    """

    cle = models.UUIDField(primary_key=True, default=uuid.uuid4)
    contenu = models.BinaryField(default=b"")
    reprise = models.CharField(max_length=64, blank=True, default="")
    essais = models.PositiveSmallIntegerField(default=0)
    piece_identite = models.ForeignKey(Document, null=True, on_delete=models.SET_NULL)
    demande = models.ForeignKey(Demande, null=True, on_delete=models.CASCADE, related_name="+")
    modifie_a = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reprise"], condition=~models.Q(reprise=""), name="reprise_unique")
        ]

    def __str__(self) -> str:
        return str(self.cle)

    @property
    def reponses(self) -> dict[str, Any]:
        """The answers as they were typed, by page; see `forms.saisie`."""
        if not self.contenu:
            return {}
        lues: dict[str, Any] = json.loads(dechiffrer(bytes(self.contenu), lie_a=f"brouillon:{self.cle}"))
        return lues

    @reponses.setter
    def reponses(self, dites: dict[str, Any]) -> None:
        self.contenu = chiffrer(json.dumps(dites, ensure_ascii=False).encode(), lie_a=f"brouillon:{self.cle}")
