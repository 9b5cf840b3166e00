"""Register a draft once, however often it is sent; forget it once its code is noted or replaced."""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from seuil.acteurs.auteurs import Mandataire
from seuil.acteurs.models import Acteur
from seuil.declarations.models import AIDE, Brouillon
from seuil.demandes import acces
from seuil.demandes.models import Demande
from seuil.demandes.services.enregistrer import Dossier, enregistrer
from seuil.demandes.services.remettre import garder_pour_la_remise
from seuil.documents.models import Document
from seuil.mandats.nomenclatures import Qualite, Recueil
from seuil.mandats.services import Termes, donner
from seuil.mandats.services.remettre import garder_le_code
from seuil.socle.droits import exiger


class ReponsesChangees(Exception):
    """The answers changed on another device or in another tab between their reading and the sending."""


@transaction.atomic
def deposer(brouillon: Brouillon, dossier: Dossier, *, cle: bytes, par: Acteur | Mandataire, le: date) -> Demande:
    """Register the dossier of a draft (art. R441-2-3 CCH); a draft already registered gives the same demand.

    ``dossier`` was made of the answers that ``brouillon`` holds as it is given. The code waits sealed under ``cle``,
    which only the browser holds. Raises DoublonTrouve, Brouillon.DoesNotExist, ReponsesChangees.
    """
    exiger(acces.peut_enregistrer(par))

    lues, brouillon = bytes(brouillon.contenu), brouillon.verrouiller()
    if brouillon.demande_id is not None:
        return Demande.objects.get(pk=brouillon.demande_id)
    if bytes(brouillon.contenu) != lues:
        raise ReponsesChangees(str(brouillon))
    fait = enregistrer(dossier, par=par, le=le)
    garder_pour_la_remise(fait.demande, fait.code_acces, cle=cle)
    if isinstance(par, Mandataire):
        mandat, code = donner(fait.demande, _termes(brouillon), Recueil.FORMULAIRE, par=par, le=le)
        garder_le_code(mandat, code, cle=cle)
    brouillon.demande = fait.demande
    brouillon.save(update_fields=["demande", "modifie_a"])
    return fait.demande


def oublier_les_brouillons(demande: Demande) -> None:
    """Destroy the answers a demand was made of: the browser that holds them opens nothing any more."""
    siens = Q(brouillon__demande=demande) | Q(pk__in=Brouillon.objects.filter(demande=demande).values("formulaire"))
    Document.objects.filter(siens).exclude(numero_unique=demande.numero_unique).delete()
    Brouillon.objects.filter(demande=demande).delete()


def _termes(brouillon: Brouillon) -> Termes:
    """Return what the person agreed to; a duration that the installation no longer offers becomes its longest."""
    dits = brouillon.reponses[AIDE]
    mois = dits["mois"] if dits["mois"] in settings.MANDAT_DUREES_MOIS else max(settings.MANDAT_DUREES_MOIS)
    return Termes(**{**dits, "mois": mois, "qualite": Qualite(dits["qualite"])})
