"""The two shells: the portal of households and the public, and the pages of agents."""

from django.urls import URLPattern, URLResolver, include, path

handler400 = "seuil.config.pannes.illisible"
handler500 = "seuil.config.pannes.panne"
urlpatterns: list[URLPattern | URLResolver] = [
    path("gestion/", include("seuil.gestion.urls")),
    path("", include("seuil.portail.urls")),
]
