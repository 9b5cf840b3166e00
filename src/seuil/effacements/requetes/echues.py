"""Which demands have been kept as long as they may be."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from seuil.demandes.etats import Etat
from seuil.demandes.models import Demande
from seuil.demandes.requetes import delais_de_la_demande
from seuil.regles.calendrier import ajouter_jours
from seuil.territoires.requetes import plus_court


def echues(le: date) -> Iterator[int]:
    """Yield the keys of the demands to erase on a day, the first that left first."""
    avant = ajouter_jours(le, -plus_court("conservation_apres_radiation_jours", le))
    sorties = Demande.objects.filter(
        Q(etat=Etat.RADIEE, radiee_le__lte=avant) | Q(etat=Etat.RATTACHEE, tranchee_le__lte=avant)
    )
    for demande in sorties.order_by("radiee_le", "tranchee_le", "pk"):
        jour = a_effacer_le(demande, le)
        if jour is not None and jour <= le:
            yield demande.pk


def a_effacer_le(demande: Demande, le: date) -> date | None:
    """Return the day a demand is erased by itself: so long after it left; None while it is in the register."""
    sortie = {Etat.RADIEE.value: demande.radiee_le, Etat.RATTACHEE.value: demande.tranchee_le}.get(demande.etat)
    if sortie is None:
        return None
    return ajouter_jours(sortie, delais_de_la_demande(demande, le).conservation_apres_radiation_jours)
