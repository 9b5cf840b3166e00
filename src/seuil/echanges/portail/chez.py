"""Who writes: the household in its space, or who acts for it; each with its own pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from seuil.acteurs.auteurs import Demandeur, Mandataire
from seuil.demandes.models import Demande
from seuil.echanges import acces
from seuil.echanges.faits import jours_annonces
from seuil.echanges.models import Echange
from seuil.echanges.requetes import echanges_du_foyer
from seuil.mandats.models import Mandat
from seuil.mandats.services import en_vertu
from seuil.socle.middleware import aujourdhui


@dataclass(frozen=True, slots=True)
class Chez:
    """The demand, and the mandate of who acts for its household."""

    demande: Demande
    mandat: Mandat | None = None

    @property
    def echanges(self) -> QuerySet[Echange]:
        return echanges_du_foyer(self.demande, mandat=self.mandat.pk if self.mandat else None)

    def adresse(self, page: str, *arguments: Any) -> str:
        """Return the address of a page, of the household or of who acts."""
        return reverse(f"{page}_pour_un_foyer" if self.mandat else page, args=arguments)

    @property
    def espace(self) -> str:
        return reverse("pour_un_foyer" if self.mandat else "ma_demande")

    @property
    def documents(self) -> str:
        return reverse("documents_pour_un_foyer" if self.mandat else "documents")

    @property
    def qui(self) -> Demandeur | Mandataire:
        """Who writes."""
        return self.mandat.auteur if self.mandat else Demandeur(self.demande.numero_unique)

    @property
    def ecrit(self) -> bool:
        """Say whether this person may write."""
        return acces.peut_ecrire(self.qui, self.demande).est_oui

    @contextmanager
    def auteur(self, le: date) -> Iterator[Demandeur | Mandataire]:
        """Give the author of what is written; under a mandate, while it stands. Raises DroitRefuse."""
        if self.mandat is None:
            yield self.qui
            return
        with en_vertu(self.mandat, par=self.mandat.auteur, le=le) as par:
            yield par

    def fil(self, *suite: tuple[str, str]) -> list[dict[str, str]]:
        """Return the way back: the space, the list, then ``suite``."""
        accueil = gettext("Agir pour un foyer") if self.mandat else gettext("Ma demande")
        maillons = [(accueil, self.espace), *suite]
        return [{"libelle": libelle, "url": url} if url else {"libelle": libelle} for libelle, url in maillons]


def contexte(request: HttpRequest, chez: Chez) -> dict[str, Any]:
    """Return what every page of messages shows."""
    return {
        "chez": chez,
        "demande": chez.demande,
        "ecrit": chez.ecrit,
        "jours": jours_annonces(chez.demande),
        "documents": chez.documents,
        "retour": chez.adresse("mes_echanges"),
        "le": aujourdhui(request),
    }
