"""Who answers an offer on the portal: the household itself, or who acts for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from seuil.acteurs.auteurs import Demandeur
from seuil.baux.acces import Repondant
from seuil.demandes.models import Demande
from seuil.mandats.models import Mandat
from seuil.mandats.services import en_vertu


@dataclass(frozen=True, slots=True)
class Porte:
    """Who answers, and the addresses of its pages: the household itself, or who acts for it under ``mandat``."""

    demande: Demande
    mandat: Mandat | None = None

    @property
    def retour(self) -> str:
        return "pour_un_foyer" if self.mandat else "ma_demande"

    @property
    def adresses(self) -> dict[str, str]:
        """Return the addresses of the page: itself, to accept, to refuse."""
        suffixe = "_pour_un_foyer" if self.mandat else ""
        noms = {"ici": "offre", "vers_accepter": "accepter_offre", "vers_refuser": "refuser_offre"}
        return {nom: reverse(f"{vue}{suffixe}") for nom, vue in noms.items()}

    def agir(self, acte: Callable[[Repondant], object], le: date) -> None:
        """Do what the household, or who acts for it, asked; a mandate stays locked until it is done."""
        if self.mandat is None:
            acte(Demandeur(self.demande.numero_unique))
            return
        with en_vertu(self.mandat, par=self.mandat.auteur, le=le) as par:
            acte(par)
