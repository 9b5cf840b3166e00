"""The addresses of the agents' pages: the shell's own, then those that each capability offers."""

from itertools import chain

from django.urls import path

from seuil.gestion import accueil, dossier, telecharger
from seuil.socle.capacites import offertes

app_name = "gestion"
urlpatterns = [
    path("", accueil.accueil, name="accueil"),
    path("demandes/<slug:numero>/", dossier.demande, name="demande"),
    path("courriers/<int:pk>/", telecharger.courrier, name="courrier"),
    *chain.from_iterable(offertes("gestion", "adresses")),
]
