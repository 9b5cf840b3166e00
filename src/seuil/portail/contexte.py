"""What every page shows around its content: whose service it is, where one may go."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from seuil.portail.langues import absence, choix_de_langue
from seuil.territoires.portail import est_d_un_agent

LIENS = [
    (_("Mes droits"), "eligibilite"),
    (_("Ma demande"), "ma_demande"),
    (_("Guichets"), "guichets"),
    (_("Aide"), "comprendre"),
]
CLE_SORTIE = "sortie"
PIED = [
    (_("Accessibilité"), "accessibilite"),
    (_("Vos données"), "donnees"),
    (_("Espace des agents"), "gestion:accueil"),
]


def enseigne(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the header and footer of the portal (the agents' pages have their own)."""
    if not hasattr(request, "session") or est_d_un_agent(request):
        return {}
    territoire = getattr(request, "territoire", None)
    return {
        "territoire": territoire,
        "navigation": [
            {"libelle": libelle, "url": reverse(nom), "courant": request.path == reverse(nom)} for libelle, nom in LIENS
        ]
        if territoire
        else [],
        "langues": choix_de_langue(request),
        "absente": absence(request),
        "sortie": request.session.get(CLE_SORTIE, False),
        "sortie_vers": settings.SORTIE,
        "pied": [{"libelle": libelle, "url": reverse(nom)} for libelle, nom in PIED],
        "compte": {"deconnexion": reverse("quitter")} if request.session.get("numero_unique") else None,
    }
