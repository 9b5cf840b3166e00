"""The dated tables of the APL, read for a household: ceilings, charges, rates, reductions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache
from typing import Any, Final

from seuil.regles.baremes import Bareme, bareme
from seuil.regles.ecriture import jour

TABLES: Final = {  # what a sentence calls each
    "plafonds": "plafonds de loyer",
    "abattements": "abattements sur les ressources",
    "rls_montants": "montants de la réduction de loyer de solidarité",
    "rls_ressources": "plafonds de la réduction de loyer de solidarité",
}


class Zone(IntEnum):
    """The zones of the rents of the APL (arrêté du 17 mars 1978); 1 bis counts as 1. Not the zones A, B, C."""

    UN = 1
    DEUX = 2
    TROIS = 3


@dataclass(frozen=True, slots=True)
class Parametres:
    """What a day's tables give one household, in euros (a month; resources and their deduction: a year) and in rates.

    ``reference``: the ceiling of zone 2 for the same household; ``tranches``: bound in per cent, rate above it.
    """

    plafond: Decimal
    reference: Decimal
    charges: Decimal
    plancher: Decimal
    taux_minimal: Decimal
    taux_famille: Decimal
    tranches: tuple[tuple[Decimal, Decimal], ...]
    decimales: tuple[int, int]
    arrondi: Decimal
    abattement: Decimal
    degressivite: tuple[Decimal, Decimal]
    minoration: Decimal
    seuil: Decimal
    crds: Decimal
    rls: Decimal
    rls_plafond: Decimal
    rls_part: Decimal
    rls_apres_arrondi: bool
    rls_ressources_arrondies: bool


def lire(le: date, zone: Zone, personnes: int, *, couple: bool) -> Parametres:
    """Return the parameters of a day; raises BaremeInconnu before the first tables."""
    formule, plafonds = bareme("apl/formule", le).contenu, bareme("apl/plafonds", le).contenu
    rls_montants, rls = bareme("apl/rls_montants", le).contenu, bareme("apl/rls_ressources", le).contenu
    ici, degressivite = str(int(zone)), formule["degressivite"][str(int(zone))]
    return Parametres(
        plafond=_par_personne(plafonds["plafonds"][ici], personnes, couple=couple),
        reference=_par_personne(plafonds["plafonds"][str(int(Zone.DEUX))], personnes, couple=couple),
        charges=_decimal(plafonds["charges"]["menage"]) + personnes * _decimal(plafonds["charges"]["par_personne"]),
        plancher=_decimal(plafonds["participation_minimale"]["plancher"]),
        taux_minimal=_decimal(formule["participation_minimale"]["taux"]),
        taux_famille=max(_decimal("0"), _par_taille(formule["taux_famille"], personnes, couple=couple)),
        tranches=tuple((_decimal(borne), _decimal(taux)) for borne, taux in formule["taux_loyer"]["tranches"]),
        decimales=(formule["taux_loyer"]["decimales_du_rapport"], formule["taux_loyer"]["decimales_du_taux"]),
        arrondi=_decimal(formule["ressources"]["arrondi"]),
        abattement=_par_taille(bareme("apl/abattements", le).contenu["abattement"], personnes, couple=couple),
        degressivite=(_decimal(degressivite["debut"]), _decimal(degressivite["fin"])),
        minoration=_decimal(formule["versement"]["minoration"]),
        seuil=_decimal(formule["versement"]["seuil"]),
        crds=_decimal(formule["crds"]["taux"]),
        rls=_par_personne(rls_montants["montants"][ici], personnes, couple=couple),
        rls_plafond=_par_taille(rls["plafonds"][ici], personnes, couple=couple),
        rls_part=_decimal(formule["rls"]["part_deduite"]),
        rls_apres_arrondi=formule["rls"]["apres_arrondi"],
        rls_ressources_arrondies=formule["rls"]["ressources_arrondies"],
    )


def perimes(le: date) -> Iterator[str]:
    """Yield a sentence for each table whose next one, expected by that day, is not known here."""
    for famille, nom in TABLES.items():
        lu = bareme(f"apl/{famille}", le)
        if (fin := _validite(lu)) is not None and le > fin:
            yield f"Barème des {nom} du {jour(lu.depuis)} : le suivant n’est pas encore connu ici."


def _validite(lu: Bareme) -> date | None:
    fin: date | None = lu.contenu.get("validite", {}).get("jusqu_au")
    return fin


@lru_cache(maxsize=4096)
def _decimal(texte: str) -> Decimal:
    return Decimal(texte)


def _par_personne(lues: Mapping[str, Any], personnes: int, *, couple: bool) -> Decimal:
    """Return what a table gives alone, as a couple, with one dependant, then with each one more (CCH L823-1)."""
    if not personnes:
        return _decimal(lues["couple" if couple else "isole"])
    return _decimal(lues["une_personne"]) + (personnes - 1) * _decimal(lues["par_personne_de_plus"])


def _par_taille(lues: Mapping[str, Any], personnes: int, *, couple: bool) -> Decimal:
    """Return what a table gives for each number of dependants; above the last, one more each time."""
    if not personnes:
        return _decimal(lues["couple" if couple else "isole"])
    ecrites = lues["personnes"]
    en_plus = max(0, personnes - len(ecrites))
    return _decimal(ecrites[min(personnes, len(ecrites)) - 1]) + en_plus * _decimal(lues["par_personne_de_plus"])
