"""The agents' doors to the demands: search, withdraw, hand codes over."""

from django.urls import path

from seuil.acteurs.gestion import Entree
from seuil.acteurs.models import Metier
from seuil.demandes.gestion.codes import a_remettre, remis, renouveler
from seuil.demandes.gestion.liste import liste
from seuil.demandes.gestion.piece import piece_identite
from seuil.demandes.gestion.radier import radier
from seuil.demandes.gestion.travail import reperes

__all__ = ["adresses", "entrees", "reperes"]
DEMANDE = "demandes/<slug:numero>"
entrees = (Entree("Demandes", "gestion:demandes", frozenset(Metier), ("demandes/",)),)
adresses = [
    path("demandes/", liste, name="demandes"),
    path(f"{DEMANDE}/radier/", radier, name="radier"),
    path(f"{DEMANDE}/code/", renouveler, name="renouveler_code"),
    path(f"{DEMANDE}/code/remise/", a_remettre, name="code_a_remettre"),
    path(f"{DEMANDE}/code/remis/", remis, name="code_remis"),
    path(f"{DEMANDE}/piece-identite/", piece_identite, name="piece_identite"),
]
