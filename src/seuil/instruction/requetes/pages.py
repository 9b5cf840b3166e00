"""A page of a paper, for whoever sent it."""

from seuil.demandes.models import Demande
from seuil.instruction.models import Feuille


def feuille_du_foyer(demande: Demande, pk: int) -> Feuille | None:
    """Return a page of a paper of this demand, None when it is not there or its file was erased."""
    siennes = Feuille.objects.filter(piece__demande=demande, document__isnull=False)
    return siennes.select_related("piece__demande").filter(pk=pk).first()
