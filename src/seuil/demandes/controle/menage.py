"""Why a household cannot exist, in the language of who reads it."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext

from seuil.regles.controle_menage import anomalies
from seuil.regles.menage import Menage


def refus_du_menage(menage: Menage, le: date) -> Iterator[str]:
    """Yield a sentence for each thing that makes the household impossible (`regles.controle_menage`)."""
    for anomalie in anomalies(menage, le):
        yield gettext(anomalie.phrase) % anomalie.valeurs
