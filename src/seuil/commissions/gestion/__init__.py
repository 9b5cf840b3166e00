"""The agents' doors to a commission: sessions, agenda, attendance, votes, minutes."""

from django.urls import path

from seuil.acteurs.gestion import Entree
from seuil.acteurs.models import Metier
from seuil.commissions.gestion.agenda import annuler, deplacer, desinscrire, inscrire
from seuil.commissions.gestion.commissions import commissions, convoquer
from seuil.commissions.gestion.composition import changer, commission, creer, nommer, retirer
from seuil.commissions.gestion.impression import imprimer
from seuil.commissions.gestion.point import point
from seuil.commissions.gestion.rejets import avertir, radier, rejets
from seuil.commissions.gestion.seance import seance
from seuil.commissions.gestion.tenue import clore, mouvement, ouvrir, presider
from seuil.commissions.gestion.travail import a_faire, reperes
from seuil.commissions.gestion.votes import (
    decider,
    deporter,
    justifier,
    lever_le_deport,
    relire,
    reporter,
    reporter_le_logement,
    revenir,
)

__all__ = ["a_faire", "adresses", "entrees", "reperes"]
SEANCE, POINT = "commissions/seances/<int:pk>", "commissions/points/<int:pk>"
CANDIDAT = f"{POINT}/candidats/<int:candidature>"
TIENNENT = frozenset({Metier.SECRETARIAT, Metier.ATTRIBUTION})
entrees = (Entree("Commissions", "gestion:commissions", TIENNENT, ("commissions/",)),)
adresses = [
    path("commissions/", commissions, name="commissions"),
    path("commissions/convoquer/", convoquer, name="convoquer"),
    path("commissions/rejets/", rejets, name="rejets"),
    path("commissions/rejets/<int:pk>/avertir/", avertir, name="avertir"),
    path("commissions/rejets/<int:pk>/radier/", radier, name="radier_rejet"),
    path("commissions/creer/", creer, name="creer_commission"),
    path("commissions/<int:pk>/", commission, name="commission"),
    path("commissions/<int:pk>/reglement/", changer, name="changer_reglement"),
    path("commissions/<int:pk>/membres/", nommer, name="nommer_membre"),
    path("commissions/<int:pk>/membres/<int:membre>/retirer/", retirer, name="retirer_membre"),
    path(f"{SEANCE}/", seance, name="seance"),
    path(f"{SEANCE}/inscrire/", inscrire, name="inscrire"),
    path(f"{SEANCE}/desinscrire/", desinscrire, name="desinscrire"),
    path(f"{SEANCE}/deplacer/", deplacer, name="deplacer"),
    path(f"{SEANCE}/annuler/", annuler, name="annuler_seance"),
    path(f"{SEANCE}/ouvrir/", ouvrir, name="ouvrir"),
    path(f"{SEANCE}/mouvement/", mouvement, name="mouvement"),
    path(f"{SEANCE}/presider/", presider, name="presider"),
    path(f"{SEANCE}/clore/", clore, name="clore"),
    path(f"{SEANCE}/lettres/", imprimer, name="lettres"),
    path(f"{POINT}/", point, name="point"),
    path(f"{POINT}/reporter/", reporter_le_logement, name="reporter_logement"),
    path(f"{POINT}/justifier/", justifier, name="justifier"),
    path(f"{POINT}/deporter/", deporter, name="deporter"),
    path(f"{POINT}/deports/<int:deport>/lever/", lever_le_deport, name="lever_deport"),
    path(f"{CANDIDAT}/decider/", decider, name="decider"),
    path(f"{CANDIDAT}/reporter/", reporter, name="reporter"),
    path(f"{CANDIDAT}/revenir/", revenir, name="revenir"),
    path(f"{CANDIDAT}/relire/", relire, name="relire"),
]
