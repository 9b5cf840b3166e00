"""The addresses of the portal."""

from django.urls import path

from seuil.baux import portail as baux
from seuil.connexions import portail as connexions
from seuil.demandes import portail as demandes
from seuil.portail import droits, espace, ouvertures, public

urlpatterns = [
    path("", public.accueil, name="accueil"),
    path("territoire/", public.choisir_territoire, name="choisir_territoire"),
    path("guichets/", public.guichets, name="guichets"),
    path("grille/", public.grille, name="grille"),
    path("parc/", public.parc, name="parc"),
    path("accessibilite/", public.accessibilite, name="accessibilite"),
    path("donnees/", public.donnees, name="donnees"),
    path("composants/", public.composants, name="composants"),
    path("mes-droits/", droits.eligibilite, name="eligibilite"),
    path("demander/", demandes.commencer, name="commencer"),
    path("demander/envoyer/", demandes.envoyer, name="envoyer"),
    path("demander/<slug:etape>/", demandes.demander, name="demander"),
    path("bienvenue/", demandes.bienvenue, name="bienvenue"),
    path("bienvenue/note/", demandes.noter_le_code, name="noter_le_code"),
    path("connexion/", connexions.connexion, name="connexion"),
    path("quitter/", connexions.quitter, name="quitter"),
    path("ma-demande/", espace.ma_demande, name="ma_demande"),
    path("ma-demande/ouvertures/", ouvertures.ouvertures, name="ouvertures"),
    path("ma-demande/en-entier/", espace.en_entier, name="en_entier"),
    path("ma-demande/modifier/", demandes.modifier, name="modifier"),
    path("ma-demande/courriers/<int:pk>/", espace.courrier, name="courrier"),
    path("ma-demande/offre/", baux.offre, name="offre"),
    path("ma-demande/offre/accepter/", baux.accepter, name="accepter_offre"),
    path("ma-demande/offre/refuser/", baux.refuser, name="refuser_offre"),
]
