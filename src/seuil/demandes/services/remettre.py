"""Keep a code sealed until it is handed over; then nothing can show it any more."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Acteur
from seuil.demandes import acces
from seuil.demandes.models import Demande, Remise
from seuil.journal.services import consigner
from seuil.socle.droits import exiger
from seuil.socle.scelles import sceller


@transaction.atomic
def confirmer_la_remise(demande: Demande, *, par: Acteur, le: date) -> None:
    """The code is noted: destroy what could still show it. Again changes nothing."""
    exiger(acces.peut_confirmer_la_remise(par, demande))

    demande = demande.verrouiller()
    detruites, _ = Remise.objects.filter(demande=demande).delete()

    if detruites:
        consigner("demande.code_remis", demande, par=par, le=le)


def garder_pour_la_remise(demande: Demande, code: str, *, cle: bytes) -> None:
    """Keep a code sealed, in place of any former one."""
    scelle = sceller(code, cle, lie_a=demande.numero_unique)
    Remise.objects.update_or_create(demande=demande, defaults={"scelle": scelle})
