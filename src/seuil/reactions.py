"""What follows a fact, after its commit: the only hidden wire, in one table.

Each reaction runs in its own transaction and is remembered in `journal.Suite`: after a crash,
``seuil rattraper`` runs those that were not.
"""

from collections.abc import Callable

from django.db import transaction

from seuil.baux import services as baux
from seuil.cotation import services as cotation
from seuil.demandes import services as demandes
from seuil.demandes.models import Demande
from seuil.designations import services as designations
from seuil.journal.models import Entree, Suite
from seuil.journal.services import verrouiller
from seuil.rapprochement import services as rapprochement

Reaction = Callable[[Entree], object]


def _demande(entree: Entree) -> Demande:
    return Demande.objects.get(pk=entree.objet_id)


def attester(entree: Entree) -> object:
    return demandes.attester(_demande(entree), le=entree.le)


def coter(entree: Entree) -> object:
    return cotation.coter_la_demande(_demande(entree), le=entree.le)


def inscrire_sur_les_listes(entree: Entree) -> object:
    return rapprochement.inscrire_la_demande(_demande(entree), le=entree.le)


def quitter_les_listes(entree: Entree) -> object:
    cotation.oublier_la_demande(_demande(entree))
    return rapprochement.retirer_la_demande(_demande(entree))


def retirer_les_candidatures(entree: Entree) -> object:
    return designations.retirer_la_demande(_demande(entree), motif="La demande a été radiée.", le=entree.le)


def retirer_les_offres(entree: Entree) -> object:
    return baux.retirer_la_demande(_demande(entree), le=entree.le)


TABLE: dict[str, tuple[Reaction, ...]] = {
    "demande.enregistree": (coter, inscrire_sur_les_listes, attester),
    "demande.modifiee": (coter, inscrire_sur_les_listes),
    "demande.immobilisee": (inscrire_sur_les_listes,),
    "demande.liberee": (inscrire_sur_les_listes,),
    "demande.radiee": (quitter_les_listes, retirer_les_candidatures, retirer_les_offres),
}


def declencher(entree: Entree) -> None:
    """Run the reactions of an entry that were not run yet, all of them or none."""
    reactions = TABLE.get(entree.verbe)
    if not reactions:
        return
    with transaction.atomic():
        verrouillee = verrouiller(entree)
        if Suite.objects.filter(entree=verrouillee).exists():
            return
        for reaction in reactions:
            reaction(verrouillee)
        Suite.objects.create(entree=verrouillee, verbes=[reaction.__name__ for reaction in reactions])


def rattraper() -> int:
    """Run the reactions that a crash left behind; return how many entries were concerned."""
    oubliees = Entree.objects.filter(verbe__in=TABLE, suite=None).order_by("pk")
    for entree in oubliees:
        declencher(entree)
    return len(oubliees)
