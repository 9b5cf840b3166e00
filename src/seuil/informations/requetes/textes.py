"""The texts of a subject as a page shows them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import override

from seuil.informations.etats import Etat
from seuil.informations.faits import remplir
from seuil.informations.models import FRANCAIS, Redaction
from seuil.regles.delais import Delais
from seuil.territoires.models import Territoire
from seuil.territoires.requetes import delais_de


@dataclass(frozen=True, slots=True)
class TexteLu:
    """A text as a page shows it, its deadlines written in its ``langue``; ``est_national``: the rule of the law."""

    ancre: str
    titre: str
    corps: str
    aujourdhui: str
    article: str
    date: str
    source: str
    est_national: bool
    langue: str


def textes_lus(territoire: Territoire, rubrique: str, le: date, langue: str = FRANCAIS) -> list[TexteLu]:
    """Return the texts on line of a subject: the territory's, then the national rule; French where a language lacks."""
    regles = delais_de(territoire, le)
    ici = Q(texte__territoire=territoire) | Q(texte__territoire=None)
    lues = Redaction.objects.filter(
        ici, texte__rubrique=rubrique, etat=Etat.EN_LIGNE, langue__in={langue, FRANCAIS}
    ).select_related("texte")
    choisies: dict[int, Redaction] = {}
    for redaction in sorted(lues, key=lambda une: une.langue == langue):
        choisies[redaction.texte_id] = redaction
    ordre = sorted(choisies.values(), key=lambda une: (une.texte.territoire_id is None, une.texte.rang, une.texte_id))
    return [_lu(une, regles) for une in ordre]


def _lu(redaction: Redaction, regles: Delais) -> TexteLu:
    """Return a wording as a page shows it: its deadlines in its own language, whatever that of the page."""
    texte = redaction.texte
    est_national = texte.territoire_id is None
    with override(redaction.langue):
        return TexteLu(
            ancre=("n-" if est_national else "") + texte.cle,
            titre=redaction.titre,
            corps=remplir(redaction.corps, regles),
            aujourdhui=remplir(redaction.aujourdhui, regles),
            article=redaction.article,
            date=redaction.date,
            source=redaction.source,
            est_national=est_national,
            langue=redaction.langue,
        )
