"""The texts of the five guides and the national rules, as files; what agents wrote since is never overwritten."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from seuil.informations.models import Redaction, Texte
from seuil.informations.nomenclatures import RUBRIQUES
from seuil.informations.services import indexer, reprendre
from seuil.territoires.models import Territoire

DONNEES = Path(__file__).parent / "donnees"
NATIONAL = "national"
ARTICLE = re.compile(r"[LRD]\d[\d-]*")  # alone, it is one of the housing code
DU_CODE = "du code de la construction et de l’habitation"


class TexteInvalide(ValueError):
    """A file names a subject that no page has, or a text twice."""


@transaction.atomic
def charger(le: date) -> str:
    """Take in the files of each territory and of the law, and prepare the search; say what is there."""
    for chemin in sorted(DONNEES.glob("*.toml")):
        territoire = None if chemin.stem == NATIONAL else Territoire.objects.get(code=chemin.stem)
        _charger(tomllib.loads(chemin.read_text(encoding="utf-8")), territoire, le)
    for lieu in Territoire.objects.all():
        indexer(lieu, le)
    proposees = Redaction.objects.filter(etat="proposee", ecrite_par=None).count()
    return f"{Texte.objects.count()} textes publiés" + (f", {proposees} proposés" if proposees else "")


def _charger(fichier: dict[str, Any], territoire: Territoire | None, le: date) -> None:
    vus: set[str] = set()
    for rang, texte in enumerate(fichier.get("textes", [])):
        if texte["rubrique"] not in RUBRIQUES or texte["cle"] in vus:
            raise TexteInvalide(f"{territoire or NATIONAL} : {texte['cle']}")
        vus.add(texte["cle"])
        place = {"rubrique": texte["rubrique"], "rang": rang, "delai_legal": texte.get("legal", False)}
        reprendre(territoire, texte["cle"], place, dict(_contenu(texte, fichier)), le=le)


def _contenu(texte: dict[str, Any], fichier: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for nom in ("titre", "corps", "aujourdhui"):
        yield nom, str(texte.get(nom, "")).strip()
    article = str(texte.get("article", "")).strip()
    yield "article", f"art. {article} {DU_CODE}" if ARTICLE.fullmatch(article) else article
    yield "date", texte.get("date", fichier.get("date", ""))
    page = texte.get("page", "")
    yield "source", f"{fichier['guide']}, {page}" if page else fichier["guide"]
