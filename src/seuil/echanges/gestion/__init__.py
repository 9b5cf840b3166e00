"""The agents' doors to messages: what waits, one conversation, a file, a first message to a household."""

from django.urls import path

from seuil.acteurs.gestion import Entree
from seuil.acteurs.models import Metier
from seuil.echanges.acces import PROPOSENT
from seuil.echanges.gestion.echange import echange, fichier_d_un_echange
from seuil.echanges.gestion.ecrire import ecrire_au_foyer
from seuil.echanges.gestion.file import messages_a_repondre
from seuil.echanges.gestion.travail import a_faire, reperes

__all__ = ["a_faire", "adresses", "entrees", "reperes"]
entrees = (Entree("Messages", "gestion:echanges", frozenset({Metier.GUICHET, *PROPOSENT}), ("echanges/",)),)
adresses = [
    path("echanges/", messages_a_repondre, name="echanges"),
    path("echanges/<int:pk>/", echange, name="echange"),
    path("echanges/<int:pk>/fichiers/<int:fichier>/<int:page>/", fichier_d_un_echange, name="fichier_d_un_echange"),
    path("demandes/<slug:numero>/message/", ecrire_au_foyer, name="ecrire_au_foyer"),
]
