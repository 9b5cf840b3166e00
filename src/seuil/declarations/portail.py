"""The household's doors: the form step by step, the page of its number and code, its changes."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.models import Guichet
from seuil.acteurs.reference import GUICHET_PUBLIC
from seuil.declarations import parcours
from seuil.declarations.forms import ModificationForm
from seuil.declarations.forms.saisie import ETAPES
from seuil.declarations.models import Brouillon
from seuil.declarations.requetes import brouillon_de
from seuil.declarations.services import deposer
from seuil.demandes.etats import Etat
from seuil.demandes.models import Demande
from seuil.demandes.portail import demande_de, demandeur, ouvrir_la_session, page_chez_elle
from seuil.demandes.requetes import attestation_de, remise
from seuil.demandes.services import ReponseChangee, confirmer_la_remise
from seuil.demandes.services import modifier as modifier_la_demande
from seuil.demandes.services.enregistrer import est_du_meme_titulaire
from seuil.socle.cycles import PassageInterdit
from seuil.socle.middleware import aujourdhui
from seuil.socle.scelles import avec_cle, cle_de

CLE_BROUILLON = "brouillon"
CLE_A_NOTER = "code_a_noter"
PORTE = parcours.Porte("declarations/portail/etape.html", "demander", "envoyer", est_agent=False)


@require_http_methods(["GET", "HEAD", "POST"])
@avec_cle
def commencer(request: HttpRequest) -> HttpResponse:
    """What is needed to begin; POST opens a draft. A demand whose code is not noted yet comes first."""
    brouillon = _brouillon(request)
    if brouillon is not None and brouillon.demande_id:
        return redirect("bienvenue")
    if request.method == "POST":
        request.session[CLE_BROUILLON] = str(Brouillon.objects.create().pk)
        return redirect("demander", ETAPES[0])
    return render(request, "declarations/portail/commencer.html", {"a_un_brouillon": brouillon is not None})


@require_http_methods(["GET", "HEAD", "POST"])
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
        sienne = demande_de(request)
        if sienne is not None and est_du_meme_titulaire(sienne, dossier):
            return redirect("bienvenue")  # made in this very browser: once is enough
        try:
            demande = deposer(brouillon, dossier, cle=cle_de(request), par=Demandeur(), le=aujourdhui(request))
        except Brouillon.DoesNotExist:
            return _sans_brouillon(request)
        _reconnaitre(request, demande)
        return redirect("bienvenue")

    return parcours.envoyer(request, brouillon, guichet, PORTE, inscrire)


@require_safe
@avec_cle
def bienvenue(request: HttpRequest) -> HttpResponse:
    """The number and, until the household says that it noted it, the access code."""
    brouillon = _brouillon(request)
    if brouillon is not None and brouillon.demande is not None:
        _reconnaitre(request, brouillon.demande)
    demande = demande_de(request)
    if demande is None:
        return redirect("connexion")
    if demande.etat == Etat.RATTACHEE:
        return redirect("ma_demande")
    if chez_elle := page_chez_elle(request, demande):
        return redirect(chez_elle)
    contexte = remise(demande, cle=cle_de(request)) | {
        "numero": demande.numero_unique,
        "attestation": attestation_de(demande),
    }
    return render(request, "declarations/portail/bienvenue.html", contexte)


@require_POST
@demandeur
def noter_le_code(request: HttpRequest, demande: Demande) -> HttpResponse:
    """The household noted its code: nothing can show it any more."""
    confirmer_la_remise(demande, par=Demandeur(demande.numero_unique), le=aujourdhui(request))
    for cle in (CLE_BROUILLON, CLE_A_NOTER):
        request.session.pop(cle, None)
    request.session.cycle_key()
    return redirect("ma_demande")


@require_http_methods(["GET", "HEAD", "POST"])
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
    return render(request, "declarations/portail/modifier.html", {"form": form}, status=422 if form.errors else 200)


def _reconnaitre(request: HttpRequest, demande: Demande) -> None:
    """Open the session of the demand just made; its pages say that the code is still to be noted."""
    ouvrir_la_session(request, demande)
    request.session[CLE_A_NOTER] = True


def _sans_brouillon(request: HttpRequest) -> HttpResponse:
    return redirect("ma_demande" if demande_de(request) else "commencer")


def _brouillon(request: HttpRequest) -> Brouillon | None:
    return brouillon_de(request.session.get(CLE_BROUILLON))


adresses = [
    path("demander/", commencer, name="commencer"),
    path("demander/envoyer/", envoyer, name="envoyer"),
    path("demander/<slug:etape>/", demander, name="demander"),
    path("bienvenue/", bienvenue, name="bienvenue"),
    path("bienvenue/note/", noter_le_code, name="noter_le_code"),
    path("ma-demande/modifier/", modifier, name="modifier"),
]
