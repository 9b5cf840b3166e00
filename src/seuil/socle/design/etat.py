"""A state is a word and a door: full, ajar, outline, barred."""

PORTES = ("acquis", "provisoire", "attendu", "refus", "retard", "neutre")
_PAR_MOT = {
    "acquis": (
        "Prouvé",
        "Reconnu",
        "Accepté",
        "Active",
        "Attribué",
        "Oui",
        "Ouvert",
        "Complet",
        "Quorum atteint",
        "Signé",
    ),
    "provisoire": (
        "Provisoire",
        "Déclaré",
        "À confirmer",
        "En vérification",
        "À préciser",
        "À renouveler",
        "Sous condition",
        "Ce soir",
        "En commission",
        "Aujourd’hui",
        "Expire",
    ),
    "attendu": ("À envoyer", "Sur rendez-vous", "Désignée", "Désigné", "Offre envoyée"),
    "refus": ("Non retenu", "À remplacer", "Radiée", "Non attribué", "Non", "Refusé", "Quorum non atteint"),
    "retard": ("Depuis", "En retard"),
}


def porte(mot: str) -> str:
    """Return the door of a word of the design system; the longest known beginning wins, else `neutre`."""
    connus = [(debut, nom) for nom, debuts in _PAR_MOT.items() for debut in debuts if _commence(mot, debut)]
    return max(connus, key=lambda connu: len(connu[0]))[1] if connus else "neutre"


def contexte(mot: str, choisie: str = "") -> dict[str, str]:
    """Return the word and its door; an unknown door is a mistake of the page."""
    nom = choisie or porte(str(mot))
    if nom not in PORTES:
        raise ValueError(f"Porte inconnue : {nom}. Les portes sont {', '.join(PORTES)}.")
    return {"mot": mot, "porte": nom}


def _commence(mot: str, debut: str) -> bool:
    return mot.replace("'", "’").startswith(debut) and not mot[len(debut) : len(debut) + 1].isalpha()
