"""A birth, a death: one page, saved at once."""

from dataclasses import dataclass
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seuil.acteurs.models import Acteur
from seuil.declarations.forms.evenements import DecesForm, NaissanceForm
from seuil.declarations.parcours.ouverture import PorteDuChangement
from seuil.demandes.models import Demande
from seuil.demandes.services import FoyerImpossible, modifier
from seuil.socle.cycles import PassageInterdit
from seuil.socle.middleware import aujourdhui


@dataclass(frozen=True, slots=True)
class Evenement:
    """``chapo``: what it changes, said before."""

    titre: str | Promise
    chapo: str | Promise
    form: Any


EVENEMENTS: Final = {
    "naissance": Evenement(_("Une naissance"), _("L’enfant prend la place du bébé attendu."), NaissanceForm),
    "deces": Evenement(_("Un décès"), _("La demande continue, avec la même ancienneté."), DecesForm),
}


def evenement(
    request: HttpRequest, demande: Demande, nom: str, porte: PorteDuChangement, *, par: Acteur
) -> HttpResponse | None:
    """Show the page of an event, or write it; None once it is written. Raises DroitRefuse."""
    if nom not in EVENEMENTS:
        raise Http404
    quoi, le = EVENEMENTS[nom], aujourdhui(request)
    options = {"demande": demande, "le": le} | ({"est_agent": porte.est_agent} if nom == "deces" else {})
    form = quoi.form(request.POST if request.method == "POST" else None, **options)
    if form.is_valid():
        try:
            modifier(demande, changements={}, foyer=form.foyer, par=par, le=le)
            return None
        except FoyerImpossible as impossible:
            for motif in impossible.phrases:
                form.add_error(None, motif)
        except PassageInterdit as interdit:
            form.add_error(None, str(interdit))
    dit = {"evenement": quoi, "titre": quoi.titre, "form": form, "porte": porte, "demande": demande}
    dit |= {"precedente": porte.adresse(None), "erreurs_de_saisie": bool(form.errors)}
    dit |= {"gabarit_page": "declarations/changement/evenement.html"}
    return render(request, porte.gabarit, dit, status=422 if form.errors else 200)
