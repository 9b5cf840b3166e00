"""Observations of the present lodging: occupation, effort, tenure."""

from __future__ import annotations

from typing import Any

from seuil.regles.criteres.catalogue import critere, duree, quantite
from seuil.regles.criteres.nomenclatures import StatutOccupation


def suroccupe(d: Any, c: Any) -> Any:
    """Say whether the surface is under the minimum of art. R822-25; false when surface or occupants are not known."""
    seul = (d.nb_occupants == 1) & (d.surface_m2 < c.surface_une_personne)
    minimum = c.surface_deux_personnes + c.surface_par_personne * (d.nb_occupants - 2)
    plusieurs = (d.nb_occupants >= 2) & (d.surface_m2 < minimum) & (d.surface_m2 < c.surface_maximale)
    return (d.surface_m2 >= 0) & (seul | plusieurs)


@critere("Sur-occupation (surface)", motif="{nb_occupants} occupants dans {surface_m2} m²")
def suroccupation(d: Any, c: Any) -> Any:
    return suroccupe(d, c)


@critere("Sous-occupation", motif="{nb_pieces} pièces pour {nb_occupants} occupants")
def sous_occupation(d: Any, c: Any) -> Any:
    """Art. L621-2: more habitable rooms than occupants, by more than one."""
    return (d.nb_occupants >= 1) & (d.nb_pieces > d.nb_occupants + c.pieces_en_trop)


@critere(
    "Taux d’effort trop élevé", motif="{loyer_charges} € de loyer, {apl} € d’aide, {revenu_mensuel} € de ressources"
)
def taux_effort(d: Any, c: Any) -> Any:
    """Art. R441-3-1: rent and charges less housing aid, over declared income; false when income is not known."""
    part = (d.loyer_charges - d.apl) * 100
    return (d.revenu_mensuel >= 0) & (part > d.revenu_mensuel * c.taux_effort_maximal)


@critere("Départ d’une personne à charge du foyer (sous-occupation)", motif="Départ d’une personne à charge")
def depart_personne_a_charge(d: Any, c: Any) -> Any:
    return d.depart_personne_a_charge


@critere("Logement inadapté au handicap ou à la perte d’autonomie", motif="Logement inadapté")
def logement_inadapte(d: Any, c: Any) -> Any:
    return d.logement_inadapte


@critere(
    "Logement repris ou mis en vente par son propriétaire",
    motif="Congé pour reprise ou vente",
    dit="Logement repris ou mis en vente",
)
def logement_repris(d: Any, c: Any) -> Any:
    return d.logement_repris


@critere("Logement voué à la démolition", motif="Logement voué à la démolition")
def demolition(d: Any, c: Any) -> Any:
    return d.logement_demoli


@critere("Locataire du parc social demandant une mutation", motif="Logement actuel : {statut_occupation}")
def mutation(d: Any, c: Any) -> Any:
    return d.statut_occupation == int(StatutOccupation.HLM)


@critere(
    "Historique locatif sans difficulté",
    motif="Aucune difficulté relevée par le bailleur",
    dit="Loyer et charges payés sans difficulté",
)
def historique_locatif(d: Any, c: Any) -> Any:
    return d.historique_locatif


@critere("Délai d’attente anormalement long", motif="Demande déposée {date_depot}")
def delai_anormalement_long(d: Any, c: Any) -> Any:
    """Art. L441-1-4: the wait has reached the delay set by the prefect."""
    return d.date_depot <= c.il_y_a_delai_anormalement_long


@duree("Ancienneté de la demande", unite="mois", motif="Demande déposée {date_depot}")
def anciennete(d: Any, c: Any) -> Any:
    return d.date_depot


@quantite("Occupants de plus que de pièces", unite="personnes", motif="{nb_occupants} occupants, {nb_pieces} pièces")
def occupants_sans_piece(d: Any, c: Any) -> Any:
    return d.nb_occupants - d.nb_pieces
