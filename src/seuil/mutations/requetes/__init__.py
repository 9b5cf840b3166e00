"""Where a tenancy stands: what a household had told, whom its landlord recognised, what waits for it."""

from django.db.models import QuerySet

from seuil.acteurs.models import Agent, Organisme
from seuil.acteurs.requetes import bailleur_nomme
from seuil.demandes.etats import EN_COURS
from seuil.demandes.models import Demande
from seuil.mutations.acces import locataires_de
from seuil.mutations.etats import ATTENDENT, Etat
from seuil.mutations.models import Location
from seuil.patrimoine.models import Logement


def demandes_reconnues(bailleur: Organisme) -> QuerySet[Location, int]:
    """Return the keys of the demands whose household is a tenant of this landlord, by its own word, today."""
    siennes = Demande.objects.actives().chez(bailleur).values("pk")
    reconnues = Location.objects.filter(bailleur=bailleur, etat=Etat.RECONNUE, demande__in=siennes)
    return reconnues.values_list("demande_id", flat=True)


def location_de(demande: Demande) -> Location | None:
    """Return what stands between a demand and the landlord that it declares now; None before anybody said a word."""
    if not peut_se_dire(demande):
        return None
    bailleur = bailleur_nomme(demande.bailleur_actuel)
    siennes = Location.objects.filter(demande=demande).select_related("bailleur", "logement__programme", "lettre")
    if bailleur is not None:
        return siennes.filter(bailleur=bailleur).first()
    return siennes.filter(bailleur=None, nom__iexact=demande.bailleur_actuel).first()


def peut_se_dire(demande: Demande) -> bool:
    """Say whether there is a mutation to tell, and somebody to tell it to."""
    return demande.etat in EN_COURS and demande.est_une_mutation and bool(demande.bailleur_actuel)


def attendent(agent: Agent) -> QuerySet[Location]:
    """Return the tenancies that were told to the agent's landlord, or contested, and wait for its answer."""
    siennes = Location.objects.filter(bailleur=agent.organisme, etat__in=ATTENDENT, prevenu_le__isnull=False)
    lues = siennes.filter(demande__in=locataires_de(agent)).select_related("demande")
    return lues.prefetch_related("demande__personnes").order_by("prevenu_le", "pk")


def par_demande(bailleur: Organisme, demandes: list[Demande]) -> dict[int, Location]:
    """Return what this landlord said of each of these demands."""
    lues = Location.objects.filter(bailleur=bailleur, demande__in=demandes).select_related("logement__programme")
    return {location.demande_id: location for location in lues}


def logements_nommes(bailleur: Organisme, reference: str) -> list[Logement]:
    """Return the dwellings of a landlord that bear this reference, or « programme, référence » when several do."""
    programme, _, seule = reference.rpartition(",")
    siens = Logement.objects.filter(programme__bailleur=bailleur).select_related("programme__commune")
    if programme.strip():
        siens = siens.filter(programme__nom__iexact=programme.strip())
    return list(siens.filter(reference__iexact=seule.strip()).order_by("pk"))
