"""The agents' doors to what is told: what did not arrive, the post, a household's addresses, their own digest."""

from django.urls import path

from seuil.acteurs.gestion import Entree
from seuil.envois.acces import QUI_POSTE
from seuil.envois.gestion.abonnement import abonnement_de_l_agent
from seuil.envois.gestion.contacts import contacts, ne_plus_proteger, proteger
from seuil.envois.gestion.courrier import courrier_du_jour, index, poster, preparer, telecharger
from seuil.envois.gestion.suivi import noter_le_retour, renvoyer, suivi, voir
from seuil.envois.gestion.travail import a_faire

__all__ = ["a_faire", "adresses", "entrees"]
entrees = (Entree("Envois", "gestion:envois", frozenset(QUI_POSTE), ("envois/", "courrier/")),)
adresses = [
    path("compte/avis/", abonnement_de_l_agent, name="abonnement"),
    path("envois/", suivi, name="envois"),
    path("envois/<int:pk>/vu/", voir, name="envoi_vu"),
    path("envois/<int:pk>/renvoyer/", renvoyer, name="renvoyer"),
    path("envois/<int:pk>/retour/", noter_le_retour, name="lettre_revenue"),
    path("courrier/", courrier_du_jour, name="courrier_du_jour"),
    path("courrier/preparer/", preparer, name="preparer_le_courrier"),
    path("courrier/<int:pk>/lettres/", telecharger, name="liasse"),
    path("courrier/<int:pk>/index/", index, name="index_de_la_liasse"),
    path("courrier/<int:pk>/poster/", poster, name="poster"),
    path("demandes/<slug:numero>/contacts/", contacts, name="contacts"),
    path("demandes/<slug:numero>/contacts/proteger/", proteger, name="proteger"),
    path("demandes/<slug:numero>/contacts/ne-plus-proteger/", ne_plus_proteger, name="ne_plus_proteger"),
]
