"""The household's door: its numéro unique and the access code it received, and nothing weaker."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from seuil.connexions.forms import MenageForm
from seuil.connexions.parcours import Refus, essayer
from seuil.connexions.portail.entree import entrer, entrer_pour_le_foyer
from seuil.demandes import codes
from seuil.demandes.models import Demande
from seuil.mandats.models import Mandat
from seuil.mandats.requetes import est_un_code_de_mandat, mandat_du_code
from seuil.socle.middleware import aujourdhui

REFUS = Refus(
    _(
        "Ce numéro et ce code ne vont pas ensemble. Relisez-les sur ce que vous avez noté. Si le code est perdu, "
        "recevez-en un à votre adresse vérifiée. Sinon, un guichet d’enregistrement vous en donne un nouveau, "
        "sur place, avec une pièce d’identité."
    ),
    _(
        "%(essais)s essais ont échoué depuis cette connexion à Internet. Attendez %(minutes)s minutes, "
        "ou allez à un guichet d’enregistrement avec une pièce d’identité."
    ),
    "code",
)


@require_http_methods(["GET", "HEAD", "POST"])
def connexion(request: HttpRequest) -> HttpResponse:
    """Sign in with the number and the access code: the household's, or its own for who acts for it."""
    form = MenageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reconnu = _reconnaitre(request, form)
        if isinstance(reconnu, Mandat):
            entrer_pour_le_foyer(request, reconnu)
            return redirect("pour_un_foyer")
        if reconnu is not None:
            entrer(request, reconnu)
            return redirect("ma_demande")
    return render(request, "connexions/portail.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def quitter(request: HttpRequest) -> HttpResponse:
    """Forget everything on this device."""
    request.session.flush()
    return redirect("accueil")


def _reconnaitre(request: HttpRequest, form: MenageForm) -> Demande | Mandat | None:
    """Return the demand, or the mandate; a number that does not exist is answered the same, as slowly, counts the same.

    Both codes are tried on one account: five wrong ones in all.
    """
    numero, code = form.cleaned_data["numero"], form.cleaned_data["code"]

    def reconnaitre() -> Demande | Mandat | None:
        if est_un_code_de_mandat(code):
            return mandat_du_code(numero, code, aujourdhui(request))
        demande = Demande.objects.filter(numero_unique=numero).first()
        return demande if codes.correspond(code, demande.code_acces if demande else "") else None

    reconnu = essayer(request, form, f"menage {numero}", reconnaitre, REFUS)
    return reconnu if isinstance(reconnu, Demande | Mandat) else None
