"""One dwelling before the commission: the candidates side by side, what is decided, what can be put to the vote."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture
from seuil.commissions import acces, faits
from seuil.commissions.etats import Etat
from seuil.commissions.forms import DecisionForm, DeportForm, InsuffisanceForm, ReportForm
from seuil.commissions.gestion.face_a_face import comparer
from seuil.commissions.gestion.fiches import fiche
from seuil.commissions.models import Point
from seuil.commissions.requetes import candidats, electeurs, points
from seuil.designations.models import Candidature
from seuil.designations.requetes import rangs_passes
from seuil.journal.models import Motif
from seuil.regles.commission import a_voix_deliberative, quorum
from seuil.regles.decisions import candidats_suffisants
from seuil.regles.ecriture import compte
from seuil.socle.design.tableau import Colonne
from seuil.territoires.requetes import delais_ici

NOTE = "Ce qui était connu le jour de la désignation ; les documents, ce qui est au dossier aujourd’hui."


@require_safe
@agent_requis
def point(request: Requete, pk: int) -> HttpResponse:
    """The candidates of a dwelling, and what is decided so far."""
    return montrer(request, visible(request, pk))


def visible(request: Requete, pk: int) -> Point:
    """Return a dwelling of an agenda that the agent may read, or answer 404."""
    visibles = Point.objects.filter(seance__in=acces.visibles_par(request.agent))
    return get_object_or_404(
        visibles.select_related(
            "seance__commission__bailleur", "seance__preside_par", "vacance__logement__programme__commune"
        ),
        pk=pk,
    )


def montrer(
    request: Requete,
    lu: Point,
    *,
    fautif: Candidature | None = None,
    decision: DecisionForm | None = None,
    report: ReportForm | None = None,
    deport: DeportForm | None = None,
    insuffisance: InsuffisanceForm | None = None,
) -> HttpResponse:
    """Render a dwelling, with the refusal that a form carries, at the candidate it concerns."""
    ouverte = lu.seance.etat == Etat.OUVERTE and acces.peut_tenir(request.agent, lu.seance.commission).est_oui
    presentes = list(
        candidats(lu).select_related("demande__commune", "decision__point__seance", "decision__redigee_par")
    )
    noter_lecture(request, Motif.COMMISSION, _numeros(lu, presentes))
    voix, saisies = electeurs(lu), {"decision": decision, "report": report}
    commun: dict[str, Any] = {"agent": request.agent, "ouverte": ouverte, "le": request.aujourdhui}
    fiches = [fiche(lu, candidat, voix, **commun, **_de(candidat, fautif, saisies)) for candidat in presentes]
    refuse = decision or report or deport or insuffisance
    contexte = {
        "point": lu,
        "seance": lu.seance,
        "fiches": fiches,
        "ouverte": ouverte,
        "form": refuse,
        "report_logement": report if report and fautif is None else ReportForm(le=lu.seance.le),
        "attendent": sum(candidat["a_decider"] for candidat in fiches),
        "deport": deport or DeportForm(membres=voix),
        "voix": compte(len(voix), "voix", "voix"),
        **_cote_a_cote(lu, presentes, request),
        **_tenue(lu),
        **_nombre(lu, len(presentes), insuffisance, request.aujourdhui),
        **_place(lu),
    }
    return render(request, "commissions/gestion/point.html", contexte, status=422 if refuse is not None else 200)


def _numeros(lu: Point, presentes: list[Candidature]) -> set[str]:
    """Return every demand that the page names: the candidates, and who was ranked before them and passed over."""
    passes = {passe.numero for dits in rangs_passes(lu.vacance).values() for passe in dits}
    return passes | {candidat.demande.numero_unique for candidat in presentes}


def _cote_a_cote(lu: Point, presentes: list[Candidature], request: Requete) -> dict[str, Any]:
    return {
        "logement": lu.vacance.logement,
        "colonnes_face": [Colonne("Critère"), *(Colonne(str(candidat.demande.titulaire)) for candidat in presentes)],
        "note_face": NOTE,
        "comparaison": comparer(presentes, lu, le=request.aujourdhui),
    }


def _de(candidat: Candidature, fautif: Candidature | None, saisies: dict[str, Any]) -> dict[str, Any]:
    return saisies if candidat == fautif else {}


def _tenue(lu: Point) -> dict[str, Any]:
    presence = quorum(faits.feuille(lu.seance, lu), faits.reglement(lu.seance.commission, lu.seance.le))
    return {
        "membres": _membres(lu),
        "quorum": presence,
        "mot_quorum": "Quorum atteint" if presence.est_oui else "Quorum non atteint",
        "preside_par": lu.seance.preside_par,
        "deports": list(lu.deports.select_related("membre")),
        "entendus": _entendus(lu),
    }


def _entendus(lu: Point) -> str:
    """Return the members here who are heard for this dwelling and do not vote on it (art. L441-2)."""
    feuille, logement = faits.feuille(lu.seance, lu), faits.logement(lu)
    ici = (membre for membre in feuille.membres if membre.code in feuille.presents)
    return ", ".join(str(membre) for membre in ici if not a_voix_deliberative(membre, logement))


def _nombre(lu: Point, examinees: int, saisie: InsuffisanceForm | None, le: date) -> dict[str, Any]:
    """Return whether enough demands are examined, what dispenses with the minimum, and the form that explains it."""
    regles = delais_ici(lu.vacance.logement.programme.commune, le)
    suffisant = candidats_suffisants(faits.candidatures(lu, examinees), regles)
    sous_le_minimum = examinees < regles.candidats_minimum
    return {"suffisant": suffisant, "sous_le_minimum": sous_le_minimum, "insuffisance": saisie or InsuffisanceForm()}


def _membres(lu: Point) -> list[dict[str, Any]]:
    """Return the electors of this dwelling, present or not: nobody else votes on it."""
    feuille, logement = faits.feuille(lu.seance, lu), faits.logement(lu)
    noms = {membre.code: str(membre) for membre in feuille.membres}
    lignes = []
    for membre in faits.membres(lu.seance):
        legal = faits.membre(membre)
        if not a_voix_deliberative(legal, logement):
            continue
        lignes.append(
            {
                "nom": str(membre),
                "qualite": membre.get_qualite_display(),
                "presence": _presence(legal.code, feuille, noms),
                "preside": membre == lu.seance.preside_par,
            }
        )
    return lignes


def _presence(code: str, feuille: Any, noms: dict[str, str]) -> str:
    if code in feuille.deportes:
        return "Se retire pour ce logement"
    if code in feuille.presents:
        return "Présent"
    porteur = feuille.pouvoirs.get(code)
    if porteur is None:
        return "Absent"
    return f"Pouvoir à {noms[porteur]}" if porteur in feuille.presents else f"Pouvoir à {noms[porteur]}, absent"


def _place(lu: Point) -> dict[str, Any]:
    """Return where this dwelling comes in the session, and the one to look at next."""
    ordre = list(points(lu.seance).values_list("pk", flat=True))
    place = ordre.index(lu.pk) + 1
    return {"place": f"Logement {place} sur {len(ordre)}", "suivant": ordre[place] if place < len(ordre) else None}
