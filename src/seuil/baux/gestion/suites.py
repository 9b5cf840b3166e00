"""What follows an act on an offer, as the page says it once it is done."""

from seuil.baux.models import Offre
from seuil.patrimoine.etats import Etat
from seuil.patrimoine.models import Vacance

SUITES = {
    Etat.ATTRIBUEE: "Le rang suivant attend une pièce : aucune offre ne part avant.",
    Etat.DESIGNEE: "Plus personne n’est classé : les candidats reportés repassent en commission.",
    Etat.ORIENTEE: "Plus personne n’est classé : le logement revient à son réservataire.",
}


def suite(vacance_id: int, suivante: Offre | None) -> str:
    """Say who receives the dwelling next, or where it goes."""
    if suivante is not None:
        return f"L’offre est écrite à {suivante.demande.titulaire}, au rang {suivante.decision.rang or 1}."
    return SUITES.get(Etat(Vacance.objects.get(pk=vacance_id).etat), "")
