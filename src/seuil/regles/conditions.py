"""The suspensive condition of an attribution: its paper, its last day, what lifts it or ends it (art. R441-3 c)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from seuil.regles.ecriture import jour
from seuil.regles.textes import Certitude, Texte
from seuil.regles.verdicts import Verdict, non, oui

R441_3_C: Final = Texte("R441-3 c", Certitude.VERIFIE)


@dataclass(frozen=True, slots=True)
class Condition:
    """A paper that a decision awaits. ``avant_le``: the last day it may come, as the commission set it."""

    piece: str
    avant_le: date
    levee_le: date | None = None
    tombee_le: date | None = None

    @property
    def est_en_attente(self) -> bool:
        return self.levee_le is None and self.tombee_le is None


def juger_l_offre(condition: Condition | None) -> Verdict:
    """Say whether the condition lets an offer leave and a lease be signed."""
    if condition is None or condition.levee_le is not None:
        return oui(texte=R441_3_C)
    if condition.tombee_le is not None:
        return non(f"L’attribution sous condition est tombée le {jour(condition.tombee_le)}.", texte=R441_3_C)
    return non(
        f"L’attribution attend « {condition.piece} » jusqu’au {jour(condition.avant_le)} : ni offre ni bail avant.",
        texte=R441_3_C,
    )


def juger_la_piece(condition: Condition, recue_le: date, le: date) -> Verdict:
    """Say whether a paper came in time: on the day it was received, whatever the day it is typed."""
    if recue_le > le:
        return non(f"Le {jour(recue_le)} n’est pas encore venu : écrivez le jour où la pièce est arrivée.")
    if condition.levee_le is not None:
        return non(f"La condition est déjà levée, depuis le {jour(condition.levee_le)}.", texte=R441_3_C)
    if recue_le > condition.avant_le:
        return non(
            f"La pièce est arrivée le {jour(recue_le)}, après le {jour(condition.avant_le)}, dernier jour fixé par la "
            "commission.",
            texte=R441_3_C,
        )
    return oui(f"Pièce arrivée le {jour(recue_le)}, dans le délai.", texte=R441_3_C)


def juger_la_chute(condition: Condition, le: date, *, recue_le: date | None, motif: str) -> Verdict:
    """Say whether the attribution lapses: its last day passed without the paper, or the paper contradicts it."""
    if not condition.est_en_attente:
        return non("Cette condition n’attend plus rien.", texte=R441_3_C)
    if recue_le is None:
        if le <= condition.avant_le:
            return non(f"La pièce peut encore arriver, jusqu’au {jour(condition.avant_le)}.", texte=R441_3_C)
        return oui(f"La pièce n’est pas arrivée au {jour(condition.avant_le)}.", texte=R441_3_C)
    if recue_le > le:
        return non(f"Le {jour(recue_le)} n’est pas encore venu : écrivez le jour où la pièce est arrivée.")
    if not motif.strip():
        return non("Écrivez ce que la pièce montre, et quelle condition d’accès n’est pas remplie.", texte=R441_3_C)
    return oui(f"La pièce reçue le {jour(recue_le)} remet en cause les conditions d’accès.", texte=R441_3_C)
