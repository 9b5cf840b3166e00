"""The agents' doors to what their territory tells: its texts by subject, a wording, its figures."""

from django.urls import path

from seuil.acteurs.gestion import Entree
from seuil.acteurs.models import Metier
from seuil.informations.gestion.chiffres import ACTES as ACTES_D_UNE_VALEUR
from seuil.informations.gestion.chiffres import chiffre, chiffres
from seuil.informations.gestion.ecrire import ecrire, nouveau
from seuil.informations.gestion.pages import pages
from seuil.informations.gestion.texte import ACTES as ACTES_D_UNE_REDACTION
from seuil.informations.gestion.texte import texte
from seuil.informations.gestion.travail import a_faire

__all__ = ["a_faire", "adresses", "entrees"]
TEXTE, REDACTION = "pages/textes/<int:pk>", "pages/redactions/<int:pk>"
CHIFFRE, VALEUR = "pages/chiffres/<int:pk>", "pages/valeurs/<int:pk>"
entrees = (Entree("Pages", "gestion:pages", frozenset({Metier.INFORMATION}), ("pages/",)),)
adresses = [
    path("pages/", pages, name="pages"),
    path("pages/textes/nouveau/", nouveau, name="nouveau_texte"),
    path(f"{TEXTE}/", texte, name="texte"),
    path(f"{TEXTE}/ecrire/", ecrire, name="ecrire_un_texte"),
    path("pages/chiffres/", chiffres, name="chiffres"),
    path(f"{CHIFFRE}/", chiffre, name="chiffre"),
    *(path(f"{REDACTION}/{nom}/", vue, name=f"{nom}_la_redaction") for nom, vue in ACTES_D_UNE_REDACTION.items()),
    *(path(f"{VALEUR}/{nom}/", vue, name=f"{nom}_la_valeur") for nom, vue in ACTES_D_UNE_VALEUR.items()),
]
