"""One paper of the household: its pages, added, turned, ordered, taken back, then sent."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.requetes import guichets_de
from seuil.demandes.etats import EN_COURS
from seuil.demandes.models import Demande
from seuil.demandes.portail import demandeur
from seuil.demandes.requetes import territoire_du_foyer
from seuil.instruction import requetes, services
from seuil.instruction.etats import Canal
from seuil.instruction.forms.depot import FichiersForm
from seuil.instruction.forms.reponse import SANS_LECTURE, ContestationForm
from seuil.instruction.lignes import Papier
from seuil.instruction.models import Feuille
from seuil.instruction.parcours import (
    a_besoin_d_un_guichet,
    compter_les_echecs,
    est_deja_garde,
    garder,
    noter_garde,
    relire,
)
from seuil.instruction.portail.feuilles import echeance, montrees
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import DroitRefuse
from seuil.socle.middleware import aujourdhui

GUICHETS_MONTRES = 3
REFUS = (services.FeuilleRefusee, PassageInterdit, DroitRefuse)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@demandeur
def papier(request: HttpRequest, demande: Demande, code: str, majeur: int | None = None) -> HttpResponse:
    """The page of a paper; POST does one thing, named by its button. What may not be asked is not found."""
    voulu = requetes.papier(demande, code, majeur, aujourdhui(request), tout_voir=True)
    if voulu is None:
        raise Http404
    if demande.etat not in EN_COURS:
        return redirect("ma_demande")
    if request.method != "POST":
        return _montrer(request, demande, voulu, FichiersForm())
    geste, _, pk = request.POST.get("geste", "").partition(":")
    try:
        if geste == "ajouter":
            return _ajouter(request, demande, voulu)
        if geste == "envoyer":
            return _envoyer(request, demande, voulu)
        if geste == "contester":
            return _contester(request, demande, voulu)
        _changer(request, demande, geste, pk)
    except REFUS as refus:
        messages.warning(request, getattr(refus, "motif", None) or str(refus))
    return redirect(request.path)


def _ajouter(request: HttpRequest, demande: Demande, voulu: Papier) -> HttpResponse:
    """Keep the files; a script that sends them one by one reads the answer, without it the page is shown again."""
    form, par, le = FichiersForm(request.POST, request.FILES), Demandeur(demande.numero_unique), aujourdhui(request)
    if est_deja_garde(request):
        return _dire_au_script(request, voulu, [])
    gardees: list[Feuille] = []

    def ajouter(nom: str, contenu: bytes) -> None:
        a_qui = (demande, voulu.code, voulu.personne)
        gardees.append(services.ajouter_une_feuille(*a_qui, nom, contenu, canal=Canal.PORTAIL, par=par, le=le))

    fichiers = request.FILES.getlist("fichiers")
    refus = garder(fichiers, ajouter)
    relire(gardees, le)
    if fichiers:
        compter_les_echecs(request, voulu.cle, est_rate=bool(refus))
    if gardees:
        noter_garde(request)
    if request.headers.get("Accept") == "application/json":
        return _dire_au_script(request, voulu, refus)
    if fichiers and not refus:
        return redirect(f"{request.path}#pages")
    form.is_valid()
    form.refuser(refus)
    relu = requetes.papier(demande, voulu.code, voulu.personne.pk if voulu.personne else None, le, tout_voir=True)
    return _montrer(request, demande, relu or voulu, form)


def _dire_au_script(request: HttpRequest, voulu: Papier, refus: list[str]) -> JsonResponse:
    aide = gettext("Un guichet peut numériser ce papier avec vous : rechargez cette page pour les adresses.")
    dit = {"refus": refus, "guichet": aide if a_besoin_d_un_guichet(request, voulu.cle) else ""}
    return JsonResponse(dit, status=422 if refus else 200)


def _envoyer(request: HttpRequest, demande: Demande, voulu: Papier) -> HttpResponse:
    if voulu.en_chemin is None:
        raise services.FeuilleRefusee(gettext("Ajoutez d’abord une page."))
    form = FichiersForm(request.POST)
    form.fields["fichiers"].required = False  # its pages are kept already
    if not form.is_valid():
        return _montrer(request, demande, voulu, form)
    par, mot = Demandeur(demande.numero_unique), form.cleaned_data["mot"]
    services.envoyer(voulu.en_chemin, mot, canal=Canal.PORTAIL, par=par, le=aujourdhui(request))
    messages.success(request, gettext("C’est envoyé. Un agent va lire ce document."))
    return redirect("documents")


def _contester(request: HttpRequest, demande: Demande, voulu: Papier) -> HttpResponse:
    """Have an agent read the refused pages again, with the words of the household."""
    form = ContestationForm(request.POST)
    if form.is_valid() and voulu.en_chemin is None:
        form.add_error(None, str(SANS_LECTURE))
    if voulu.en_chemin is None or not form.is_valid():
        return _montrer(request, demande, voulu, FichiersForm(), form)
    mots, par = form.cleaned_data["contestation"], Demandeur(demande.numero_unique)
    services.contester(voulu.en_chemin, contestation=mots, par=par, le=aujourdhui(request))
    messages.success(request, gettext("C’est envoyé. Un agent va relire ce document."))
    return redirect(request.path)


def _changer(request: HttpRequest, demande: Demande, geste: str, pk: str) -> None:
    """Do one thing to one page."""
    feuille = requetes.feuille_du_foyer(demande, int(pk)) if pk.isascii() and pk.isdigit() and len(pk) < 19 else None
    if feuille is None:
        raise services.FeuilleRefusee(gettext("Cette page a changé ailleurs, ou elle est déjà envoyée."))
    par: dict[str, Any] = {"par": Demandeur(demande.numero_unique), "le": aujourdhui(request)}
    if geste == "retirer":
        services.retirer_la_feuille(feuille, **par)
        relire([feuille], par["le"])
    elif geste == "tourner":
        services.tourner_la_feuille(feuille, **par)
    elif geste in ("avant", "apres"):
        services.deplacer_la_feuille(feuille, avant=geste == "avant", **par)


def _montrer(
    request: HttpRequest,
    demande: Demande,
    voulu: Papier,
    form: FichiersForm,
    contestation: ContestationForm | None = None,
) -> HttpResponse:
    contestation = contestation or ContestationForm()
    lieu = request.territoire or territoire_du_foyer(demande)  # type: ignore[attr-defined]
    aide = a_besoin_d_un_guichet(request, voulu.cle)
    contexte = {
        "papier": voulu,
        "form": form,
        "contestation": contestation,
        "feuilles": montrees(voulu),
        "echeance": echeance(voulu),
        "guichets": guichets_de(lieu)[:GUICHETS_MONTRES] if aide and lieu else [],
        "fil": [
            {"libelle": gettext("Ma demande"), "url": reverse("ma_demande")},
            {"libelle": gettext("Vos documents"), "url": reverse("documents")},
            {"libelle": gettext("Envoyer un document")},
        ],
    }
    statut = 422 if form.errors or contestation.errors else 200
    return render(request, "instruction/portail/papier.html", contexte, status=statut)
