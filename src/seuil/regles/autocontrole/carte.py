"""Until when an identity card is valid: the printed date, or five years more (décret n° 2013-1188, art. 8)."""

from __future__ import annotations

from datetime import date
from typing import Final

from seuil.regles.autocontrole.constats import Constat, a_verifier, info
from seuil.regles.baremes import Bareme, BaremeInconnu, bareme
from seuil.regles.calendrier import ajouter_mois, annees_revolues
from seuil.regles.controle_menage import majorite
from seuil.regles.ecriture import jour

MOIS_PAR_AN: Final = 12
PROLONGEE: Final = (
    "La carte porte le %(imprimee)s, mais la loi la prolonge de %(annees)s ans : elle est valable jusqu’au %(au)s."
)
VALABLE: Final = "La carte est valable jusqu’au %(au)s."
PERIMEE: Final = "La carte était valable jusqu’au %(au)s."
PERIMEE_PROLONGEE: Final = "La carte était valable jusqu’au %(au)s, les %(annees)s ans ajoutés par la loi compris."


def carte_identite_valable_jusqu_au(delivree_le: date, nee_le: date, imprimee: date) -> date:
    """Return the last day of validity of a French identity card.

    `imprimee` is the end that the card bears. A card of someone under age when it was made out is never lengthened.
    """
    try:
        regle = bareme("cartes_identite", imprimee)
    except BaremeInconnu:
        return imprimee  # over before the decree
    if not _est_prolongee(regle, delivree_le, nee_le):
        return imprimee
    return ajouter_mois(imprimee, MOIS_PAR_AN * regle.contenu["prolongation"]["annees"])


def constater_la_carte(delivree_le: date, nee_le: date, imprimee: date, le: date) -> Constat:
    """Say until when a card is valid, and why when it is not what the card bears."""
    au = carte_identite_valable_jusqu_au(delivree_le, nee_le, imprimee)
    annees = str(au.year - imprimee.year)
    if le > au:
        if au == imprimee:
            return a_verifier("CARTE_PERIMEE", PERIMEE, au=jour(au))
        return a_verifier("CARTE_PERIMEE", PERIMEE_PROLONGEE, au=jour(au), annees=annees)
    if au == imprimee:
        return info("CARTE_VALABLE", VALABLE, au=jour(au))
    return info("CARTE_PROLONGEE", PROLONGEE, imprimee=jour(imprimee), annees=annees, au=jour(au))


def _est_prolongee(regle: Bareme, delivree_le: date, nee_le: date) -> bool:
    bornes = regle.contenu["prolongation"]
    if not bornes["delivree_des_le"] <= delivree_le <= bornes["delivree_jusqu_au"]:
        return False
    return annees_revolues(nee_le, delivree_le) >= majorite(regle.depuis)
