"""Lives of a household, drawn: answers, papers accepted, other answers, nights, a new grid; played, then undone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from seuil.acteurs.auteurs import Systeme
from seuil.cotation.services import publier
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import Motif, Occupation, Situation
from seuil.demandes.tests.preuves import prouver
from seuil.rapprochement.services import passer_la_nuit
from seuil.rapprochement.tests.grilles import version
from seuil.territoires.models import Territoire
from tests.verites.jeu import changer

NUIT = date(2026, 12, 1)
FAITS_POSSIBLES = ["surface_m2", "dalo", "handicap", "viol_agression", "statut_occupation", "nb_mineurs"]


def parmi(choix: type[Any], *, sauf: str, nombre: int) -> st.SearchStrategy[list[str]]:
    """Return lists of different codes, the one set apart always last: something protected is always declared."""
    codes = st.sampled_from([code.value for code in choix if code.value != sauf])
    return st.lists(codes, max_size=nombre, unique=True).map(lambda tires: [*tires, sauf])


REPONSES = st.fixed_dictionaries(
    {
        "motifs": parmi(Motif, sauf="06", nombre=2),
        "situations": parmi(Situation, sauf="viol", nombre=4),
        "surface": st.sampled_from([None, 12, 60]),
        "nb_occupants": st.integers(2, 6),
        "occupation": st.sampled_from([choix.value for choix in Occupation]),
    }
)


@dataclass(frozen=True, slots=True)
class Vie:
    """What an agent could type and accept; ``fictive``: the new grid is another one altogether, not other weights."""

    premieres: dict[str, Any]
    preuves: list[str]
    secondes: dict[str, Any]
    fictive: bool


VIES = st.builds(
    Vie,
    premieres=REPONSES,
    preuves=st.lists(st.sampled_from(FAITS_POSSIBLES), max_size=3, unique=True),
    secondes=REPONSES,
    fictive=st.booleans(),
)


def des_vies(**tires: st.SearchStrategy[Any]) -> Callable[[Any], Any]:
    """Play a test with a few lives; a failure prints what was drawn and how to play it again."""

    def decorer(essai: Any) -> Any:
        return settings(
            max_examples=6,
            deadline=None,
            print_blob=True,
            phases=(Phase.explicit, Phase.reuse, Phase.generate),  # none is spent to shrink
            suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
        )(given(vie=VIES, **tires)(essai))

    return decorer


@contextmanager
def vivre(demande: Demande, agents: dict[str, Any], vie: Vie, *, le: date) -> Iterator[tuple[Demande, date]]:
    """Play changes, a night, a new grid and a second night; give the household and the last day, then undo it all."""
    with transaction.atomic():
        demande = Demande.objects.get(pk=demande.pk)
        changer(demande, agents, le, **vie.premieres)
        passer_la_nuit(le=le + timedelta(1))
        prouver(demande, *vie.preuves)
        changer(demande, agents, le + timedelta(1), **vie.secondes)
        territoire = Territoire.objects.get(pk="compiegne")
        publier(territoire, texte=version(2, f"{NUIT}", fictive=vie.fictive), par=Systeme(), le=le)
        passer_la_nuit(le=NUIT)
        yield Demande.objects.get(pk=demande.pk), NUIT
        transaction.set_rollback(True)
