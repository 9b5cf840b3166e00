"""Too many people for the area, too many rooms for the people (art. R822-25 and L621-2 CCH)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from seuil.regles.baremes import bareme
from seuil.regles.ecriture import compte
from seuil.regles.textes import Certitude, Texte
from seuil.regles.verdicts import Verdict, a_preciser, non, oui

R822_25: Final = Texte("R822-25", Certitude.VERIFIE)
L621_2: Final = Texte("L621-2", Certitude.MEMOIRE)
L441_1_J: Final = Texte("L441-1 j", Certitude.VERIFIE)
SANS_OCCUPANT: Final = "Le nombre d’occupants du logement actuel manque."


def surface_minimale(personnes: int, le: date) -> int:
    """Return the smallest living area, in m², for one person and more."""
    surfaces = surfaces_minimales(le)
    if personnes < 1:
        raise ValueError(f"Un logement occupé l’est par une personne au moins, pas {personnes}.")
    return surfaces[min(personnes, len(surfaces)) - 1]


def surfaces_minimales(le: date) -> tuple[int, ...]:
    """Return the same for one person, then for one more each time; the last one is for all the others too."""
    return tuple(map(int, bareme("occupation", le).contenu["suroccupation"]["surfaces_m2"]))


def est_suroccupe(surface_m2: Decimal | None, personnes: int, le: date) -> Verdict:
    """Say whether the dwelling is smaller than the norm: the norm itself is enough."""
    if surface_m2 is None:
        return a_preciser("La surface habitable du logement actuel manque.", texte=R822_25)
    if personnes < 1:
        return a_preciser(SANS_OCCUPANT, texte=R822_25)
    minimum = surface_minimale(personnes, le)
    phrase = f"{_metres(surface_m2)} pour {compte(personnes, 'personne', 'personnes')}, minimum {minimum} m²"
    if surface_m2 < minimum:
        return oui(f"Logement suroccupé : {phrase}.", texte=R822_25)
    return non(f"Logement non suroccupé : {phrase}.", texte=R822_25)


def est_manifestement_suroccupe(
    surface_m2: Decimal | None, personnes: int, le: date, *, mineur_a_charge: bool, handicap: bool = False
) -> Verdict:
    """Say whether the household is a priority for its overcrowding: a minor, or a disabled person, must live there."""
    if not (mineur_a_charge or handicap):
        return non("Aucun enfant mineur à charge ni personne handicapée dans le logement.", texte=L441_1_J)
    return est_suroccupe(surface_m2, personnes, le)


def est_sous_occupe(pieces: int | None, occupants: int, le: date) -> Verdict:
    """Say whether the rooms, kitchen apart, exceed the occupants by more than the norm."""
    if pieces is None:
        return a_preciser("Le nombre de pièces habitables manque.", texte=L621_2)
    if occupants < 1:
        return a_preciser(SANS_OCCUPANT, texte=L621_2)
    tolere = bareme("occupation", le).contenu["sous_occupation"]["pieces_en_trop"]
    phrase = f"{compte(pieces, 'pièce', 'pièces')} pour {compte(occupants, 'occupant', 'occupants')}"
    if pieces - occupants > tolere:
        return oui(f"Logement sous-occupé : {phrase}.", texte=L621_2)
    return non(f"Logement non sous-occupé : {phrase}.", texte=L621_2)


def _metres(surface: Decimal) -> str:
    return f"{surface.normalize():f}".replace(".", ",") + " m²"
