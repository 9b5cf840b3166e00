"""A text as it is shown, its deadlines written where it names them: plain values."""

from dataclasses import dataclass

from django.utils.translation import override

from seuil.informations.faits import remplir
from seuil.informations.models import Redaction
from seuil.regles.delais import Delais


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
    """Return a wording as a page shows it: its deadlines in its own language. Raises TexteIllisible."""
    est_national = redaction.texte.territoire_id is None
    with override(redaction.langue):
        corps, aujourdhui = (remplir(dit, regles) for dit in (redaction.corps, redaction.aujourdhui))
    return TexteLu(
        ancre=("n-" if est_national else "") + redaction.texte.cle,
        langue=redaction.langue,
        titre=redaction.titre,
        corps=corps,
        aujourdhui=aujourdhui,
        article=redaction.article,
        date=redaction.date,
        source=redaction.source,
        est_national=est_national,
    )
