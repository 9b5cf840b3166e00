"""The day of a desk: who comes at which hour, and who waits for a date."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture
from seuil.acteurs.models import Guichet
from seuil.journal.models import Motif
from seuil.regles.ecriture import heure
from seuil.rendez_vous import acces
from seuil.rendez_vous.etats import Etat
from seuil.rendez_vous.faits import au_mur
from seuil.rendez_vous.models import RendezVous
from seuil.rendez_vous.requetes import du_jour, en_attente, fermes, recevoir_avant
from seuil.socle.design.mesures import date_avec_jour
from seuil.socle.droits import exiger

PORTES = {Etat.PRIS: "acquis", Etat.PROPOSE: "attendu", Etat.TENU: "acquis", Etat.ABSENT: "refus"}


@require_safe
@agent_requis
def rendez_vous(request: Requete) -> HttpResponse:
    """The appointments of a day (``?jour=``), today unless said, in the hours of the desk's wall."""
    exiger(acces.peut_tenir_un_agenda(request.agent))
    guichet = request.agent.guichet
    assert guichet is not None
    jour = _jour(request, guichet)
    siens = list(du_jour(request.agent, jour).prefetch_related("demande__personnes"))
    attendent = list(en_attente(request.agent).prefetch_related("demande__personnes"))
    noter_lecture(request, Motif.LISTE, [un.demande.numero_unique for un in (*siens, *attendent)])
    contexte = {
        "guichet": guichet,
        "jour_dit": date_avec_jour(jour),
        "veille": (jour - timedelta(days=1)).isoformat(),
        "lendemain": (jour + timedelta(days=1)).isoformat(),
        "ferme": fermes(guichet, du=jour, au=jour).get(jour, ""),
        "lignes": [_ligne(un) for un in siens],
        "attendent": [{"un": un, "avant": recevoir_avant(un)} for un in attendent],
        "le": request.aujourdhui,
    }
    return render(request, "rendez_vous/gestion/journee.html", contexte)


def _jour(request: Requete, guichet: Guichet) -> date:
    try:
        return date.fromisoformat(request.GET.get("jour", ""))
    except ValueError:
        return au_mur(timezone.now(), guichet).date()


def _ligne(un: RendezVous) -> dict[str, Any]:
    return {
        "un": un,
        "heure": heure(au_mur(un.date_fixee, un.guichet).time()),
        "porte": PORTES.get(Etat(un.etat), "neutre"),
        "avec": un.agent.designation if un.agent else "",
    }
