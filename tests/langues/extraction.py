"""The sentences that a file marks for translation, read without GNU gettext; and a catalogue as it is written."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

from tests.architecture.arbre import PAQUET

FONCTIONS = {"_", "gettext_noop", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
DU_GABARIT = re.compile(r"""\b(?:gettext|ngettext|_)\(u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""")
# What a household reads from the doorstep to its own page, refusals and failures included.
CHEMIN_PRINCIPAL = (
    "declarations/forms/**/*.py",
    "declarations/p*/**/*.py",
    "declarations/templates/declarations/pages/*.html",
    "declarations/templates/declarations/portail/*.html",
    "declarations/templates/declarations/changement/*.html",
    "connexions/templates/connexions/portail.html",
    "contacts/nomenclatures.py",
    "demandes/nomenclatures.py",
    "demandes/etats.py",
    "demandes/services/foyer.py",
    "documents/controle/assainir.py",
    "documents/services/recevoir.py",
    "documents/templates/documents/*.html",
    "informations/faits.py",
    "instruction/*.py",
    "instruction/portail/*.py",
    "instruction/services/*.py",
    "instruction/templates/instruction/portail/*.html",
    "informations/nomenclatures.py",
    "informations/portail/*.py",
    "informations/templates/informations/*.html",
    "informations/templates/informations/aider/*.html",
    "journal/models.py",
    "mutations/**/*.py",
    "mutations/templates/mutations/portail/*.html",
    "portail/*.py",
    "portail/droits/*.py",
    "portail/templates/portail/droits/*.html",
    *(
        f"portail/templates/portail/{nom}.html"
        for nom in ("accueil", "trouver", "guichet", "danger", "sans_grille", "regles_locales", "ma_demande")
    ),
    *(f"portail/templates/portail/{nom}.html" for nom in ("changer", "changer_page", "changement_fait", "historique")),
    *(
        f"portail/templates/portail/{nom}.html"
        for nom in ("a_faire", "a_faire_aussi", "resume", "score", "mon_score", "points", "priorites", "ouverture")
    ),
    *(f"portail/templates/portail/{nom}.html" for nom in ("place", "delai", "droits", "sur_cette_page", "ensuite")),
    *(f"portail/templates/portail/{nom}.html" for nom in ("papiers", "nouvelles", "joindre", "en_une_page")),
    *(f"portail/templates/portail/{nom}.html" for nom in ("documents", "lignes_de_papiers", "points_d_un_papier")),
    "regles/controle_menage.py",
    "socle/**/*.py",
    "socle/templates/**/*.html",
    "territoires/**/*.py",
    "territoires/templates/**/*.html",
)
HORS_DU_CHEMIN = re.compile(
    r"/(?:tests|gestion|galerie|migrations)/|forms/modification|portail/modifier|seuil/composants\.html"
)


def du_chemin_principal() -> set[str]:
    """Return every sentence of the main path."""
    fichiers = {fichier for motif in CHEMIN_PRINCIPAL for fichier in PAQUET.glob(motif)}
    return {dite for fichier in fichiers if not HORS_DU_CHEMIN.search(str(fichier)) for dite in messages(fichier)}


def de_partout() -> set[str]:
    """Return every sentence that the product marks."""
    fichiers = [fichier for suffixe in ("py", "html") for fichier in PAQUET.rglob(f"*.{suffixe}")]
    return {dite for fichier in fichiers if "tests" not in fichier.parts for dite in messages(fichier)}


def messages(fichier: Path) -> Iterator[str]:
    """Yield the sentences that a file marks: of a count, the singular."""
    source = fichier.read_text(encoding="utf-8")
    if fichier.suffix == ".html":
        yield from (ast.literal_eval(dite[1]) for dite in DU_GABARIT.finditer(templatize(source)))
        return
    for noeud in ast.walk(ast.parse(source)):
        if isinstance(noeud, ast.Call) and isinstance(noeud.func, ast.Name) and noeud.func.id in FONCTIONS:
            premier = noeud.args[0]
            if isinstance(premier, ast.Constant) and isinstance(premier.value, str):
                yield premier.value


def lire(po: Path) -> dict[str, tuple[str, ...]]:
    """Return a catalogue: each French sentence, and what is said instead, in every number."""
    dits: dict[str, tuple[str, ...]] = {}
    for bloc in po.read_text(encoding="utf-8").split("\n\n"):
        cles, formes = "", []
        for ligne in bloc.splitlines():
            mot, _, texte = ligne.partition(" ")
            if mot == "msgid":
                cles = ast.literal_eval(texte)
            elif mot.startswith("msgstr"):
                formes.append(ast.literal_eval(texte))
        if cles:
            dits[cles] = tuple(formes)
    return dits
