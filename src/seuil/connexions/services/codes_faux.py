"""Wrong codes after a right password: counted by account, since who stole a password may come from many sources.

A stranger never gets here, so that nobody without the password makes the agent wait.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection

from seuil.acteurs.models import Agent
from seuil.connexions.models import CodesFaux

COMPTER = """
insert into connexions_codesfaux as connu (agent_id, marque, nombre, dernier_le)
  values (%(agent)s, %(marque)s, 1, %(le)s)
on conflict (agent_id) do update set
  nombre = case when connu.marque = excluded.marque then connu.nombre + 1 else 1 end,
  marque = excluded.marque,
  dernier_le = excluded.dernier_le
where connu.marque <> excluded.marque
  or connu.nombre < %(libres)s
  or excluded.dernier_le >= connu.dernier_le + make_interval(
       secs => least(%(maximum)s, %(attente)s * power(2.0, least(connu.nombre - %(libres)s, 30))))
returning nombre
"""


class TropDeCodesFaux(Exception):
    """Too many wrong codes came after this password: ``minutes`` to wait, whoever asks."""

    def __init__(self, minutes: int) -> None:
        super().__init__(f"{minutes} minutes")
        self.minutes = minutes


def eprouver_avec_compte(agent: Agent, eprouver: Callable[[], bool], *, maintenant: datetime) -> int | None:
    """Return how many wrong codes came before this right one, None when it is wrong.

    Raises TropDeCodesFaux without checking anything. Counted before the check and outside any transaction, as `tenter`.
    """
    rang = _compter(agent, maintenant)
    if not eprouver():
        return None
    CodesFaux.objects.filter(agent=agent).delete()
    return rang - 1


def _compter(agent: Agent, maintenant: datetime) -> int:
    """Count one code by one statement, committed by itself; return its rank under this password."""
    valeurs: dict[str, int | str | datetime] = {
        "agent": agent.pk,
        "marque": agent.get_session_auth_hash(),
        "le": maintenant,
        "libres": settings.FAUX_CODES_SANS_ATTENTE,
        "attente": settings.FAUX_CODES_ATTENTE,
        "maximum": settings.FAUX_CODES_ATTENTE_MAXIMUM,
    }
    with connection.cursor() as curseur:
        curseur.execute(COMPTER, valeurs)
        compte = curseur.fetchone()
    if compte is None:
        raise TropDeCodesFaux(_minutes_a_attendre(CodesFaux.objects.get(agent=agent), maintenant))
    return int(compte[0])


def _minutes_a_attendre(faux: CodesFaux, maintenant: datetime) -> int:
    doublements = min(faux.nombre - settings.FAUX_CODES_SANS_ATTENTE, 30)
    attente = min(settings.FAUX_CODES_ATTENTE_MAXIMUM, settings.FAUX_CODES_ATTENTE * 2**doublements)
    reste = faux.dernier_le + timedelta(seconds=attente) - maintenant
    return max(1, -int(-reste.total_seconds() // 60))
