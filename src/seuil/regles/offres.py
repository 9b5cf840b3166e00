"""How long an offer is open, and what its silence or its answer is worth (art. R441-10 CCH).

The text gives a delay and says that no answer in time is a refusal. It does not say from when the days run: they are
counted as the Union sociale pour l’habitat does, from the day after the notification, and only a proven delivery
notifies (docs/decisions/0026).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from seuil.regles.calendrier import ajouter_jours
from seuil.regles.delais import Delais
from seuil.regles.ecriture import compte, jour
from seuil.regles.feries import premier_jour_ouvre
from seuil.regles.textes import Certitude, Texte
from seuil.regles.verdicts import Verdict, a_preciser, non, oui

R441_10: Final = Texte("R441-10", Certitude.VERIFIE)
DECOMPTE: Final = Texte("R441-10", Certitude.SECONDAIRE, "décompte de l’Union sociale pour l’habitat")
PREUVE: Final = Texte("R441-10", Certitude.CHOIX, "un silence ne compte que si la remise est prouvée")


@dataclass(frozen=True, slots=True)
class Attente:
    """An offer that waits, or waited. ``dernier_jour``: the last day to answer; ``notifiee_le``: its proven delivery.

    ``close_le``: the day it was closed by silence or passed on to the next rank.
    """

    envoyee_le: date
    dernier_jour: date
    notifiee_le: date | None = None
    close_le: date | None = None

    @property
    def fin(self) -> date | None:
        """The last day an answer counts; None while nothing proves the delivery and the offer is open."""
        if self.notifiee_le is not None:
            return self.dernier_jour
        return None if self.close_le is None else max(self.close_le, self.dernier_jour)


def terme(notifiee_le: date, regles: Delais, departement: str) -> date:
    """Return the last day to answer an offer notified on a day (art. R441-10): the first day counted is the next one.

    A term on a Saturday, a Sunday or a public holiday is moved to the first working day.
    """
    return premier_jour_ouvre(ajouter_jours(notifiee_le, regles.reponse_offre_jours), departement)


def limite_imprimee(envoyee_le: date, regles: Delais, departement: str, *, remise_le: date | None) -> date:
    """Return the last day that the letter prints: from its delivery by hand, else with a margin for the post."""
    recue_le = ajouter_jours(envoyee_le, regles.acheminement_offre_jours) if remise_le is None else remise_le
    return terme(recue_le, regles, departement)


def limite(imprimee: date, notifiee_le: date | None, regles: Delais, departement: str) -> date:
    """Return the last day in force: the term of a proven delivery, never before the day that was printed."""
    return imprimee if notifiee_le is None else max(imprimee, terme(notifiee_le, regles, departement))


def decompte(regles: Delais) -> str:
    """Return how the days are counted, in one sentence for the letter and the pages."""
    jours = compte(regles.reponse_offre_jours, "jour", "jours")
    return (
        f"Vous avez au moins {jours} à compter du lendemain du jour où vous recevez cette offre. Un dernier jour qui "
        "tombe un samedi, un dimanche ou un jour férié est reporté au premier jour ouvré."
    )


def juger_le_silence(attente: Attente, le: date) -> Verdict:
    """Say whether no answer is a refusal. À préciser: nothing proves the delivery. Non: days are left."""
    if attente.notifiee_le is None:
        return a_preciser(
            "Rien ne prouve que l’offre a été reçue : le silence ne vaut refus qu’après une remise prouvée.",
            texte=PREUVE,
        )
    if le <= attente.dernier_jour:
        return non(f"Le délai de réponse court jusqu’au {jour(attente.dernier_jour)}.", texte=DECOMPTE)
    recue = f"Offre reçue le {jour(attente.notifiee_le)}, sans réponse au {jour(attente.dernier_jour)}"
    return oui(f"{recue} : cela vaut refus.", texte=R441_10)


def juger_la_reponse(attente: Attente, recue_le: date, le: date, *, apres_accord: bool) -> Verdict:
    """Say whether an answer counts: on the day it was received, whatever the day it is typed.

    ``apres_accord``: a household that had accepted gives the dwelling up, which no delay ends before the lease.
    """
    if recue_le > le:
        return non(f"Le {jour(recue_le)} n’est pas encore venu : écrivez le jour où la réponse est arrivée.")
    if recue_le < min(attente.envoyee_le, le):
        return non(f"L’offre est du {jour(attente.envoyee_le)} : une réponse du {jour(recue_le)} n’est pas la sienne.")
    if attente.fin is not None and recue_le > attente.fin and not apres_accord:
        return non(
            f"La réponse est arrivée le {jour(recue_le)}, après le {jour(attente.fin)}, dernier jour pour répondre : "
            "elle ne peut plus compter.",
            texte=R441_10,
        )
    return oui(f"Réponse arrivée le {jour(recue_le)}, dans le délai.", texte=R441_10)


def juger_le_passage(attente: Attente, le: date, *, acceptee_ailleurs_le: date | None) -> Verdict:
    """Say whether the dwelling may go to the next rank without any refusal: not delivered, or housed elsewhere."""
    if acceptee_ailleurs_le is not None:
        return oui(f"Le ménage a accepté un autre logement le {jour(acceptee_ailleurs_le)}.", texte=PREUVE)
    if attente.notifiee_le is not None:
        return non(
            f"L’offre a été reçue le {jour(attente.notifiee_le)} : la réponse s’attend jusqu’au "
            f"{jour(attente.dernier_jour)}.",
            texte=R441_10,
        )
    if le <= attente.dernier_jour:
        return non(f"La lettre laisse répondre jusqu’au {jour(attente.dernier_jour)}.", texte=R441_10)
    return oui(
        f"Rien ne prouve que l’offre a été reçue, et le {jour(attente.dernier_jour)} imprimé est passé.", texte=PREUVE
    )
