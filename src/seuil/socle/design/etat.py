"""A state is a word and a door: full, ajar, outline, barred."""

from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

PORTES = ("acquis", "provisoire", "attendu", "refus", "retard", "neutre")
_PAR_MOT = {
    "acquis": (
        _("Prouvé"),
        _("Reconnu"),
        _("Accepté"),
        _("Active"),
        _("Attribué"),
        _("Oui"),
        _("Ouvert"),
        _("Complet"),
        _("Quorum atteint"),
        _("Signé"),
    ),
    "provisoire": (
        _("Provisoire"),
        _("Déclaré"),
        _("À confirmer"),
        _("En vérification"),
        _("À préciser"),
        _("À renouveler"),
        _("Retenue"),
        _("Sous condition"),
        _("Ce soir"),
        _("En commission"),
        _("Aujourd’hui"),
        _("Expire"),
    ),
    "attendu": (_("À envoyer"), _("Sur rendez-vous"), _("Désignée"), _("Désigné"), _("Offre envoyée")),
    "refus": (
        _("Non retenu"),
        _("À remplacer"),
        _("Radiée"),
        _("Non attribué"),
        _("Non"),
        _("Refusé"),
        _("Quorum non atteint"),
    ),
    "retard": (_("Depuis"), _("En retard")),
}


def porte(mot: str) -> str:
    """Return the door of a word of the design system; the longest known beginning wins, else `neutre`."""
    return _porte(mot, get_language())


@lru_cache(maxsize=1024)
def _porte(mot: str, langue: str | None) -> str:
    """The words of a language never change while the site runs: a page of twenty states reads them once."""
    debuts = [(str(debut), nom) for nom, mots in _PAR_MOT.items() for debut in mots]
    connus = [(debut, nom) for debut, nom in debuts if _commence(mot, debut)]
    return max(connus, key=lambda connu: len(connu[0]))[1] if connus else "neutre"


def contexte(mot: str, choisie: str = "") -> dict[str, str]:
    """Return the word and its door; an unknown door is a mistake of the page."""
    nom = choisie or porte(str(mot))
    if nom not in PORTES:
        raise ValueError(f"Porte inconnue : {nom}. Les portes sont {', '.join(PORTES)}.")
    return {"mot": mot, "porte": nom}


def _commence(mot: str, debut: str) -> bool:
    return mot.replace("'", "’").startswith(debut) and not mot[len(debut) : len(debut) + 1].isalpha()
