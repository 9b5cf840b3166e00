"""The drafts that a browser is filling."""

import uuid
from collections.abc import Iterable
from typing import Final

from django.db.models import F, QuerySet
from django.utils.crypto import salted_hmac

from seuil.acteurs.auteurs import Demandeur, Mandataire
from seuil.acteurs.models import Guichet
from seuil.declarations.models import AIDE, Brouillon
from seuil.demandes.models import Demande

ALPHABET: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # neither 0 and O, nor 1 and I
SIGNES: Final = 12  # 60 bits: nobody finds a code by trying
ESSAIS: Final = 10  # wrong dates of birth before a code dies: a new one is made from where the draft is open


def brouillon_de(cle: str | None) -> Brouillon | None:
    """Return the draft of that key, registered or not."""
    if not cle:
        return None
    return Brouillon.objects.select_related("demande", "piece_identite", "formulaire").filter(pk=uuid.UUID(cle)).first()


def autres_brouillons(cles: Iterable[str], sauf: Brouillon | None) -> list[Brouillon]:
    """Return the other unfinished drafts of a browser, the last one first; ``sauf`` is the one it fills."""
    siens = Brouillon.objects.filter(pk__in=[uuid.UUID(cle) for cle in cles], demande=None, change=None)
    return [autre for autre in siens.order_by("-modifie_a") if sauf is None or autre.pk != sauf.pk]


def brouillons_du_guichet(guichet: Guichet) -> QuerySet[Brouillon]:
    """Return the unfinished drafts of a desk: the oldest paper first, then those without one, the last one first."""
    siens = Brouillon.objects.filter(guichet=guichet, demande=None, change=None)
    return siens.order_by(F("recue_le").asc(nulls_last=True), "-modifie_a")


def brouillon_du_code(code: str) -> Brouillon | None:
    """Return the living draft of a code, however it was typed; None when it was replaced or tried too often."""
    lu = "".join(signe for signe in code.upper() if signe in ALPHABET)
    if len(lu) != SIGNES:
        return None
    return Brouillon.objects.filter(reprise=empreinte(lu), demande=None, essais__lt=ESSAIS).first()


def empreinte(code: str) -> str:
    """Return what is kept of a code, keyed by the installation's secret."""
    return salted_hmac("seuil.declarations.reprise", code, algorithm="sha256").hexdigest()


def auteur_de(brouillon: Brouillon) -> Demandeur | Mandataire:
    """Return who registers a draft on the portal: the household, or who said that it fills it for somebody else."""
    aide = brouillon.reponses.get(AIDE)
    return Mandataire(nom=aide["nom"], nom_organisme=aide["organisme"]) if aide else Demandeur()


def changement_de(demande: Demande, guichet: Guichet | None) -> Brouillon:
    """Return the change that this hand began; a new one, not kept yet, when there is none."""
    commence = Brouillon.objects.filter(change=demande, guichet=guichet).select_related("change").first()
    return commence or Brouillon(change=demande, guichet=guichet)


def changements_commences(demande: Demande) -> list[Brouillon]:
    """Return the changes of a demand that somebody began and did not save, the last one first."""
    return list(Brouillon.objects.filter(change=demande).select_related("guichet").order_by("-modifie_a"))
