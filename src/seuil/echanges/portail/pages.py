"""The pages of messages: the list, a new message, a conversation, a file as a picture."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from seuil.acteurs.requetes import guichets_de
from seuil.demandes.requetes import territoire_du_foyer
from seuil.documents import rendu
from seuil.echanges import services
from seuil.echanges.etats import Etat
from seuil.echanges.forms import MessageForm, PremierMessageForm
from seuil.echanges.models import Echange
from seuil.echanges.nomenclatures import Sujet
from seuil.echanges.parcours import jeton, propos_de
from seuil.echanges.portail.chez import Chez, contexte
from seuil.echanges.requetes import Parole, destinataires, fichier_joint, fil
from seuil.socle.droits import DroitRefuse
from seuil.socle.middleware import aujourdhui

GUICHETS_MONTRES, LARGEUR = 3, 480
PORTES = {Etat.A_REPONDRE: "attendu", Etat.REPONDU: "acquis", Etat.CLOS: "neutre"}


def lister(request: HttpRequest, chez: Chez) -> HttpResponse:
    """Every conversation, the last first; whom to write to, or where to go when nobody reads messages."""
    lus = destinataires(chez.demande) if chez.ecrit else []
    dits = contexte(request, chez) | {
        "lignes": [_ligne(chez, echange) for echange in chez.echanges],
        "services": lus,
        "ecrire": chez.adresse("ecrire_un_message"),
        "retour": chez.espace,
        "guichets": [] if lus else _guichets(chez),
        "fil": chez.fil((gettext("Messages"), "")),
    }
    return render(request, "echanges/portail/liste.html", dits)


def ecrire(request: HttpRequest, chez: Chez) -> HttpResponse:
    """A first message to a service; what was typed is kept when something is wrong."""
    lus = destinataires(chez.demande) if chez.ecrit else []
    if not lus:
        return redirect(chez.adresse("mes_echanges"))
    saisie = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PremierMessageForm(*saisie, services=lus)
    if form.is_valid() and (echange := _ouvrir(request, chez, form)):
        return envoye(request, chez, echange)
    dits = contexte(request, chez) | {
        "form": form,
        "jeton": jeton(request),
        "seul": lus[0] if len(lus) == 1 else None,
        "fil": chez.fil((gettext("Messages"), chez.adresse("mes_echanges")), (gettext("Écrire un message"), "")),
    }
    return render(request, "echanges/portail/ecrire.html", dits, status=422 if form.errors else 200)


def lire(request: HttpRequest, chez: Chez, pk: int) -> HttpResponse:
    """A conversation; POST goes on with it. Another household's is not found."""
    echange = get_object_or_404(chez.echanges, pk=pk)
    form = MessageForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid() and _poursuivre(request, chez, echange, form):
        return envoye(request, chez, echange)
    titre = echange.get_sujet_display()
    dits = contexte(request, chez) | {
        "echange": echange,
        "porte": PORTES[Etat(echange.etat)],
        "paroles": [_parole(chez, parole) for parole in fil(echange)],
        "form": form,
        "jeton": jeton(request),
        "titre": titre,
        "fil": chez.fil((gettext("Messages"), chez.adresse("mes_echanges")), (titre, "")),
    }
    return render(request, "echanges/portail/un.html", dits, status=422 if form.errors else 200)


def montrer(request: HttpRequest, chez: Chez, pk: int, page: int) -> HttpResponse:
    """A page of a joined file as a picture; of another household's, nothing is said."""
    fichier = fichier_joint(chez.echanges, pk)
    if fichier is None or fichier.document is None:
        raise Http404
    try:
        image = rendu.page(fichier.document, page, largeur=LARGEUR)
    except rendu.RenduImpossible as absente:
        raise Http404 from absente
    return HttpResponse(image, content_type="image/jpeg", headers={"X-Content-Type-Options": "nosniff"})


def envoye(request: HttpRequest, chez: Chez, echange: Echange) -> HttpResponse:
    """Say so, and show the conversation."""
    messages.success(request, gettext("Votre message est envoyé."))
    return redirect(chez.adresse("mon_echange", echange.pk))


def _ouvrir(request: HttpRequest, chez: Chez, form: PremierMessageForm) -> Echange | None:
    """Open a conversation; None when the form says why not."""
    propos, le = propos_de(request, form, form.cleaned_data["texte"]), aujourdhui(request)
    if propos is None:
        return None
    sujet = Sujet(form.cleaned_data["sujet"])
    try:
        with chez.auteur(le) as par:
            return services.ecrire(chez.demande, form.choisi, sujet, propos, mandat=chez.mandat, par=par, le=le)
    except (services.EchangeRefuse, DroitRefuse) as refus:
        _dire(form, refus)
        return None


def _poursuivre(request: HttpRequest, chez: Chez, echange: Echange, form: MessageForm) -> Echange | None:
    propos, le = propos_de(request, form, form.cleaned_data["texte"]), aujourdhui(request)
    if propos is None:
        return None
    try:
        with chez.auteur(le) as par:
            return services.poursuivre(echange, propos, par=par, le=le)
    except (services.EchangeRefuse, DroitRefuse) as refus:
        _dire(form, refus)
        return None


def _dire(form: MessageForm, refus: Any) -> None:
    champ = getattr(refus, "champ", "")
    form.add_error(champ if champ in form.fields else None, refus.motif)


def _ligne(chez: Chez, echange: Echange) -> dict[str, Any]:
    url, porte = chez.adresse("mon_echange", echange.pk), PORTES[Etat(echange.etat)]
    return {"echange": echange, "url": url, "porte": porte}


def _parole(chez: Chez, parole: Parole) -> dict[str, Any]:
    """Return a message with the addresses of the pictures of its files."""
    fichiers = [
        {
            "fichier": lu.fichier,
            "images": [chez.adresse("mon_fichier_joint", lu.fichier.pk, page) for page in lu.pages],
            "dit": lu.dit,
        }
        for lu in parole.fichiers
    ]
    dits = {"qui": parole.qui, "quand": parole.quand, "est_du_foyer": parole.est_du_foyer}
    return dits | {"message": parole.message, "fichiers": fichiers}


def _guichets(chez: Chez) -> list[Any]:
    ici = territoire_du_foyer(chez.demande)
    return list(guichets_de(ici)[:GUICHETS_MONTRES]) if ici else []
