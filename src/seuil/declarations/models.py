"""The form that a household fills, alone or at a desk."""

import json
import uuid
from typing import Any

from cryptography.exceptions import InvalidTag
from django.db import models

from seuil.acteurs.models import Guichet
from seuil.demandes.models import Demande
from seuil.documents.models import Document
from seuil.socle.coffre import chiffrer, dechiffrer
from seuil.socle.cycles import Verrouillable

Brut = dict[str, list[str]]  # what was typed on a page, by name of field
VERSION = 2  # of what a draft holds; pages of another one are asked again when they no longer read
BASE, DEPUIS = "base", "depuis"  # of a change: the answers before it, the mark of the last change that they hold
ATTENDU = "attendu"  # of a change: another child is still expected beside the one it adds
RANGEES = ("pages", "personnes", "retirees")  # what was typed, by page or by person
AIDE = "aide"  # under which a draft keeps who fills it for somebody else


class Brouillon(Verrouillable):
    """A form being filled: kept at each page, without any legal effect; ``demande`` once it is registered.

    ``contenu``: the answers, sealed under the installation's key. ``reprise``: the digest of the code that opens it on
    another device, empty while nobody asked for one; ``essais``: the wrong dates of birth given with it.
    ``guichet``: the desk that types it, None for a household; ``recue_le`` and ``formulaire``: the day its paper came
    and the scan of that paper, when the desk said so. ``change``: the registered demand that it changes; ``contenu``
    then keeps the answers before (`BASE`), and the mark of the last change that they hold (`DEPUIS`).
    """

    cle = models.UUIDField(primary_key=True, default=uuid.uuid4)
    contenu = models.BinaryField(default=b"")
    reprise = models.CharField(max_length=64, blank=True, default="")
    essais = models.PositiveSmallIntegerField(default=0)
    piece_identite = models.ForeignKey(Document, null=True, on_delete=models.SET_NULL)
    guichet = models.ForeignKey(Guichet, null=True, on_delete=models.CASCADE, related_name="+")
    recue_le = models.DateField(null=True)
    formulaire = models.ForeignKey(Document, null=True, on_delete=models.SET_NULL, related_name="+")
    demande = models.ForeignKey(Demande, null=True, on_delete=models.CASCADE, related_name="+")
    change = models.ForeignKey(Demande, null=True, on_delete=models.CASCADE, related_name="+")
    modifie_a = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["change", "guichet"],
                condition=models.Q(change__isnull=False),
                nulls_distinct=False,
                name="un_changement_par_main",
            ),
            models.UniqueConstraint(fields=["reprise"], condition=~models.Q(reprise=""), name="reprise_unique"),
            models.CheckConstraint(
                condition=models.Q(guichet__isnull=False) | models.Q(recue_le=None, formulaire=None),
                name="papier_recu_par_un_guichet",
            ),
        ]

    def __str__(self) -> str:
        return str(self.cle)

    @property
    def reponses(self) -> dict[str, Any]:
        """The answers as they were typed, by page; see `forms.saisie`. Raises BrouillonIllisible."""
        if not self.contenu:
            return {}
        try:
            lues = json.loads(dechiffrer(bytes(self.contenu), lie_a=f"brouillon:{self.cle}"))
        except (InvalidTag, ValueError) as erreur:
            raise BrouillonIllisible("Les réponses de ce brouillon ne s’ouvrent pas.") from erreur
        return _bien_formees(lues)

    @reponses.setter
    def reponses(self, dites: dict[str, Any]) -> None:
        self.contenu = chiffrer(json.dumps(dites, ensure_ascii=False).encode(), lie_a=f"brouillon:{self.cle}")


class BrouillonIllisible(Brouillon.DoesNotExist):
    """The answers of a draft do not open: altered, or sealed under another key. They are left as they are."""


def _bien_formees(lues: Any) -> dict[str, Any]:
    """Return what has the shape of a draft; what another version wrote otherwise is asked again."""
    if not isinstance(lues, dict):
        return {}
    rangees = {nom: _bruts(lues[nom]) for nom in RANGEES if nom in lues}
    aide = {AIDE: lues[AIDE]} if isinstance(lues.get(AIDE), dict) else {}
    return {nom: dite for nom, dite in lues.items() if nom not in (*RANGEES, AIDE)} | rangees | aide


def _bruts(dites: Any) -> dict[str, Brut]:
    return {cle: dite for cle, dite in dites.items() if _est_brut(dite)} if isinstance(dites, dict) else {}


def _est_brut(dite: Any) -> bool:
    return isinstance(dite, dict) and all(
        isinstance(valeurs, list) and all(isinstance(valeur, str) for valeur in valeurs) for valeurs in dite.values()
    )
