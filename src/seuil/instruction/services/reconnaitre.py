"""What the law reserves to an authority: entered by its own agent, with the day and the decision (L441-2-3)."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.demandes.models import Demande, Origine
from seuil.demandes.services import Preuve, etablir
from seuil.documents.models import Document
from seuil.instruction import acces
from seuil.regles.criteres import FAITS
from seuil.regles.ecriture import jour
from seuil.socle.droits import exiger


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
    """Establish a reserved fact by the decision of its authority. Raises DroitRefuse, PreuveAVenir."""
    exiger(acces.peut_reconnaitre(par, demande))

    source = f"{FAITS[fait].piece}, {reference}, du {jour(decidee_le)}"
    preuve = Preuve(fait, Origine.AUTORITE, source, decidee_le, jusqu_au, valeur=True, document=document)
    etablir(demande, [preuve], par=par, le=le)
