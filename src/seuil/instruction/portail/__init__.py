"""The household's doors to its papers, and those of who acts for it; the list is the shell's: it knows the points."""

from django.urls import path

from seuil.instruction.portail.apercu import apercu
from seuil.instruction.portail.papier import papier
from seuil.instruction.portail.pour_un_foyer import documents_pour_un_foyer
from seuil.instruction.portail.rectification import rectification

adresses = [
    path("ma-demande/documents/<slug:code>/", papier, name="papier"),
    path("ma-demande/documents/<slug:code>/<int:majeur>/", papier, name="papier_de"),
    path("ma-demande/feuilles/<int:pk>/<int:page>/", apercu, name="apercu"),
    path("ma-demande/corrections/<int:pk>/", rectification, name="rectification"),
    path("pour-un-foyer/documents/", documents_pour_un_foyer, name="documents_pour_un_foyer"),
]
