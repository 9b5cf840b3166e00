"""What a line of score rests on: the paper, the authority or the register, and until when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from seuil.demandes.faits import etablis
from seuil.demandes.models import Demande
from seuil.regles.criteres import Critere
from seuil.regles.ecriture import jour
from seuil.regles.preuves import EtatDePreuve


@dataclass(frozen=True, slots=True)
class Appui:
    """What establishes a fact, in words; ``a_renouveler``: its end passed, its points are kept until ``sursis_au``."""

    source: str
    au: date | None
    sursis_au: date | None
    a_renouveler: bool

    @property
    def phrase(self) -> str:
        """`Contrat de travail, jusqu’au 30 avril 2027`; `Attestation CAF, à renouveler avant le 3 mai 2027`."""
        if self.a_renouveler and self.sursis_au is not None:
            return f"{self.source}, à renouveler avant le {jour(self.sursis_au)}"
        return f"{self.source}, jusqu’au {jour(self.au)}" if self.au else self.source


@dataclass(frozen=True, slots=True)
class Soutien:
    """All that a line rests on, told once each."""

    phrase: str
    a_renouveler: bool


def lire_les_appuis(demande: Demande, *, le: date) -> dict[str, Appui]:
    """Return what each fact of a demand rests on, on a day, by fact."""
    return {
        nom: Appui(lu.source, lu.au, lu.sursis_au, lu.etat(le) is EtatDePreuve.A_RENOUVELER)
        for nom, lu in etablis(demande, le).items()
    }


def soutenir(critere: Critere, appuis: Mapping[str, Appui]) -> Soutien | None:
    """Return what a proven line of this criterion rests on, None when nothing of it is a proof."""
    siens = [appuis[nom] for nom in critere.preuves if nom in appuis]
    if not siens:
        return None
    phrases = dict.fromkeys(appui.phrase for appui in siens)
    return Soutien(" ; ".join(phrases), any(appui.a_renouveler for appui in siens))
