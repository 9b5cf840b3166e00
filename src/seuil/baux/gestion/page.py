"""The page of a dwelling's ranked attributions, and what may be fetched from it."""

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from seuil.acteurs.gestion import Requete, noter_lecture
from seuil.baux import acces, faits
from seuil.baux.etats import EN_COURS, Etat
from seuil.baux.forms import OffrirForm, PassageForm
from seuil.baux.gestion.lignes import AUTRES_VOIES, Ligne, ligne, passage, silence
from seuil.baux.models import Bail, Offre
from seuil.baux.requetes import prochaine_attribution
from seuil.commissions.models import Decision
from seuil.commissions.requetes import attributions as attributions_de
from seuil.journal.models import Motif
from seuil.patrimoine.acces import visibles_par
from seuil.patrimoine.etats import Etat as EtatVacance
from seuil.patrimoine.forms import ActeForm
from seuil.patrimoine.models import Vacance
from seuil.regles.conditions import juger_l_offre


def vacance_de(request: Requete, pk: int) -> Vacance:
    """Return a vacancy of the agent's own landlord, else 404."""
    siennes = visibles_par(request.agent).filter(logement__programme__bailleur=request.agent.organisme)
    return get_object_or_404(siennes, pk=pk)


def offre_de(request: Requete, pk: int) -> Offre:
    """Return an offer of the agent's own landlord, else 404."""
    return get_object_or_404(acces.visibles_par(request.agent).select_related("courrier"), pk=pk)


def attribution_de(request: Requete, pk: int) -> Decision:
    """Return an attribution of a dwelling of the agent's own landlord, else 404."""
    decisions = Decision.objects.filter(point__vacance__in=visibles_par(request.agent)).select_related(
        "candidature__demande", "point__seance", "point__vacance__logement__programme"
    )
    decision: Decision = get_object_or_404(decisions, pk=pk)
    vacance_de(request, decision.point.vacance_id)
    return decision


def montrer(
    request: Requete, vacance: Vacance, *, acte: Form | None = None, passer: PassageForm | None = None
) -> HttpResponse:
    """Show each rank, where its offer stands, and the one thing to do next."""
    lues = acces.visibles_par(request.agent).filter(vacance=vacance).select_related("courrier").order_by("pk")
    offres = {
        offre.decision_id: offre for offre in lues.prefetch_related("courrier__remises", "reponses_recues__accuse")
    }
    decisions = attributions_de(vacance).select_related("passage", "point__seance", "point__vacance")
    lignes = [ligne(decision, offres.get(decision.pk)) for decision in decisions]
    noter_lecture(request, Motif.OFFRE, [lue.demande.numero_unique for lue in lignes])
    courante = next((offre for offre in offres.values() if offre.etat in EN_COURS), None)
    contexte = {
        "vacance": vacance,
        "acte": acte or ActeForm(),
        "passer": passer or PassageForm(),
        "offrir": acte if isinstance(acte, OffrirForm) else OffrirForm(),
        "lignes": lignes,
        "peut_offrir": acces.peut_offrir(request.agent, vacance).est_oui,
        "bail": Bail.objects.filter(offre__vacance=vacance).select_related("courrier", "demande").first(),
        "autres_voies": AUTRES_VOIES,
        **_courante(courante, lignes, request),
        **_prochaine(None if courante else prochaine_attribution(vacance), vacance, lignes),
    }
    refuse = bool((acte and acte.errors) or (passer and passer.errors))
    return render(request, "baux/gestion/attributions.html", contexte, status=422 if refuse else 200)


def _courante(offre: Offre | None, lignes: list[Ligne], request: Requete) -> dict[str, Any]:
    """Return what may be done of the offer in progress."""
    if offre is None or offre.etat == Etat.ACCEPTEE:
        return {"attendue": None, "acceptee": offre, "silence": None, "passage": None, "remise": ""}
    remise = next(lue.remise for lue in lignes if lue.offre == offre)
    le = request.aujourdhui
    return {
        "attendue": offre,
        "acceptee": None,
        "silence": silence(offre, le),
        "passage": passage(offre, le),
        "remise": remise,
    }


def _prochaine(decision: Decision | None, vacance: Vacance, lignes: list[Ligne]) -> dict[str, Any]:
    """Return the rank whose turn it is, with what holds it."""
    if decision is None or vacance.etat != EtatVacance.ATTRIBUEE:
        return {"prochaine": None, "retenue": "", "ailleurs": ""}
    libre = juger_l_offre(faits.condition(decision))
    ailleurs = next((lue.ailleurs for lue in lignes if lue.decision == decision), "")
    return {"prochaine": decision, "retenue": "" if libre.est_oui else libre.motif, "ailleurs": ailleurs}
