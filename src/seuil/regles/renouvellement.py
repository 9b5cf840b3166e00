"""The renewal of a demand: when it is announced, until when it lives, when it may leave (art. R441-2-7, R441-2-8 e).

A demand never ends by a notice that did not leave: what is announced late, or not at all, prolongs it. The day that
every message prints is the recorded end of validity, whenever the message leaves.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from seuil.regles.calendrier import ajouter_jours, ajouter_mois
from seuil.regles.delais import Delais, notifier_avant_le
from seuil.regles.ecriture import jour
from seuil.regles.textes import Certitude, Texte
from seuil.regles.verdicts import Verdict, non, oui

VALIDITE = Texte("R441-2-7", Certitude.VERIFIE)
RADIATION = Texte("R441-2-8", Certitude.VERIFIE, "e")


class Palier(StrEnum):
    """The announcements of an end of validity, in their order; only one of them is asked by the law."""

    SMS = "sms"
    AVIS = "avis"
    RELANCE = "relance"
    DERNIERE = "derniere"


def paliers(echeance: date, regles: Delais, *, par_lettre: bool) -> dict[Palier, date]:
    """Return the day each announcement is due; the legal one some days before its last day, more when it is posted."""
    avance = regles.avance_lettre_jours if par_lettre else regles.avance_avis_jours
    return {
        Palier.SMS: ouverture(echeance, regles),
        Palier.AVIS: ajouter_jours(notifier_avant_le(echeance, regles), -avance),
        Palier.RELANCE: ajouter_jours(echeance, -regles.premiere_relance_jours),
        Palier.DERNIERE: ajouter_jours(echeance, -regles.derniere_relance_jours),
    }


def palier_du(
    echeance: date, dits: Mapping[Palier, date], regles: Delais, le: date, *, par_lettre: bool = False
) -> Palier | None:
    """Return the announcement to make on a day, None when nothing is due. ``dits``: those made, with their day.

    The legal notice goes first when it is missing; else the last one that came due since something was said: who runs
    late says one thing, not four.
    """
    dus = {palier: quand for palier, quand in paliers(echeance, regles, par_lettre=par_lettre).items() if quand <= le}
    if Palier.AVIS in dus and Palier.AVIS not in dits:
        return Palier.AVIS
    depuis = max(dits.values(), default=date.min)
    attendus = [palier for palier, quand in dus.items() if palier not in dits and quand > depuis]
    return attendus[-1] if attendus else None


def ouverture(echeance: date, regles: Delais) -> date:
    """Return the first day on which the demand may be renewed: the one of its first announcement."""
    return min(ajouter_mois(echeance, -regles.sms_renouvellement_mois), notifier_avant_le(echeance, regles))


def fin_de_validite(echeance: date, avis_parti_le: date | None, regles: Delais, le: date) -> date:
    """Return the last day of the demand as it is known on a day: a month at least after its notice left.

    While nothing proves that it left, the month has not begun: it runs from that day at the earliest.
    """
    depuis = avis_parti_le or le
    delai = ajouter_mois(depuis, regles.notification_renouvellement_mois)
    return max(echeance, delai, ajouter_jours(depuis, regles.notification_renouvellement_jours))


def juger_le_renouvellement(echeance: date, fin: date, regles: Delais, *, le: date) -> Verdict:
    """Judge a renewal presented on a day: neither before its time, nor once the demand has ended."""
    debut = ouverture(echeance, regles)
    if le < debut:
        return non(f"Il est trop tôt : cette demande se renouvelle du {jour(debut)} au {jour(fin)}.", texte=VALIDITE)
    if le > fin:
        return non(
            f"Cette demande n’est plus valable depuis le {jour(fin)} : elle ne peut plus être renouvelée.",
            texte=VALIDITE,
        )
    return oui(f"Cette demande se renouvelle jusqu’au {jour(fin)}.", texte=VALIDITE)


def juger_la_radiation(echeance: date, avis_parti_le: date | None, regles: Delais, *, le: date) -> Verdict:
    """Judge the removal of a demand that was not renewed (e): after its end, and only when its notice left in time."""
    if avis_parti_le is None:
        return non("Rien ne prouve que l’avis de renouvellement est parti : pas de radiation.", texte=RADIATION)
    fin = fin_de_validite(echeance, avis_parti_le, regles, le)
    if le <= fin:
        return non(f"Cette demande est valable jusqu’au {jour(fin)}.", texte=RADIATION)
    return oui(
        f"Avis parti le {jour(avis_parti_le)}, demande valable jusqu’au {jour(fin)}, pas de renouvellement.",
        texte=RADIATION,
    )
