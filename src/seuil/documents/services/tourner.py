"""Change the key of the installation: each document's own key is sealed again, its content stays where it is."""

from collections.abc import Callable

from django.db import transaction

from seuil.documents.models import Document, Quarantaine
from seuil.documents.moteurs import trousseau
from seuil.documents.moteurs.enveloppe import resceller
from seuil.documents.services.conserver import SCELLES
from seuil.socle.db.verrous import essayer, tenir

LOT = 100
ROTATION = 7_306


class RotationEnCours(Exception):
    """Another command is turning the key."""


def tourner_la_cle(*, avancer: Callable[[int], None] = lambda faits: None) -> tuple[int, int]:
    """Seal everything under a new key, then refuse the former ones; return the new number and how many were sealed.

    Cut anywhere, it goes on where it stopped: two keys open until the last one is moved. Raises RotationEnCours, and
    CleRefusee when a key that still seals something is missing.
    """
    with essayer(ROTATION) as est_a_moi:
        if not est_a_moi:
            raise RotationEnCours
        vivantes = trousseau.vivantes()
        nouvelle = vivantes[-1] if len(vivantes) > 1 else trousseau.ajouter()
        faits = _resceller_tout(nouvelle, 0, avancer)
        with tenir(SCELLES):  # whoever was sealing under the former key has finished, nobody begins
            faits = _resceller_tout(nouvelle, faits, avancer)
            for ancienne in trousseau.vivantes()[:-1]:
                trousseau.retirer(ancienne)
    return nouvelle, faits


def _resceller_tout(vers: int, faits: int, avancer: Callable[[int], None]) -> int:
    while lot := _resceller_un_lot(Document, vers) or _resceller_un_lot(Quarantaine, vers):
        faits += lot
        avancer(faits)
    return faits


@transaction.atomic
def _resceller_un_lot(modele: type[Document] | type[Quarantaine], vers: int) -> int:
    """Seal the keys of some rows again, each if it is still as it was read; what was erased has none to seal."""
    lus = modele._default_manager.exclude(cle_numero=vers).defer("chiffre").order_by("pk")[:LOT]
    for rangee in lus:
        sienne, numero = bytes(rangee.cle_scellee), rangee.cle_numero
        rescellee = resceller(sienne, numero, vers=vers, lie_a=rangee.lie_a) if sienne else sienne
        telle_que_lue = modele._default_manager.filter(pk=rangee.pk, cle_numero=numero, cle_scellee=sienne)
        telle_que_lue.update(cle_scellee=rescellee, cle_numero=vers)
    return len(lus)
