"""What changed in a demand, in words: old and new, by whom and when."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from seuil.acteurs.auteurs import POUR_LE_FOYER, Demandeur
from seuil.declarations.forms.changements import Ligne
from seuil.declarations.forms.mots import libelle_de, valeur_de
from seuil.declarations.forms.questions import SENSIBLES
from seuil.demandes.models import Demande
from seuil.demandes.portail import demandeur
from seuil.demandes.requetes.changements import Change, lus_dans, modifications
from seuil.journal.models import Entree

SEULS_LUS = {"precision_naissance", "ressources_mensuelles", "pays_travail", "pays", "code_postal"}


@dataclass(frozen=True, slots=True)
class Acte:
    """One change: when, by whom, and each answer that it changed."""

    entree: Entree
    lignes: list[Ligne]

    @property
    def par(self) -> str:
        """Who did it: « Vous » for the household that reads, the service of an agent, never its name."""
        if self.entree.par == Demandeur().designation:
            return gettext("Vous")
        if self.entree.par.endswith(POUR_LE_FOYER):
            return self.entree.par  # who the household chose, whatever its organism
        return self.entree.organisme or self.entree.par


@require_safe
@demandeur
def historique(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Every change of the answers, the last one first."""
    return render(request, "portail/historique.html", {"actes": actes(modifications(demande)[:100])})


def actes(entrees: Iterable[Entree]) -> list[Acte]:
    """Return each change in words; an answer that is protected says only that it changed."""
    return [Acte(entree, [_ligne(change) for _, change in lus_dans(entree) if _se_dit(change)]) for entree in entrees]


def _se_dit(change: Change) -> bool:
    """Say whether a column is told: one that only completes another is not."""
    return change.champ not in SEULS_LUS


def _ligne(change: Change) -> Ligne:
    d_une_personne = bool(change.personne)
    libelle = libelle_de(change.champ, d_une_personne=d_une_personne)
    titre = f"{change.personne} : {libelle[:1].lower()}{libelle[1:]}" if change.personne else libelle
    if change.champ in SENSIBLES:
        return Ligne(titre, "", gettext("Changé. Cette réponse se lit seulement dans votre demande en entier."))
    avant, apres = (
        valeur_de(change.champ, valeur, d_une_personne=d_une_personne) for valeur in (change.avant, change.apres)
    )
    return Ligne(titre, avant, apres)
