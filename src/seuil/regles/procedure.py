"""The seven steps from the demand to the lease: their words, and the fact that makes each one done (art. L441-1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from seuil.regles.delais import Delais
from seuil.regles.ecriture import compte


class Jalon(StrEnum):
    """A step; the comment says the fact that makes it done, the shells only look it up."""

    DEPOT = "depot"  # the day of reception
    NUMERO = "numero"  # the demand is registered
    DOCUMENTS = "documents"  # a paper was accepted, and no line of the current score awaits one
    DESIGNATION = "designation"  # a candidacy that was neither withdrawn, refused nor left unanswered
    COMMISSION = "commission"  # that candidacy was decided
    REPONSE = "reponse"  # its offer was accepted
    BAIL = "bail"  # the demand left the register with a lease


class Avancement(StrEnum):
    """Where a step stands; `SUSPENS`: not done, though what follows is: it holds nothing back."""

    FAIT = "fait"
    COURANT = "courant"
    SUSPENS = "suspens"
    AVENIR = "avenir"


@dataclass(frozen=True, slots=True)
class Etape:
    """A step in words: what happens, then one sentence that reads the numbers of the law."""

    jalon: Jalon
    titre: str
    phrase: str


def etapes(regles: Delais) -> tuple[Etape, ...]:
    """Return the seven steps, in order, with the delays of a territory."""
    mois = "un mois" if regles.enregistrement_mois == 1 else f"{regles.enregistrement_mois} mois"
    dossiers = compte(regles.candidats_minimum, "dossier", "dossiers")
    jours = compte(regles.reponse_offre_jours, "jour", "jours")
    enregistre = f"Sous {mois} au plus. Tous les bailleurs d’ici voient votre demande."
    examine = f"Elle examine au moins {dossiers}, sauf exception. Elle seule peut attribuer."
    return (
        Etape(Jalon.DEPOT, "Vous déposez votre demande", "En ligne ou au guichet."),
        Etape(Jalon.NUMERO, "Vous recevez votre numéro unique", enregistre),
        Etape(Jalon.DOCUMENTS, "Vos documents sont vérifiés", "Vous les donnez une seule fois."),
        Etape(Jalon.DESIGNATION, "Un logement vous correspond", "Un réservataire peut vous désigner."),
        Etape(Jalon.COMMISSION, "Une commission décide", examine),
        Etape(Jalon.REPONSE, "Vous répondez à l’offre", f"Vous avez au moins {jours}. Ne pas répondre vaut refus."),
        Etape(Jalon.BAIL, "Vous signez le bail", "Votre demande est satisfaite et quitte le fichier."),
    )


def derouler(faites: Sequence[bool], *, en_cours: bool) -> list[Avancement]:
    """Return where each step stands from what is done, in order; nothing is current once the whole is closed.

    A step is done by its own fact only: never because a later one is.
    """
    derniere = max((rang for rang, faite in enumerate(faites) if faite), default=-1)
    courante = derniere + 1 if en_cours else len(faites)
    return [_avancement(rang, faite, derniere, courante) for rang, faite in enumerate(faites)]


def titres(choisis: Iterable[Jalon], regles: Delais) -> list[str]:
    """Return some steps as whole sentences, for a letter."""
    voulus = set(choisis)
    return [f"{etape.titre}. {etape.phrase}" for etape in etapes(regles) if etape.jalon in voulus]


def _avancement(rang: int, faite: bool, derniere: int, courante: int) -> Avancement:
    if faite:
        return Avancement.FAIT
    if rang == courante:
        return Avancement.COURANT
    return Avancement.SUSPENS if rang < derniere else Avancement.AVENIR
