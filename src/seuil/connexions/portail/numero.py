"""The household's door: its numéro unique and the access code it received, and nothing weaker."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from seuil.connexions.forms import MenageForm
from seuil.connexions.parcours import Refus, essayer
from seuil.connexions.portail.entree import entrer
from seuil.demandes import codes
from seuil.demandes.models import Demande

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
    """Sign in with the number and the access code."""
    form = MenageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        demande = _reconnaitre(request, form)
        if demande is not None:
            entrer(request, demande)
            return redirect("ma_demande")
    return render(request, "connexions/portail.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def quitter(request: HttpRequest) -> HttpResponse:
    """Forget everything on this device."""
    request.session.flush()
    return redirect("accueil")


def _reconnaitre(request: HttpRequest, form: MenageForm) -> Demande | None:
    """Return the demand; a number that does not exist is answered the same, as slowly, and counts the same."""
    numero, code = form.cleaned_data["numero"], form.cleaned_data["code"]

    def reconnaitre() -> Demande | None:
        demande = Demande.objects.filter(numero_unique=numero).first()
        return demande if codes.correspond(code, demande.code_acces if demande else "") else None

    return essayer(request, form, f"menage {numero}", reconnaitre, REFUS)
