"""Renew: one verb, whoever presents it and however it came."""

from datetime import date

from django.db import transaction

from seuil.acteurs.auteurs import Mandataire
from seuil.acteurs.models import Acteur
from seuil.demandes import acces
from seuil.demandes import services as demandes
from seuil.demandes.etats import EN_COURS
from seuil.demandes.models import Demande
from seuil.renouvellements.nomenclatures import Voie
from seuil.renouvellements.requetes import juger
from seuil.socle.droits import exiger
from seuil.socle.horloge import exiger_un_jour_venu


class RenouvellementRefuse(ValueError):
    """Too early, too late, or a day that cannot be; ``champ`` is where to correct it, ``motif`` says why."""

    def __init__(self, motif: str, champ: str = "") -> None:
        self.champ, self.motif = champ, motif
        super().__init__(motif)


@transaction.atomic
def renouveler(
    demande: Demande, *, voie: Voie, par: Acteur | Mandataire, le: date, presente_le: date | None = None
) -> Demande:
    """Renew from the day it was presented: a letter that came in time counts, whenever it is typed.

    Said twice, it changes nothing. Raises DroitRefuse, RenouvellementRefuse.
    """
    exiger(acces.peut_renouveler(par, demande))

    demande = demande.verrouiller()
    exiger_un_jour_venu(le)
    presente_le = presente_le or le
    if presente_le > le:
        raise RenouvellementRefuse("Ce jour n’est pas encore venu.", "presente_le")
    if demande.etat not in EN_COURS:
        raise RenouvellementRefuse("Cette demande n’est plus dans le fichier.")
    if demande.renouvelee_le == presente_le:
        return demande
    verdict = juger(demande, presente_le)
    if not verdict.est_oui:
        raise RenouvellementRefuse(verdict.motif, "presente_le" if presente_le != le else "")
    return demandes.renouveler(demande, presente_le=presente_le, par=par, le=le, voie=voie)
