"""A try is counted before its secret is checked: parallel tries never check more secrets than ESSAIS."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import connection
from django.utils.crypto import salted_hmac

from seuil.connexions.models import Essai

ESSAIS = 5
PAUSE_SECONDES = 900
COMPTER = """
insert into connexions_essai as connu (compte, source, nombre, dernier_le) values (%(compte)s, %(source)s, 1, %(le)s)
on conflict (compte, source) do update set
  nombre = case when connu.dernier_le <= %(fin)s then 1 else least(connu.nombre + 1, %(essais)s + 1) end,
  dernier_le = case
    when connu.nombre >= %(essais)s and connu.dernier_le > %(fin)s then connu.dernier_le
    else greatest(connu.dernier_le, %(le)s)
  end
returning nombre
"""

Reconnu = TypeVar("Reconnu")


class TropDEssais(Exception):
    """This source tried this account too often: it waits; any other source may come in."""


def tenter(
    compte: str, source: str, reconnaitre: Callable[[], Reconnu | None], *, maintenant: datetime
) -> Reconnu | None:
    """Return whom ``reconnaitre`` recognises; a success forgets the tries of this source on this account.

    Raises TropDEssais, without checking anything, from the sixth try on and until PAUSE_SECONDES after the fifth.
    Called outside any transaction: a count that a failure would undo counts nothing.
    """
    cles = {"compte": _chiffre("compte", compte), "source": _chiffre("source", source)}
    if _compter(cles, maintenant) > ESSAIS:
        raise TropDEssais
    reconnu = reconnaitre()
    if reconnu is not None:
        Essai.objects.filter(**cles).delete()
    return reconnu


def purger_les_essais(*, maintenant: datetime) -> int:
    """Forget the tries whose pause is over; return how many rows left."""
    return Essai.objects.filter(dernier_le__lte=_fin_de_pause(maintenant)).delete()[0]


def _compter(cles: dict[str, str], maintenant: datetime) -> int:
    """Count one try by one statement, committed by itself; return its rank, ESSAIS + 1 during a pause."""
    valeurs: dict[str, str | int | datetime] = {
        **cles,
        "le": maintenant,
        "fin": _fin_de_pause(maintenant),
        "essais": ESSAIS,
    }
    with connection.cursor() as curseur:
        curseur.execute(COMPTER, valeurs)
        return int(curseur.fetchone()[0])


def _fin_de_pause(maintenant: datetime) -> datetime:
    return maintenant - timedelta(seconds=PAUSE_SECONDES)


def _chiffre(sorte: str, texte: str) -> str:
    """Return the keyed digest of an account or of a source: the database alone says neither."""
    return salted_hmac(f"seuil.connexions.{sorte}", texte, algorithm="sha256").hexdigest()
