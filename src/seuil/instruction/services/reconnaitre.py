"""What the law reserves to an authority: entered by its own agent, with the day and the decision (L441-2-3)."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.demandes.models import Demande, Origine
from seuil.demandes.services import Preuve, etablir
from seuil.demandes.services.etablir import A_VENIR
from seuil.documents.models import Document
from seuil.instruction import acces
from seuil.instruction.services.decider import LectureImpossible
from seuil.regles.criteres import FAITS
from seuil.regles.ecriture import jour
from seuil.socle.droits import exiger

DEJA_FINIE = "Cette décision a déjà pris fin : elle ne donnerait aucun point. Vérifiez la date."


@transaction.atomic
def reconnaitre(
    demande: Demande,
    fait: str,
    *,
    decidee_le: date,
    jusqu_au: date | None = None,
    reference: str,
    document: Document | None = None,
    par: Agent,
    le: date,
) -> None:
    """Establish a reserved fact by the decision of its authority. Raises DroitRefuse, LectureImpossible."""
    exiger(acces.peut_reconnaitre(par, demande))
    if decidee_le > le:
        raise LectureImpossible("decidee_le", A_VENIR)
    if jusqu_au is not None and jusqu_au < le:
        raise LectureImpossible("jusqu_au", DEJA_FINIE)

    source = f"{FAITS[fait].piece}, {reference}, du {jour(decidee_le)}"
    preuve = Preuve(fait, Origine.AUTORITE, source, decidee_le, jusqu_au, valeur=True, document=document)
    etablir(demande, [preuve], par=par, le=le)
