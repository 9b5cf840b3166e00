"""The appointments of a household: those to come, what its towns offer or refuse today, those that took place."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from seuil.acteurs.requetes import guichets_de
from seuil.demandes.etats import EN_COURS as DEMANDES_EN_COURS
from seuil.demandes.models import Demande
from seuil.demandes.portail import demandeur
from seuil.demandes.requetes import territoire_du_foyer
from seuil.rendez_vous.controle import pourquoi
from seuil.rendez_vous.etats import EN_COURS, Etat
from seuil.rendez_vous.faits import dire_le_moment
from seuil.rendez_vous.models import RendezVous
from seuil.rendez_vous.requetes import Offerte, offertes, orientations_dites
from seuil.socle.middleware import aujourdhui

PORTES = {Etat.DEMANDE: "attendu", Etat.PROPOSE: "attendu", Etat.PRIS: "acquis", Etat.TENU: "acquis"}
GUICHETS_MONTRES = 3


@require_safe
@never_cache
@demandeur
def mes_rendez_vous(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Everything about appointments on one page; a demand that left the register only reads what was."""
    siens = demande.rendez_vous.select_related("guichet__territoire").order_by("-pk")
    lus = [presenter(un) for un in siens]
    offres = offertes(demande, aujourdhui(request)) if demande.etat in DEMANDES_EN_COURS else []
    ici = territoire_du_foyer(demande)
    contexte = {
        "a_venir": [lu for lu in lus if lu["rendez_vous"].etat in EN_COURS],
        "passes": [lu for lu in lus if lu["rendez_vous"].etat not in EN_COURS],
        "offres": [_offre(offre) for offre in offres if offre.courant is None],
        "rien": not offres,
        "guichets": guichets_de(ici)[:GUICHETS_MONTRES] if ici and not offres else [],
        "fil": [*fil_de_la_demande(), {"libelle": gettext("Rendez-vous")}],
    }
    return render(request, "rendez_vous/portail/liste.html", contexte)


def presenter(rendez_vous: RendezVous) -> dict[str, Any]:
    """Return what the pages show of an appointment."""
    moment = rendez_vous.debut
    return {
        "rendez_vous": rendez_vous,
        "moment": dire_le_moment(moment, rendez_vous.guichet) if moment else "",
        "etat": rendez_vous.get_etat_display(),
        "porte": PORTES.get(Etat(rendez_vous.etat), "neutre"),
        "orientations": orientations_dites(rendez_vous),
    }


def fil_de_la_demande() -> list[dict[str, str]]:
    return [{"libelle": gettext("Ma demande"), "url": reverse("ma_demande")}]


def fil_des_rendez_vous(ici: str) -> list[dict[str, str]]:
    return [
        *fil_de_la_demande(),
        {"libelle": gettext("Rendez-vous"), "url": reverse("mes_rendez_vous")},
        {"libelle": ici},
    ]


def _offre(offre: Offerte) -> dict[str, Any]:
    return {
        "titre": offre.sorte.label,
        "ville": offre.territoire.nom_court,
        "url": reverse("prendre_rendez_vous", args=[offre.territoire.pk, offre.sorte]),
        "empeche": pourquoi(offre.empechement) if offre.empechement else "",
        "reception": offre.regle.reception_mois,
    }
