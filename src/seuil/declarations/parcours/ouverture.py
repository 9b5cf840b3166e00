"""A change of a registered demand: its door, its draft, the answers before and as they become."""

from dataclasses import dataclass
from typing import Final

from django.core import signing
from django.http import HttpRequest
from django.urls import reverse

from seuil.acteurs.models import Acteur, Guichet
from seuil.declarations.forms.changements import bebe_deja_la
from seuil.declarations.forms.deja_dites import reponses_de
from seuil.declarations.forms.ecarts import Ecarts, a_repondre, ecarts
from seuil.declarations.forms.marche import Pas
from seuil.declarations.forms.saisie import Saisie
from seuil.declarations.models import ATTENDU, BASE, Brouillon
from seuil.declarations.parcours.porte import Porte
from seuil.declarations.requetes import changement_de
from seuil.declarations.services import ouvrir_un_changement, reponses_du_changement
from seuil.demandes.models import Demande
from seuil.demandes.requetes.changements import dernier_changement
from seuil.socle.middleware import aujourdhui

VU, MONTREE = "vu", "montree"  # what a page sends back: the last change that it had seen, the answers it showed
LONGUEUR_D_UNE_MARQUE: Final = 19


@dataclass(frozen=True, slots=True, kw_only=True)
class PorteDuChangement(Porte):
    """A door to the pages of a registered demand: each leads back to what changes, unless it calls for another one."""

    gabarit_sommaire: str
    url_sommaire: str
    url_enregistrer: str
    url_evenement: str
    arguments: tuple[str, ...] = ()
    avant: Saisie

    @property
    def est_un_changement(self) -> bool:
        return True

    def adresse(self, pas: Pas | None) -> str:
        """Return the address of a page; of what changes when there is none left."""
        if pas is None:
            return reverse(self.url_sommaire, args=self.arguments)
        if pas.personne:
            return reverse(self.url_page_pour, args=[*self.arguments, pas.question.nom, pas.personne])
        return reverse(self.url_page, args=[*self.arguments, pas.question.nom])

    def attendue(self, saisie: Saisie) -> Pas | None:
        """Return the first page that the changes call for; what was never told stays to be told another day."""
        return next(iter(a_repondre(self.avant, saisie)), None)

    def suite(self, saisie: Saisie, pas: Pas) -> Pas | None:
        """Return what the changes still call for."""
        return self.attendue(saisie)

    def portes(self, brouillon: Brouillon, saisie: Saisie, pas: Pas) -> list[tuple[str, str]]:
        """Return the mark of the last change, and the answers shown, sealed."""
        demande = brouillon.change
        assert demande is not None
        montree = signing.dumps(saisie.pages.get(pas.cle, {}), salt=sel(demande), compress=True)
        return [(VU, str(dernier_changement(demande))), (MONTREE, montree)]

    def precedente(self, saisie: Saisie, pas: Pas) -> str:
        """Return the address of what changes."""
        return self.adresse(None)


@dataclass(frozen=True, slots=True)
class Changement:
    """A change in progress: its draft, the answers before and as they become, and what differs."""

    brouillon: Brouillon
    avant: Saisie
    apres: Saisie
    lus: Ecarts

    @property
    def demande(self) -> Demande:
        assert self.brouillon.change is not None
        return self.brouillon.change

    @property
    def bebe(self) -> str:
        """The key of an expected child that a child just added may be; empty once its household answered."""
        return "" if self.brouillon.reponses.get(ATTENDU) else bebe_deja_la(self.avant, self.apres)


def lire(request: HttpRequest, demande: Demande, *, guichet: Guichet | None) -> Changement:
    """Return the change that this hand began, on the answers of now, or a new one; nothing is kept."""
    brouillon = changement_de(demande, guichet)
    brouillon.reponses = reponses_du_changement(brouillon, reponses_de)
    return _lu(request, brouillon)


def ouvrir(request: HttpRequest, demande: Demande, *, guichet: Guichet | None, par: Acteur) -> Changement:
    """Return the same, kept: the page being sent says the last change that it had seen. Raises DroitRefuse."""
    depuis = marque(request.POST.get(VU, ""))
    return _lu(request, ouvrir_un_changement(demande, reponses_de, guichet=guichet, depuis=depuis, par=par))


def _lu(request: HttpRequest, brouillon: Brouillon) -> Changement:
    le, reponses = aujourdhui(request), brouillon.reponses
    avant, apres = Saisie(reponses[BASE], le=le), Saisie(reponses, le=le)
    return Changement(brouillon, avant, apres, ecarts(avant, apres))


def sel(demande: Demande) -> str:
    return f"seuil.declarations.changement.{demande.numero_unique}"


def marque(vu: str) -> int | None:
    """Return the mark that a page sent, None for anything else."""
    return int(vu) if vu.isascii() and vu.isdigit() and len(vu) < LONGUEUR_D_UNE_MARQUE else None
