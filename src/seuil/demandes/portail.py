"""The household's doors to its demand: the form, step by step, then the page of its own demand."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.models import Guichet
from seuil.acteurs.reference import GUICHET_PUBLIC
from seuil.demandes import parcours
from seuil.demandes.forms import ModificationForm
from seuil.demandes.forms.saisie import ETAPES
from seuil.demandes.models import Brouillon, Demande
from seuil.demandes.requetes import attestation_de, brouillon_de, remise
from seuil.demandes.services import DoublonTrouve, ReponseChangee, confirmer_la_remise, deposer
from seuil.demandes.services import modifier as modifier_la_demande
from seuil.socle.cycles import PassageInterdit
from seuil.socle.middleware import aujourdhui
from seuil.socle.scelles import avec_cle

CLE_BROUILLON = "brouillon"
CLE_NUMERO = "numero_unique"
CLE_CODE = "code"
CLE_A_NOTER = "code_a_noter"
PORTE = parcours.Porte("demandes/portail/etape.html", "demander", "envoyer", est_agent=False)


def ouvrir_la_session(request: HttpRequest, demande: Demande) -> None:
    """Remember whose session it is, and under which code: another code closes it."""
    request.session[CLE_NUMERO] = demande.numero_unique
    request.session[CLE_CODE] = marque(demande)


def demandeur(vue: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view its household's demand; send whoever is not signed in to the sign-in page."""

    @wraps(vue)
    def gardee(request: HttpRequest, *arguments: Any, **options: Any) -> HttpResponse:
        demande = _demande(request)
        if demande is None:
            return redirect("connexion")
        return vue(request, demande, *arguments, **options)

    return gardee


@require_http_methods(["GET", "POST"])
@avec_cle
def commencer(request: HttpRequest) -> HttpResponse:
    """What is needed to begin; POST opens a draft. A demand whose code is not noted yet comes first."""
    brouillon = _brouillon(request)
    if brouillon is not None and brouillon.demande_id:
        return redirect("bienvenue")
    if request.method == "POST":
        request.session[CLE_BROUILLON] = str(Brouillon.objects.create().pk)
        return redirect("demander", ETAPES[0])
    return render(request, "demandes/portail/commencer.html", {"a_un_brouillon": brouillon is not None})


@require_http_methods(["GET", "POST"])
@avec_cle
def demander(request: HttpRequest, etape: str) -> HttpResponse:
    """One step of the form."""
    brouillon = _brouillon(request)
    if brouillon is None:
        return _sans_brouillon(request)
    if brouillon.demande_id:
        return redirect("bienvenue")
    return parcours.etape(request, brouillon, etape, PORTE)


@require_POST
@avec_cle
def envoyer(request: HttpRequest) -> HttpResponse:
    """Register the demand once: sent again, it leads to the same number and the same code."""
    brouillon = _brouillon(request)
    if brouillon is None:
        return _sans_brouillon(request)
    if brouillon.demande_id:
        return redirect("bienvenue")
    guichet = get_object_or_404(Guichet, pk=GUICHET_PUBLIC)

    def inscrire(dossier: Any) -> HttpResponse:
        cle: bytes = request.cle  # type: ignore[attr-defined]
        try:
            demande = deposer(brouillon, dossier, cle=cle, par=Demandeur(), le=aujourdhui(request))
        except Brouillon.DoesNotExist:
            return _sans_brouillon(request)
        except DoublonTrouve as doublon:
            return _deja(request, brouillon, doublon)
        _reconnaitre(request, demande)
        return redirect("bienvenue")

    return parcours.envoyer(request, brouillon, guichet, PORTE, inscrire)


@require_GET
@avec_cle
def bienvenue(request: HttpRequest) -> HttpResponse:
    """The number and, until the household says that it noted it, the access code."""
    brouillon = _brouillon(request)
    if brouillon is not None and brouillon.demande is not None:
        _reconnaitre(request, brouillon.demande)
    demande = _demande(request)
    if demande is None:
        return redirect("connexion")
    contexte = remise(demande, cle=request.cle) | {
        "numero": demande.numero_unique,
        "attestation": attestation_de(demande),
    }
    return render(request, "demandes/portail/bienvenue.html", contexte)


@require_POST
@demandeur
def noter_le_code(request: HttpRequest, demande: Demande) -> HttpResponse:
    """The household noted its code: nothing can show it any more."""
    confirmer_la_remise(demande, par=Demandeur(demande.numero_unique), le=aujourdhui(request))
    for cle in (CLE_BROUILLON, CLE_A_NOTER):
        request.session.pop(cle, None)
    request.session.cycle_key()
    return redirect("ma_demande")


@require_http_methods(["GET", "POST"])
@demandeur
def modifier(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Change answers: the score is computed again at once."""
    le = aujourdhui(request)
    form = ModificationForm(request.POST or None, demande=demande, le=le)
    if request.method == "POST" and form.is_valid():
        try:
            if changements := form.a_enregistrer:
                modifier_la_demande(demande, changements=changements, par=Demandeur(demande.numero_unique), le=le)
            return redirect("ma_demande")
        except ReponseChangee as changee:
            form.redemander(changee.champs)
        except PassageInterdit as interdit:
            form.add_error(None, str(interdit))
    return render(request, "demandes/portail/modifier.html", {"form": form}, status=422 if form.errors else 200)


def _reconnaitre(request: HttpRequest, demande: Demande) -> None:
    """Open the session of the demand just made; its pages say that the code is still to be noted."""
    ouvrir_la_session(request, demande)
    request.session[CLE_A_NOTER] = True


def _deja(request: HttpRequest, brouillon: Brouillon, doublon: DoublonTrouve) -> HttpResponse:
    """Nobody reads « vous avez déjà une demande » about the demand they just made in this browser."""
    if request.session.get(CLE_NUMERO) in {existante.numero_unique for existante in doublon.existantes}:
        return redirect("bienvenue")
    return render(request, "demandes/portail/doublon.html", {"saisie": brouillon}, status=409)


def _sans_brouillon(request: HttpRequest) -> HttpResponse:
    return redirect("ma_demande" if _demande(request) else "commencer")


def _brouillon(request: HttpRequest) -> Brouillon | None:
    return brouillon_de(request.session.get(CLE_BROUILLON))


def _demande(request: HttpRequest) -> Demande | None:
    numero = request.session.get(CLE_NUMERO)
    demande = Demande.objects.filter(numero_unique=numero).first() if numero else None
    if demande is None or request.session.get(CLE_CODE) != marque(demande):
        return None
    return demande


def marque(demande: Demande) -> str:
    """Return what a session keeps of the access code it was opened under: another code closes it."""
    return salted_hmac("seuil.demandes.session", demande.code_acces).hexdigest()[:32]


adresses = [
    path("demander/", commencer, name="commencer"),
    path("demander/envoyer/", envoyer, name="envoyer"),
    path("demander/<slug:etape>/", demander, name="demander"),
    path("bienvenue/", bienvenue, name="bienvenue"),
    path("bienvenue/note/", noter_le_code, name="noter_le_code"),
    path("ma-demande/modifier/", modifier, name="modifier"),
]
