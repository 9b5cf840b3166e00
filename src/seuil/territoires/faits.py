"""What an answer says of a place: plain values, kept by who asked in their own columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from seuil.territoires.models import Commune
from seuil.territoires.nomenclatures import FRANCE, nom_du_pays


@dataclass(frozen=True, slots=True)
class Lieu:
    """A place in France: its commune of today, the postal code that the person uses.

    The code is one of the commune's, or that of a CEDEX, which an envelope needs and no commune has.
    """

    commune: Commune
    code_postal: str

    def __str__(self) -> str:
        return f"{self.code_postal} {self.commune.nom}{' CEDEX' if self.est_un_cedex else ''}"

    @property
    def colonnes(self) -> dict[str, Any]:
        """Return what a row keeps of it."""
        return {"commune": self.commune, "code_postal": self.code_postal, "ville_etrangere": "", "pays": FRANCE}

    @property
    def est_un_cedex(self) -> bool:
        """Say whether the code is only used for letters to a large recipient."""
        return bool(self.commune.postaux) and self.code_postal not in self.commune.postaux

    @property
    def ecrit(self) -> str:
        """Return what a person may type to say this place, and no other: `Annecy (74600)`."""
        return f"{self.commune.nom}{' Cedex' if self.est_un_cedex else ''} ({self.code_postal})"

    @property
    def cle(self) -> str:
        """Return what a form sends for it: `74010-74600`."""
        return f"{self.commune.pk}-{self.code_postal}"


@dataclass(frozen=True, slots=True)
class LieuEtranger:
    """A place in another country, as the person writes it; the postal code may be empty."""

    ville: str
    code_postal: str
    pays: str

    @property
    def colonnes(self) -> dict[str, Any]:
        """Return what a row keeps of it: no commune."""
        return {"commune": None, "code_postal": self.code_postal, "ville_etrangere": self.ville, "pays": self.pays}

    def __str__(self) -> str:
        return ", ".join(dit for dit in (f"{self.code_postal} {self.ville}".strip(), nom_du_pays(self.pays)) if dit)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A place that a text may mean; ``exacte`` when it is what was written, not only near it.

    ``nom`` is the name that the person meant; ``pourquoi`` says in a sentence what it is when the commune of today
    bears another.
    """

    lieu: Lieu
    nom: str
    exacte: bool
    pourquoi: str = ""

    @property
    def libelle(self) -> str:
        """Return the words of a choice, which tell homonyms apart: `Saint-Denis (93200), Seine-Saint-Denis`."""
        return f"{self.lieu.ecrit}, {self.lieu.commune.departement}"


def lieu_principal(commune: Commune) -> Lieu:
    """Return the place of a commune named without its postal code: with the main one."""
    return Lieu(commune, next(iter(commune.postaux), commune.pk))


def lieu_des_colonnes(
    commune: Commune | None, code_postal: str, ville_etrangere: str, pays: str
) -> Lieu | LieuEtranger | None:
    """Return the place that the columns of a row hold, None when they hold none."""
    if commune is None:
        return LieuEtranger(ville_etrangere, code_postal, pays) if ville_etrangere else None
    return Lieu(commune, code_postal) if code_postal else lieu_principal(commune)


def pourquoi(nom: str, sorte: str, annee: int | None) -> str:
    """Return what a name that is not today's means for the commune of today, "" for today's."""
    dit = {"nom": nom, "annee": annee}
    match sorte:
        case "actuelle":
            return ""
        case "renommee":
            return gettext("Son ancien nom : %(nom)s.") % dit
        case "separee":
            return gettext("%(nom)s n’existe plus depuis %(annee)s.") % dit
    if annee is None:
        return gettext("%(nom)s en fait partie.") % dit
    return gettext("%(nom)s en fait partie depuis %(annee)s.") % dit
