"""Come in with a short code on a verified address, and have a new access code the same way (audit N2)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from seuil.acteurs.auteurs import Demandeur
from seuil.connexions.forms import NumeroForm
from seuil.connexions.parcours import MESURES, Refus, essayer
from seuil.connexions.portail.entree import CLE_ATTENDU, entrer
from seuil.connexions.services import TropDEssais, tenter
from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Usage
from seuil.contacts.requetes import verifies
from seuil.contacts.services import MINUTES, eprouver
from seuil.demandes.codes import Motif
from seuil.demandes.models import Demande
from seuil.demandes.portail import demandeur
from seuil.demandes.services import renouveler_code
from seuil.envois.forms import CodeRecuForm
from seuil.envois.services import demander_un_code, envoyer_un_code
from seuil.socle.middleware import aujourdhui
from seuil.socle.provenance import provenance
from seuil.socle.scelles import avec_cle, cle_de

PERSONNE = 0  # the key of no row
REFUS = Refus(
    _("Ce code ne va pas, ou il est trop vieux. Demandez-en un autre, ou entrez avec votre code d’accès."),
    _("%(essais)s essais ont échoué. Attendez %(minutes)s minutes, ou entrez avec votre code d’accès."),
    "code",
)
TROP = _("%(essais)s codes ont été demandés. Attendez %(minutes)s minutes.")


@require_http_methods(["GET", "HEAD", "POST"])
def recevoir_un_code(request: HttpRequest) -> HttpResponse:
    """Send a code to the verified address of a demand; the answer never says whether there is one."""
    form = NumeroForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        numero = form.cleaned_data["numero"]
        try:
            tenter(f"code {numero}", provenance(request), lambda: _envoyer(numero), maintenant=timezone.now())
        except TropDEssais:
            form.add_error("numero", str(TROP) % MESURES)
        else:
            request.session[CLE_ATTENDU] = numero
            return redirect("taper_le_code")
    contexte = {"form": form}
    return render(request, "connexions/recevoir_un_code.html", contexte, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def taper_le_code(request: HttpRequest) -> HttpResponse:
    """The code that came opens the demand."""
    numero = request.session.get(CLE_ATTENDU)
    if not numero:
        return redirect("recevoir_un_code")
    form = CodeRecuForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        demande = essayer(request, form, f"entrer {numero}", lambda: _entree(numero, code, Usage.ENTRER), REFUS)
        if demande is not None:
            entrer(request, demande)
            return redirect("ma_demande")
    contexte = {"form": form, "minutes": MINUTES}
    return render(request, "connexions/taper_le_code.html", contexte, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@demandeur
@avec_cle
def nouveau_code_d_acces(request: HttpRequest, demande: Demande) -> HttpResponse:
    """Ask for a code on the verified address, then type it: the former access code is dead."""
    contact = next(iter(verifies(demande)), None)
    form = CodeRecuForm(request.POST if "code" in request.POST else None)
    envoye = request.method == "POST" and "code" not in request.POST and contact is not None
    if envoye and contact is not None:
        envoyer_un_code(contact, Usage.CODE_ACCES, par=Demandeur(demande.numero_unique), maintenant=timezone.now())
    if form.is_bound and form.is_valid():
        numero, code = demande.numero_unique, form.cleaned_data["code"]
        if essayer(request, form, f"code_acces {numero}", lambda: _entree(numero, code, Usage.CODE_ACCES), REFUS):
            return _remplacer(request, demande)
    contexte = {"contact": contact, "form": form, "envoye": envoye or form.is_bound, "minutes": MINUTES}
    return render(request, "connexions/nouveau_code.html", contexte, status=422 if form.errors else 200)


def _remplacer(request: HttpRequest, demande: Demande) -> HttpResponse:
    renouveler_code(
        demande,
        motif=Motif.PERDU,
        cle=cle_de(request),
        est_prouve=True,
        par=Demandeur(demande.numero_unique),
        le=aujourdhui(request),
    )
    entrer(request, Demande.objects.get(pk=demande.pk))
    return redirect("bienvenue")


def _envoyer(numero: str) -> None:
    """Have it sent, and recognise nobody: each request counts as a try."""
    demander_un_code(numero, par=Demandeur(), maintenant=timezone.now())


def _entree(numero: str, code: str, usage: Usage) -> Demande | None:
    """Return the demand whose code it is; the same statements are sent for a number that nobody has."""
    demande = Demande.objects.filter(numero_unique=numero).first() or Demande(pk=PERSONNE)
    contact = next(iter(verifies(demande)), None) or Contact(pk=PERSONNE, demande=demande)
    est_bon = eprouver(contact, usage, code, par=Demandeur(), maintenant=timezone.now())
    return contact.demande if est_bon else None
