"""A text as it is shown, its deadlines written where it names them: plain values."""

import re
from dataclasses import dataclass, fields
from typing import Final

from seuil.informations.models import Redaction
from seuil.regles.delais import Delais
from seuil.regles.ecriture import compte, entier

TROU: Final = re.compile(r"\{([a-z0-9_]+)\}")
UNITES: Final = {"mois": ("mois", "mois"), "jours": ("jour", "jours")}


class TexteIllisible(ValueError):
    """The text names a deadline that the law does not know."""


@dataclass(frozen=True, slots=True)
class TexteLu:
    """A text as a page shows it, its deadlines written; ``est_national``: the rule of the law, not the town's."""

    ancre: str
    langue: str
    titre: str
    corps: str
    aujourdhui: str
    article: str
    date: str
    source: str
    est_national: bool


def lu(redaction: Redaction, regles: Delais) -> TexteLu:
    """Return a wording as a page shows it. Raises TexteIllisible."""
    est_national = redaction.texte.territoire_id is None
    return TexteLu(
        ancre=("n-" if est_national else "") + redaction.texte.cle,
        langue=redaction.langue,
        titre=redaction.titre,
        corps=remplir(redaction.corps, regles),
        aujourdhui=remplir(redaction.aujourdhui, regles),
        article=redaction.article,
        date=redaction.date,
        source=redaction.source,
        est_national=est_national,
    )


def delais_cites(texte: str) -> set[str]:
    """Return the deadlines that a text names between braces."""
    return set(TROU.findall(texte))


def inconnus(texte: str) -> list[str]:
    """Return the deadlines that a text names and that no rule has."""
    return sorted(delais_cites(texte) - {champ.name for champ in fields(Delais)})


def remplir(texte: str, regles: Delais) -> str:
    """Put the deadlines of a territory where a text names them. Raises TexteIllisible."""
    if absents := inconnus(texte):
        raise TexteIllisible(f"Aucun délai ne s’appelle « {absents[0]} ».")
    return TROU.sub(lambda trou: _dit(trou[1], getattr(regles, trou[1])), texte)


def _dit(nom: str, valeur: int) -> str:
    un, plusieurs = UNITES.get(nom.rsplit("_", 1)[-1], ("", ""))
    return compte(valeur, un, plusieurs) if un else entier(valeur)
