"""The words that no translation covers, and why: each is a datum, or what the law says, kept as it was said."""

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings

from seuil.informations.lignes import TexteLu
from seuil.informations.nomenclatures import RUBRIQUES
from seuil.informations.rendu import en_html
from seuil.informations.requetes import textes_lus
from seuil.territoires.models import Territoire
from seuil.territoires.nomenclatures import pays_du_monde
from tests.architecture.arbre import PAQUET
from tests.langues.lecture import LETTRES, hors_des_marques, lisser, morceaux

# Names, addresses, sources and hours, as the database holds them: nobody translates a name.
COLONNES = {
    "territoires.Commune": ("nom",),
    "territoires.Departement": ("nom",),
    "territoires.Territoire": ("nom", "nom_court", "source"),
    "informations.FaitChiffre": ("libelle", "unite", "date"),
    "acteurs.Organisme": ("nom", "adresse"),
    "acteurs.Guichet": ("nom", "adresse", "telephone", "mel", "horaires"),
    "patrimoine.Programme": ("adresse", "source", "financements"),
    "patrimoine.Logement": ("reference",),
    "demandes.Personne": ("prenom", "nom"),
    "courriers.Courrier": ("objet",),  # letters stay French
    "journal.Consultation": ("service",),
    "contacts.Contact": ("adresse", "nom"),
    "instruction.Feuille": ("nom", "precision"),
    "instruction.Piece": ("message", "contestation"),  # a letter too
    "instruction.Rectification": ("raison", "reponse"),
    "demandes.Demande": ("adresse", "mel", "bailleur_actuel"),
    "mutations.Location": ("motif", "reponse"),  # as they were written
    "radiations.Contestation": ("texte", "motif"),
    "rendez_vous.RendezVous": ("mots", "motif_annulation", "compte_rendu"),  # as they were written
    "echanges.Echange": ("raison",),
    "echanges.Message": ("nom", "texte"),
    "echanges.FichierJoint": ("nom",),
    "mandats.Mandat": ("nom", "organisme"),
    "envois.Envoi": ("titre", "corps"),  # messages are letters
}
# What rules say, and the words kept with a score or a priority when it was reckoned: French, as they were said.
LOI = (
    "regles",
    "cotation/lignes",
    "portail/phrases.py",
    "demandes/publics.py",
    "cotation/donnees",
    "territoires/donnees",
)
# How dates, hours, amounts, sizes of dwellings, numbers of demands and years of income are written.
ECRITURES = re.compile(
    r"(?:(?:(?:[^\W\d_]+ )?\d{1,2}(?:er)? )?[^\W\d_]+ \d{4}|\d{1,2} h \d{2}|[\d ]+ ?(?:€|m²|%)|T\d|\d+"
    r"|[0-9A-Z]{3} [0-9A-Z]{4} [0-9A-Z]{6} \w{5}"
    r"|[A-Z0-9]{10}(?:[A-Z0-9]{2})?|[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}"
    r"|\d{5} [\w' -]+"  # a postal code and its town
    r"|\d+ ans?|moins d'un an|et [^\W\d_][\w' -]*"  # the children of a home, with their ages
    r"|\d+ personnes?|ressources de l'année N-\d|1bis|justificatif)"  # a zone of rents; a paper of one word
)
EN_MOTS = re.compile(r"\s|^[^\W\d_a-z]")  # a sentence or a label, no name of the code
TROU, NOMBRE, MOTS_D_UNE_PHRASE = "\0", r"(?:le |en )?\d[\d /]*(?:[ -]?\S+)?", 3


def du_registre() -> set[str]:
    """Return the parts of every value of COLONNES, the names of countries, the name each language gives itself."""
    dits = {lisser(nom) for _, nom in settings.LANGUAGES} | des_textes()
    dits |= {part for nom in pays_du_monde().values() for part in morceaux(nom)}
    personnes = apps.get_model("demandes.Personne")._default_manager.values_list("prenom", "nom")
    dits |= {lisser(" ".join(noms)) for noms in personnes}
    for modele, colonnes in COLONNES.items():
        for valeurs in apps.get_model(modele)._default_manager.values_list(*colonnes):
            dits.update(part for valeur in valeurs if valeur for part in morceaux(str(valeur)))
    debuts = {dit.removeprefix("d'") for dit in dits}
    return dits | {dit[:1].upper() + dit[1:] for dit in debuts}  # a name that begins a cell


@cache
def des_textes() -> frozenset[str]:
    """Return the parts of what each territory tells on its pages: wordings of the database, in their own language."""
    lus = (lu for lieu in Territoire.objects.all() for code in RUBRIQUES for lu in textes_lus(lieu, code, date.today()))
    dits = (dit for lu in lus for ecrit in _ecrits(lu) for dit in hors_des_marques(ecrit))
    return frozenset(part for dit in dits for part in morceaux(dit))


def _ecrits(lu: TexteLu) -> tuple[str, ...]:
    corps, aujourdhui = en_html(lu.corps, lu.titre), en_html(lu.aujourdhui, lu.titre)
    return lu.titre, corps, aujourdhui, lu.article, lu.date, lu.source


def de_la_loi() -> re.Pattern[str]:
    """Return what matches a part of a sentence of the law, its holes filled."""
    parts = {part for phrase in _phrases() for part in morceaux(phrase)}
    motifs = sorted(_motif(part) for part in parts if LETTRES.search(part))
    return re.compile("|".join(motifs), re.IGNORECASE)


def _motif(part: str) -> str:
    """A hole takes any words in a sentence of three words or more, only a number and its unit in a shorter one."""
    trou = ".+?" if len(LETTRES.findall(part.replace(TROU, " "))) >= MOTS_D_UNE_PHRASE else NOMBRE
    return re.escape(part).replace(TROU, trou)


def _phrases() -> Iterator[str]:
    for lieu in LOI:
        racine = PAQUET / lieu
        for chemin in sorted([racine] if racine.is_file() else racine.rglob("*")):
            if chemin.suffix == ".py" and "tests" not in chemin.parts:
                yield from _du_code(chemin)
            elif chemin.suffix == ".toml":
                yield from _des_valeurs(tomllib.loads(chemin.read_text(encoding="utf-8")))


def _du_code(chemin: Path) -> Iterator[str]:
    for noeud in ast.walk(ast.parse(chemin.read_text(encoding="utf-8"))):
        if isinstance(noeud, ast.Constant) and isinstance(noeud.value, str) and EN_MOTS.search(noeud.value):
            yield _trouee(noeud.value)
        elif isinstance(noeud, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else TROU for part in noeud.values)


def _des_valeurs(valeur: Any) -> Iterator[str]:
    if isinstance(valeur, str) and EN_MOTS.search(valeur):
        yield _trouee(valeur)
    elif isinstance(valeur, dict | list):
        for dedans in valeur.values() if isinstance(valeur, dict) else valeur:
            yield from _des_valeurs(dedans)


def _trouee(phrase: str) -> str:
    return re.sub(r"\{[^}]*\}", TROU, phrase)


def sans_donnees(dits: Iterable[str], connus: set[str], loi: re.Pattern[str]) -> list[str]:
    """Return the texts that hold a part which is neither a datum nor the law's; an address of the site is a datum."""
    return [
        lisser(dit)
        for dit in dits
        if not dit.strip().startswith(("http://", "https://"))
        and any(
            part not in connus and not ECRITURES.fullmatch(part) and not loi.fullmatch(part) for part in morceaux(dit)
        )
    ]
