"""Change, at a desk of the ressort, what a household declared: its own pages, one subject each (law §1.8)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from seuil.acteurs.gestion import Requete, agent_requis
from seuil.cotation.lignes import SUIVI, comparer, photographier
from seuil.cotation.requetes import notes_courantes
from seuil.declarations.forms.questions import COORDONNEES
from seuil.declarations.parcours import Changement, PorteDuChangement, changement
from seuil.declarations.requetes import changements_commences
from seuil.demandes import acces
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.demandes.models import Demande
from seuil.journal.models import Motif

A_RELIRE = "Le nom ou la naissance attend d’être relu par un autre agent. La demande est gelée d’ici là."
TUES = (
    "Ce foyer cache maintenant où il est : l’adresse, le téléphone et l’e-mail écrits avant ne sont pas enregistrés. "
    "Relisez ce qui reste, puis enregistrez."
)
FAIT = "Les changements sont enregistrés et le score est recalculé."


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@agent_requis
def changer(request: Requete, numero: str) -> HttpResponse:
    """What this desk changes and has not saved, then every answer; another hand's change in progress is said."""
    demande = _lue(request, numero)
    change = _change(request, demande)
    if request.method == "POST":
        return changement.agir(request, change, _porte(change))
    autres = [autre for autre in changements_commences(demande) if autre.pk != change.brouillon.pk]
    return changement.montrer(request, change, _porte(change), autres=autres)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@agent_requis
def changer_page(request: Requete, numero: str, etape: str, personne: str = "") -> HttpResponse:
    """One page of the demand, as the household answered it."""
    change = _change(request, _lue(request, numero))
    return changement.page(request, change, etape, personne, _porte(change))


@require_POST
@agent_requis
def changer_enregistrer(request: Requete, numero: str) -> HttpResponse:
    """Save what changes; say what the score became."""
    demande = _lue(request, numero)
    change, avant = _change(request, demande), photographier(notes_courantes(demande), SUIVI)
    if changement.taire(change, _porte(change)):
        messages.warning(request, TUES)
        return redirect("gestion:changer", numero)
    attente = changement.enregistrer(request, change, _porte(change), par=request.agent)
    if attente is None and change.lus.identite:
        messages.info(request, A_RELIRE)
    return attente or _fait(request, demande, avant, a_ecrit=change.lus.ecrit)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@agent_requis
def changer_evenement(request: Requete, numero: str, nom: str) -> HttpResponse:
    """A birth, a death: saved at once."""
    demande = _lue(request, numero)
    porte = _porte(changement.lire(request, demande, guichet=request.agent.guichet))
    avant = photographier(notes_courantes(demande), SUIVI)
    return changement.evenement(request, demande, nom, porte, par=request.agent) or _fait(
        request, demande, avant, a_ecrit=True
    )


def _fait(request: Requete, demande: Demande, avant: dict[str, dict[str, int]], *, a_ecrit: bool) -> HttpResponse:
    if not a_ecrit:
        return redirect("gestion:demande", demande.numero_unique)
    ecarts = comparer(avant, photographier(notes_courantes(demande), SUIVI))
    dits = [f"{un.territoire} : {un.apres} points au lieu de {un.avant}." for un in ecarts if un.avant != un.apres]
    messages.success(request, " ".join([FAIT, *dits]))
    return redirect("gestion:demande", demande.numero_unique)


def _lue(request: Requete, numero: str) -> Demande:
    return demande_lue(request, numero, Motif.MODIFICATION, droit=acces.peut_modifier)


def _change(request: Requete, demande: Demande) -> Changement:
    if request.method != "POST":
        return changement.lire(request, demande, guichet=request.agent.guichet)
    return changement.ouvrir(request, demande, guichet=request.agent.guichet, par=request.agent)


def _porte(change: Changement) -> PorteDuChangement:
    return PorteDuChangement(
        "gestion/changer_page.html",
        "gestion:changer_page",
        "gestion:changer_page_pour",
        "",
        est_agent=True,
        gabarit_sommaire="gestion/changer.html",
        url_sommaire="gestion:changer",
        url_enregistrer="gestion:changer_enregistrer",
        url_evenement="gestion:changer_evenement",
        arguments=(change.demande.numero_unique,),
        avant=change.avant,
        tues=COORDONNEES if change.demande.est_protegee else frozenset(),
    )
