"""« Mes coordonnées »: a household in danger hides where it is, and says how to reach it; « Quitter vite »."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from seuil.acteurs.auteurs import Demandeur
from seuil.contacts import services
from seuil.contacts.lignes import pour_le_foyer
from seuil.contacts.models import Contact
from seuil.contacts.requetes import preference
from seuil.demandes.models import Demande
from seuil.demandes.portail import demandeur
from seuil.envois.forms import ProtectionForm
from seuil.portail.contexte import CLE_SORTIE
from seuil.socle.middleware import aujourdhui


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@demandeur
def coordonnees(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Hide its address from now on, or say again where, by what and when it may be reached."""
    siens = list(Contact.objects.gardes().filter(demande=demande).order_by("-role", "pk"))
    form = ProtectionForm(
        request.POST if request.method == "POST" else None,
        contacts=pour_le_foyer(siens),
        initial=ProtectionForm.initiales(demande, siens, preference(demande)),
    )
    if form.is_valid():
        services.proteger(
            demande,
            adresse_sure=form.cleaned_data["adresse_sure"],
            surs=[int(cle) for cle in form.cleaned_data["surs"]],
            heures=form.plage,
            par=Demandeur(demande.numero_unique),
            le=aujourdhui(request),
        )
        request.session[CLE_SORTIE] = True
        messages.success(request, gettext("C’est enregistré."))
        return redirect("coordonnees")
    contexte = {"demande": demande, "form": form, "siens": siens, "sortie": True}
    contexte["toujours"] = request.session.get(CLE_SORTIE, False)
    return render(request, "portail/coordonnees.html", contexte, status=422 if form.errors else 200)


@require_POST
@demandeur
def coordonnees_montrees(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Show its address again to who follows its demand."""
    if demande.est_protegee:
        par, le = Demandeur(demande.numero_unique), aujourdhui(request)
        services.ne_plus_proteger(demande, motif="", par=par, le=le)
    messages.success(request, gettext("C’est enregistré."))
    return redirect("coordonnees")


@require_POST
@demandeur
def toujours_quitter(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Show « Quitter vite » on every page of this visit, or no more."""
    request.session[CLE_SORTIE] = request.POST.get("toujours") == "oui"
    return redirect("coordonnees")
