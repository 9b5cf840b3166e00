"""The household's door to the removal of its demand: why, how to contest, once."""

from django.urls import path

from seuil.radiations.portail.radiation import ma_radiation

adresses = [path("ma-demande/radiation/", ma_radiation, name="ma_radiation")]
