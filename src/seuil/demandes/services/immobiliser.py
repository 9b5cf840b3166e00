"""Remember, on the demand itself, that an attribution is in progress: it is then a candidate nowhere else."""

from datetime import date

from django.db import transaction

from seuil.acteurs.auteurs import Mandataire
from seuil.acteurs.models import Acteur
from seuil.demandes import acces
from seuil.demandes.models import Demande
from seuil.journal.services import consigner
from seuil.socle.droits import exiger


@transaction.atomic
def immobiliser(demande: Demande, *, motif: str, par: Acteur | Mandataire, le: date) -> None:
    """Say every attribution in progress, as the step that knows them words it; none, ``""``, frees the demand.

    Raises DroitRefuse. Who ends one of several says the others: `baux.services.engager` reads them under the lock.
    """
    exiger(acces.peut_immobiliser(par, demande))

    demande = demande.verrouiller()
    demande.attribution_en_cours = motif
    demande.save(update_fields=["attribution_en_cours"])

    consigner("demande.immobilisee" if motif else "demande.liberee", demande, par=par, le=le, motif=motif)
