"""Why an APL is what it is, in short sentences that each cite their article; and what the estimate leaves aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from seuil.regles.apl.bareme import Parametres, perimes
from seuil.regles.ecriture import ESPACE, euros

SANS_LOYER: Final = "Sans loyer, il n’y a pas d’aide (art. L822-5 du CCH)."
ESTIMATION: Final = (
    "Estimation : la CAF ou la MSA décide. Les ressources sont celles de douze mois (art. R822-3) ; ni le patrimoine "
    "(art. L822-5), ni les abattements d’activité, de chômage ou de retraite (art. R822-7 à R822-17) ne sont comptés."
)
NE_PAS_APPLIQUER: Final = "Cette baisse ne s’applique pas avec l’AAH ou l’AEEH"


@dataclass(frozen=True, slots=True)
class Etapes:
    """What the computation met; ``part``: what the height of the actual rent leaves of the aid, from 1 to 0."""

    loyer: Decimal
    loyer_retenu: Decimal
    ressources: Decimal
    participation: Decimal
    part: Decimal
    brute: Decimal
    rls: Decimal
    nette: Decimal


def motifs(vues: Etapes | None, lus: Parametres, le: date) -> tuple[str, ...]:
    """Return the reasons; ``vues`` is None without a rent. Never empty."""
    if vues is None:
        return (SANS_LOYER, *perimes(le), ESTIMATION)
    dites = (*_du_loyer(vues, lus), *_des_ressources(vues, lus), *_du_reste(vues, lus))
    return (*dites, *perimes(le), ESTIMATION)


def _du_loyer(vues: Etapes, lus: Parametres) -> Iterator[str]:
    if vues.loyer > lus.plafond:
        yield (
            f"Le loyer compte jusqu’à {euros(lus.plafond)}, le plafond de la zone pour ce ménage "
            "(art. D823-16 2° du CCH, arrêté du 27 septembre 2019, art. 7)."
        )
    debut, fin = (euros(coefficient * lus.plafond) for coefficient in lus.degressivite)
    if not vues.part:
        yield f"Le loyer atteint {fin} : l’aide est supprimée (même arrêté, art. 10). {NE_PAS_APPLIQUER}."
    elif vues.part < 1:
        yield f"Le loyer dépasse {debut} : l’aide diminue, jusqu’à zéro à {fin} (art. 10). {NE_PAS_APPLIQUER}."


def _des_ressources(vues: Etapes, lus: Parametres) -> Iterator[str]:
    if vues.ressources <= lus.abattement:
        yield (
            f"Les ressources ne dépassent pas {euros(lus.abattement)} par an : le ménage paie la participation "
            "minimale (art. D823-17 5° du CCH, même arrêté, art. 15)."
        )
    else:
        yield (
            f"Au-delà de {euros(lus.abattement)} de ressources par an, une part de chaque euro s’ajoute à la "
            "participation du ménage (art. D823-17 3° à 5° du CCH, même arrêté, art. 14 et 15)."
        )


def _du_reste(vues: Etapes, lus: Parametres) -> Iterator[str]:
    if not vues.brute and vues.part:
        yield (
            f"L’aide est nulle : la participation du ménage et la minoration de {euros(lus.minoration)} couvrent "
            "le loyer et les charges comptés (art. D823-16 du CCH, même arrêté, art. 11)."
        )
    elif vues.brute:
        yield f"Une minoration de {euros(lus.minoration)} est retirée (art. D823-16 du CCH, même arrêté, art. 11)."
    if vues.rls:
        yield (
            f"Le bailleur baisse le loyer de {euros(vues.rls)}, la réduction de loyer de solidarité ; l’aide baisse "
            f"de {_pour_cent(lus.rls_part)} de ce montant (art. L442-2-1, L832-3 et D823-16 du CCH). "
            f"À partir de {euros(lus.rls_plafond)} de ressources par mois, cette réduction s’arrête : l’aide payée "
            "remonte alors d’un coup, et le loyer aussi."
        )
    if vues.nette:
        yield (
            "Le net est calculé à l’euro inférieur, sans la CRDS : il avance par pas d’un euro (art. D823-16 du CCH)."
        )


def _pour_cent(taux: Decimal) -> str:
    return f"{(taux * 100).normalize():f}{ESPACE}%".replace(".", ",")
