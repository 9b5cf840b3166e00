"""The register of criteria: each rule is traced when it is declared, and refused if interpreters could not share it."""

from __future__ import annotations

import string
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Final

from seuil.regles.baremes import dates
from seuil.regles.criteres.contexte import Contexte
from seuil.regles.criteres.declaration import Etabli
from seuil.regles.criteres.faits import COLONNES, FAITS, PROUVABLES, RANG_PREUVE
from seuil.regles.criteres.parametres import FAMILLE, parametres_cotation
from seuil.regles.traceur import Noeud, Regle, RegleRefusee, calcule, faits_lus, seuils_lus, tracer


class Nature(StrEnum):
    """NATIONAL carries a letter of art. L441-1; a MALUS weighs only under a deliberation."""

    NATIONAL = "national"
    LOCAL = "local"
    MALUS = "malus"


class Genre(StrEnum):
    """What a rule observes: true or false, a whole number, or the time elapsed since a day."""

    VERITE = "verite"
    QUANTITE = "quantite"
    DUREE = "duree"


RESULTAT: Final = {Genre.VERITE: "bool", Genre.QUANTITE: "int", Genre.DUREE: "date"}


@dataclass(frozen=True, eq=False)
class Critere:
    """One observation of the catalogue; `faits`, `parametres` and `preuves` are read from the rule itself.

    `motif` is the reason once its facts are established, `dit` what it says while they are only declared (empty: the
    same words).
    """

    code: str
    libelle: str
    nature: Nature
    genre: Genre
    regle: Regle
    motif: str
    dit: str
    lettre: str
    unite: str
    faits: tuple[str, ...]
    parametres: tuple[str, ...]
    preuves: tuple[str, ...]
    calcule: bool

    @cached_property
    def masque_preuves(self) -> int:
        """Return one bit for each fact that needs a proof."""
        return sum(1 << RANG_PREUVE[nom] for nom in self.preuves)

    @cached_property
    def faits_cites(self) -> tuple[str, ...]:
        """Return the facts that the reason quotes."""
        return tuple(dict.fromkeys([*champs_cites(self.motif), *champs_cites(self.dit)]))

    @cached_property
    def autorite(self) -> str:
        """Return who alone can establish what the rule reads, empty when a paper or the household's word does."""
        return next((FAITS[nom].autorite for nom in self.faits if FAITS[nom].autorite), "")

    @cached_property
    def est_protege(self) -> bool:
        """Say whether the rule reads a protected fact."""
        return any(FAITS[nom].protege for nom in self.faits)

    @cached_property
    def tient_au_registre(self) -> bool:
        """Say whether the register itself knows everything the rule reads."""
        return all(FAITS[nom].etabli is Etabli.REGISTRE for nom in self.faits)

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(str(FAITS[nom].piece) for nom in self.preuves))

    @cached_property
    def inconnus(self) -> tuple[tuple[str, int], ...]:
        """Return the integer facts whose « not known » value must not be measured."""
        if self.genre is not Genre.QUANTITE:
            return ()
        lus = [(nom, FAITS[nom].inconnu) for nom in self.faits]
        return tuple((nom, inconnu) for nom, inconnu in lus if isinstance(inconnu, int))


_declares: Final[dict[str, Critere]] = {}
CATALOGUE: Final = MappingProxyType(_declares)


def critere(
    libelle: str, *, motif: str, dit: str = "", nature: Nature = Nature.LOCAL, lettre: str = ""
) -> Callable[[Regle], Regle]:
    """Declare a rule that is true or false; its name is its code."""
    return _inscrire(libelle, motif, nature, Genre.VERITE, lettre, "", dit)


def quantite(libelle: str, *, unite: str, motif: str, nature: Nature = Nature.LOCAL) -> Callable[[Regle], Regle]:
    """Declare a rule that counts: a grid gives it tiers, or points per unit."""
    return _inscrire(libelle, motif, nature, Genre.QUANTITE, "", unite)


def duree(libelle: str, *, unite: str, motif: str) -> Callable[[Regle], Regle]:
    """Declare a time elapsed since the day the rule returns, in « mois » or « ans » completed."""
    return _inscrire(libelle, motif, Nature.LOCAL, Genre.DUREE, "", unite)


def observer(code: str, regle: Regle, genre: Genre, phrases: str) -> tuple[Noeud, tuple[str, ...]]:
    """Return the traced rule and the parameters it reads; raises RegleRefusee with the code of the rule."""
    try:
        noeud = tracer(regle, COLONNES, _contexte_de_controle())
    except RegleRefusee as refus:
        raise RegleRefusee(f"critère « {code} » : {refus}") from None
    if noeud.nature.__name__ != RESULTAT[genre]:
        raise RegleRefusee(f"critère « {code} » : la règle rend {noeud.nature.__name__}, pas {RESULTAT[genre]}")
    if not set(champs_cites(phrases)) <= set(faits_lus(noeud)):
        raise RegleRefusee(f"critère « {code} » : le motif cite un fait que la règle ne lit pas")
    return noeud, seuils_lus(noeud)


def champs_cites(motif: str) -> list[str]:
    return [champ for _, champ, _, _ in string.Formatter().parse(motif) if champ]


def _inscrire(
    libelle: str, motif: str, nature: Nature, genre: Genre, lettre: str, unite: str, dit: str = ""
) -> Callable[[Regle], Regle]:
    def inscrire(regle: Regle) -> Regle:
        code = regle.__name__
        if code in _declares:
            raise RegleRefusee(f"critère « {code} » : déclaré deux fois")
        noeud, seuils = observer(code, regle, genre, motif + dit)
        faits = faits_lus(noeud)
        _declares[code] = Critere(
            code=code,
            libelle=libelle,
            nature=nature,
            genre=genre,
            regle=regle,
            motif=motif,
            dit=dit,
            lettre=lettre,
            unite=unite,
            faits=faits,
            parametres=tuple(seuil.removeprefix("il_y_a_") for seuil in seuils),
            preuves=tuple(nom for nom in PROUVABLES if nom in faits),
            calcule=calcule(noeud),
        )
        return regle

    return inscrire


def _contexte_de_controle() -> Contexte:
    le = dates(FAMILLE)[0]
    return Contexte(le, {nom: parametre.minimum for nom, parametre in parametres_cotation(le).items()})


__all__ = ["CATALOGUE", "Critere", "Genre", "Nature", "critere", "duree", "observer", "quantite"]
