"""The addresses of the portal: the shell's own, then those that each capability offers."""

from itertools import chain

from django.urls import path

from seuil.portail import (
    changer,
    coordonnees,
    documents,
    en_une_page,
    espace,
    grille,
    guichets,
    historique,
    ouvertures,
    parc,
    public,
    renoncer,
    renouveler,
)
from seuil.portail.droits import vues as droits
from seuil.socle.capacites import offertes

urlpatterns = [
    path("", public.accueil, name="accueil"),
    path("guichets/", guichets.guichets, name="guichets"),
    path("grille/", grille.grille, name="grille"),
    path("parc/", parc.parc, name="parc"),
    path("accessibilite/", public.accessibilite, name="accessibilite"),
    path("donnees/", public.donnees, name="donnees"),
    path("composants/", public.composants, name="composants"),
    path("mes-droits/", droits.debut, name="eligibilite"),
    path("mes-droits/resultat/", droits.resultat, name="droits_resultat"),
    path("mes-droits/<slug:sujet>/", droits.sujet, name="droits_sujet"),
    path("ma-demande/", espace.ma_demande, name="ma_demande"),
    path("ma-demande/ouvertures/", ouvertures.ouvertures, name="ouvertures"),
    path("ma-demande/en-entier/", espace.en_entier, name="en_entier"),
    path("ma-demande/documents/", documents.documents, name="documents"),
    path("ma-demande/en-une-page/", en_une_page.en_une_page, name="en_une_page"),
    path("ma-demande/historique/", historique.historique, name="historique"),
    path("ma-demande/changer/", changer.changer, name="changer"),
    path("ma-demande/changer/enregistrer/", changer.changer_enregistrer, name="changer_enregistrer"),
    path("ma-demande/changer/fait/", changer.changement_fait, name="changement_fait"),
    path("ma-demande/changer/evenement/<slug:nom>/", changer.changer_evenement, name="changer_evenement"),
    path("ma-demande/changer/<slug:etape>/", changer.changer_page, name="changer_page"),
    path("ma-demande/changer/<slug:etape>/<slug:personne>/", changer.changer_page, name="changer_page_pour"),
    path("ma-demande/coordonnees/", coordonnees.coordonnees, name="coordonnees"),
    path("ma-demande/coordonnees/montrees/", coordonnees.coordonnees_montrees, name="coordonnees_montrees"),
    path("ma-demande/coordonnees/sortie/", coordonnees.toujours_quitter, name="toujours_quitter"),
    path("ma-demande/renoncer/", renoncer.renoncer, name="renoncer"),
    path("ma-demande/renouveler/", renouveler.renouveler_1, name="renouveler"),
    path("ma-demande/renouveler/changements/", renouveler.renouveler_2, name="renouveler_changements"),
    path("ma-demande/renouveler/confirmer/", renouveler.renouveler_3, name="renouveler_confirmer"),
    path("ma-demande/courriers/<int:pk>/", espace.courrier, name="courrier"),
    *chain.from_iterable(offertes("portail", "adresses")),
]
