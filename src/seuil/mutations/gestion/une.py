"""One tenant who asks for another dwelling: what it declared, the landlord's answer."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from seuil.acteurs.gestion import Requete, agent_requis, refus_dits
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.demandes.models import Demande
from seuil.journal.models import Motif
from seuil.mutations import acces, services
from seuil.mutations.etats import Etat
from seuil.mutations.faits import logement_reconnu, mois_d_attente, occupation, raisons
from seuil.mutations.forms import EcarterForm, ReconnaitreForm
from seuil.mutations.gestion.liste import etat_dit, pieces_dites
from seuil.mutations.models import Location
from seuil.mutations.requetes import location_de
from seuil.regles.ecriture import compte
from seuil.socle.design.mesures import date_longue
from seuil.socle.droits import exiger

RECONNAITRE, ECARTER = "reconnaitre", "ecarter"


@require_http_methods(["GET", "HEAD", "POST"])
@agent_requis
def mutation(request: Requete, numero: str) -> HttpResponse:
    """Show the household and its dwelling, then take the answer: our tenant, of which dwelling, or not ours."""
    exiger(acces.peut_suivre_les_locataires(request.agent))
    demande = demande_lue(request, numero, Motif.DOSSIER, lisibles=acces.locataires_de(request.agent))
    geste, saisie = request.POST.get("geste", ""), request.POST if request.method == "POST" else None
    dits: dict[str, Any] = {"bailleur": request.agent.organisme, "le": request.aujourdhui}
    dits["minimum"] = demande.titulaire.naissance
    reconnaitre = ReconnaitreForm(saisie if geste == RECONNAITRE else None, **dits)
    ecarter = EcarterForm(saisie if geste == ECARTER else None)
    form = {RECONNAITRE: reconnaitre, ECARTER: ecarter}.get(geste)
    if form is not None and form.is_valid():
        with refus_dits(form, services.ReconnaissanceRefusee):
            messages.success(request, _repondre(request, demande, geste, form.cleaned_data))
            return redirect("gestion:mutations")
    contexte: dict[str, Any] = {"fautif": form if form is not None and form.errors else None, "ecarter": ecarter}
    contexte |= {"reconnaitre": reconnaitre, **_ou_en_est(demande, request.aujourdhui)}
    return render(request, "mutations/gestion/mutation.html", contexte, status=200 if saisie is None else 422)


def _ou_en_est(demande: Demande, le: date) -> dict[str, Any]:
    """Return where the tenancy stands, and what may still be answered."""
    location = location_de(demande)
    return {
        "demande": demande,
        "location": location,
        "fiche": _fiche(demande, location, le),
        "lue": occupation(demande, logement_reconnu(location), le),
        "etat": etat_dit(location),
        "peut_reconnaitre": location is None or location.etat != Etat.RECONNUE,
        "peut_ecarter": location is None or location.etat != Etat.ECARTEE,
    }


def _repondre(request: Requete, demande: Demande, geste: str, dit: dict[str, Any]) -> str:
    par, le = request.agent, request.aujourdhui
    if geste == ECARTER:
        services.ecarter_le_locataire(demande, **dit, par=par, le=le)
        return "C’est noté. Le foyer lit votre raison, et peut vous répondre."
    services.reconnaitre_le_locataire(demande, **dit, par=par, le=le)
    return "Locataire reconnu. Vos logements gardés pour les mutations lui sont ouverts, et le foyer est prévenu."


def _fiche(demande: Demande, location: Location | None, le: date) -> list[tuple[str, Any]]:
    """Return what the landlord may read: never where a household that hides lives, nor a protected reason."""
    depuis = demande.occupation_depuis
    dite = [
        ("Logement déclaré", f"{pieces_dites(demande)}, {_surface(demande)}"),
        ("Y vivent", compte(demande.nb_occupants, "personne", "personnes")),
        ("Y habite depuis", date_longue(depuis) if depuis else "Non dit"),
        ("Demande reçue", f"le {date_longue(demande.recue_le)}, il y a {_mois(demande, le)}"),
        ("Motifs", raisons(demande) or "Non dits"),
        ("Types souhaités", ", ".join(demande.types)),
        ("Vous a prévenu", _prevenu(location)),
    ]
    if location and location.etat == Etat.RECONNUE and location.logement and location.bail_depuis:
        loue = f"{location.logement.reference}, {location.logement.type}, {location.logement.programme}"
        dite.append(("Locataire reconnu", f"{loue}, bail depuis le {date_longue(location.bail_depuis)}"))
    return dite


def _surface(demande: Demande) -> str:
    return f"{demande.surface} m²" if demande.surface else "surface non dite"


def _mois(demande: Demande, le: date) -> str:
    return compte(mois_d_attente(demande, le), "mois", "mois")


def _prevenu(location: Location | None) -> str:
    if location is None or location.prevenu_le is None:
        return "Non : le foyer vous nomme dans sa demande"
    return f"le {date_longue(location.prevenu_le)}"
