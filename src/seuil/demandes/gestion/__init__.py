"""The agents' doors to the demands: search, withdraw, hand codes over."""

from django.urls import path

from seuil.acteurs.gestion import Entree
from seuil.acteurs.models import Metier
from seuil.demandes.gestion.codes import a_remettre, remis, renouveler
from seuil.demandes.gestion.couple import separer_le_couple, separer_un_retenu, unir_deux_demandes
from seuil.demandes.gestion.doublons import distinguer, doublon, doublons, rattacher
from seuil.demandes.gestion.identites import confirmer_identite, identite, identites, refuser_identite
from seuil.demandes.gestion.piece import formulaire_papier, piece_identite
from seuil.demandes.gestion.radier import radier
from seuil.demandes.gestion.ressemblances import ressemblance, ressemblances, reunir, separer
from seuil.demandes.gestion.semblables import semblables
from seuil.demandes.gestion.travail import a_faire, reperes

__all__ = ["a_faire", "adresses", "entrees", "reperes"]
DEMANDE = "demandes/<slug:numero>"
IDENTITE = "identites/<int:pk>"
RESSEMBLANCE = "doublons/ressemblances/<int:pk>"
entrees = (Entree("Demandes", "gestion:demandes", frozenset(Metier), ("demandes/", "doublons/", "identites/")),)
adresses = [
    path(f"{DEMANDE}/radier/", radier, name="radier"),
    path(f"{DEMANDE}/code/", renouveler, name="renouveler_code"),
    path(f"{DEMANDE}/code/remise/", a_remettre, name="code_a_remettre"),
    path(f"{DEMANDE}/code/remis/", remis, name="code_remis"),
    path(f"{DEMANDE}/couple/", separer_le_couple, name="separer_le_couple"),
    path(f"{DEMANDE}/unir/", unir_deux_demandes, name="unir_deux_demandes"),
    path(f"{DEMANDE}/piece-identite/", piece_identite, name="piece_identite"),
    path(f"{DEMANDE}/formulaire/", formulaire_papier, name="formulaire_papier"),
    path("identites/", identites, name="identites"),
    path(f"{IDENTITE}/", identite, name="identite"),
    path(f"{IDENTITE}/confirmer/", confirmer_identite, name="confirmer_identite"),
    path(f"{IDENTITE}/refuser/", refuser_identite, name="refuser_identite"),
    path("doublons/", doublons, name="doublons"),
    path("doublons/semblables/", semblables, name="semblables"),
    path("doublons/ressemblances/", ressemblances, name="ressemblances"),
    path(f"{RESSEMBLANCE}/", ressemblance, name="ressemblance"),
    path(f"{RESSEMBLANCE}/separer/", separer, name="separer_ressemblance"),
    path(f"{RESSEMBLANCE}/reunir/", reunir, name="reunir_ressemblance"),
    path("doublons/<slug:numero>/", doublon, name="doublon"),
    path("doublons/<slug:numero>/distinguer/", distinguer, name="distinguer_doublon"),
    path("doublons/<slug:numero>/rattacher/", rattacher, name="rattacher_doublon"),
    path("doublons/<slug:numero>/couple/", separer_un_retenu, name="separer_doublon"),
]
