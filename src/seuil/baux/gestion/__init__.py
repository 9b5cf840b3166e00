"""The agents' doors to offers and leases."""

from django.urls import path

from seuil.acteurs.gestion import Entree
from seuil.acteurs.models import Metier
from seuil.baux.gestion.attributions import attributions, constater, offrir, passer, passer_le_rang
from seuil.baux.gestion.bail import signer
from seuil.baux.gestion.condition import lever, tomber
from seuil.baux.gestion.offres import offres
from seuil.baux.gestion.suivi import remettre, repondre
from seuil.baux.gestion.travail import a_faire, reperes

__all__ = ["a_faire", "adresses", "entrees", "reperes"]
SECTIONS = ("offres/", "attributions/")
entrees = (Entree("Offres", "gestion:offres", frozenset({Metier.ATTRIBUTION, Metier.SECRETARIAT}), SECTIONS),)
adresses = [
    path("offres/", offres, name="offres"),
    path("offres/<int:pk>/repondre/", repondre, name="repondre"),
    path("offres/<int:pk>/remise/", remettre, name="remise"),
    path("offres/<int:pk>/constater/", constater, name="constater"),
    path("offres/<int:pk>/passer/", passer, name="passer"),
    path("offres/<int:pk>/signer/", signer, name="signer"),
    path("vacances/<int:pk>/attributions/", attributions, name="attributions"),
    path("vacances/<int:pk>/offrir/", offrir, name="offrir"),
    path("attributions/<int:pk>/condition/", lever, name="lever"),
    path("attributions/<int:pk>/condition-tombee/", tomber, name="tomber"),
    path("attributions/<int:pk>/passer/", passer_le_rang, name="passer_le_rang"),
]
