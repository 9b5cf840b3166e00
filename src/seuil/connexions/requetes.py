"""Where an agent is in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.contrib.sessions.models import Session

from seuil.acteurs.models import Agent
from seuil.connexions.models import Poste

VU = "vu_a"


@dataclass(frozen=True, slots=True)
class PosteOuvert:
    """A browser that still opens the agent's pages."""

    poste: Poste
    vu_le: datetime
    est_le_mien: bool


def postes_ouverts(agent: Agent, *, cle: str, maintenant: datetime) -> Iterator[PosteOuvert]:
    """Yield the agent's open browsers, the last opened first; ``cle`` is the session of the one that asks."""
    postes = {poste.cle: poste for poste in Poste.objects.filter(agent=agent).order_by("-ouvert_le")}
    vivantes = Session.objects.filter(session_key__in=postes, expire_date__gt=maintenant)
    lues = {session.session_key: session.get_decoded().get(VU, 0) for session in vivantes}
    for cle_lue, poste in postes.items():
        if cle_lue in lues:
            yield PosteOuvert(poste, datetime.fromtimestamp(lues[cle_lue], tz=UTC), cle_lue == cle)
