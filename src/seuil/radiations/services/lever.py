"""An answer of the household, whatever it is, lifts the letter and its warning."""

from datetime import date

from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Acteur
from seuil.demandes.models import Demande
from seuil.journal.models import Entree
from seuil.journal.services import consigner
from seuil.radiations import acces
from seuil.radiations.models import REPONSE_MAX, Interrogation
from seuil.radiations.nomenclatures import ACTES_QUI_REPONDENT
from seuil.radiations.requetes import ouverte_de
from seuil.socle.droits import exiger

PARTIE = "La demande a quitté le fichier"


@transaction.atomic
def lever(interrogation: Interrogation, *, reponse: str, par: Acteur, le: date) -> Interrogation:
    """Keep what the household answered: nothing is waited for any more. Raises DroitRefuse, PassageInterdit."""
    exiger(acces.peut_lever(par, interrogation.demande))

    demande = interrogation.demande.verrouiller()
    interrogation = interrogation.verrouiller()
    interrogation.passer("lever")
    interrogation.levee_le, interrogation.reponse = le, reponse[:REPONSE_MAX]
    interrogation.save(update_fields=["etat", "levee_le", "reponse"])

    consigner("demande.courrier_repondu", demande, par=par, le=le, reponse=reponse, interrogation=interrogation.pk)
    return interrogation


def constater_la_reponse(demande: Demande, entree: Entree, *, le: date) -> Interrogation | None:
    """Lift what waits, for an act of the household or of a desk with it; the system's own acts answer nothing."""
    ouverte = ouverte_de(demande)
    if ouverte is None or entree.par == Systeme().designation:
        return None
    return lever(ouverte, reponse=ACTES_QUI_REPONDENT[entree.verbe], par=Systeme(), le=le)


def ne_plus_attendre(demande: Demande, *, le: date) -> Interrogation | None:
    """Lift what waits when the demand leaves the register by another way."""
    ouverte = ouverte_de(demande)
    return lever(ouverte, reponse=PARTIE, par=Systeme(), le=le) if ouverte else None
