"""Read a grid from its TOML text: every mistake is told at once, each on its line."""

from __future__ import annotations

import hashlib
import re
import tomllib
from datetime import date
from typing import Final

from seuil.regles.criteres.parametres import ParametreInvalide, verifier_parametre
from seuil.regles.ecriture import jour
from seuil.regles.grilles.controles import controler
from seuil.regles.grilles.fautes import Faute, GrilleInvalide, Releve
from seuil.regles.grilles.lignes import lire_lignes
from seuil.regles.grilles.modele import MAX, SOMME, Grille, Rubrique
from seuil.regles.grilles.table import Table

ENTETE: Final = (
    "territoire",
    "nom",
    "version",
    "date_debut",
    "date_fin",
    "deliberation",
    "deliberation_malus",
    "fictive",
    "source",
    "parametres",
    "rubriques",
    "criteres",
)
SANS_RUBRIQUE: Final = Rubrique("", "", SOMME)
_CODE: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_LIGNE_TOML: Final = re.compile(r"\(at line (\d+), column (\d+)\)")
TAILLE_MAXIMUM: Final = 200_000


def lire_grille(texte: str, *, nom: str = "grille") -> Grille:
    """Return the grid a text describes; raises GrilleInvalide with every mistake and its line."""
    if len(texte) > TAILLE_MAXIMUM:
        raise GrilleInvalide(nom, [Faute(0, f"le texte dépasse {TAILLE_MAXIMUM} caractères")])
    try:
        contenu = tomllib.loads(texte)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as erreur:
        raise GrilleInvalide(nom, [_faute_toml(erreur)]) from None
    releve = Releve(texte)
    grille = _lire(Table(releve, (), contenu), texte)
    if grille is not None and not releve.fautes:
        controler(grille, releve)
    if grille is None or releve.fautes:
        raise GrilleInvalide(nom, releve.fautes)
    return grille


def _lire(table: Table, texte: str) -> Grille | None:
    table.refuser_inconnues(ENTETE)
    debut, fin = _periode(table)
    deliberation_malus = table.texte("deliberation_malus")
    lignes = tuple(lire_lignes(table, _rubriques(table), avec_malus=bool(deliberation_malus)))
    source = _source(table)
    if debut is None:
        return None
    return Grille(
        territoire=_territoire(table),
        nom=table.texte("nom", obligatoire=True),
        version=_version(table),
        date_debut=debut,
        date_fin=fin,
        deliberation=table.texte("deliberation", obligatoire=True),
        deliberation_malus=deliberation_malus,
        source=source,
        est_fictive=table.booleen("fictive", defaut=False),
        parametres=_parametres(table, debut),
        lignes=lignes,
        empreinte=hashlib.sha256(texte.encode("utf-8", "surrogatepass")).hexdigest(),
        texte=texte,
    )


def _periode(table: Table) -> tuple[date | None, date | None]:
    debut, fin = table.jour("date_debut", obligatoire=True), table.jour("date_fin")
    if debut and fin and fin < debut:
        table.noter("date_fin", f"la grille finit le {jour(fin)}, avant de commencer le {jour(debut)}")
    return debut, fin


def _territoire(table: Table) -> str:
    code = table.texte("territoire", obligatoire=True)
    if code and not _CODE.fullmatch(code):
        table.noter("territoire", "« territoire » s’écrit en minuscules sans accent, chiffres et tirets")
    return code


def _version(table: Table) -> str:
    valeur = table.contenu.get("version")
    if isinstance(valeur, int) and not isinstance(valeur, bool) and 0 < valeur < 10**6:
        return str(valeur)
    return table.texte("version", obligatoire=True)


def _source(table: Table) -> str:
    if "source" not in table.contenu:
        table.noter("source", "il manque la section [source]")
        return ""
    source = table.table("source")
    source.refuser_inconnues(("texte", "certitude", "note", "url"))
    return source.texte("texte", obligatoire=True)


def _rubriques(table: Table) -> dict[str, Rubrique]:
    rubriques: dict[str, Rubrique] = {}
    for bloc in table.tables("rubriques"):
        bloc.refuser_inconnues(("code", "libelle", "cumul"))
        code = bloc.texte("code", obligatoire=True)
        if code in rubriques:
            bloc.noter("code", f"la rubrique « {code} » est déjà écrite plus haut")
        rubriques[code] = Rubrique(code, bloc.texte("libelle", defaut=code), bloc.choix("cumul", (SOMME, MAX)))
    return rubriques or {"": SANS_RUBRIQUE}


def _parametres(table: Table, debut: date) -> tuple[tuple[str, int], ...]:
    bloc = table.table("parametres")
    valeurs: list[tuple[str, int]] = []
    for cle, valeur in bloc.contenu.items():
        try:
            valeurs.append((cle, verifier_parametre(cle, valeur, debut)))
        except ParametreInvalide as refus:
            bloc.noter(cle, refus.motif)
    return tuple(sorted(valeurs))


def _faute_toml(erreur: Exception) -> Faute:
    place = _LIGNE_TOML.search(str(erreur))
    numero, colonne = (int(place[1]), int(place[2])) if place else (0, 0)
    ou = f" près de la colonne {colonne}" if colonne else ""
    cause = "valeur écrite deux fois, date impossible ou ponctuation manquante"
    return Faute(numero, f"le fichier n’est pas du TOML lisible{ou} ({cause})")
