"""The town in the address of every page, and the suggestions of communes that a field asks while one types."""

from django.urls import path

from seuil.territoires.portail.suggestions import adresses_de_l_etat, communes
from seuil.territoires.portail.villes import (
    AuTerritoire,
    adresse_chez,
    adresse_en_ville,
    est_d_un_agent,
    mots_reserves,
    partout,
)

__all__ = ["AuTerritoire", "adresse_chez", "adresse_en_ville", "adresses", "est_d_un_agent", "mots_reserves", "partout"]

adresses = [
    path("communes/", communes, name="communes"),
    path("adresses/", adresses_de_l_etat, name="adresses_de_l_etat"),
]
