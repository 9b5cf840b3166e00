"""The papers a situation calls for, as far as it was told (arrêté du 22 décembre 2020)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from seuil.regles.controle_menage import majorite
from seuil.regles.menage import Lien, Menage
from seuil.regles.pieces import Etape, Piece, pieces_attendues
from seuil.regles.ressources import Periode, RevenuRetenu
from seuil.regles.simulation.situation import Propriete, Sejour, Situation

EXEMPTES: Final = {None, Sejour.FRANCAIS, Sejour.UNION}


def papiers(situation: Situation, foyer: Menage, revenu: RevenuRetenu, le: date) -> tuple[Piece, ...]:
    """Return the papers: to register, then to examine the demand; none before the list exists."""
    faits = frozenset(_faits(situation, foyer, revenu, le))
    return tuple(piece for etape in Etape for piece in pieces_attendues(faits, etape, le))


def _faits(situation: Situation, foyer: Menage, revenu: RevenuRetenu, le: date) -> Iterator[str]:
    if situation.sejour not in EXEMPTES:
        yield "hors_union_europeenne"
    if situation.sejour is Sejour.PROTEGE and revenu.montant is None:
        yield "refugie_sans_avis"
    if situation.propriete not in {None, Propriete.NON}:
        yield "proprietaire"
    if revenu.periode is not Periode.N2:
        yield "baisse_invoquee"
    if any(une.lien is Lien.A_NAITRE for une in foyer.personnes):
        yield "enfant_a_naitre"
    if any((age := une.age(le)) is not None and age < majorite(le) for une in foyer.a_charge):
        yield "enfants_mineurs"
    if any(une.cmi_invalidite for une in foyer.au_foyer):
        yield "handicap"
