"""One candidate of a dwelling before the commission: what stands, what may be typed, what was voted before."""

from datetime import date
from typing import Any

from seuil.acteurs.models import Agent
from seuil.commissions import acces
from seuil.commissions.courriers import heure_ecrite, motif_ecrit, piece_ecrite, report_ecrit
from seuil.commissions.etats import Etat as EtatSeance
from seuil.commissions.forms import DecisionForm, ReportForm
from seuil.commissions.models import Decision, Membre, Point, Report
from seuil.commissions.requetes import premieres_ailleurs, votes_anterieurs
from seuil.designations.etats import Etat
from seuil.designations.models import Candidature
from seuil.socle.design.mesures import date_longue


def fiche(
    lu: Point,
    candidat: Candidature,
    voix: list[Membre],
    *,
    agent: Agent,
    ouverte: bool,
    le: date,
    decision: DecisionForm | None = None,
    report: ReportForm | None = None,
) -> dict[str, Any]:
    """Return what the page shows of a candidate; ``decision`` and ``report`` are what was typed and refused."""
    prise: Decision | None = getattr(candidat, "decision", None)
    ici = prise is None or prise.point_id == lu.pk
    attendu = ouverte and ici and candidat.etat in (Etat.INSCRITE, Etat.DECIDEE, Etat.REPORTEE)
    ailleurs = [str(autre.point) for autre in premieres_ailleurs(candidat)] if attendu else []
    votes = votes_anterieurs(lu, candidat).count()
    commun: dict[str, Any] = {"prefix": f"c{candidat.pk}", "le": lu.seance.le}
    vide = DecisionForm(electeurs=voix, corrige=prise, cumule=bool(ailleurs), votes=votes, **commun)
    return {
        "candidat": candidat,
        "nom": str(candidat.demande.titulaire),
        "legende": f"Vote pour {candidat.demande.titulaire}",
        "a_decider": attendu and candidat.etat == Etat.INSCRITE,
        "a_corriger": attendu and candidat.etat != Etat.INSCRITE,
        "decision": decision or vide,
        "corrige_ouvert": decision is not None and prise is not None,
        "report": report or ReportForm(**commun),
        "report_ouvert": report is not None,
        "ailleurs": ailleurs,
        **_ce_qui_est_dit(lu, candidat, prise, ici=ici),
        **_a_relire(lu, prise if ici else None, agent),
    }


def _ce_qui_est_dit(lu: Point, candidat: Candidature, prise: Decision | None, *, ici: bool) -> dict[str, Any]:
    """Return what was recorded for the candidate: the decision, the postponement, the votes that do not stand."""
    reporte = _reporte(lu, candidat)
    return {
        "prise": _decision_prise(prise, ici=ici) if prise else None,
        "reporte": reporte,
        "revenir": "Reprendre l’examen" if reporte else "Annuler cette décision",
        "anterieurs": [
            {"heure": heure_ecrite(anterieur.a), "dit": str(anterieur), "scrutin": anterieur.scrutin}
            for anterieur in votes_anterieurs(lu, candidat)
        ],
    }


def _a_relire(lu: Point, prise: Decision | None, agent: Agent) -> dict[str, Any]:
    """Return the free words that await another reader, and whether this agent may be that one."""
    attend = prise is not None and bool(prise.mots) and prise.mots_acceptes_le is None
    return {
        "a_relire": attend and lu.seance.etat == EtatSeance.OUVERTE,
        "peut_relire": prise is not None and acces.peut_relire(agent, prise).est_oui,
        "mots": prise.mots if prise else "",
    }


def _decision_prise(prise: Decision, *, ici: bool) -> dict[str, Any]:
    """Return the decision that stands, in words, with its count."""
    return {
        "cle": prise.pk,
        "mot": prise.proposition,
        "quand": f"Voté à {heure_ecrite(prise.votee_a)}" if ici else f"Séance du {date_longue(prise.point.seance.le)}",
        "pour": len(prise.pour),
        "contre": len(prise.contre),
        "abstention": len(prise.abstention),
        "preponderante": "Voix prépondérante du maire" if prise.voix_preponderante else "",
        "detail": _detail(prise),
        "cumul": prise.cumul,
    }


def _detail(prise: Decision) -> str:
    if prise.condition_avant_le:
        return f"{piece_ecrite(prise)}, avant le {date_longue(prise.condition_avant_le)}."
    return motif_ecrit(prise)


def _reporte(lu: Point, candidat: Candidature) -> dict[str, str] | None:
    report = Report.objects.filter(point=lu, candidature=candidat).first()
    return {"heure": heure_ecrite(report.a), "motif": report_ecrit(report)} if report else None
