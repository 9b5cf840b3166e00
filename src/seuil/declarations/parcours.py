"""The walk through the form, the same for a household on its phone and for an agent at a desk."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from seuil.acteurs.models import Guichet
from seuil.declarations.forms import EnvoiForm, PersonneForm
from seuil.declarations.forms.saisie import ETAPES, LIBELLES, Saisie, brut
from seuil.declarations.models import Brouillon
from seuil.demandes.services.enregistrer import Dossier, ReceptionRefusee
from seuil.documents.models import Sorte
from seuil.documents.services import conserver
from seuil.socle.middleware import aujourdhui
from seuil.socle.saisie import entier

TITRES = {
    "vous": _("Qui êtes-vous ?"),
    "foyer": _("Qui vivra avec vous ?"),
    "logement": _("Où habitez-vous ?"),
    "ressources": _("Quelles sont vos ressources ?"),
    "souhaits": _("Quel logement souhaitez-vous ?"),
    "envoi": LIBELLES["envoi"],
}


@dataclass(frozen=True, slots=True)
class Porte:
    """Who walks: which page shows the steps, which URL names lead to them."""

    gabarit: str
    url_etape: str
    url_envoi: str
    est_agent: bool


def etape(request: HttpRequest, brouillon: Brouillon, nom: str, porte: Porte) -> HttpResponse:
    """Show one step, or keep its answers and go to the next."""
    if nom not in ETAPES:
        raise Http404
    saisie = Saisie(brouillon, le=aujourdhui(request))
    if nom == "envoi" and (manque := saisie.incomplete()):
        return redirect(porte.url_etape, manque)
    if request.method != "POST":
        return montrer(request, saisie, nom, porte, **_contexte(saisie, nom, porte))
    if nom == "foyer":
        return _foyer(request, saisie, porte)
    forms: Any = saisie.ressources(request.POST) if nom == "ressources" else [saisie.formulaire(nom, request.POST)]
    valides = [form.is_valid() for form in forms]
    if not all(valides):
        return montrer(request, saisie, nom, porte, forms=forms, form=forms[0], erreurs_de_saisie=True)
    _garder(brouillon, nom, brut(request.POST, forms))
    return redirect(porte.url_etape, ETAPES[ETAPES.index(nom) + 1])


def envoyer(
    request: HttpRequest,
    brouillon: Brouillon,
    guichet: Guichet,
    porte: Porte,
    inscrire: Callable[[Dossier], HttpResponse],
) -> HttpResponse:
    """Check the identity document, then hand the whole dossier to ``inscrire``."""
    saisie = Saisie(brouillon, le=aujourdhui(request))
    if manque := saisie.incomplete():
        return redirect(porte.url_etape, manque)
    form = _envoi(saisie, porte, request)
    est_valide = form.is_valid()
    lu = form.cleaned_data
    if lu.get("piece"):
        _joindre(brouillon, lu["piece"])
    if not est_valide:
        return montrer(request, saisie, "envoi", porte, form=form, forms=[form], erreurs_de_saisie=True)
    assert brouillon.piece_identite is not None
    dossier = saisie.dossier(
        guichet=guichet,
        piece=brouillon.piece_identite,
        motif_doublon=lu.get("motif_doublon") or "",
        motif_reception=lu.get("motif_reception") or "",
        recue_le=lu.get("recue_le"),
    )
    try:
        return inscrire(dossier)
    except ReceptionRefusee as refus:
        form.add_error(refus.champ if refus.champ in form.fields else None, refus.motif)
        return montrer(request, saisie, "envoi", porte, form=form, forms=[form], erreurs_de_saisie=True)


def montrer(request: HttpRequest, saisie: Saisie, nom: str, porte: Porte, **contexte: Any) -> HttpResponse:
    """Render a step."""
    rang = ETAPES.index(nom)
    commun = {
        "etape": nom,
        "rang": rang + 1,
        "libelles": list(LIBELLES.values()),
        "titre": TITRES[nom],
        "saisie": saisie,
        "porte": porte,
        "precedente": ETAPES[rang - 1] if rang else None,
        "gabarit_etape": f"declarations/etapes/{nom}.html",
    }
    statut = 422 if contexte.get("erreurs_de_saisie") else 200
    return render(request, porte.gabarit, commun | contexte, status=statut)


def _contexte(saisie: Saisie, nom: str, porte: Porte) -> dict[str, Any]:
    if nom == "foyer":
        return {"form": PersonneForm(le=saisie.le), "refus": saisie.refus_du_foyer()}
    if nom == "ressources":
        return {"forms": saisie.ressources()}
    form = _envoi(saisie, porte) if nom == "envoi" else saisie.formulaire(nom)
    return {"form": form, "forms": [form]}


def _foyer(request: HttpRequest, saisie: Saisie, porte: Porte) -> HttpResponse:
    """Add a person, take one away, or go on."""
    personnes: list[Any] = saisie.reponses.get("personnes", [])
    retiree = entier(request.POST.get("retirer", ""))
    if retiree is not None and retiree < len(personnes):
        _garder(saisie.brouillon, "personnes", personnes[:retiree] + personnes[retiree + 1 :])
        return redirect(porte.url_etape, "foyer")
    if "ajouter" in request.POST:
        form = PersonneForm(request.POST, le=saisie.le)
        if not form.is_valid():
            return montrer(request, saisie, "foyer", porte, form=form, refus=[], erreurs_de_saisie=True)
        _garder(saisie.brouillon, "personnes", [*personnes, brut(request.POST, [form])])
        return redirect(porte.url_etape, "foyer")
    if refus := saisie.refus_du_foyer():
        return montrer(
            request, saisie, "foyer", porte, form=PersonneForm(le=saisie.le), refus=refus, erreurs_de_saisie=True
        )
    _garder(saisie.brouillon, "foyer", True)
    return redirect(porte.url_etape, "logement")


def _envoi(saisie: Saisie, porte: Porte, request: HttpRequest | None = None) -> EnvoiForm:
    donnees = (request.POST, request.FILES) if request else ()
    return EnvoiForm(
        *donnees,
        le=saisie.le,
        deja_recue=saisie.brouillon.piece_identite_id is not None,
        agent=porte.est_agent,
        doublon=bool(request and "motif_doublon" in request.POST),
    )


def _garder(brouillon: Brouillon, cle: str, valeur: Any) -> None:
    brouillon.reponses[cle] = valeur
    brouillon.save(update_fields=["reponses", "modifie_a"])


@transaction.atomic
def _joindre(brouillon: Brouillon, fichier: Any) -> None:
    brouillon.piece_identite = conserver(fichier, sorte=Sorte.IDENTITE)
    brouillon.save(update_fields=["piece_identite", "modifie_a"])
