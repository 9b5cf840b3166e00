"""The verbs of an appointment, and of the desk that opens its slots."""

from seuil.rendez_vous.controle import CreneauPris, RendezVousRefuse
from seuil.rendez_vous.services.demander import demander, prendre
from seuil.rendez_vous.services.fixer import confirmer, decliner, deplacer, proposer
from seuil.rendez_vous.services.ouvrir import (
    arreter_la_permanence,
    fermer_un_jour,
    ouvrir_une_permanence,
    rouvrir_un_jour,
)
from seuil.rendez_vous.services.rappeler import rappeler
from seuil.rendez_vous.services.tenir import annuler, annuler_les_rendez_vous, manquer, rendre_compte

__all__ = [
    "CreneauPris",
    "RendezVousRefuse",
    "annuler",
    "annuler_les_rendez_vous",
    "arreter_la_permanence",
    "confirmer",
    "decliner",
    "demander",
    "deplacer",
    "fermer_un_jour",
    "manquer",
    "ouvrir_une_permanence",
    "prendre",
    "proposer",
    "rappeler",
    "rendre_compte",
    "rouvrir_un_jour",
]
