"""Act for a household: the mandate stays locked until the act is done, so that no withdrawal falls in between."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import transaction

from seuil.acteurs.auteurs import Mandataire
from seuil.mandats import acces
from seuil.mandats.models import Mandat
from seuil.socle.droits import exiger
from seuil.socle.horloge import exiger_un_jour_venu


@contextmanager
def en_vertu(mandat: Mandat, *, par: Mandataire, le: date) -> Iterator[Mandataire]:
    """Give the author of the acts inside; all of them are undone together when one fails.

    Raises DroitRefuse when the mandate was withdrawn, ended, or closed by a protection meanwhile.
    """
    exiger_un_jour_venu(le)
    with transaction.atomic():
        mandat = mandat.verrouiller()
        mandat.demande.refresh_from_db(fields=["etat", "est_protegee"])
        exiger(acces.peut_agir(par, mandat, le))
        yield par
