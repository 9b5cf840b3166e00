"""Read what is kept; only what was analysed, or written by the service, is given."""

from dataclasses import dataclass
from datetime import datetime

from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.db.models import Count, Min

from seuil.documents.models import Analyse, Document, Enveloppe, Quarantaine
from seuil.documents.moteurs import clamd, enveloppe
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


@dataclass(frozen=True, slots=True)
class EtatDeLAntivirus:
    """What the operator reads. ``absence``: why no engine may be believed; ``age``: of its signatures, in days."""

    moteur: str
    absence: str
    est_d_essai: bool
    age: int | None
    attendent: int
    depuis: datetime | None

    @property
    def est_perimee(self) -> bool:
        """Whether the signatures are older than the installation accepts."""
        return self.age is not None and self.age > settings.SIGNATURES_JOURS


def etat_de_l_antivirus(maintenant: datetime) -> EtatDeLAntivirus:
    """Ask the engine what it is, and count what waits for it and since when."""
    en_attente = Document.objects.filter(analyse=Analyse.EN_ATTENTE, efface_le=None)
    lu = en_attente.aggregate(nombre=Count("pk"), depuis=Min("depose_a"))
    moteur, absence = None, ""
    try:
        moteur = clamd.moteur()
    except clamd.MoteurAbsent as dite:
        absence = str(dite)
    age = (maintenant - moteur.datees).days if moteur and moteur.datees else None
    est_d_essai = bool(moteur and moteur.est_d_essai)
    return EtatDeLAntivirus(str(moteur or ""), absence, est_d_essai, age, lu["nombre"], lu["depuis"])
