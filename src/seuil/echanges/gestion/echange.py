"""One conversation: read, taken, answered once the words were read again, passed on, closed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture, refus_dits
from seuil.documents.rendu import RenduImpossible
from seuil.documents.rendu import page as page_en_image
from seuil.echanges import acces, services
from seuil.echanges.etats import Etat
from seuil.echanges.forms import ConfierForm, FichiersForm, ReponseForm
from seuil.echanges.models import Echange
from seuil.echanges.parcours import jeton, propos_de
from seuil.echanges.requetes import autres_services, dernier, fichier_joint, fil, tenue_par
from seuil.journal.models import Motif
from seuil.socle.saisie import entier

REFUS = (services.EchangeRefuse,)


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def echange(request: Requete, pk: int) -> HttpResponse:
    """Everything of a conversation; POST does one thing, named by its button. Each opening is remembered."""
    lu: Echange = get_object_or_404(acces.echanges_visibles(request.agent), pk=pk)
    noter_lecture(request, Motif.SUIVI, [lu.demande.numero_unique])
    geste = GESTES.get(request.POST.get("geste", "")) if request.method == "POST" else None
    return geste(request, lu) if geste else montrer(request, lu)


@require_safe
@agent_requis
def fichier_d_un_echange(request: Requete, pk: int, fichier: int, page: int) -> HttpResponse:
    """A page of a joined file as an image, never kept by the browser."""
    siens = acces.echanges_visibles(request.agent).filter(pk=pk)
    joint = fichier_joint(siens, fichier)
    if joint is None or joint.document is None:
        raise Http404
    try:
        octets = page_en_image(joint.document, page)
    except RenduImpossible as refus:
        return HttpResponse(str(refus), status=409, content_type="text/plain; charset=utf-8")
    noter_lecture(request, Motif.SUIVI, [joint.message.echange.demande.numero_unique])
    return HttpResponse(octets, content_type="image/jpeg", headers={"Cache-Control": "no-store"})


def montrer(request: Requete, lu: Echange, **saisis: Any) -> HttpResponse:
    """Show a conversation with what may be done; what was typed stays. 422 when something was wrong."""
    verdict = tenue_par(lu, request.agent, timezone.now())
    services_possibles = autres_services(lu.demande, lu.organisme) if lu.etat == Etat.A_REPONDRE else []
    contexte = {
        "echange": lu,
        "demande": lu.demande,
        "paroles": fil(lu),
        "vu": dernier(lu),
        "jeton": jeton(request),
        "tient": lu.prise_par == request.agent and verdict.est_oui,
        "verdict": verdict,
        "close": lu.etat == Etat.CLOS,
        "autres": services_possibles,
        "le": request.aujourdhui,
        "reponse": ReponseForm(),
        "confier": ConfierForm(services=services_possibles),
        **saisis,
    }
    fautes = [form for form in (contexte["reponse"], contexte["confier"]) if form.errors]
    contexte["faute"] = fautes[0] if fautes else contexte["reponse"]
    return render(request, "echanges/gestion/echange.html", contexte, status=422 if fautes else 200)


def _prendre(request: Requete, lu: Echange) -> HttpResponse:
    try:
        services.prendre(lu, par=request.agent, a=timezone.now())
    except services.EchangeTenu as tenu:
        messages.info(request, tenu.motif)
    return redirect("gestion:echange", lu.pk)


def _laisser(request: Requete, lu: Echange) -> HttpResponse:
    services.laisser(lu, par=request.agent)
    messages.success(request, "Le message revient dans la liste de tous.")
    return redirect("gestion:echanges")


def _relire(request: Requete, lu: Echange) -> HttpResponse:
    """Show what the household will read, before it leaves."""
    form = ReponseForm(request.POST)
    if not form.is_valid() or "revenir" in request.POST:
        return montrer(request, lu, reponse=form)
    return relire(request, form.cleaned_data["texte"], FichiersForm(), lu=lu)


def relire(request: Requete, texte: str, fichiers: FichiersForm, **dits: Any) -> HttpResponse:
    """The page of the preview: of an answer, or of a first message."""
    caches = [(nom, request.POST.get(nom, "")) for nom in ("vu", "sujet") if nom in request.POST]
    contexte = {"texte": texte, "fichiers": fichiers, "jeton": jeton(request), "caches": caches, **dits}
    return render(request, "echanges/gestion/relire.html", contexte, status=422 if fichiers.errors else 200)


def _envoyer(request: Requete, lu: Echange) -> HttpResponse:
    form, fichiers = ReponseForm(request.POST), FichiersForm(request.POST, request.FILES)
    if not form.is_valid() or "revenir" in request.POST:
        return montrer(request, lu, reponse=form)
    texte = form.cleaned_data["texte"]
    propos = propos_de(request, fichiers, texte) if fichiers.is_valid() else None
    if propos is None:
        return relire(request, texte, fichiers, lu=lu)
    dits: dict[str, Any] = {"vu": entier(request.POST.get("vu", "")) or 0, "par": request.agent}
    with refus_dits(form, *REFUS):
        services.repondre(lu, propos, **dits, le=request.aujourdhui, a=timezone.now())
        messages.success(request, "Votre message est dans l’espace du foyer. Il est prévenu.")
        return redirect("gestion:echanges")
    return montrer(request, _relu(request, lu), reponse=form)


def _confier(request: Requete, lu: Echange) -> HttpResponse:
    form = ConfierForm(request.POST, services=autres_services(lu.demande, lu.organisme))
    if form.is_valid():
        dits: dict[str, Any] = {"raison": form.cleaned_data["raison"], "vu": entier(request.POST.get("vu", "")) or 0}
        with refus_dits(form, *REFUS):
            services.confier(lu, form.choisi, **dits, par=request.agent, le=request.aujourdhui, a=timezone.now())
            messages.success(request, f"Le message est passé à {form.choisi.nom}. Le foyer le lit dans son espace.")
            return redirect("gestion:echanges")
    return montrer(request, _relu(request, lu), confier=form)


def _clore(request: Requete, lu: Echange) -> HttpResponse:
    form, vu = ReponseForm({}), entier(request.POST.get("vu", "")) or 0
    form.full_clean()
    form.errors.clear()
    with refus_dits(form, *REFUS):
        services.clore(lu, vu=vu, par=request.agent, le=request.aujourdhui, a=timezone.now())
        messages.success(request, "La conversation est close. Si le foyer écrit encore, elle s’ouvre de nouveau.")
        return redirect("gestion:echanges")
    return montrer(request, _relu(request, lu), reponse=form)


def _relu(request: Requete, lu: Echange) -> Echange:
    """Return the conversation as it is now: somebody else may have written."""
    relu: Echange = get_object_or_404(acces.echanges_visibles(request.agent), pk=lu.pk)
    return relu


GESTES: dict[str, Callable[[Requete, Echange], HttpResponse]] = {
    "prendre": _prendre,
    "laisser": _laisser,
    "relire": _relire,
    "envoyer": _envoyer,
    "confier": _confier,
    "clore": _clore,
}
