"""The agents' doors to what their territory tells: its texts by subject, a wording, its figures."""

from django.urls import path

from seuil.acteurs.gestion import Entree
from seuil.acteurs.models import Metier
from seuil.informations.gestion.chiffres import (
    chiffre,
    chiffres,
    ecarter_la_valeur,
    publier_la_valeur,
    retirer_la_valeur,
)
from seuil.informations.gestion.ecrire import ecrire, nouveau
from seuil.informations.gestion.pages import pages
from seuil.informations.gestion.texte import ecarter_la_redaction, publier_la_redaction, retirer_la_redaction, texte
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
    path(f"{REDACTION}/publier/", publier_la_redaction, name="publier_la_redaction"),
    path(f"{REDACTION}/ecarter/", ecarter_la_redaction, name="ecarter_la_redaction"),
    path(f"{REDACTION}/retirer/", retirer_la_redaction, name="retirer_la_redaction"),
    path("pages/chiffres/", chiffres, name="chiffres"),
    path(f"{CHIFFRE}/", chiffre, name="chiffre"),
    path(f"{VALEUR}/publier/", publier_la_valeur, name="publier_la_valeur"),
    path(f"{VALEUR}/ecarter/", ecarter_la_valeur, name="ecarter_la_valeur"),
    path(f"{VALEUR}/retirer/", retirer_la_valeur, name="retirer_la_valeur"),
]
