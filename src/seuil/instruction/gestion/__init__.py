"""The agents' doors to the papers: the queue, one paper beside what was declared, the decision."""

from django.urls import path

from seuil.acteurs.gestion import Entree
from seuil.acteurs.models import Metier
from seuil.instruction.gestion.decision import accepter_piece, refuser_piece
from seuil.instruction.gestion.deposer import deposer
from seuil.instruction.gestion.file import laisser_piece, pieces, prendre_piece
from seuil.instruction.gestion.lecture import page_de_piece, piece, telecharger_piece
from seuil.instruction.gestion.reconnaissance import reconnaitre_situation
from seuil.instruction.gestion.travail import a_faire

__all__ = ["a_faire", "adresses", "entrees"]
PIECE = "documents/<int:pk>"
entrees = (Entree("Documents", "gestion:pieces", frozenset({Metier.GUICHET}), ("documents/",)),)
adresses = [
    path("documents/", pieces, name="pieces"),
    path(f"{PIECE}/", piece, name="piece"),
    path(f"{PIECE}/prendre/", prendre_piece, name="prendre_piece"),
    path(f"{PIECE}/laisser/", laisser_piece, name="laisser_piece"),
    path(f"{PIECE}/accepter/", accepter_piece, name="accepter_piece"),
    path(f"{PIECE}/refuser/", refuser_piece, name="refuser_piece"),
    path(f"{PIECE}/pages/<int:feuille>/<int:rang>/", page_de_piece, name="page_de_piece"),
    path(f"{PIECE}/telecharger/<int:feuille>/", telecharger_piece, name="telecharger_piece"),
    path("demandes/<slug:numero>/documents/ajouter/", deposer, name="deposer_un_document"),
    path("demandes/<slug:numero>/reconnaitre/", reconnaitre_situation, name="reconnaitre_situation"),
]
