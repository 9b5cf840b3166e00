"""What is done, what comes next, what is late."""

from typing import Any

COLONNES = ("echeance", "acte", "detail", "dossier", "regle", "verbe")
ACTES = {
    "En retard": (
        "Depuis 1 jour|Délivrer une attestation|Cerfa reçu le 11 octobre|M. Octave Modèle|Un mois|Délivrer",
        "Depuis 4 jours|Envoyer le procès-verbal|9 logements, signé|Commission n° 2024-19|8 jours|Envoyer",
    ),
    "Aujourd'hui": ("Ce soir|Désigner trois candidats|T4, 82 m², Compiègne|Logement 60-0412|Un mois|Choisir",),
}


def etapes() -> dict[str, Any]:
    """Return the stepper, the timeline, the states and the doors."""
    return {
        "etapes": "Vous|Votre foyer|Votre logement actuel|Vos ressources|Le logement souhaité|Relire et envoyer",
        "frise": [
            {"titre": "Numéro unique reçu", "detail": "21 mars 2023", "etat": "fait"},
            {"titre": "Documents en vérification", "detail": "4 acceptés sur 6", "etat": "courant"},
            {"titre": "La commission examine"},
        ],
        "mots": ("Prouvé", "Provisoire", "À envoyer", "À remplacer", "Depuis 4 jours", "Ce soir", "Demain"),
        "portes": [
            {"titre": "Vérifier mes droits", "texte": "5 pages, 5 minutes, sans donner votre nom.", "allumee": True},
            {"titre": "Faire ma demande", "texte": "Une pièce d'identité suffit pour commencer."},
            {"titre": "Suivre ma demande", "texte": "Mes étapes, mon score, mes documents."},
        ],
    }


def taches() -> dict[str, Any]:
    """Return the acts to do, grouped as an agent finds them in the morning."""
    return {
        "groupes": [
            {"titre": titre, "actes": [dict(zip(COLONNES, acte.split("|"), strict=True)) for acte in actes]}
            for titre, actes in ACTES.items()
        ]
    }
