"""Where the phone operator says what became of an SMS: an address that only it knows."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from seuil.acteurs.auteurs import Systeme
from seuil.envois.liens import jeton_des_rapports
from seuil.envois.retours.sms import lire_rapports
from seuil.envois.services import noter_un_rapport
from seuil.territoires.portail import partout


@csrf_exempt
@require_POST
@partout
def rapports_sms(request: HttpRequest, jeton: str) -> HttpResponse:
    """Keep what is reported; told twice, or of an unknown message, it changes nothing and is answered the same."""
    if not constant_time_compare(jeton, jeton_des_rapports()):
        raise Http404
    for rapport in lire_rapports(request.body):
        noter_un_rapport(rapport, par=Systeme(), maintenant=timezone.now())
    return HttpResponse(status=204)
