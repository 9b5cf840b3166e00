"""What the household will read of a decision on its paper: which one, which page, why, what to send, until when."""

from datetime import date, timedelta

from seuil.demandes.requetes import delais_de_la_demande, guichet_de_la_demande
from seuil.instruction.etats import EtatFeuille
from seuil.instruction.models import Feuille, Piece
from seuil.regles.ecriture import jour
from seuil.regles.motifs_pieces import motif_de_piece
from seuil.regles.pieces import piece_de_code


def dire_le_refus(piece: Piece, precision: str, le: date) -> str:
    """Return the message of a paper to send again, whole: it reaches a household that never opens its space."""
    lue = piece_de_code(piece.code, le)
    refusees = piece.feuilles.filter(etat=EtatFeuille.REFUSEE)
    gardees = piece.feuilles.filter(etat=EtatFeuille.ACCEPTEE).count()
    phrases = [_une_page(feuille, piece, le) for feuille in refusees]
    if precision:
        phrases.append(precision)
    if gardees:
        phrases.append("Vos autres pages sont acceptées : ne les renvoyez pas.")
    delai = le + timedelta(days=delais_de_la_demande(piece.demande, le).reponse_piece_jours)
    guichet = guichet_de_la_demande(piece.demande)
    phrases.append(
        f"Envoyez-le avant le {jour(delai)} dans votre espace, ou apportez-le : {guichet.nom}, {guichet.adresse}."
    )
    phrases.append("Votre demande reste active. Vous n’êtes pas d’accord ? Dites-le dans votre espace ou à ce guichet.")
    return f"{lue.en_clair}. " + " ".join(phrases)


def dire_l_accord(piece: Piece, le: date) -> str:
    """Return the message of an accepted paper."""
    return f"{piece_de_code(piece.code, le).en_clair} : accepté."


def _une_page(feuille: Feuille, piece: Piece, le: date) -> str:
    motif = motif_de_piece(feuille.motif, le)
    return f"Fichier « {feuille.nom} » : {motif.dire(piece_de_code(piece.code, le))}"
