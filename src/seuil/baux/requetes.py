"""Reads of offers and leases."""

from seuil.baux.etats import EN_COURS
from seuil.baux.models import Offre
from seuil.commissions.models import Decision
from seuil.commissions.requetes import attributions
from seuil.demandes.models import Demande
from seuil.patrimoine.models import Vacance


def prochaine_attribution(vacance: Vacance) -> Decision | None:
    """Return the next ranked decision whose demand is still active and has no offer yet."""
    return attributions(vacance).filter(offre=None, candidature__demande__etat="active").first()


def en_cours(demande: Demande) -> Offre | None:
    """Return the offer the household is expected to answer or has accepted."""
    offres = Offre.objects.filter(demande=demande, etat__in=EN_COURS)
    return offres.select_related("vacance__logement__programme__commune", "courrier").first()
