"""A false language: each message that goes through gettext comes back between marks, what is put in it stays outside.

`Bonjour %(nom)s` gives `⟦Bonjour ⟧%(nom)s⟦⟧`: a name is outside, so that what is put in a message must be a datum too.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import translation
from django.utils.translation import trans_real

OUVRE, FERME = "⟦", "⟧"
LANGUE = "pseudo"
_TROU = re.compile(r"%%|%\(\w+\)[sd]|%[sd]")


def marquer(message: str) -> str:
    """Return the message between marks; `Situation|#Points`, the columns of a table, marks each column."""
    phrase = message.rsplit("\x04", maxsplit=1)[-1]
    if "|" in phrase:
        return "|".join(re.sub(r"^([#~]?)(.*)$", rf"\1{OUVRE}\2{FERME}", colonne) for colonne in phrase.split("|"))
    return OUVRE + _TROU.sub(lambda trou: trou[0] if trou[0] == "%%" else f"{FERME}{trou[0]}{OUVRE}", phrase) + FERME


class Marquee(trans_real.DjangoTranslation):
    """French, marked: Django's own catalogue first, then the marks."""

    def to_language(self) -> str:
        """Return its own name: who speaks another language for a while comes back to this one."""
        return LANGUE

    def gettext(self, message: str) -> str:
        return marquer(super().gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return marquer(super().ngettext(msgid1, msgid2, n))


@contextmanager
def langue_marquee() -> Iterator[None]:
    """Speak the false language, through Django's own machinery, for the time of a block."""
    trans_real._translations[LANGUE] = Marquee("fr")
    try:
        with translation.override(LANGUE):
            yield
    finally:
        del trans_real._translations[LANGUE]
