"""The doors to messages, of the household and of who acts for it."""

from typing import Any

from django.urls import path

from seuil.demandes.models import Demande
from seuil.echanges.etats import Etat
from seuil.echanges.portail import foyer
from seuil.echanges.portail import pour_un_foyer as autre

__all__ = ["adresses", "espace"]
CHEZ_SOI, POUR_UN_FOYER = "ma-demande/echanges/", "pour-un-foyer/echanges/"


def espace(demande: Demande) -> dict[str, Any]:
    """Return what the household's own page shows of its conversations: how many a service answered."""
    return {"reponses_de_services": demande.echanges.filter(etat=Etat.REPONDU).count()}


adresses = [
    path(CHEZ_SOI, foyer.mes_echanges, name="mes_echanges"),
    path(f"{CHEZ_SOI}ecrire/", foyer.ecrire_un_message, name="ecrire_un_message"),
    path(f"{CHEZ_SOI}<int:pk>/", foyer.mon_echange, name="mon_echange"),
    path(f"{CHEZ_SOI}fichiers/<int:pk>/<int:page>/", foyer.mon_fichier_joint, name="mon_fichier_joint"),
    path(POUR_UN_FOYER, autre.mes_echanges_pour_un_foyer, name="mes_echanges_pour_un_foyer"),
    path(f"{POUR_UN_FOYER}ecrire/", autre.ecrire_un_message_pour_un_foyer, name="ecrire_un_message_pour_un_foyer"),
    path(f"{POUR_UN_FOYER}<int:pk>/", autre.mon_echange_pour_un_foyer, name="mon_echange_pour_un_foyer"),
    path(
        f"{POUR_UN_FOYER}fichiers/<int:pk>/<int:page>/",
        autre.mon_fichier_joint_pour_un_foyer,
        name="mon_fichier_joint_pour_un_foyer",
    ),
]
