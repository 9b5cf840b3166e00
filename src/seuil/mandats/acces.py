"""Who gives and withdraws a mandate, and what a mandate opens."""

from datetime import date

from seuil.acteurs.auteurs import Demandeur, Mandataire
from seuil.acteurs.models import Acteur
from seuil.demandes import acces as demandes
from seuil.demandes.models import Demande
from seuil.mandats.models import Mandat
from seuil.regles.verdicts import Verdict, non, oui


def peut_donner(acteur: Acteur | Mandataire, demande: Demande) -> Verdict:
    """The household itself, or a registering desk with the person; only a desk while the household is protected."""
    if isinstance(acteur, Demandeur) and demande.est_protegee:
        return non("Ce droit se donne à un guichet d’enregistrement, avec une pièce d’identité.")
    return demandes.peut_modifier(acteur, demande)


def peut_donner_a_l_inscription(acteur: Acteur | Mandataire) -> Verdict:
    """Who fills the first form for a person, as it registers the demand: it has no number yet, and only then."""
    if isinstance(acteur, Mandataire) and not acteur.numero_unique:
        return oui()
    return non("Ce droit se donne ensuite par le foyer lui-même, dans son espace ou à un guichet.")


def peut_oublier_le_code(acteur: Acteur, demande: Demande) -> Verdict:
    """Whoever says that the codes of a demand just made are noted."""
    return demandes.peut_confirmer_la_remise(acteur, demande)


def peut_retirer(acteur: Acteur | Mandataire, mandat: Mandat) -> Verdict:
    """The household itself, at any time, or a registering desk; never another person who acts for it."""
    return demandes.peut_modifier(acteur, mandat.demande)


def peut_agir(acteur: Mandataire, mandat: Mandat, le: date) -> Verdict:
    """Whoever holds the mandate, while it is open; read again under its lock by each act."""
    if acteur == mandat.auteur and mandat.est_ouvert(le):
        return oui()
    return non("Vous ne pouvez plus agir pour ce foyer. Demandez-lui, ou à un guichet, de vous en redonner le droit.")
