"""Search the demands one may see."""

import re
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture
from seuil.demandes import acces
from seuil.demandes.forms.recherche import RechercheForm
from seuil.demandes.models import Demande, DemandeQuerySet
from seuil.journal.models import Motif
from seuil.regles.ecriture import compte
from seuil.regles.numero_unique import LONGUEUR
from seuil.socle.cle import cle
from seuil.socle.telephones import lire_ou_rien

PAR_PAGE = 20
PAGES_MAXIMUM = 100
_NUMERO = re.compile(rf"[0-9][0-9AB]{{2}}[0-9A-Z]{{0,{LONGUEUR - 3}}}")


@require_safe
@agent_requis
def liste(request: Requete) -> HttpResponse:
    """The demands of the agent's perimeter, the latest first."""
    form = RechercheForm(request.GET or None)
    trouvees = acces.visibles_par(request.agent)
    if form.is_bound and form.is_valid():
        trouvees = _filtrer(trouvees, **form.cleaned_data)
    total = trouvees.count()
    bornees = trouvees.order_by("-recue_le", "-pk")[: PAR_PAGE * PAGES_MAXIMUM]
    lisibles = bornees.prefetch_related("personnes", "souhaits__commune")
    page = Paginator(lisibles, PAR_PAGE).get_page(request.GET.get("page"))
    legende = compte(total, "demande", "demandes") + ", les plus récentes d’abord"
    noter_lecture(request, Motif.RECHERCHE if form.is_bound else Motif.LISTE, [lue.numero_unique for lue in page])
    contexte = {"form": form, "page": page, "legende": legende, "lignes": [_ligne(demande) for demande in page]}
    return render(request, "demandes/gestion/liste.html", contexte, status=422 if form.errors else 200)


def _filtrer(demandes: DemandeQuerySet, *, q: str, commune: Any) -> DemandeQuerySet:
    if commune is not None:
        demandes = demandes.filter(pk__in=Demande.objects.filter(souhaits__commune=commune).values("pk"))
    if not q:
        return demandes
    compact, telephone = "".join(q.split()).upper(), lire_ou_rien(q)
    if _NUMERO.fullmatch(compact) or telephone:
        return demandes.filter(_numero(compact) | _telephone(telephone))
    titulaires = Q()
    for mot in q.split():
        titulaires &= Q(titulaires__cle__contains=cle(mot))
    return demandes.filter(pk__in=Demande.objects.filter(titulaires).values("pk"))


def _numero(compact: str) -> Q:
    return Q(numero_unique__startswith=compact) if _NUMERO.fullmatch(compact) else Q(pk=None)


def _telephone(telephone: str) -> Q:
    """Find by the number declared; that of a protected household tells nothing to who types it."""
    return Q(telephone=telephone, est_protegee=False) if telephone else Q(pk=None)


def _ligne(demande: Demande) -> dict[str, Any]:
    """Return what a list may say: never a situation the law protects."""
    return {
        "numero": demande.numero_unique,
        "url": reverse("gestion:demande", args=[demande.numero_unique]),
        "nom": str(demande.titulaire),
        "recue_le": demande.recue_le,
        "communes": ", ".join(str(souhait.commune) for souhait in demande.souhaits.all()),
        "types": ", ".join(demande.types),
        "personnes": len(demande.personnes.all()),
        "etat": demande.get_etat_display(),
    }
