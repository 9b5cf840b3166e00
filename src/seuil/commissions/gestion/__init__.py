"""The agents' doors to a commission: sessions, agenda, attendance, votes, minutes."""

from seuil.commissions.gestion.agenda import inscrire
from seuil.commissions.gestion.commissions import commissions, convoquer
from seuil.commissions.gestion.point import decider, point, reporter
from seuil.commissions.gestion.seance import clore, ouvrir, seance

__all__ = ["clore", "commissions", "convoquer", "decider", "inscrire", "ouvrir", "point", "reporter", "seance"]
