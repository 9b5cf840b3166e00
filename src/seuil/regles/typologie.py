"""Which types of dwelling suit a household: no national norm, one dated grid per territory."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

from seuil.regles.baremes import DOSSIER, bareme
from seuil.regles.ecriture import compte
from seuil.regles.menage import Lien, Menage
from seuil.regles.saisie import citer
from seuil.regles.textes import Texte
from seuil.regles.verdicts import Verdict, non, oui

TERRITOIRE_PAR_DEFAUT: Final = "defaut"
_ECRITURE: Final = re.compile(r"[TF]([1-9])(?:BIS|TER|P|\+|')*")


class TypeLogement(StrEnum):
    """The types of the form; T6 is six rooms and more."""

    CHAMBRE = "C"
    T1 = "T1"
    T2 = "T2"
    T3 = "T3"
    T4 = "T4"
    T5 = "T5"
    T6 = "T6"


class TypeInconnu(ValueError):
    """The text does not name a type of dwelling."""


@dataclass(frozen=True, slots=True)
class Besoin:
    """What a grid reads of a household: one or two adults of the couple, the other people, the rooms asked in more."""

    adultes: int
    enfants: int
    pieces_en_plus: int = 0


def type_logement(ecriture: str) -> TypeLogement:
    """Return the type behind `T3`, `F3`, `T1bis`, `T6P`, `T7`, `C`; raises TypeInconnu."""
    propre = ecriture.strip().upper().replace(" ", "")
    if propre in {"C", "CHAMBRE"}:
        return TypeLogement.CHAMBRE
    forme = _ECRITURE.fullmatch(propre)
    if forme is None:
        raise TypeInconnu(f"Le type de logement {citer(ecriture)} n’existe pas : on attend C, T1, T2… T6.")
    return TypeLogement(f"T{min(int(forme.group(1)), 6)}")


def pieces(ecriture: str) -> int | None:
    """Return the habitable rooms that a type counts, kitchen apart; None for T6, which is six and more."""
    lu = type_logement(ecriture)
    if lu is TypeLogement.T6:
        return None
    return 1 if lu is TypeLogement.CHAMBRE else int(lu[1:])


@lru_cache(maxsize=1)
def territoires() -> tuple[str, ...]:
    """Return the territories that have a grid of their own, `defaut` included."""
    return tuple(sorted(dossier.name for dossier in (DOSSIER / "typologie").iterdir() if dossier.is_dir()))


def besoin(
    menage: Menage, le: date, *, territoire: str, tierce_personne: bool = False, assistant_maternel: bool = False
) -> Besoin:
    """Return the rooms the household asks for: visiting children share, the unborn child counts."""
    parts = _grille(territoire, le)["besoins"]
    adultes = 1 + (menage.conjoint is not None)
    visites = sum(personne.est_en_visite for personne in menage.personnes)
    autres = sum(personne.lien not in {Lien.DEMANDEUR, Lien.CONJOINT} for personne in menage.au_foyer)
    pieces = parts["tierce_personne"] * tierce_personne + parts["assistant_maternel"] * assistant_maternel
    return Besoin(adultes, autres + min(visites, parts["visite_maximum"]), pieces)


def types_adaptes(demande: Besoin, le: date, *, territoire: str = TERRITOIRE_PAR_DEFAUT) -> tuple[TypeLogement, ...]:
    """Return the suitable types, smallest first; an unknown territory follows the default grid."""
    for ligne in _grille(territoire, le)["lignes"]:
        premier, dernier = ligne["enfants"]
        if demande.adultes in ligne["adultes"] and premier <= demande.enfants <= dernier:
            return tuple(_agrandir(TypeLogement(nom), demande.pieces_en_plus) for nom in ligne["types"])
    return (TypeLogement.T6,)


def convient(propose: TypeLogement, demande: Besoin, le: date, *, territoire: str = TERRITOIRE_PAR_DEFAUT) -> Verdict:
    """Judge a type of dwelling against the territory's grid."""
    adaptes = types_adaptes(demande, le, territoire=territoire)
    texte = Texte(f"grille de typologie « {territoire} »", bareme(_famille(territoire), le).source.certitude)
    personnes = compte(demande.adultes + demande.enfants, "personne", "personnes")
    if propose in adaptes:
        return oui(f"Un {propose} convient à {personnes}.", texte=texte)
    attendus = " ou ".join(adaptes)
    return non(f"Un {propose} ne convient pas à {personnes} : la grille prévoit {attendus}.", texte=texte)


def _grille(territoire: str, le: date) -> dict[str, Any]:
    return bareme(_famille(territoire), le).contenu


def _famille(territoire: str) -> str:
    connu = territoire if territoire in territoires() else TERRITOIRE_PAR_DEFAUT
    return f"typologie/{connu}"


def _agrandir(propose: TypeLogement, pieces: int) -> TypeLogement:
    types = tuple(TypeLogement)
    return types[min(types.index(propose) + pieces, len(types) - 1)]
