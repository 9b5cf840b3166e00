"""What a line of the table of notices is, and the fact that it speaks of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Final

from seuil.acteurs.auteurs import POUR_LE_FOYER, Demandeur
from seuil.acteurs.models import Organisme
from seuil.baux.models import Offre
from seuil.commissions.models import Decision
from seuil.contacts.models import Contact
from seuil.courriers.models import Courrier
from seuil.demandes.models import Demande
from seuil.demandes.requetes import guichet_de_la_demande
from seuil.envois.annonces import Papier
from seuil.journal.models import Entree

JOUR: Final = {"jour": "12 novembre 2026"}  # the examples of docs/avis.md
QUI: Final = {**JOUR, "par": "Mairie de Compiègne"}
CCH: Final = "du code de la construction et de l’habitation"
SUJET: Final = "Du nouveau pour votre demande"
SUJET_URGENT: Final = "Une réponse est attendue de vous"
SMS: Final = "Votre demande : un message vous attend. {lien}"
SMS_URGENT: Final = "Votre demande : une réponse est attendue de vous. {lien}"
SMS_SANS_LIEN: Final = "Une demande ne donne plus ce numéro. Si cela vous étonne, allez à un guichet."
SI_CE_N_EST_PAS_VOUS: Final = "Si cela vous étonne, dites-le tout de suite à un guichet d’enregistrement."
SUITE: Final = "Pour lire le message et ses lettres : {lien}\nLa page vous demande une date de naissance."


class LettreAttendue(LookupError):
    """The letter that this notice announces is not written yet: the job comes back later."""


@dataclass(frozen=True)
class Fait:
    """An act of the journal, and the demand whose household is told of it; what its notices read is read once."""

    entree: Entree
    demande: Demande

    @cached_property
    def faits(self) -> Mapping[str, Any]:
        return self.entree.faits

    @cached_property
    def decision(self) -> Decision:
        """The decision of a commission that the act names."""
        lues = Decision.objects.select_related("courrier", "avertissement", "caducite", "point__vacance")
        return lues.get(pk=self.faits["decision"])

    @cached_property
    def offre(self) -> Offre:
        """The offer that the act names."""
        return Offre.objects.select_related("courrier", "vacance").get(pk=self.faits["offre"])

    @property
    def est_du_menage(self) -> bool:
        return self.entree.par == Demandeur().designation

    @property
    def est_d_un_mandataire(self) -> bool:
        """Say whether somebody did it for the household, under a mandate."""
        return self.entree.par.endswith(POUR_LE_FOYER)


def toujours(fait: Fait) -> bool:
    return True


def sans_mots(fait: Fait) -> Mapping[str, str]:
    return {}


def sans_lettre(fait: Fait) -> Courrier | None:
    return None


def sans_fin(fait: Fait) -> date | None:
    return None


def du_guichet(fait: Fait) -> Organisme:
    """The organism of the desk that registered the demand; of the town's own desk for who asked on the portal."""
    return guichet_de_la_demande(fait.demande).organisme


def ceux_d_aujourd_hui(fait: Fait) -> tuple[Contact, ...] | None:
    return None


def a_defaut(fait: Fait) -> Papier:
    return Papier.A_DEFAUT


def sur_papier(fait: Fait) -> Papier:
    return Papier.TOUJOURS


def sans_papier(fait: Fait) -> Papier:
    return Papier.JAMAIS


@dataclass(frozen=True, slots=True)
class Avis:
    """One notice. ``phrases`` are paragraphs whose ``{holes}`` ``mots`` fills; ``exemple`` fills them in docs/avis.md.

    ``court``: what an SMS says, with the same holes, when the usual words are not enough; nothing that a stranger may
    not read. ``texte_de_loi``: why it is told, as the letter prints it. ``lettre``: the PDF it announces; it raises
    LettreAttendue while a letter that must exist is not written.
    """

    nom: str
    titre: str
    phrases: tuple[str, ...]
    texte_de_loi: str = ""
    exemple: Mapping[str, str] = field(default_factory=dict)
    mots: Callable[[Fait], Mapping[str, str]] = sans_mots
    lettre: Callable[[Fait], Courrier | None] = sans_lettre
    expediteur: Callable[[Fait], Organisme] = du_guichet
    papier: Callable[[Fait], Papier] = a_defaut
    contacts: Callable[[Fait], tuple[Contact, ...] | None] = ceux_d_aujourd_hui
    si: Callable[[Fait], bool] = toujours
    exige_preuve: bool = False
    est_urgent: bool = False
    aussi_accompagnant: bool = False
    ouvre: str = ""  # the page that its link opens, by the name of its address; else the message itself
    fin_du_lien: Callable[[Fait], date | None] = sans_fin  # its link opens until then at least
    court: str = ""
    sans_lien: bool = False  # told to an address that opens nothing any more

    @property
    def sujet(self) -> str:
        return SUJET_URGENT if self.est_urgent else SUJET

    @property
    def sms(self) -> str:
        if self.sans_lien:
            return SMS_SANS_LIEN
        return SMS_URGENT if self.est_urgent else SMS

    def sms_dit(self, mots: Mapping[str, str]) -> str:
        """Return the words of an SMS, its link still to come: the usual ones, unless ``mots`` says that its own may."""
        return f"{self.court.format_map(mots)} {{lien}}" if self.court and mots.get("court") else self.sms

    def corps(self, mots: Mapping[str, str]) -> str:
        """Return the words of the notice: its paragraphs, then the link, then what the law says of it."""
        dites = [phrase.format_map(mots) for phrase in self.phrases]
        suite = "" if self.sans_lien else SUITE
        return "\n\n".join(filter(None, [*dites, suite, self.texte_de_loi]))
