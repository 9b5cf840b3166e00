"""What the household will read of a decision on its paper: which one, which page, why, what to send, until when."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from seuil.demandes.requetes import delais_de_la_demande, guichet_de_la_demande
from seuil.instruction.etats import EtatFeuille
from seuil.instruction.models import Piece
from seuil.instruction.nomenclatures import SorteDeValeur, en_mots, sorte_de
from seuil.instruction.requetes.motifs import motifs_d_ici
from seuil.regles.ecriture import euros, jour
from seuil.regles.pieces import piece_de_code
from seuil.socle.design.mesures import date_longue

REPONDRE = "Ce n’est pas juste ? Répondez dans votre espace, ou à un guichet."


def dire_le_refus(piece: Piece, codes: Mapping[int, str], precision: str, le: date) -> str:
    """Return the message of a paper to send again, whole: it reaches a household that never opens its space."""
    lue = piece_de_code(piece.code, le)
    feuilles = {feuille.pk: feuille for feuille in piece.feuilles.exclude(etat=EtatFeuille.REMPLACEE)}
    motifs = motifs_d_ici(piece.demande, le)
    phrases = [
        f"Fichier « {feuilles[pk].nom} » : {_minuscule(motifs[code].dire(lue))}"
        for pk, code in codes.items()
        if pk in feuilles
    ]
    if precision:
        phrases.append(precision)
    if len(codes) < len(feuilles):
        phrases.append("Vos autres pages sont acceptées : ne les renvoyez pas.")
    guichet = guichet_de_la_demande(piece.demande)
    phrases.append(f"Envoyez ce qui manque avant le {date_longue(renvoyer_avant(piece, le))}, dans votre espace.")
    phrases.append(f"Ou apportez-le : {', '.join(filter(None, (guichet.nom, guichet.adresse)))}.")
    phrases.append("Votre demande reste active.")
    phrases.append("Vous n’êtes pas d’accord ? Demandez une autre lecture dans votre espace, ou à ce guichet.")
    return f"{lue.en_clair}. " + " ".join(phrases)


def renvoyer_avant(piece: Piece, refusee_le: date) -> date:
    """Return the day by which the household sends again what an agent refused that day."""
    return refusee_le + timedelta(days=delais_de_la_demande(piece.demande, refusee_le).reponse_piece_jours)


def dire_l_accord(piece: Piece, le: date, corrections: Iterable[Any] = ()) -> str:
    """Return the message of an accepted paper, with what it corrects: each value declared, then kept, and why."""
    dites = [_corrigee(piece, une) for une in corrections]
    suite = [f"Nous avons corrigé : {' ; '.join(dites)}.", REPONDRE] if dites else []
    return " ".join([f"{piece_de_code(piece.code, le).en_clair} : accepté.", *suite])


def valeur_dite(champ: str, valeur: Any) -> str:
    """Return the value of an answer as people read it."""
    if valeur is None:
        return "non dit"
    if sorte_de(champ) is SorteDeValeur.JOUR:
        return jour(valeur if isinstance(valeur, date) else date.fromisoformat(valeur))
    return euros(valeur) if sorte_de(champ) is SorteDeValeur.EUROS else str(valeur)


def _corrigee(piece: Piece, une: Any) -> str:
    avant = getattr(une.personne or piece.demande, une.champ)
    nom = f"{en_mots(une.champ)}{f' de {une.personne}' if une.personne else ''}"
    dites = f"{valeur_dite(une.champ, avant)} devient {valeur_dite(une.champ, une.valeur)}"
    return f"{nom}, {dites} ({une.raison.rstrip('.')})"


def _minuscule(phrase: str) -> str:
    return phrase[:1].lower() + phrase[1:]
