"""Who may send the papers of a demand, and see those that were sent."""

from seuil.acteurs.auteurs import Mandataire
from seuil.acteurs.models import Acteur
from seuil.demandes import acces as demandes
from seuil.demandes.etats import EN_COURS
from seuil.demandes.models import Demande
from seuil.regles.verdicts import Verdict, non


def peut_envoyer(acteur: Acteur | Mandataire, demande: Demande) -> Verdict:
    """The household, who changes its answers for it, a registering desk; while the demand runs."""
    if demande.etat not in EN_COURS:
        return non("Cette demande n’est plus active : elle n’attend plus de document.")
    return demandes.peut_changer_les_reponses(acteur, demande, ())
