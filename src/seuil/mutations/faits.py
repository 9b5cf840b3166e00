"""What is known of the dwelling that a tenant leaves: too many people, too many rooms, since when."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from seuil.demandes.faits import reponses
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import Motif
from seuil.mutations.etats import Etat
from seuil.mutations.models import Location
from seuil.patrimoine.models import Logement
from seuil.regles.calendrier import mois_revolus
from seuil.regles.occupation import est_sous_occupe, est_suroccupe
from seuil.regles.typologie import pieces
from seuil.regles.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Occupation:
    """How a dwelling is occupied, in the words of the rules; ``porte``: the colour of its state."""

    mot: str
    porte: str
    verdicts: tuple[Verdict, ...]


def occupation(demande: Demande, logement: Logement | None, le: date) -> Occupation:
    """Judge the dwelling that the landlord recognised, else the one declared, for the people who live there."""
    declaree = None if demande.surface is None else Decimal(demande.surface)
    taille, surface = (pieces(logement.type), logement.surface) if logement else (demande.pieces, declaree)
    trop_petit = est_suroccupe(surface, demande.nb_occupants, le)
    trop_grand = est_sous_occupe(taille, demande.nb_occupants, le)
    verdicts = (trop_petit, trop_grand)
    if trop_petit.est_oui:
        return Occupation("Suroccupé", "attendu", verdicts)
    if trop_grand.est_oui:
        return Occupation("Sous-occupé", "attendu", verdicts)
    if trop_petit.est_non and trop_grand.est_non:
        return Occupation("Taille juste", "neutre", verdicts)
    return Occupation("À préciser", "provisoire", verdicts)


def mois_d_attente(demande: Demande, le: date) -> int:
    """Return the months since the demand was received."""
    return max(0, mois_revolus(demande.recue_le, le))


def raisons(demande: Demande) -> str:
    """Return why the household asks, as its landlord may read it: no protected reason, no situation."""
    return ", ".join(str(dite.label) for dite in reponses(demande, tout_voir=False) if isinstance(dite, Motif))


def logement_reconnu(location: Location | None) -> Logement | None:
    """Return the dwelling that the landlord recognised; one that it no longer does says nothing."""
    return location.logement if location and location.etat == Etat.RECONNUE else None
