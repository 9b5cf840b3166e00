"""The household's door to its landlord, and that of who acts for it."""

from django.urls import path

from seuil.mutations.portail.mon_bailleur import bailleur_pour_un_foyer, mon_bailleur

adresses = [
    path("ma-demande/bailleur/", mon_bailleur, name="mon_bailleur"),
    path("pour-un-foyer/bailleur/", bailleur_pour_un_foyer, name="bailleur_pour_un_foyer"),
]
