"""Who was ticked and is no candidate any more: said, never let go of in silence."""

from dataclasses import dataclass

from seuil.demandes.models import Demande
from seuil.regles.ecriture import compte


@dataclass(frozen=True, slots=True)
class Parties:
    """The ticks of no candidate of today: those the agent sees, how many it does not."""

    demandes: tuple[Demande, ...] = ()
    inconnues: int = 0

    @property
    def numeros(self) -> set[str]:
        return {demande.numero_unique for demande in self.demandes}

    @property
    def phrase(self) -> str:
        """Return who they are, "" for nobody; who is not seen is not named."""
        noms = [str(demande.titulaire) for demande in self.demandes]
        if self.inconnues:
            noms.append(compte(self.inconnues, "demande que vous ne voyez pas", "demandes que vous ne voyez pas"))
        if not noms:
            return ""
        seul = len(self.demandes) + self.inconnues == 1
        sont, ce_choix = ("n’est pas", "ce choix est retiré") if seul else ("ne sont pas", "ces choix sont retirés")
        return f"{', '.join(noms)} {sont} parmi les candidats d’aujourd’hui : {ce_choix}."
