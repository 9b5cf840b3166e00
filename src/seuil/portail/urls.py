"""The addresses of the portal: the shell's own, then those that each capability offers."""

from itertools import chain

from django.urls import path

from seuil.portail import eligibilite, espace, ouvertures, public
from seuil.socle.capacites import offertes

urlpatterns = [
    path("", public.accueil, name="accueil"),
    path("guichets/", public.guichets, name="guichets"),
    path("grille/", public.grille, name="grille"),
    path("parc/", public.parc, name="parc"),
    path("accessibilite/", public.accessibilite, name="accessibilite"),
    path("donnees/", public.donnees, name="donnees"),
    path("composants/", public.composants, name="composants"),
    path("mes-droits/", eligibilite.eligibilite, name="eligibilite"),
    path("ma-demande/", espace.ma_demande, name="ma_demande"),
    path("ma-demande/ouvertures/", ouvertures.ouvertures, name="ouvertures"),
    path("ma-demande/en-entier/", espace.en_entier, name="en_entier"),
    path("ma-demande/courriers/<int:pk>/", espace.courrier, name="courrier"),
    *chain.from_iterable(offertes("portail", "adresses")),
]
