"""The last two pages: every answer read again; the identity document and the confirmation."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from seuil.acteurs.models import Guichet
from seuil.declarations.forms import EnvoiForm
from seuil.declarations.forms.dossier import dossier
from seuil.declarations.forms.relecture import Relue, relire
from seuil.declarations.forms.saisie import Saisie
from seuil.declarations.models import Brouillon
from seuil.declarations.parcours.porte import ENVOI, FIN, RELECTURE, RELU, Porte, rendre
from seuil.declarations.services import ReponsesChangees, joindre_la_piece, joindre_le_formulaire
from seuil.demandes.services import ReceptionRefusee
from seuil.demandes.services.enregistrer import Dossier
from seuil.socle.design.champs import compacter, viser
from seuil.socle.middleware import aujourdhui


def montrer_la_fin(request: HttpRequest, brouillon: Brouillon, saisie: Saisie, nom: str, porte: Porte) -> HttpResponse:
    """Show the review or the page that sends; the first page that is still missing comes before them."""
    if manquante := saisie.manquante:
        return redirect(porte.adresse(manquante))
    if nom == RELECTURE:
        return _relecture(request, brouillon, saisie, porte)
    return _montrer(request, brouillon, saisie, porte, _form(brouillon, saisie, porte))


def envoyer(
    request: HttpRequest,
    brouillon: Brouillon,
    guichet: Guichet,
    porte: Porte,
    inscrire: Callable[[Dossier], HttpResponse],
) -> HttpResponse:
    """Check the identity document, then hand the whole dossier to ``inscrire``."""
    lues, saisie = bytes(brouillon.contenu), Saisie(brouillon.reponses, le=aujourdhui(request))
    if manquante := saisie.manquante:
        return redirect(porte.adresse(manquante))
    form = _form(brouillon, saisie, porte, request)
    est_valide = form.is_valid()
    lu = form.cleaned_data
    brouillon = _joindre(brouillon, lu, porte)
    if not est_valide:
        return _montrer(request, brouillon, saisie, porte, form)
    if bytes(brouillon.contenu) != lues:
        return _faire_relire(request, porte)
    try:
        return inscrire(_depose(brouillon, saisie, lu, guichet))
    except ReceptionRefusee as refus:
        form.add_error(refus.champ if refus.champ in form.fields else None, refus.motif)
        return _montrer(request, brouillon, saisie, porte, form)
    except ReponsesChangees:
        return _faire_relire(request, porte)


def _depose(brouillon: Brouillon, saisie: Saisie, lu: dict[str, Any], guichet: Guichet) -> Dossier:
    assert brouillon.piece_identite is not None
    return dossier(
        saisie,
        guichet=guichet,
        piece=brouillon.piece_identite,
        formulaire=brouillon.formulaire,
        motif_doublon=lu.get("motif_doublon") or "",
        motif_reception=lu.get("motif_reception") or "",
        recue_le=brouillon.recue_le,
    )


def _faire_relire(request: HttpRequest, porte: Porte) -> HttpResponse:
    """Show the answers again: another tab or another device changed some while these were being sent."""
    messages.warning(
        request, gettext("Des réponses ont changé ailleurs pendant l’envoi. Relisez-les, puis envoyez à nouveau.")
    )
    return redirect(porte.adresse(None))


def _joindre(brouillon: Brouillon, lu: dict[str, Any], porte: Porte) -> Brouillon:
    """Keep what was received, whatever else is wrong on the page."""
    if lu.get("piece"):
        brouillon = joindre_la_piece(brouillon, lu["piece"])
    if porte.est_agent:
        brouillon = joindre_le_formulaire(brouillon, lu.get("formulaire"), recue_le=lu.get("recue_le"))
    return brouillon


def _form(brouillon: Brouillon, saisie: Saisie, porte: Porte, request: HttpRequest | None = None) -> EnvoiForm:
    donnees = (request.POST, request.FILES) if request else ()
    form = EnvoiForm(
        *donnees,
        initial={"recue_le": brouillon.recue_le},
        le=saisie.le,
        deja_recue=brouillon.piece_identite_id is not None,
        agent=porte.est_agent,
        doublon=bool(request and "motif_doublon" in request.POST),
    )
    if porte.est_agent:
        compacter(form)
        viser(form)
    return form


def _relecture(request: HttpRequest, brouillon: Brouillon, saisie: Saisie, porte: Porte) -> HttpResponse:
    dit = {
        "titre": gettext("Relisez vos réponses"),
        "chapitres": _relus(saisie, porte),
        "relu": request.GET.get(RELU, ""),
        "precedente": porte.adresse(saisie.pas[-1]),
        "envoi": reverse(porte.url_page, args=[ENVOI]),
        "gabarit_page": FIN[RELECTURE],
    }
    return rendre(request, brouillon, saisie, porte, ENVOI, **dit)


def _relus(saisie: Saisie, porte: Porte) -> list[tuple[object, list[tuple[str, Relue]]]]:
    """Return every answer in words, by chapter, each with the page that changes it."""
    return [(un.titre, [(porte.adresse(page.pas), page) for page in un.pages]) for un in relire(saisie)]


def _montrer(request: HttpRequest, brouillon: Brouillon, saisie: Saisie, porte: Porte, form: EnvoiForm) -> HttpResponse:
    dit = {
        "titre": gettext("Votre pièce d’identité"),
        "form": form,
        "piece": brouillon.piece_identite,
        "formulaire": brouillon.formulaire,
        "chapitres": _relus(saisie, porte) if porte.est_agent else [],
        "precedente": porte.adresse(None),
        "gabarit_page": FIN[ENVOI],
        "erreurs_de_saisie": bool(form.errors),
    }
    return rendre(request, brouillon, saisie, porte, ENVOI, **dit)
