"""The agents' doors to the stock: dwellings, vacancies, where each one goes."""

from seuil.patrimoine.gestion.declarer import declarer
from seuil.patrimoine.gestion.parc import logements
from seuil.patrimoine.gestion.vacance import orienter, remettre, vacance

__all__ = ["declarer", "logements", "orienter", "remettre", "vacance"]
