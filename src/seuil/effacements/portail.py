"""« Mes données »: a copy of everything, made at once; the erasure, asked for once the demand left the register."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from seuil.acteurs.auteurs import Demandeur
from seuil.demandes.models import Demande
from seuil.demandes.portail import demandeur
from seuil.demandes.requetes import delais_de_la_demande
from seuil.effacements import acces, services
from seuil.effacements.requetes import a_effacer_le, derniere_refusee, en_attente_de
from seuil.socle.middleware import aujourdhui

OUVRIR = "tout"


@require_safe
@never_cache
@demandeur
def mes_donnees(request: HttpRequest, demande: Demande) -> HttpResponse:
    """What may be asked, what was, what was answered."""
    le, regles = aujourdhui(request), delais_de_la_demande(demande, aujourdhui(request))
    contexte = {
        "verdict": acces.peut_demander_l_effacement(Demandeur(demande.numero_unique), demande),
        "en_attente": en_attente_de(demande),
        "refusee": derniere_refusee(demande),
        "effacee_le": a_effacer_le(demande, le),
        "conservation": regles.conservation_apres_radiation_jours,
        "mois": regles.reponse_droits_mois,
    }
    return render(request, "effacements/portail/mes_donnees.html", contexte)


@require_POST
@never_cache
@demandeur
def ma_copie(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Give the copy; what is protected too when the household said so by its own button."""
    par, le = Demandeur(demande.numero_unique), aujourdhui(request)
    contenu = services.copie(demande, tout_voir=request.POST.get(OUVRIR) == "oui", par=par, le=le)
    reponse = HttpResponse(contenu, content_type="application/zip")
    reponse["Content-Disposition"] = f'attachment; filename="mes-donnees-{le.isoformat()}.zip"'
    return reponse


@require_POST
@demandeur
def demander_l_effacement(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Ask for the erasure; a living demand is told to be withdrawn first."""
    par, le = Demandeur(demande.numero_unique), aujourdhui(request)
    if acces.peut_demander_l_effacement(par, demande).est_oui:
        services.demander_l_effacement(demande, par=par, le=le)
        messages.success(request, gettext("C’est demandé. Le gestionnaire du fichier va vous répondre."))
    return redirect("mes_donnees")


adresses = [
    path("ma-demande/donnees/", mes_donnees, name="mes_donnees"),
    path("ma-demande/donnees/copie/", ma_copie, name="ma_copie"),
    path("ma-demande/donnees/effacement/", demander_l_effacement, name="demander_l_effacement"),
]
