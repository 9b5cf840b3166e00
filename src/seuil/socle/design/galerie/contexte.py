"""The gallery, put together."""

from typing import Any

from django.core.paginator import Paginator

from seuil.socle.design.galerie.chiffres import graphiques, tableaux
from seuil.socle.design.galerie.etapes import etapes, taches
from seuil.socle.design.galerie.questions import ExempleForm, fautif, personnes


def contexte_galerie() -> dict[str, Any]:
    """Return what `seuil/composants.html` shows."""
    return (
        {
            "territoire": "Planche de composants",
            "navigation": _navigation(),
            "vierge": ExempleForm(prefix="v"),
            "fautif": fautif(),
            "personnes": personnes(),
            "boutons": ("plein", "contour", "danger", "lien"),
            "page_de_liste": Paginator(range(90), 10).page(3),
        }
        | etapes()
        | tableaux()
        | graphiques()
        | taches()
    )


def _navigation() -> list[dict[str, Any]]:
    return [
        {"libelle": libelle, "url": "#", "courant": courant}
        for libelle, courant in (("Mes droits", False), ("Ma demande", True), ("Guichets", False), ("Aide", False))
    ]
