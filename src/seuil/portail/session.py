"""The household's session: its numéro unique and the access code it received, and nothing weaker."""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from seuil.demandes import codes
from seuil.demandes.models import Demande
from seuil.demandes.portail import ouvrir_la_session
from seuil.portail.forms import ConnexionForm

ESSAIS, PAUSE_SECONDES = 5, 900
REFUS = (
    "Ce numéro et ce code ne vont pas ensemble. Relisez-les sur ce que vous avez noté. Si le code est perdu, "
    "un guichet d’enregistrement vous en donne un nouveau, sur place, avec une pièce d’identité."
)
TROP = "Trop d’essais. Attendez un quart d’heure, ou allez à un guichet d’enregistrement avec une pièce d’identité."


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
        elif (demande := _demande(numero, code)) is not None:
            cache.delete(cle)
            request.session.cycle_key()
            ouvrir_la_session(request, demande)
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


def _demande(numero: str, code: str) -> Demande | None:
    demande = Demande.objects.filter(numero_unique=numero).first()
    return demande if codes.correspond(code, demande.code_acces if demande else "") else None
