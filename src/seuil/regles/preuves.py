"""Which facts of a demand each paper of the limited list may prove."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import Final

_TABLE: Final = MappingProxyType(
    {
        "livret_famille": ("nb_mineurs", "nb_a_charge", "parent_isole"),
        "emploi": ("situation_pro",),
        "bulletins": ("revenu_mensuel", "revenu_uc_annuel"),
        "prestations": ("apl",),
        "bail": ("statut_occupation", "nb_pieces", "surface_m2", "loyer_charges"),
        "hebergement": ("statut_occupation", "habite_epci", "habite_commune"),
        "lieu_travail": ("travaille_epci", "travaille_commune", "eloigne_du_travail"),
        "handicap": ("handicap",),
        "divorce": ("divorce_separation",),
        "agrement": ("assistant_maternel",),
    }
)


def faits_prouvables(code: str, le: date) -> tuple[str, ...]:
    """Return the facts that a paper may prove on a day."""
    return _TABLE.get(code, ())
