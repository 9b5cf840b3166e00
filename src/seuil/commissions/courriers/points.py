"""What the minutes say of each dwelling: its candidates, what was voted, put off, passed over."""

from seuil.commissions import faits
from seuil.commissions.courriers.lettres import est_classee_par_une_grille
from seuil.commissions.courriers.mots import (
    article_du_motif,
    conditions_ecrites,
    heure_ecrite,
    logement_ecrit,
    motif_en_bref,
    report_en_bref,
)
from seuil.commissions.models import ATTRIBUANT, Decision, Membre, Point, Report
from seuil.commissions.requetes import candidats, premieres_ailleurs
from seuil.courriers.contextes import (
    CandidatDuProcesVerbal,
    Paire,
    PointDuProcesVerbal,
    RangPasse,
    ReportDuProcesVerbal,
)
from seuil.courriers.contextes import VoteAnterieur as VoteEcrit
from seuil.designations.requetes import rangs_passes, rassembler
from seuil.regles.decisions import candidats_suffisants
from seuil.socle.design.mesures import euros
from seuil.territoires.requetes import delais_ici

COTATION = "La note de la grille publiée a servi à classer les candidats ; la commission a décidé."


def point_ecrit(point: Point) -> PointDuProcesVerbal:
    """Return what the minutes say of a dwelling of the session."""
    logement, decisions = point.vacance.logement, _decisions(point)
    reports = list(point.reports.select_related("candidature__demande"))
    examinees, derogation = _nombre(point)
    actes: list[Decision | Report] = [*decisions, *reports]
    return PointDuProcesVerbal(
        logement=logement_ecrit(logement),
        details=f"{logement.get_financement_display()}, loyer {euros(logement.loyer)}, "
        f"charges {euros(logement.charges)}.",
        reservataire=f"Désignation : {point.vacance.reservataire}." if point.vacance.reservataire else "",
        examinees=examinees,
        derogation=derogation,
        quorum=" ".join(dict.fromkeys(acte.quorum for acte in actes)),
        electorat=_electorat(decisions),
        deports=[(str(deport.membre), deport.motif) for deport in point.deports.select_related("membre")],
        cotation=COTATION if any(est_classee_par_une_grille(decision.candidature) for decision in decisions) else "",
        candidats=[_candidat(decision) for decision in decisions],
        votes_anterieurs=_votes_anterieurs(point),
        reports=[_report(report) for report in reports],
        rangs_passes=_rangs_passes(point),
        cumuls=_cumuls(decisions),
        report="",
    )


def _cumuls(decisions: list[Decision]) -> list[Paire]:
    """Return the households still first elsewhere, with what was said of it at the vote."""
    dits = [decision for decision in decisions if decision.cumul and premieres_ailleurs(decision.candidature)]
    return [(decision.candidature.demande.numero_unique, decision.cumul) for decision in dits]


def _report(report: Report) -> ReportDuProcesVerbal:
    numero = report.candidature.demande.numero_unique
    return ReportDuProcesVerbal(numero=numero, heure=heure_ecrite(report.a), motif=report_en_bref(report))


def _rangs_passes(point: Point) -> list[RangPasse]:
    dits = [dit for passes in rangs_passes(point.vacance).values() for dit in rassembler(passes)]
    return [RangPasse(rang=dit.rangs, numero=dit.numero, motif=dit.motif) for dit in dits]


def _nombre(point: Point) -> tuple[str, str]:
    """Return how many demands were examined, and what dispensed with the minimum when they were fewer."""
    examinees = candidats(point).count()
    regles = delais_ici(point.vacance.logement.programme.commune, point.seance.le)
    suffisant = candidats_suffisants(faits.candidatures(point, examinees), regles)
    motif = " ".join(filter(None, [suffisant.motif, point.motif_insuffisance]))
    return str(examinees), motif if examinees < regles.candidats_minimum else ""


def _decisions(point: Point) -> list[Decision]:
    lues = point.decisions.select_related("candidature__demande", "point__seance")
    return list(lues.prefetch_related("candidature__demande__personnes").order_by("rang", "candidature__rang"))


def _electorat(decisions: list[Decision]) -> list[str]:
    """Return who had a voice for this dwelling, present or represented, at one of its votes."""
    voix = {cle for decision in decisions for cle in (*decision.pour, *decision.contre, *decision.abstention)}
    return [str(membre) for membre in Membre.objects.filter(pk__in=voix).order_by("pk")]


def _votes_anterieurs(point: Point) -> list[VoteEcrit]:
    return [
        VoteEcrit(
            numero=vote.candidature.demande.numero_unique,
            heure=heure_ecrite(vote.a),
            proposition=vote.proposition,
            scrutin=vote.scrutin,
            issue=vote.get_issue_display(),
        )
        for vote in point.votes_anterieurs.select_related("candidature__demande")
    ]


def _candidat(decision: Decision) -> CandidatDuProcesVerbal:
    demande = decision.candidature.demande
    return CandidatDuProcesVerbal(
        numero=demande.numero_unique,
        initiales=demande.titulaire.initiales,
        points=str(decision.candidature.score) if est_classee_par_une_grille(decision.candidature) else "",
        pour=len(decision.pour),
        contre=len(decision.contre),
        abstention=len(decision.abstention),
        preponderante="voix du maire" if decision.voix_preponderante else "",
        decision=decision.proposition,
        motif=motif_en_bref(decision),
        motif_de_droit="" if decision.nature in ATTRIBUANT else article_du_motif(decision),
        conditions=conditions_ecrites(decision),
        heure=heure_ecrite(decision.votee_a),
    )
