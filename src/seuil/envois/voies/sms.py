"""SMS, through a provider: what every provider asks, and which ones the house knows."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Final, Protocol

from seuil.envois.voies import Depart, Message, Raison, Refus, ReglageInvalide
from seuil.envois.voies.brevo import lire_brevo
from seuil.envois.voies.longueur import parties
from seuil.envois.voies.numeros import e164

PARTIES_AU_PLUS = 3


class Operateur(Protocol):
    """A provider of SMS: a new one is a class here and a line of OPERATEURS."""

    def preparer(self, numero: str, texte: str, *, cle: str) -> AbstractContextManager[Depart]:
        """Open the way and leave nothing; ``numero`` is in E.164, ``cle`` comes back in the reports."""


OPERATEURS: Final[dict[str, Callable[[str, str], Operateur]]] = {"brevo": lire_brevo, "brevo+http": lire_brevo}


def voie_sms(url: str, *, rapports: str) -> "VoieSms":
    """Return the channel of the provider that the URL names. Raises ReglageInvalide.

    ``rapports`` is the address where the provider says what became of an SMS; "" when it must not.
    """
    lire = OPERATEURS.get(url.partition(":")[0])
    if lire is None:
        raise ReglageInvalide(f"L’opérateur n’est pas connu. Attendu : {', '.join(f'{nom}://…' for nom in OPERATEURS)}")
    return VoieSms(lire(url, rapports))


@dataclass(frozen=True)
class VoieSms:
    """The SMS of the house; the subject and the name of a message are not sent: the sender is the provider's."""

    operateur: Operateur

    @contextmanager
    def preparer(self, message: Message) -> Iterator[Depart]:
        """See `Voie.preparer`; a text of more than three parts is refused."""
        numero = e164(message.destinataire)
        if not 0 < parties(message.corps) <= PARTIES_AU_PLUS:
            raise Refus(Raison.AUTRE, "Le texte est vide ou dépasse trois SMS", definitif=True)
        with self.operateur.preparer(numero, message.corps, cle=message.cle) as depart:
            yield depart
