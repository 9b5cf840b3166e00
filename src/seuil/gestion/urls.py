"""The addresses of the agents' pages: the shell's own, then those that each capability offers."""

from itertools import chain

from django.urls import path

from seuil.gestion import accueil, changer, coordonnees, dossier, equipe, telecharger
from seuil.gestion.liste.export import exporter
from seuil.gestion.liste.vue import liste
from seuil.socle.capacites import offertes

CHANGER = "demandes/<slug:numero>/changer"
app_name = "gestion"
urlpatterns = [
    path("", accueil.accueil, name="accueil"),
    path("demandes/", liste, name="demandes"),
    path("demandes/exporter/", exporter, name="exporter_les_demandes"),
    path("demandes/<slug:numero>/", dossier.demande, name="demande"),
    path("demandes/<slug:numero>/coordonnees/", coordonnees.coordonnees, name="coordonnees"),
    path("demandes/<slug:numero>/coordonnees/adresse/", coordonnees.changer_l_adresse, name="changer_l_adresse"),
    path(f"{CHANGER}/", changer.changer, name="changer"),
    path(f"{CHANGER}/enregistrer/", changer.changer_enregistrer, name="changer_enregistrer"),
    path(f"{CHANGER}/evenement/<slug:nom>/", changer.changer_evenement, name="changer_evenement"),
    path(f"{CHANGER}/<slug:etape>/", changer.changer_page, name="changer_page"),
    path(f"{CHANGER}/<slug:etape>/<slug:personne>/", changer.changer_page, name="changer_page_pour"),
    path("courriers/<int:pk>/", telecharger.courrier, name="courrier"),
    path("equipe/", equipe.equipe_de_l_agent, name="equipe"),
    path("equipe/<int:pk>/", equipe.membre, name="membre"),
    path("equipe/<int:pk>/fermer/", equipe.fermer_le_compte, name="fermer_le_compte"),
    *chain.from_iterable(offertes("gestion", "adresses")),
]
