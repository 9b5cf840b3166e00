"""The desks of a town: what each does, until when it is open, how to call it."""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from seuil.acteurs.models import Guichet
from seuil.acteurs.requetes import guichets_de
from seuil.regles.ecriture import heure_courte
from seuil.regles.horaires import Etat, Ouverture, lire_horaires, ouverture
from seuil.socle.horloge import heure_qu_il_est
from seuil.socle.middleware import aujourdhui
from seuil.territoires.models import Territoire
from seuil.territoires.nomenclatures import regles_dites
from seuil.territoires.requetes import departement_de

SERVICES = ("enregistre", "entretien")
VILLES_A_TRIER = 2
MONTRES = 4


@require_safe
def guichets(request: HttpRequest) -> HttpResponse:
    """The desks: who registers, who only informs; `?ville=` and `?service=` narrow the list."""
    territoire: Territoire = request.territoire  # type: ignore[attr-defined]
    tous = list(guichets_de(territoire))
    villes = sorted({guichet.ville for guichet in tous if guichet.ville})
    ville, service = request.GET.get("ville", ""), request.GET.get("service", "")
    lus = [guichet for guichet in tous if _repond(guichet, ville if ville in villes else "", service)]
    contexte = {
        "guichets": cartes(territoire, maintenant(request), lus),
        "nombre_en_tout": len(tous),
        "villes": villes if len(villes) >= VILLES_A_TRIER else [],
        "ville": ville,
        "service": service,
        "a_l_entretien": any(guichet.entretien for guichet in tous),
        "regles_locales": regles_dites(territoire.parametres),
    }
    return render(request, "portail/guichets.html", contexte)


def maintenant(request: HttpRequest) -> datetime:
    """Return the moment the request came in, on the wall of the desks."""
    return datetime.combine(aujourdhui(request), heure_qu_il_est())


def cartes(territoire: Territoire, a: datetime, lus: list[Guichet]) -> list[dict[str, Any]]:
    """Return what `portail/guichet.html` shows of desks: each with its state at a moment, in words."""
    departement = departement_de(territoire).pk
    vus = [(guichet, ouverture(lire_horaires(guichet.ouvertures), a, departement)) for guichet in lus]
    return [{"guichet": guichet, **_etat(guichet, ouvert, a)} for guichet, ouvert in vus]


def premiers(territoire: Territoire, a: datetime) -> list[dict[str, Any]]:
    """Return the first desks of a town, for a page that speaks of something else."""
    return cartes(territoire, a, list(guichets_de(territoire)[:MONTRES]))


def _repond(guichet: Guichet, ville: str, service: str) -> bool:
    return (not ville or guichet.ville == ville) and (service not in SERVICES or getattr(guichet, service))


def _etat(guichet: Guichet, ouvert: Ouverture, a: datetime) -> dict[str, str]:
    if ouvert.etat is Etat.OUVERT and ouvert.jusqu_a is not None:
        return {"mot": gettext("Ouvert jusqu’à %(heure)s") % {"heure": heure_courte(ouvert.jusqu_a)}, "porte": "acquis"}
    if ouvert.rouvre is not None:
        return {"mot": _rouvre(ouvert.rouvre, a), "porte": "neutre"}
    if guichet.sur_rendez_vous:
        return {"mot": gettext("Sur rendez-vous"), "porte": "attendu"}
    return {"mot": gettext("Horaires non connus"), "porte": "neutre"}


def _rouvre(quand: datetime, a: datetime) -> str:
    dit = {"heure": heure_courte(quand.time()), "jour": date_format(quand, "l")}
    if quand.date() == a.date():
        return gettext("Fermé, ouvre à %(heure)s") % dit
    if quand.date() == a.date() + timedelta(days=1):
        return gettext("Fermé, ouvre demain à %(heure)s") % dit
    return gettext("Fermé, ouvre %(jour)s à %(heure)s") % dit
