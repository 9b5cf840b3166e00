"""The published figures of a territory as a page shows them: the value, what it counts, its date."""

from seuil.informations.models import FaitChiffre
from seuil.informations.nomenclatures import rubrique_du_chiffre
from seuil.informations.requetes import chiffres_en_ligne
from seuil.socle.design.mesures import nombre
from seuil.territoires.models import Territoire

MONTRES = 5
DETAILS = ("demandes_t", "parc_t")  # by type of dwelling: a table of their own


def figures(territoire: Territoire, rubrique: str = "") -> list[dict[str, str]]:
    """Return the figures of a subject ("" for all), those by type of dwelling aside."""
    faits = [fait for fait in chiffres_en_ligne(territoire) if not fait.cle.startswith(DETAILS)]
    return [_figure(fait) for fait in faits if rubrique in ("", rubrique_du_chiffre(fait.cle).code)]


def premieres(territoire: Territoire) -> list[dict[str, str]]:
    """Return the first figures, for the home of the town."""
    return figures(territoire)[:MONTRES]


def _figure(fait: FaitChiffre) -> dict[str, str]:
    unite = f"\u00a0{fait.unite}" if fait.unite else ""
    return {"valeur": nombre(int(fait.valeur)) + unite, "libelle": f"{fait.libelle} ({fait.date})"}
