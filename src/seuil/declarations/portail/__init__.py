"""The household's doors: the form page by page, the page of its number and code."""

from django.urls import path

from seuil.declarations.portail.demande import bienvenue, noter_le_code
from seuil.declarations.portail.formulaire import commencer, demander, envoyer, pour_quelqu_un
from seuil.declarations.portail.pour_un_foyer import modifier_pour_un_foyer, pour_un_foyer
from seuil.declarations.portail.reprise import plus_tard, reprendre, reprendre_par_lien

adresses = [
    path("demander/", commencer, name="commencer"),
    path("demander/pour-quelqu-un/", pour_quelqu_un, name="pour_quelqu_un"),
    path("demander/envoyer/", envoyer, name="envoyer"),
    path("demander/plus-tard/", plus_tard, name="plus_tard"),
    path("demander/reprendre/", reprendre, name="reprendre"),
    path("demander/reprendre/<str:jeton>/", reprendre_par_lien, name="reprendre_par_lien"),
    path("demander/<slug:etape>/", demander, name="demander"),
    path("demander/<slug:etape>/<slug:personne>/", demander, name="demander_pour"),
    path("bienvenue/", bienvenue, name="bienvenue"),
    path("bienvenue/note/", noter_le_code, name="noter_le_code"),
    path("pour-un-foyer/", pour_un_foyer, name="pour_un_foyer"),
    path("pour-un-foyer/modifier/", modifier_pour_un_foyer, name="modifier_pour_un_foyer"),
]
