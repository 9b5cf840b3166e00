"""The verbs of mandates: give, withdraw, act under one."""

from seuil.mandats.services.agir import en_vertu
from seuil.mandats.services.donner import MandatRefuse, Termes, donner
from seuil.mandats.services.remettre import oublier_le_code
from seuil.mandats.services.retirer import retirer

__all__ = ["MandatRefuse", "Termes", "donner", "en_vertu", "oublier_le_code", "retirer"]
