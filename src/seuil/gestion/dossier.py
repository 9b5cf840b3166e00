"""The file of a demand, whole: who asks, what for, what the law answers, what was done."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from seuil.acteurs.gestion import Requete, agent_requis
from seuil.baux.models import Offre
from seuil.commissions.models import Decision
from seuil.commissions.requetes import decision_rendue
from seuil.contacts import acces as contacts_acces
from seuil.cotation.gestion.notes import presenter
from seuil.cotation.requetes import anciennes, completer, notes_courantes
from seuil.courriers.models import Courrier
from seuil.demandes import acces
from seuil.demandes.etats import EN_COURS, Etat, MotifRadiation
from seuil.demandes.gestion.ouverture import demande_lue
from seuil.demandes.models import Demande
from seuil.demandes.requetes.identites import attendues_dites
from seuil.designations.etats import Etat as EtatCandidature
from seuil.designations.models import Candidature
from seuil.echanges.requetes.dossier import du_dossier as messages_du_dossier
from seuil.gestion import eligibilite, portrait
from seuil.instruction.acces import peut_reconnaitre
from seuil.instruction.requetes.dossier import papiers_du_dossier
from seuil.instruction.requetes.rectifications import corrigees
from seuil.journal import gestion as journal
from seuil.journal.models import Motif
from seuil.journal.requetes import consultations, histoire, lectures
from seuil.mutations import acces as mutations
from seuil.radiations import acces as radiations
from seuil.rendez_vous.requetes.dossier import du_dossier
from seuil.renouvellements import acces as renouvellements
from seuil.socle.design.mesures import date_longue

LECTURES_MONTREES = 10


@require_safe
@agent_requis
def demande(request: Requete, numero: str) -> HttpResponse:
    """Show the file; opening it is remembered, and the household sees it."""
    lue = demande_lue(request, numero, Motif.DOSSIER, lisibles=_lisibles(request))
    lue.vue_par = request.agent.pk
    completer(lue)
    tout_voir = acces.peut_voir_les_violences(request.agent)
    contexte = {
        "demande": lue,
        "recue": f"Reçue le {date_longue(lue.recue_le)}, {lue.guichet}",
        "reserve": "" if tout_voir.est_oui else tout_voir.motif,
        "identites": attendues_dites(lue),
        "relit": acces.peut_relire_l_identite(request.agent, lue).est_oui,
        **_actes_possibles(request, lue),
        **_faits(lue, tout_voir=tout_voir.est_oui),
        **eligibilite.ouverts(lue, tout_voir=tout_voir.est_oui, le=request.aujourdhui),
        **_notes(lue, le=request.aujourdhui, tout_voir=tout_voir.est_oui),
        "candidatures": _candidatures(lue),
        "papiers": papiers_du_dossier(request.agent, lue, request.aujourdhui),
        "corrections": corrigees(lue),
        **du_dossier(request.agent, lue, request.aujourdhui),
        **messages_du_dossier(request.agent, lue),
        "courriers": Courrier.objects.filter(numero_unique=numero).order_by("-pk"),
        "actes": journal.actes(histoire(numero)),
        "lectures": lectures(consultations(numero)[:LECTURES_MONTREES]),
    }
    return render(request, "gestion/demande.html", contexte)


def _lisibles(request: Requete) -> Any:
    return acces.visibles_par(request.agent).select_related("commune__epci", "guichet", "ressort", "piece_identite")


def _faits(lue: Demande, *, tout_voir: bool) -> dict[str, Any]:
    return {
        "personnes": portrait.personnes(lue),
        "logement": portrait.logement(lue),
        "ressources": portrait.ressources(lue),
        "souhaits": portrait.souhaits(lue),
        "contact": portrait.contact(lue),
        "motifs": portrait.motifs(lue, tout_voir=tout_voir),
    }


def _actes_possibles(request: Requete, lue: Demande) -> dict[str, Any]:
    lit_les_pieces = acces.peut_lire_les_pieces(request.agent).est_oui
    lit_le_formulaire = acces.peut_lire_le_formulaire(request.agent, lue).est_oui
    abandon = acces.peut_radier(request.agent, lue, motif=MotifRadiation.ABANDON)
    return {
        "peut_modifier": lue.etat in EN_COURS and acces.peut_modifier(request.agent, lue).est_oui,
        "peut_unir": acces.peut_dissocier(request.agent, lue).est_oui,
        "peut_separer": lue.titulaires.count() > 1 and acces.peut_dissocier(request.agent, lue).est_oui,
        "peut_renouveler_code": acces.peut_renouveler_code(request.agent, lue).est_oui,
        "peut_suivre_les_envois": contacts_acces.peut_proteger(request.agent, lue).est_oui,
        "peut_renouveler": lue.etat in EN_COURS and renouvellements.peut_renouveler(request.agent, lue).est_oui,
        "peut_reintegrer": lue.etat == Etat.RADIEE and acces.peut_reintegrer(request.agent, lue).est_oui,
        "peut_interroger": lue.etat in EN_COURS and radiations.peut_interroger(request.agent, lue).est_oui,
        "peut_prevenir_le_bailleur": lue.etat in EN_COURS
        and lue.est_une_mutation
        and mutations.peut_prevenir(request.agent, lue).est_oui,
        "peut_radier": lue.etat in EN_COURS and abandon.est_oui,
        "peut_trancher": lue.etat == Etat.RETENUE and acces.peut_trancher(request.agent, lue).est_oui,
        "peut_voir_la_piece": lit_les_pieces and lue.piece_identite_id is not None,
        "peut_voir_le_formulaire": lit_le_formulaire and lue.formulaire_id is not None,
        "peut_reconnaitre": lue.etat in EN_COURS and peut_reconnaitre(request.agent, lue).est_oui,
        "peut_ouvrir_l_adresse": lue.est_protegee and acces.peut_ouvrir_l_adresse(request.agent, lue).est_oui,
    }


def _notes(lue: Demande, *, le: date, tout_voir: bool) -> dict[str, Any]:
    courantes = notes_courantes(lue)
    passees = [
        (note.calculee_le, str(note.territoire), note.grille.version, note.total) for note in anciennes(lue, courantes)
    ]
    return {"notes": [presenter(note, le=le, tout_voir=tout_voir) for note in courantes], "anciennes": passees}


def _candidatures(lue: Demande) -> list[dict[str, Any]]:
    toutes = Candidature.objects.filter(demande=lue).select_related(
        "vacance__logement__programme__commune", "decision__point__seance"
    )
    offres = {offre.vacance_id: offre for offre in Offre.objects.filter(demande=lue).order_by("pk")}
    return [_candidature(candidature, offres.get(candidature.vacance_id)) for candidature in toutes.order_by("-pk")]


def _etat(candidature: Candidature, decision: Decision | None) -> str:
    """Return where a candidature stands: decided only once the session is closed."""
    en_seance = candidature.etat == EtatCandidature.DECIDEE and decision is None
    return str(EtatCandidature.INSCRITE.label) if en_seance else candidature.get_etat_display()


def _candidature(candidature: Candidature, offre: Offre | None) -> dict[str, Any]:
    decision = decision_rendue(candidature)
    rang = f", rang {decision.rang}" if decision and decision.rang else ""
    return {
        "logement": str(candidature.vacance.logement),
        "bailleur": str(candidature.vacance.bailleur),
        "rang": candidature.rang,
        "etat": _etat(candidature, decision),
        "score": candidature.score,
        "suite": f"{decision}{rang}" if decision else candidature.motif_retrait,
        "offre": offre.get_etat_display() if offre else "",
        "url": reverse("gestion:vacance", args=[candidature.vacance_id]),
    }
