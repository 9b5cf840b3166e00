"""The texts and figures of the guides, the national rules, as files; what agents wrote since is never overwritten."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import to_language

from seuil.informations.etats import Etat
from seuil.informations.models import FaitChiffre, Redaction, Texte, Version
from seuil.informations.nomenclatures import RUBRIQUES
from seuil.informations.services import indexer, reprendre, reprendre_le_chiffre
from seuil.territoires.models import Territoire
from seuil.territoires.reference import tables

DONNEES = Path(__file__).parent / "donnees"
NATIONAL, TRADUIT = "national", "."  # `national.en.toml`: the same texts, in English
ARTICLE = re.compile(r"[LRD]\d[\d-]*")  # alone, it is one of the housing code
DU_CODE = "du code de la construction et de l’habitation"


class TexteInvalide(ValueError):
    """A file names a subject that no page has, or a text or a figure twice."""


@transaction.atomic
def charger(le: date) -> str:
    """Take in the files of each territory and of the law, and prepare the search; say what is there."""
    for chemin in sorted(DONNEES.glob("*.toml")):
        if TRADUIT not in chemin.stem:
            territoire = None if chemin.stem == NATIONAL else Territoire.objects.get(code=chemin.stem)
            _charger(lire(chemin), territoire, le)
    for chemin in sorted(DONNEES.glob(f"{NATIONAL}{TRADUIT}*.toml")):
        _traduire(lire(chemin), to_language(chemin.stem.split(TRADUIT)[1]), le)
    for table in tables():
        _charger_les_chiffres(table, Territoire.objects.get(code=table["code"]), le)
    for lieu in Territoire.objects.all():
        indexer(lieu, le)
    versions: tuple[type[Version], ...] = (Redaction, FaitChiffre)
    proposees = sum(nature._default_manager.filter(etat=Etat.PROPOSEE, ecrite_par=None).count() for nature in versions)
    dits = f"{Texte.objects.count()} textes, {FaitChiffre.objects.filter(etat=Etat.EN_LIGNE).count()} chiffres publiés"
    return dits + (f", {proposees} proposés aux agents" if proposees else "")


def lire(chemin: Path) -> dict[str, Any]:
    """Return what a file says."""
    return tomllib.loads(chemin.read_text(encoding="utf-8"))


def _charger(fichier: dict[str, Any], territoire: Territoire | None, le: date) -> None:
    vus: set[str] = set()
    for rang, texte in enumerate(fichier.get("textes", [])):
        if texte["rubrique"] not in RUBRIQUES or texte["cle"] in vus:
            raise TexteInvalide(f"{territoire or NATIONAL} : {texte['cle']}")
        vus.add(texte["cle"])
        reprendre(territoire, texte["cle"], _place(rang, texte), dict(_contenu(texte, fichier)), le=le)


def _traduire(fichier: dict[str, Any], langue: str, le: date) -> None:
    """Take in the national rules as another language words them: each keeps the place and the law of the French one."""
    national = lire(DONNEES / f"{NATIONAL}.toml")
    francais = {texte["cle"]: (rang, texte) for rang, texte in enumerate(national["textes"])}
    for dit in fichier["textes"]:
        if dit["cle"] not in francais:
            raise TexteInvalide(f"{langue} : {dit['cle']}")
        rang, texte = francais[dit["cle"]]
        contenu = dict(_contenu({**texte, **dit}, national))
        reprendre(None, texte["cle"], _place(rang, texte), contenu, le=le, langue=langue)


def _place(rang: int, texte: dict[str, Any]) -> dict[str, Any]:
    return {"rubrique": texte["rubrique"], "rang": rang, "delai_legal": texte.get("legal", False)}


def _charger_les_chiffres(table: dict[str, Any], territoire: Territoire, le: date) -> None:
    vus: set[str] = set()
    for rang, fait in enumerate(table.get("faits", [])):
        if fait["cle"] in vus:
            raise TexteInvalide(f"{territoire} : {fait['cle']}")
        vus.add(fait["cle"])
        contenu = {
            "libelle": fait["libelle"],
            "valeur": Decimal(str(fait["valeur"])),
            "unite": fait.get("unite", ""),
            "date": fait["date"],
            "source": table["source"],
        }
        reprendre_le_chiffre(territoire, fait["cle"], rang, contenu, le=le)


def _contenu(texte: dict[str, Any], fichier: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for nom in ("titre", "corps", "aujourdhui"):
        yield nom, str(texte.get(nom, "")).strip()
    article = str(texte.get("article", "")).strip()
    yield "article", f"art. {article} {DU_CODE}" if ARTICLE.fullmatch(article) else article
    yield "date", texte.get("date", fichier.get("date", ""))
    page = texte.get("page", "")
    yield "source", f"{fichier['guide']}, {page}" if page else fichier["guide"]
