"""A text: what the public reads, what waits beside it, what it said before; put on line, set aside, take off."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from seuil.acteurs.gestion import Requete, agent_requis
from seuil.informations import acces
from seuil.informations.etats import Etat
from seuil.informations.gestion.actes import actes
from seuil.informations.gestion.fiches import etats, fiche_de_texte, par_etat
from seuil.informations.models import FRANCAIS, Redaction, Texte
from seuil.informations.requetes import redactions_de
from seuil.territoires.requetes import delais_de


@require_safe
@agent_requis
def texte(request: Requete, pk: int) -> HttpResponse:
    """Each language on line, each wording that waits beside what it would replace, the former ones."""
    return _montrer(request, get_object_or_404(acces.textes_visibles(request.agent), pk=pk), forms.Form())


def _redaction(request: Requete, pk: int) -> Redaction:
    return get_object_or_404(acces.redactions_visibles(request.agent), pk=pk)


def _montrer(request: Requete, lu: Texte, form: forms.Form) -> HttpResponse:
    redactions = redactions_de(lu)
    en_ligne = {une.langue: une for une in redactions if une.etat == Etat.EN_LIGNE}
    regles = delais_de(redactions[0].texte.territoire, request.aujourdhui)

    def presenter(une: Redaction) -> dict[str, Any]:
        face_a = en_ligne.get(une.langue) if une.etat == Etat.PROPOSEE else None
        return fiche_de_texte(une, request.agent, regles, face_a=face_a)

    contexte = {
        "lu": lu,
        "form": form,
        "titre": (en_ligne.get(FRANCAIS) or redactions[-1]).titre,
        "etats": etats(redactions),
        **par_etat(sorted(redactions, key=lambda une: une.langue != FRANCAIS), presenter),
    }
    return render(request, "informations/gestion/texte.html", contexte, status=422 if form.errors else 200)


ACTES = actes(
    _redaction,
    lambda request, redaction, refus: _montrer(request, redaction.texte, refus),
    lambda redaction: ("gestion:texte", redaction.texte_id),
    {
        "publier": "Ce texte est en ligne.",
        "ecarter": "La proposition est écartée. Elle reste lisible ici.",
        "retirer": "Ce texte n’est plus en ligne. Il reste lisible ici.",
    },
)
