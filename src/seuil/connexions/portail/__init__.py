"""The household's doors: its numéro and its code, a short code on a verified address, the link of a message."""

from django.urls import path

from seuil.connexions.portail.codes import nouveau_code_d_acces, recevoir_un_code, taper_le_code
from seuil.connexions.portail.liens import lien
from seuil.connexions.portail.numero import connexion, quitter

__all__ = ["adresses"]
adresses = [
    path("connexion/", connexion, name="connexion"),
    path("connexion/code/", recevoir_un_code, name="recevoir_un_code"),
    path("connexion/code/taper/", taper_le_code, name="taper_le_code"),
    path("ma-demande/code/", nouveau_code_d_acces, name="nouveau_code_d_acces"),
    path("l/<slug:jeton>/", lien, name="lien"),
    path("quitter/", quitter, name="quitter"),
]
