"""The code of a mandate given with the first form: shown beside the household's, then destroyed."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Acteur
from seuil.demandes.models import Demande
from seuil.mandats import acces
from seuil.mandats.models import Mandat
from seuil.socle.droits import exiger
from seuil.socle.horloge import exiger_un_jour_venu
from seuil.socle.scelles import sceller


def garder_le_code(mandat: Mandat, code: str, *, cle: bytes) -> None:
    """Keep a code sealed under the key of one browser."""
    mandat.scelle = sceller(code, cle, lie_a=mandat.demande.numero_unique)
    mandat.save(update_fields=["scelle"])


@transaction.atomic
def oublier_le_code(demande: Demande, *, par: Acteur, le: date) -> None:
    """The codes are noted: destroy what could still show one. Raises DroitRefuse."""
    exiger_un_jour_venu(le)
    exiger(acces.peut_oublier_le_code(par, demande))

    Mandat.objects.filter(demande=demande).update(scelle=None)
