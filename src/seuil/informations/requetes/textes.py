"""The texts of a subject as a page shows them."""

from datetime import date
from typing import Any

from django.db.models import Q

from seuil.informations.etats import Etat
from seuil.informations.lignes import TexteLu, lu
from seuil.informations.models import FRANCAIS, Redaction, Texte
from seuil.territoires.models import Territoire
from seuil.territoires.requetes import delais_de


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
    return [lu(une, regles) for une in ordre]


def redactions_de(texte: Texte) -> list[Redaction]:
    """Return every wording of a text, the oldest first."""
    return list(texte.redactions.select_related("texte__territoire", "ecrite_par", "relue_par"))


def depart(texte: Texte, langue: str) -> dict[str, Any]:
    """Return what an agent starts from: what is on line, or was; in another language, the date and the source."""
    siennes = [une for une in redactions_de(texte) if une.etat in (Etat.EN_LIGNE, Etat.RETIREE)]
    connues = sorted(siennes, key=lambda une: (une.langue == langue, une.etat == Etat.EN_LIGNE))
    if connues and connues[-1].langue == langue:
        return connues[-1].contenu
    vide = dict.fromkeys(Redaction.dits, "")
    return vide | ({"date": connues[-1].date, "source": connues[-1].source} if connues else {})
