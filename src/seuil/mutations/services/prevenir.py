"""Tell a landlord that its tenant asks for another dwelling: once, and nothing of the household's situation."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext

from seuil.acteurs.auteurs import Mandataire
from seuil.acteurs.models import Acteur
from seuil.acteurs.requetes import bailleur_nomme
from seuil.courriers.models import Gabarit
from seuil.courriers.services import ecrire
from seuil.demandes.models import Demande
from seuil.journal.services import consigner
from seuil.mutations import acces
from seuil.mutations.courriers import lettre_au_bailleur
from seuil.mutations.models import Location
from seuil.mutations.requetes import location_de, peut_se_dire
from seuil.socle.droits import exiger


class PrevenirImpossible(ValueError):
    """There is no landlord to tell: no social dwelling rented, none named, or a demand that left."""


@transaction.atomic
def prevenir_le_bailleur(demande: Demande, *, par: Acteur | Mandataire, le: date) -> Location:
    """Keep that the household had its landlord told; asked twice, the first time stands.

    Raises DroitRefuse, PrevenirImpossible.
    """
    exiger(acces.peut_prevenir(par, demande))

    demande = demande.verrouiller()
    if not peut_se_dire(demande):
        raise PrevenirImpossible(gettext("Dites d’abord quel est votre bailleur, dans « Votre logement »."))
    location = trouver_ou_ouvrir(demande)
    if location.prevenu_le is None:
        location.prevenu_le = le
        location.save(update_fields=["prevenu_le"])
        consigner("demande.bailleur_prevenu", demande, par=par, le=le, location=location.pk, bailleur=location.nom)
    return location


@transaction.atomic
def ecrire_au_bailleur(location: Location, *, le: date) -> Location:
    """Write the letter for a landlord that is not in Seuil, once; the one that is reads it in its work of the day."""
    location = location.verrouiller()
    if location.bailleur_id is None and location.lettre_id is None:
        location.lettre = ecrire(
            Gabarit.BAILLEUR,
            objet="Lettre à envoyer à votre bailleur",
            contexte=lettre_au_bailleur(location, le=le),
            le=le,
            numero_unique=location.demande.numero_unique,
        )
        location.save(update_fields=["lettre"])
    return location


def trouver_ou_ouvrir(demande: Demande) -> Location:
    """Return the row of a locked demand and of the landlord that it declares now, locked; made at the first word."""
    location = location_de(demande)
    if location is None:
        bailleur = bailleur_nomme(demande.bailleur_actuel)
        nom = bailleur.nom if bailleur else demande.bailleur_actuel
        location, _ = Location.objects.get_or_create(demande=demande, nom=nom, defaults={"bailleur": bailleur})
    return location.verrouiller()
