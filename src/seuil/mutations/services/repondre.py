"""The landlord says whether it knows its tenant; the household answers a no; a couple that separates is asked again."""

from datetime import date

from django.db import transaction

from seuil.acteurs.auteurs import Mandataire, Systeme
from seuil.acteurs.models import Acteur, Agent
from seuil.demandes.models import Demande
from seuil.journal.services import consigner
from seuil.mutations import acces
from seuil.mutations.etats import Etat
from seuil.mutations.models import Location
from seuil.mutations.services.prevenir import trouver_ou_ouvrir
from seuil.patrimoine.models import Logement
from seuil.regles.ecriture import jour
from seuil.socle.droits import exiger


class ReconnaissanceRefusee(ValueError):
    """Says why; ``champ`` is where to correct it."""

    def __init__(self, motif: str, champ: str = "") -> None:
        self.champ, self.motif = champ, motif
        super().__init__(motif)


@transaction.atomic
def reconnaitre_le_locataire(
    demande: Demande, *, logement: Logement, bail_depuis: date, par: Agent, le: date
) -> Location:
    """The landlord says which of its dwellings the household rents, and since when.

    Raises DroitRefuse, PassageInterdit when it is done already, ReconnaissanceRefusee.
    """
    exiger(acces.peut_repondre(par, demande))

    if logement.programme.bailleur_id != par.organisme_id:
        raise ReconnaissanceRefusee("Ce logement n’est pas de votre parc.", "logement")
    if bail_depuis > le:
        raise ReconnaissanceRefusee(f"Le {jour(bail_depuis)} n’est pas encore venu.", "bail_depuis")
    location = _repondre(demande, "reconnaitre", par=par, le=le)
    location.logement, location.bail_depuis, location.motif = logement, bail_depuis, ""
    location.save()
    consigner("demande.locataire_reconnu", demande, par=par, le=le, location=location.pk)
    return location


@transaction.atomic
def ecarter_le_locataire(demande: Demande, *, motif: str, par: Agent, le: date) -> Location:
    """The landlord says that the household is not its tenant, and why. Raises DroitRefuse, PassageInterdit."""
    exiger(acces.peut_repondre(par, demande))

    location = _repondre(demande, "ecarter", par=par, le=le)
    location.motif, location.logement, location.bail_depuis, location.reponse = motif, None, None, ""
    location.save()
    consigner("demande.locataire_ecarte", demande, par=par, le=le, location=location.pk)
    return location


@transaction.atomic
def repondre_au_bailleur(location: Location, *, reponse: str, par: Acteur | Mandataire, le: date) -> Location:
    """The household answers the landlord that does not know it. Raises DroitRefuse, PassageInterdit."""
    exiger(acces.peut_prevenir(par, location.demande))

    demande = location.demande.verrouiller()
    location = location.verrouiller()
    location.passer("contester")
    location.reponse, location.prevenu_le = reponse, location.prevenu_le or le
    location.save(update_fields=["etat", "reponse", "prevenu_le"])
    consigner("demande.bailleur_repondu", demande, par=par, le=le, location=location.pk)
    return location


@transaction.atomic
def revoir_la_location(demande: Demande, *, le: date) -> list[Location]:
    """A couple separated: its landlord says again who holds the lease. Nothing when nobody was recognised."""
    par = Systeme()
    exiger(acces.peut_repondre(par, demande))

    revues = []
    for location in Location.objects.filter(demande=demande, etat=Etat.RECONNUE).order_by("pk"):
        revue = location.verrouiller()
        revue.passer("revoir")
        revue.prevenu_le = revue.prevenu_le or le
        revue.save(update_fields=["etat", "prevenu_le"])
        consigner("demande.location_a_revoir", demande, par=par, le=le, location=revue.pk)
        revues.append(revue)
    return revues


def _repondre(demande: Demande, verbe: str, *, par: Agent, le: date) -> Location:
    """Lock the demand, then its row, and move it; what the demand declares now is read under the lock."""
    demande = demande.verrouiller()
    exiger(acces.peut_repondre(par, demande))
    location = trouver_ou_ouvrir(demande)
    location.passer(verbe)
    location.repondue_le, location.repondue_par = le, par
    return location
