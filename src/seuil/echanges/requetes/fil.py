"""A conversation as people read it: each message with its author, its moment and its files."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.acteurs.auteurs import POUR_LE_FOYER
from seuil.demandes.models import Demande
from seuil.documents.models import Analyse
from seuil.echanges.models import Echange, FichierJoint, Message
from seuil.echanges.nomenclatures import Qui

EN_VERIFICATION = _("En vérification de sécurité")
DANGEREUX = _("Fichier dangereux : il n’est pas gardé")
PARTI = _("Fichier effacé")


@dataclass(frozen=True, slots=True)
class FichierLu:
    """A file: its pages when it may be read, else why not."""

    fichier: FichierJoint
    pages: list[int]
    dit: str | Promise


@dataclass(frozen=True, slots=True)
class Parole:
    """A message. ``qui``: as its household reads it, never an agent's name; ``agent``: as agents do."""

    message: Message
    qui: str
    agent: str
    est_du_foyer: bool
    fichiers: list[FichierLu]

    @property
    def pour_un_agent(self) -> str:
        """Return the author as agents read it: who acts, or which colleague."""
        if self.message.qui == Qui.FOYER:
            return "Le foyer"
        if self.message.qui == Qui.MANDATAIRE:
            return f"{self.qui}{POUR_LE_FOYER}"
        return f"{self.qui} ({self.agent})" if self.agent else self.qui

    @property
    def quand(self) -> datetime:
        return self.message.ecrit_a


def fil(echange: Echange) -> list[Parole]:
    """Return the messages in the order they were written."""
    lus = echange.messages.select_related("agent").prefetch_related("fichiers__document")
    return [_parole(message) for message in lus]


def dernier(echange: Echange) -> int:
    """Return the key of the last message."""
    return echange.messages.order_by("pk").values_list("pk", flat=True).last() or 0


def echanges_du_foyer(demande: Demande, *, mandat: int | None = None) -> QuerySet[Echange]:
    """Return the conversations of a household, the last one that moved first; of one mandate, for who acts."""
    siens = demande.echanges.select_related("guichet", "organisme", "vient_de", "demande", "mandat")
    return (siens.filter(mandat=mandat) if mandat else siens).order_by("-pk")


def fichier_joint(echanges: QuerySet[Echange], pk: int) -> FichierJoint | None:
    """Return a readable file of one of these conversations, None otherwise."""
    siens = FichierJoint.objects.filter(message__echange__in=echanges.order_by(), document__isnull=False)
    trouve = siens.select_related("document", "message__echange__demande").filter(pk=pk).first()
    return trouve if trouve and trouve.document and trouve.document.est_lisible else None


def _parole(message: Message) -> Parole:
    est_du_foyer = message.qui != Qui.SERVICE
    agent = message.agent.designation if message.agent else ""
    qui = gettext("Vous") if message.qui == Qui.FOYER else message.nom
    fichiers = [_fichier(fichier) for fichier in message.fichiers.all()]
    return Parole(message, qui, agent, est_du_foyer, fichiers)


def _fichier(fichier: FichierJoint) -> FichierLu:
    document = fichier.document
    if document is None or document.efface_le is not None:
        return FichierLu(fichier, [], PARTI)
    if document.analyse == Analyse.INFECTEE:
        return FichierLu(fichier, [], DANGEREUX)
    if not document.est_lisible:
        return FichierLu(fichier, [], EN_VERIFICATION)
    return FichierLu(fichier, list(range(1, document.nb_pages + 1)), "")
