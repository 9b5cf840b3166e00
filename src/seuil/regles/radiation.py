"""The removal of a demand after a warning, its contest, its reinstatement (art. R441-2-8 c and d).

The month of a warning runs from its proven delivery: nothing proven, no removal. Nobody is removed by a rule here: a
person decides, with the verdict before the eyes.
"""

from __future__ import annotations

from datetime import date

from seuil.regles.calendrier import ajouter_jours, ajouter_mois
from seuil.regles.delais import Delais
from seuil.regles.ecriture import jour
from seuil.regles.textes import Certitude, Texte
from seuil.regles.verdicts import Verdict, non, oui

SANS_REPONSE = Texte("R441-2-8", Certitude.VERIFIE, "c")
REJET = Texte("R441-2-8", Certitude.VERIFIE, "d")
RETRAIT = Texte("CRPA L242-1", Certitude.MEMOIRE, "retrait d’une décision illégale ; le délai est un choix")
SANS_PREUVE = "Rien ne prouve que l’avertissement a été reçu : notez sa remise d’abord."


def juger_l_avertissement(repondre_avant: date, *, le: date) -> Verdict:
    """Judge a warning after a letter that asked for an answer: once its last day to answer has passed."""
    if le <= repondre_avant:
        return non(f"Le foyer peut répondre au courrier jusqu’au {jour(repondre_avant)}.", texte=SANS_REPONSE)
    return oui(f"Réponse attendue jusqu’au {jour(repondre_avant)}, rien n’est venu.", texte=SANS_REPONSE)


def radiable_le(remis_le: date | None, regles: Delais) -> date | None:
    """Return the first day of a possible removal, the month of its warning being over; None while nothing is proven."""
    if remis_le is None:
        return None
    return ajouter_jours(ajouter_mois(remis_le, regles.avertissement_radiation_mois), 1)


def juger_la_radiation_avertie(remis_le: date | None, regles: Delais, *, le: date, texte: Texte) -> Verdict:
    """Judge a removal after a warning (c, d): a month after its proven delivery, never before."""
    des_le = radiable_le(remis_le, regles)
    if remis_le is None or des_le is None:
        return non(SANS_PREUVE, texte=texte)
    if le < des_le:
        return non(f"L’avertissement court encore : pas de radiation avant le {jour(des_le)}.", texte=texte)
    return oui(f"Avertissement remis le {jour(remis_le)}, radiation possible depuis le {jour(des_le)}.", texte=texte)


def repondre_a_la_contestation_avant(deposee_le: date, regles: Delais) -> date:
    """Return the last day to answer who contests its removal."""
    return ajouter_mois(deposee_le, regles.reponse_contestation_mois)


def reintegrable_jusqu_au(radiee_le: date, regles: Delais) -> date:
    """Return the last day to put a demand back: the delay of the town, never past what is kept of it."""
    effacee_le = ajouter_jours(radiee_le, regles.conservation_apres_radiation_jours)
    return min(ajouter_mois(radiee_le, regles.reintegration_mois), effacee_le)


def juger_la_reintegration(radiee_le: date, regles: Delais, *, le: date) -> Verdict:
    """Judge a reinstatement: in its delay."""
    fin = reintegrable_jusqu_au(radiee_le, regles)
    if le > fin:
        return non(f"Une demande radiée le {jour(radiee_le)} se réintègre jusqu’au {jour(fin)}.", texte=RETRAIT)
    return oui(f"Cette demande se réintègre jusqu’au {jour(fin)}.", texte=RETRAIT)
