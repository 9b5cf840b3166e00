"""The tenants of one's landlord who ask for another dwelling: how theirs is occupied, since when they wait, why."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture
from seuil.demandes.models import Demande
from seuil.journal.models import Motif
from seuil.mutations import acces
from seuil.mutations.etats import Etat
from seuil.mutations.faits import logement_reconnu, mois_d_attente, occupation, raisons
from seuil.mutations.models import Location
from seuil.mutations.requetes import par_demande
from seuil.regles.ecriture import compte
from seuil.socle.droits import exiger

PAR_PAGE = 20
JAMAIS = ("À reconnaître", "neutre")
PORTES = {
    Etat.A_RECONNAITRE: ("À reconnaître", "attendu"),
    Etat.RECONNUE: ("Reconnu", "acquis"),
    Etat.ECARTEE: ("Pas locataire", "neutre"),
    Etat.CONTESTEE: ("A répondu", "attendu"),
}


@require_safe
@agent_requis
def mutations(request: Requete) -> HttpResponse:
    """The oldest demands first; nothing protected is told here."""
    exiger(acces.peut_suivre_les_locataires(request.agent))
    trouvees = acces.locataires_de(request.agent).order_by("recue_le", "pk").prefetch_related("personnes")
    page = Paginator(trouvees, PAR_PAGE).get_page(request.GET.get("page"))
    lues = list(page)
    assert request.agent.organisme is not None
    dites = par_demande(request.agent.organisme, lues)
    noter_lecture(request, Motif.LISTE, [lue.numero_unique for lue in lues])
    lignes = [_ligne(lue, dites.get(lue.pk), request.aujourdhui) for lue in lues]
    return render(request, "mutations/gestion/mutations.html", {"page": page, "lignes": lignes})


def _ligne(demande: Demande, location: Location | None, le: date) -> dict[str, Any]:
    logement = logement_reconnu(location)
    mot, porte = etat_dit(location)
    return {
        "numero": demande.numero_unique,
        "nom": str(demande.titulaire),
        "url": reverse("gestion:mutation", args=[demande.numero_unique]),
        "taille": logement.type if logement else pieces_dites(demande),
        "occupants": compte(demande.nb_occupants, "personne", "personnes"),
        "reference": logement.reference if logement else "",
        "occupation": occupation(demande, logement, le),
        "attente": compte(mois_d_attente(demande, le), "mois", "mois"),
        "raisons": raisons(demande),
        "mot": mot,
        "porte": porte,
        "prevenu_le": location.prevenu_le if location else None,
    }


def etat_dit(location: Location | None) -> tuple[str, str]:
    """Return where a tenancy stands, in the words of the landlord's agents, and its door."""
    return PORTES[Etat(location.etat)] if location else JAMAIS


def pieces_dites(demande: Demande) -> str:
    """Return the rooms that the household declared."""
    return compte(demande.pieces, "pièce", "pièces") if demande.pieces else "Taille non dite"
