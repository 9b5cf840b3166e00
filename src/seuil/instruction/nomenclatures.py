"""Which papers are sensitive; what an agent may rectify on the faith of a paper (art. R441-2-17), in words."""

from datetime import date
from enum import StrEnum
from typing import Final

from seuil.regles.pieces import liste_limitative, pieces_apportees, titres
from seuil.regles.preuves import faits_prouvables
from seuil.regles.protection import fait_est_protege

CODES_SENSIBLES: Final = frozenset(  # their mere name tells of health, violence, prostitution or trafficking
    piece.code
    for piece in (*liste_limitative(date.max), *pieces_apportees(date.max), *titres(date.max))
    if piece.protege or any(map(fait_est_protege, faits_prouvables(piece.code, date.max)))
)


class SorteDeValeur(StrEnum):
    EUROS = "euros"
    NOMBRE = "nombre"
    JOUR = "jour"


# Of the demand, then of one person of it: the field, its words, what is typed.
DE_LA_DEMANDE: Final = {
    "loyer_charges": ("loyer et charges du logement actuel", SorteDeValeur.EUROS),
    "apl": ("aide au logement", SorteDeValeur.EUROS),
    "surface": ("surface du logement actuel", SorteDeValeur.NOMBRE),
    "pieces": ("pièces du logement actuel", SorteDeValeur.NOMBRE),
    "nb_occupants": ("occupants du logement actuel", SorteDeValeur.NOMBRE),
    "occupation_depuis": ("dans ce logement depuis", SorteDeValeur.JOUR),
}
DE_LA_PERSONNE: Final = {
    "rfr_n2": ("revenu fiscal de référence, année N-2", SorteDeValeur.EUROS),
    "rfr_n1": ("revenu fiscal de référence, année N-1", SorteDeValeur.EUROS),
    "ressources_mensuelles": ("ressources du mois", SorteDeValeur.EUROS),
}
DE_LA_PIECE: Final = {
    "avis_n2": ("rfr_n2",),
    "avis_etranger": ("rfr_n2",),
    "protection": ("rfr_n2", "ressources_mensuelles"),
    "baisse": ("rfr_n1",),
    "bulletins": ("ressources_mensuelles",),
    "bilan": ("ressources_mensuelles",),
    "retraite": ("ressources_mensuelles",),
    "chomage": ("ressources_mensuelles",),
    "indemnites": ("ressources_mensuelles",),
    "prestations": ("ressources_mensuelles", "apl"),
    "bail": ("loyer_charges", "surface", "pieces", "nb_occupants", "occupation_depuis"),
    "hebergement": ("occupation_depuis", "nb_occupants", "surface"),
    "trop_cher": ("loyer_charges",),
}


LUS_SUR_LA_PIECE: Final = ("duree_chomage_mois", "temps_trajet_minutes")  # numbers that no answer holds
CONTREDISENT: Final = frozenset({"NON_PROBANT"})  # motives that say the contrary of what was declared


def champs_de(code: str) -> tuple[str, ...]:
    """Return the answers that a paper of this code may rectify."""
    return DE_LA_PIECE.get(code, ())


def en_mots(champ: str) -> str:
    """Return how an answer is named."""
    return {**DE_LA_DEMANDE, **DE_LA_PERSONNE}[champ][0]


def sorte_de(champ: str) -> SorteDeValeur:
    """Return what is typed for an answer."""
    return {**DE_LA_DEMANDE, **DE_LA_PERSONNE}[champ][1]
