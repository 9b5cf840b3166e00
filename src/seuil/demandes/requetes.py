"""What a demand has around it: its attestation, its code to hand over, its delays."""

from datetime import date
from typing import Any

from seuil.courriers.models import Courrier, Gabarit
from seuil.demandes.models import Demande, Remise
from seuil.regles.delais import Delais
from seuil.socle.scelles import ouvrir
from seuil.territoires.requetes import delais_ici


def attestation_de(demande: Demande) -> Courrier | None:
    """Return the last attestation, None while the worker has not written it."""
    ecrites = Courrier.objects.filter(numero_unique=demande.numero_unique, gabarit=Gabarit.ATTESTATION)
    return ecrites.order_by("pk").last()


def remise(demande: Demande, *, cle: bytes) -> dict[str, Any]:
    """Return the code not handed over yet: ``code`` in the browser it is sealed for, ``code_ailleurs`` in another.

    ``cle`` is the key of the browser that asks.
    """
    attendue = Remise.objects.filter(demande=demande).first()
    code = ouvrir(bytes(attendue.scelle), cle, lie_a=demande.numero_unique) if attendue else None
    return {"code": code, "code_ailleurs": attendue is not None and code is None}


def delais_de_la_demande(demande: Demande, le: date) -> Delais:
    """Return the deadlines of a day in the territory of the first commune the household wishes."""
    return delais_ici(demande.souhaits.select_related("commune").earliest("ordre").commune, le)
