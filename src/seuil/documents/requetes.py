"""Read what is kept; only what was analysed, or written by the service, is given."""

from datetime import datetime

from cryptography.exceptions import InvalidTag
from django.db.models import Min

from seuil.documents.models import Analyse, Document, Enveloppe, Quarantaine
from seuil.documents.moteurs import enveloppe
from seuil.documents.moteurs.trousseau import CleRefusee


class NonAnalysee(Exception):
    """The antivirus did not clear this document, yet or ever, or its content was erased at its date."""

    def __init__(self, document: Document) -> None:
        self.document = document
        super().__init__(str(document.pk))


def lire(document: Document) -> bytes:
    """Return the clear content. Raises NonAnalysee, and cryptography's InvalidTag when the row was altered."""
    if not document.est_lisible:
        raise NonAnalysee(document)
    try:
        return _ouvrir(document)
    except CleRefusee:  # the key was turned since the row was read
        document.refresh_from_db(fields=["cle_scellee", "cle_numero"])
        return _ouvrir(document)


def lire_l_original(quarantaine: Quarantaine) -> bytes:
    """Return the bytes as they came, for the antivirus only."""
    return _ouvrir(quarantaine)


def la_cle_ouvre(document: Document) -> bool:
    """Whether this installation's keys open a stored content, whatever the antivirus said of it."""
    try:
        _ouvrir(document)
    except (CleRefusee, InvalidTag):
        return False
    return True


def _ouvrir(rangee: Enveloppe) -> bytes:
    return enveloppe.ouvrir(bytes(rangee.chiffre), bytes(rangee.cle_scellee), rangee.cle_numero, lie_a=rangee.lie_a)


def attentes() -> tuple[int, datetime | None]:
    """Return how many documents wait for the antivirus, and since when."""
    en_attente = Document.objects.filter(analyse=Analyse.EN_ATTENTE, efface_le=None)
    return en_attente.count(), en_attente.aggregate(depuis=Min("depose_a"))["depuis"]
