"""How long the households housed in a territory had waited, by commune and type, and how many ask."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Func

from seuil.baux.requetes import baux_signes
from seuil.demandes.etats import Etat
from seuil.demandes.models import Demande, Souhait
from seuil.regles.publication import DelaiConstate, constater, est_publiable, observe_depuis
from seuil.territoires.models import Commune

TOUTES = ""  # every commune together


@dataclass(frozen=True, slots=True)
class Attente:
    """The wait for a type: ``constate`` is None when too few leases were signed to point at nobody."""

    type: str
    constate: DelaiConstate | None
    baux: int


def attentes_par_commune(communes: Iterable[Commune], le: date) -> Mapping[tuple[str, str], Attente]:
    """Return the waits observed over the past months, by commune (TOUTES for all together) and type of dwelling."""
    villes = {commune.pk: commune.commune_parent or commune.pk for commune in communes}
    jours: dict[tuple[str, str], list[tuple[date, date]]] = defaultdict(list)
    for commune, type_loue, recue, signe in baux_signes(villes, apres=observe_depuis(le), jusqu_a=le):
        for lieu in (villes[commune], TOUTES):
            jours[lieu, type_loue].append((recue, signe))
    return {ou: Attente(ou[1], constater(lus, le), len(lus)) for ou, lus in jours.items()}


def demandes_par_type(communes: Iterable[Commune], le: date) -> dict[str, int]:
    """Return how many living demands wish one of these communes, by type; a few alike are not told."""
    ici = Souhait.objects.filter(commune__in=[commune.pk for commune in communes]).values("demande")
    vivantes = Demande.objects.filter(etat=Etat.ACTIVE, pk__in=ici)
    par_type = vivantes.annotate(voulu=Func(F("types"), function="unnest")).values("voulu")
    comptes = dict(par_type.annotate(nombre=Count("pk")).values_list("voulu", "nombre"))
    return {voulu: nombre for voulu, nombre in comptes.items() if est_publiable({0: nombre}, le)}
