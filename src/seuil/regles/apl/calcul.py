"""The APL, step by step (CCH D823-16 and D823-17): exact decimals, rounded only where the text says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Final

from seuil.regles.apl.bareme import Parametres, Zone, lire
from seuil.regles.apl.motifs import Etapes, motifs
from seuil.regles.zonage import commune

CENTIME, EURO, MOIS, CENT, RIEN = Decimal("0.01"), Decimal(1), 12, 100, Decimal()
DE_LA_COMMUNE: Final = {"1": Zone.UN, "1bis": Zone.UN, "2": Zone.DEUX, "3": Zone.TROIS}


@dataclass(frozen=True, slots=True)
class Demandeur:
    """A household and a dwelling of a landlord of social housing, whose tables do not reach overseas.

    ``loyer``: euros a month, without charges, before the solidarity reduction; ``ressources``: euros a year, as the
    CAF counts them, before any rounding; ``personnes_a_charge``: children and relatives of L823-2.
    """

    zone: Zone
    couple: bool
    personnes_a_charge: int
    loyer: Decimal
    ressources: Decimal


@dataclass(frozen=True, slots=True)
class Apl:
    """An estimate in euros a month, to the cent: ``apl`` before CRDS and RLS, ``nette`` what is paid. Never a right.

    ``rls``: by how much the landlord lowers the rent, zero when the household has no right to it.
    """

    loyer_plafonne: Decimal
    forfait_charges: Decimal
    participation: Decimal
    apl: Decimal
    nette: Decimal
    rls: Decimal
    motifs: tuple[str, ...]


def zone_apl(code: str) -> Zone | None:
    """Return the zone of a commune by its INSEE code, None overseas. Raises CommuneInconnue."""
    lieu = commune(code)
    return DE_LA_COMMUNE.get(lieu.zone_123) if len(lieu.dep) == 2 else None


def apl(demandeur: Demandeur, *, le: date) -> Apl:
    """Return the estimate of a day. Raises BaremeInconnu before the first tables."""
    lus = lire(le, demandeur.zone, demandeur.personnes_a_charge, couple=demandeur.couple)
    if not demandeur.loyer:
        return Apl(RIEN, RIEN, RIEN, RIEN, RIEN, RIEN, motifs(None, lus, le))
    loyer = min(demandeur.loyer, lus.plafond)
    ressources = _vers_le_haut(demandeur.ressources, lus.arrondi)
    participation = _participation(loyer, ressources, lus)
    formule = max(RIEN, loyer + lus.charges - participation)
    part = _part_gardee(demandeur.loyer, lus)
    brute = _au_centime(max(RIEN, formule * part - lus.minoration))
    rls = _rls(demandeur, ressources, lus)
    nette = _nette(brute, rls, lus)
    vues = Etapes(demandeur.loyer, loyer, ressources, participation, part, brute, rls, nette)
    return Apl(
        loyer_plafonne=_au_centime(loyer),
        forfait_charges=_au_centime(lus.charges),
        participation=_au_centime(participation),
        apl=brute,
        nette=_au_centime(nette),
        rls=rls,
        motifs=motifs(vues, lus, le),
    )


def _participation(loyer: Decimal, ressources: Decimal, lus: Parametres) -> Decimal:
    """Return what stays to be paid by the household (D823-17): the least, and a part of its resources."""
    minimale = max(lus.taux_minimal * (loyer + lus.charges), lus.plancher)
    taux = lus.taux_famille + taux_du_loyer(loyer, lus)
    return minimale + taux * max(RIEN, ressources - lus.abattement)


def taux_du_loyer(loyer: Decimal, lus: Parametres) -> Decimal:
    """Return the rate that a rent adds, by slices of its ratio to the reference rent (A19 art. 14 2°)."""
    du_rapport, du_taux = lus.decimales
    rapport = (CENT * loyer / lus.reference).quantize(Decimal(1).scaleb(-du_rapport), ROUND_HALF_UP)
    bornes = [*[borne for borne, _ in lus.tranches[1:]], rapport]
    total = sum(
        (taux * max(RIEN, min(rapport, fin) - debut) for (debut, taux), fin in zip(lus.tranches, bornes, strict=True)),
        RIEN,
    )
    return (total / CENT).quantize(Decimal(1).scaleb(-du_taux), ROUND_HALF_UP)


def _part_gardee(loyer: Decimal, lus: Parametres) -> Decimal:
    """Return the part of the aid kept under the actual rent, from 1 to 0 (D823-16, A19 art. 10)."""
    debut, fin = (coefficient * lus.plafond for coefficient in lus.degressivite)
    return min(EURO, max(RIEN, (fin - loyer) / (fin - debut)))


def _rls(demandeur: Demandeur, ressources: Decimal, lus: Parametres) -> Decimal:
    """Return the solidarity reduction of the rent (L442-2-1): due under a ceiling of monthly resources, strictly."""
    comptees = ressources if lus.rls_ressources_arrondies else demandeur.ressources
    return lus.rls if comptees / MOIS < lus.rls_plafond else RIEN


def _nette(brute: Decimal, rls: Decimal, lus: Parametres) -> Decimal:
    """Return what is paid: to the lower euro without its CRDS, less a part of the RLS, less CRDS (D823-16, L832-3)."""
    deduite = lus.rls_part * rls
    if not lus.rls_apres_arrondi:
        brute = max(RIEN, brute - deduite)
    crds = _vers_le_bas(lus.crds * brute, CENTIME)
    arrondie = _vers_le_bas(brute - crds, EURO) + crds if brute else RIEN
    due = max(RIEN, arrondie - deduite) if lus.rls_apres_arrondi else arrondie
    versee = due - _vers_le_bas(lus.crds * due, CENTIME)
    return versee if versee >= lus.seuil else RIEN


def _au_centime(montant: Decimal) -> Decimal:
    return montant.quantize(CENTIME, ROUND_HALF_UP)


def _vers_le_bas(montant: Decimal, pas: Decimal) -> Decimal:
    return (montant / pas).to_integral_value(ROUND_FLOOR) * pas


def _vers_le_haut(montant: Decimal, pas: Decimal) -> Decimal:
    return (montant / pas).to_integral_value(ROUND_CEILING) * pas
