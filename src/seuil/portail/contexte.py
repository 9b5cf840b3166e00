"""What every page shows around its content: whose service it is, where one may go."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from seuil.territoires.models import Territoire

TERRITOIRE = "territoire"
PAR_DEFAUT = "compiegne"
PIED = [("Accessibilité", "accessibilite"), ("Vos données", "donnees"), ("Espace des agents", "gestion:accueil")]


def territoire_choisi(request: HttpRequest) -> Territoire | None:
    """Return the territory whose pages are read: the one chosen, else the first."""
    code = request.session.get(TERRITOIRE, PAR_DEFAUT)
    return Territoire.objects.filter(pk=code).first() or Territoire.objects.order_by("pk").first()


def enseigne(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the header and footer of the portal (the agents' pages have their own)."""
    if request.path.startswith("/gestion/") or not hasattr(request, "session"):
        return {}
    liens = [
        ("Mes droits", "eligibilite"),
        ("Ma demande", "ma_demande"),
        ("Guichets", "guichets"),
        ("Grille", "grille"),
    ]
    return {
        "territoire": territoire_choisi(request),
        "navigation": [
            {"libelle": libelle, "url": reverse(nom), "courant": request.path == reverse(nom)} for libelle, nom in liens
        ],
        "pied": [{"libelle": libelle, "url": reverse(nom)} for libelle, nom in PIED],
        "compte": {"deconnexion": reverse("quitter")} if request.session.get("numero_unique") else None,
    }
