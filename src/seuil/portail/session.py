"""The household's session: its numéro unique and the access code it received, and nothing weaker."""

from django.contrib.auth.hashers import check_password, make_password
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from seuil.demandes.models import Demande
from seuil.portail.forms import ConnexionForm

ESSAIS, PAUSE_SECONDES = 5, 900
REFUS = "Ce numéro et ce code ne vont pas ensemble. Relisez-les sur votre page d’inscription, ou appelez un guichet."
TROP = "Trop d’essais. Attendez un quart d’heure, ou appelez un guichet."


@require_http_methods(["GET", "POST"])
def connexion(request: HttpRequest) -> HttpResponse:
    """Sign in with the number and the access code; five tries, then a pause."""
    form = ConnexionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        numero, code = form.cleaned_data["numero"], form.cleaned_data["code"]
        cle = f"connexion-{numero}"
        essais = cache.get(cle, 0)
        if essais >= ESSAIS:
            form.add_error("code", TROP)
        elif _est_le_bon(numero, code):
            cache.delete(cle)
            request.session.cycle_key()
            request.session["numero_unique"] = numero
            return redirect("ma_demande")
        else:
            cache.set(cle, essais + 1, PAUSE_SECONDES)
            form.add_error("code", REFUS)
    return render(request, "portail/connexion.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def quitter(request: HttpRequest) -> HttpResponse:
    """Forget everything on this device."""
    request.session.flush()
    return redirect("accueil")


def _est_le_bon(numero: str, code: str) -> bool:
    demande = Demande.objects.filter(numero_unique=numero).first()
    if demande is None or not demande.code_acces:
        make_password(code)  # as long as a real check: the answer's delay must not say that the number exists
        return False
    return check_password(code, demande.code_acces)
