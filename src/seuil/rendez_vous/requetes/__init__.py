"""Reads of appointments: what a town offers, the free slots of a desk, the day's list."""

from seuil.rendez_vous.requetes.agenda import a_clore, a_deplacer, du_jour, en_attente, recevoir_avant
from seuil.rendez_vous.requetes.creneaux import CreneauDuGuichet, creneaux_libres, creneaux_ouverts, fermes, horizon
from seuil.rendez_vous.requetes.offres import Offerte, guichets_qui_recoivent, offerte, offertes, orientations_dites

__all__ = [
    "CreneauDuGuichet",
    "Offerte",
    "a_clore",
    "a_deplacer",
    "creneaux_libres",
    "creneaux_ouverts",
    "du_jour",
    "en_attente",
    "fermes",
    "guichets_qui_recoivent",
    "horizon",
    "offerte",
    "offertes",
    "orientations_dites",
    "recevoir_avant",
]
