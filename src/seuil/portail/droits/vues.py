"""The pages: a start, one a subject, the result. Plain GET, no cookie, no session."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from seuil.portail.droits.parcours import ETAPE, RESULTAT, VERS, Parcours
from seuil.portail.droits.resultat import resultat as montrer
from seuil.portail.droits.sujets import SUJETS
from seuil.socle.middleware import aujourdhui


@require_safe
def debut(request: HttpRequest) -> HttpResponse:
    """What is asked, what is not kept."""
    return render(request, "portail/droits/debut.html", {"sujets": [sujet.intitule for sujet in SUJETS.values()]})


@require_safe
def sujet(request: HttpRequest, sujet: str) -> HttpResponse:
    """One subject; a refused answer of a former one shows that one's page."""
    if sujet not in SUJETS:
        raise Http404
    parcours = Parcours(request.GET, aujourdhui(request))
    return _page(request, parcours, parcours.faute_avant(sujet) or sujet)


@require_safe
def resultat(request: HttpRequest) -> HttpResponse:
    """The result of the answers of the address, or the page of the first one that is refused or missing."""
    parcours = Parcours(request.GET, aujourdhui(request))
    if parcours.est_vide:
        return redirect("eligibilite")
    if manque := parcours.manque():
        return _page(request, parcours, manque)
    return render(request, "portail/droits/resultat.html", montrer(request, parcours))


def _page(request: HttpRequest, parcours: Parcours, sujet: str) -> HttpResponse:
    noms = list(SUJETS)
    rang = noms.index(sujet)
    change = request.GET.get(VERS) == RESULTAT
    suivant = RESULTAT if change or rang + 1 == len(noms) else noms[rang + 1]
    form = parcours.formulaire(sujet)
    contexte = {
        "form": form,
        "titre": form.intitule,
        "etapes": [un.intitule for un in SUJETS.values()],
        "rang": rang + 1,
        "cachees": [*parcours.cachees(sujet), (ETAPE, sujet), *([(VERS, RESULTAT)] if change else [])],
        "action": adresse(suivant),
        "dernier": suivant == RESULTAT,
        "retour": (adresse(noms[rang - 1]) if rang else reverse("eligibilite")) + parcours.question(),
    }
    return render(request, "portail/droits/sujet.html", contexte, status=422 if form.errors else 200)


def adresse(sujet: str) -> str:
    """Return the address of a page of the walk."""
    return reverse("droits_resultat") if sujet == RESULTAT else reverse("droits_sujet", args=[sujet])
