"""The household's doors to its appointments: what it may ask for, a slot, one of them, its file for a diary."""

from django.urls import path

from seuil.rendez_vous.portail.choisir import deplacer_le_rendez_vous, prendre_rendez_vous
from seuil.rendez_vous.portail.liste import mes_rendez_vous
from seuil.rendez_vous.portail.un import agenda_du_rendez_vous, mon_rendez_vous

UN = "ma-demande/rendez-vous/<int:pk>"
adresses = [
    path("ma-demande/rendez-vous/", mes_rendez_vous, name="mes_rendez_vous"),
    path(f"{UN}/", mon_rendez_vous, name="mon_rendez_vous"),
    path(f"{UN}/deplacer/", deplacer_le_rendez_vous, name="deplacer_le_rendez_vous"),
    path(f"{UN}/agenda.ics", agenda_du_rendez_vous, name="agenda_du_rendez_vous"),
    path("ma-demande/rendez-vous/<slug:ville>/<slug:sorte>/", prendre_rendez_vous, name="prendre_rendez_vous"),
]
