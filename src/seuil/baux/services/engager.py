"""Keep on the demand itself what its offers hold: one that ends never frees a household that another holds."""

from datetime import date

from seuil.acteurs.auteurs import Mandataire
from seuil.acteurs.models import Acteur
from seuil.baux.etats import EN_COURS, Etat
from seuil.baux.models import Offre
from seuil.demandes import services as demandes
from seuil.demandes.models import Demande

LONGUEUR = 160  # of what the demand keeps


def tenir_la_demande(demande: Demande, *, par: Acteur | Mandataire, le: date) -> None:
    """Say on the demand every offer in progress; none frees it. The demand is locked before its offers are read."""
    demande = demande.verrouiller()
    offres = Offre.objects.filter(demande=demande, etat__in=EN_COURS).order_by("envoyee_le", "pk")
    motif = ", ".join(_dite(offre) for offre in offres)[:LONGUEUR]
    if motif != demande.attribution_en_cours:
        demandes.immobiliser(demande, motif=motif, par=par, le=le)


def _dite(offre: Offre) -> str:
    if offre.etat == Etat.ACCEPTEE:
        return f"offre acceptée le {offre.repondue_le:%d/%m/%Y}"
    return f"offre envoyée le {offre.envoyee_le:%d/%m/%Y}"
