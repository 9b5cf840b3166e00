"""Register a draft once, however often it is sent; keep its code for its browser until it is noted."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Acteur
from seuil.demandes import acces
from seuil.demandes.models import Brouillon, Demande, Remise
from seuil.demandes.services.enregistrer import Dossier, enregistrer
from seuil.documents.models import Document
from seuil.journal.services import consigner
from seuil.socle.droits import exiger
from seuil.socle.scelles import sceller


@transaction.atomic
def deposer(brouillon: Brouillon, dossier: Dossier, *, cle: bytes, par: Acteur, le: date) -> Demande:
    """Register the dossier of a draft (art. R441-2-3 CCH); a draft already registered gives the same demand.

    The code waits sealed under ``cle``, which only the browser holds. Raises DoublonTrouve, Brouillon.DoesNotExist.
    """
    exiger(acces.peut_enregistrer(par))

    brouillon = brouillon.verrouiller()
    if brouillon.demande_id is not None:
        return Demande.objects.get(pk=brouillon.demande_id)
    fait = enregistrer(dossier, par=par, le=le)
    garder_pour_la_remise(fait.demande, fait.code_acces, cle=cle)
    brouillon.demande = fait.demande
    brouillon.save(update_fields=["demande", "modifie_a"])
    return fait.demande


@transaction.atomic
def confirmer_la_remise(demande: Demande, *, par: Acteur, le: date) -> None:
    """The code is noted: destroy what could still show it, and the answers of the draft. Again changes nothing."""
    exiger(acces.peut_confirmer_la_remise(par, demande))

    demande = demande.verrouiller()
    oublier_les_brouillons(demande)
    detruites, _ = Remise.objects.filter(demande=demande).delete()

    if detruites:
        consigner("demande.code_remis", demande, par=par, le=le)


def oublier_les_brouillons(demande: Demande) -> None:
    """Destroy the answers a demand was made of: the browser that holds them opens nothing any more."""
    Document.objects.filter(brouillon__demande=demande).exclude(numero_unique=demande.numero_unique).delete()
    Brouillon.objects.filter(demande=demande).delete()


def garder_pour_la_remise(demande: Demande, code: str, *, cle: bytes) -> None:
    """Keep a code sealed, in place of any former one."""
    scelle = sceller(code, cle, lie_a=demande.numero_unique)
    Remise.objects.update_or_create(demande=demande, defaults={"scelle": scelle})
