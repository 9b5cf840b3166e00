"""Which acts of a household answer a letter, and how a desk was answered."""

from collections.abc import Mapping
from typing import Final

from django.db.models import TextChoices

ACTES_QUI_REPONDENT: Final[Mapping[str, str]] = {  # verb of the journal → what is kept of the answer
    "demande.modifiee": "Des réponses de la demande ont changé",
    "demande.renouvelee": "La demande est renouvelée",
    "demande.identite_demandee": "Un changement de nom ou de naissance est demandé",
    "demande.piece_envoyee": "Un document est envoyé",
    "demande.piece_contestee": "Une autre lecture d’un document est demandée",
    "demande.rectification_contestee": "Une réponse corrigée est contestée",
    "demande.offre_acceptee": "Une offre est acceptée",
    "demande.offre_refusee": "Une offre est refusée",
    "demande.mandat_donne": "Quelqu’un peut agir pour le foyer",
    "demande.contact_verifie": "Une adresse est vérifiée",
    "demande.bailleur_prevenu": "Le bailleur est prévenu",
    "demande.bailleur_repondu": "Une réponse est écrite au bailleur",
    "demande.rendez_vous_demande": "Un rendez-vous est demandé",
    "demande.rendez_vous_pris": "Un rendez-vous est pris",
    "demande.rendez_vous_decline": "Un rendez-vous proposé est décliné",
    "demande.message_du_foyer": "Un message est écrit dans l’espace",
    "demande.rendez_vous_tenu": "Le foyer est venu à son rendez-vous",
}


class Reponse(TextChoices):
    """How the household answered a desk."""

    VISITE = "visite", "Venue au guichet"
    LETTRE = "lettre", "Lettre reçue"
    APPEL = "appel", "Appel"
    COURRIEL = "courriel", "E-mail reçu"
    ACCOMPAGNANT = "accompagnant", "Par la personne qui l’accompagne"
