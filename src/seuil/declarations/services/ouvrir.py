"""The drafts of a desk: opened with the day the paper came, its scan kept beside."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.declarations.models import Brouillon
from seuil.demandes import acces
from seuil.documents.models import Sorte
from seuil.documents.services import Recu, deposer
from seuil.socle.droits import exiger
from seuil.socle.horloge import exiger_un_jour_venu


@transaction.atomic
def ouvrir_au_guichet(*, recue_le: date | None, par: Agent, le: date) -> Brouillon:
    """Open a draft for the desk of an agent; any agent of that desk may go on with it."""
    exiger(acces.peut_enregistrer(par))
    exiger_un_jour_venu(recue_le or le)

    return Brouillon.objects.create(guichet=par.guichet, recue_le=recue_le)


@transaction.atomic
def joindre_le_formulaire(brouillon: Brouillon, recu: Recu | None, *, recue_le: date | None) -> Brouillon:
    """Keep the scan of the paper form, encrypted, and the day it came; what is not given stays as it was."""
    garde = brouillon.verrouiller()
    if garde.demande_id is not None or garde.guichet_id is None:
        return garde
    if recu is not None:
        garde.formulaire = deposer(recu, sorte=Sorte.FORMULAIRE)
    garde.recue_le = recue_le or garde.recue_le
    garde.save(update_fields=["formulaire", "recue_le", "modifie_a"])
    return garde
