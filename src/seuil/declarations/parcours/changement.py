"""Change a registered demand: its pages again, one subject each; then what changes read again, and saved."""

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from seuil.acteurs.models import Acteur
from seuil.declarations.faits import fusionner
from seuil.declarations.forms.brut import brut
from seuil.declarations.forms.ecarts import en_foyer, en_identites, en_reponses
from seuil.declarations.models import DEPUIS, Brut
from seuil.declarations.parcours import marche
from seuil.declarations.parcours.evenements import evenement
from seuil.declarations.parcours.ouverture import MONTREE, VU, Changement, PorteDuChangement, lire, marque, ouvrir, sel
from seuil.declarations.parcours.porte import FIN
from seuil.declarations.parcours.sommaire import montrer
from seuil.declarations.services import (
    abandonner_le_changement,
    attendre_encore,
    enregistrer_le_changement,
    remettre_la_page,
    retirer_la_personne,
)
from seuil.demandes.services import FoyerImpossible, ReponseChangee
from seuil.socle.cycles import PassageInterdit
from seuil.socle.middleware import aujourdhui

__all__ = ["agir", "enregistrer", "evenement", "lire", "montrer", "ouvrir", "page", "taire"]


def page(request: HttpRequest, change: Changement, nom: str, personne: str, porte: PorteDuChangement) -> HttpResponse:
    """Show one page of the demand, or keep it and go where the changes lead."""
    if nom in FIN or nom in porte.tues:
        raise Http404
    if request.method == "POST":
        _suivre_ce_qui_a_change(request, change, nom, personne)
    return marche.page(request, change.brouillon, nom, personne, porte)


def _suivre_ce_qui_a_change(request: HttpRequest, change: Changement, nom: str, personne: str) -> None:
    """Give the answers that its author left as the page showed them the values that they took meanwhile."""
    pas = change.apres.trouver(nom, personne)
    try:
        montree: Brut = signing.loads(request.POST.get(MONTREE, ""), salt=sel(change.demande))
    except signing.BadSignature:
        return
    if pas is None:
        return
    actuelle = change.apres.pages.get(pas.cle, {})
    if montree != actuelle:
        suivie = request.POST.copy()
        envoyee = brut(request.POST, change.apres.formulaire(pas))
        for cle in envoyee:
            suivie.setlistdefault(cle)
            del suivie[cle]
        for cle, valeurs in fusionner(montree, envoyee, actuelle).items():
            suivie.setlist(cle, valeurs)
        request.POST = suivie  # type: ignore[assignment]


def agir(request: HttpRequest, change: Changement, porte: PorteDuChangement) -> HttpResponse:
    """Do what a button of the page of changes says, then show it again."""
    if "abandonner" in request.POST:
        abandonner_le_changement(change.brouillon)
    elif cle := request.POST.get("remettre"):
        remettre_la_page(change.brouillon, cle)
    elif request.POST.get("bebe") == "ne":
        retirer_la_personne(change.brouillon, change.bebe)
    elif request.POST.get("bebe") == "attendu":
        attendre_encore(change.brouillon)
    return redirect(porte.adresse(None))


def taire(change: Changement, porte: PorteDuChangement) -> bool:
    """Put back the pages that this side may not change any more; say whether one had been answered."""
    cachees = [cle for cle in change.apres.pages if cle in porte.tues and _differe(change, cle)]
    for cle in cachees:
        remettre_la_page(change.brouillon, cle)
    return bool(cachees)


def _differe(change: Changement, cle: str) -> bool:
    return change.apres.pages[cle] != change.avant.pages.get(cle)


def enregistrer(
    request: HttpRequest, change: Changement, porte: PorteDuChangement, *, par: Acteur
) -> HttpResponse | None:
    """Save the changes; return the page that asks again, None when they are saved. Raises DroitRefuse."""
    if attendue := porte.attendue(change.apres):
        return redirect(porte.adresse(attendue))
    depuis = marque(request.POST.get(VU, ""))
    depuis = change.brouillon.reponses[DEPUIS] if depuis is None else depuis
    if not change.lus or change.bebe:
        return redirect(porte.adresse(None))
    titulaire = change.demande.titulaire.pk
    try:
        enregistrer_le_changement(
            change.brouillon,
            changements=en_reponses(change.lus),
            foyer=en_foyer(change.lus, titulaire),
            identites=en_identites(change.lus, titulaire),
            depuis=depuis,
            par=par,
            le=aujourdhui(request),
        )
    except ReponseChangee:
        return montrer(request, change, porte, depuis=depuis, statut=409)
    except FoyerImpossible as impossible:
        return montrer(request, change, porte, refus=impossible.phrases)
    except PassageInterdit as interdit:
        return montrer(request, change, porte, refus=[str(interdit)])
    return None
