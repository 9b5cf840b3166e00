"""The minutes of a session (art. R441-9; law-complements §3.2): numbers and initials, never a name of candidate."""

from datetime import time
from typing import Any

from seuil.commissions import faits
from seuil.commissions.courriers.lettres import est_classee_par_une_grille
from seuil.commissions.courriers.mots import (
    article_du_motif,
    conditions_ecrites,
    heure_ecrite,
    logement_ecrit,
    motif_en_bref,
    numero_ecrit,
    report_en_bref,
)
from seuil.commissions.models import ATTRIBUANT, Decision, Membre, Point, Report, Seance
from seuil.commissions.requetes import candidats, premieres_ailleurs
from seuil.courriers.contextes import (
    CandidatDuProcesVerbal,
    Paire,
    PointDuProcesVerbal,
    ProcesVerbal,
    RangPasse,
    ReportDuProcesVerbal,
)
from seuil.courriers.contextes import Membre as MembreEcrit
from seuil.courriers.contextes import VoteAnterieur as VoteEcrit
from seuil.designations.requetes import rangs_passes, rassembler
from seuil.regles.commission import portee_de_la_voix
from seuil.regles.decisions import candidats_suffisants
from seuil.socle.design.mesures import date_longue, euros
from seuil.territoires.requetes import delais_ici

COTATION = "La note de la grille publiée a servi à classer les candidats ; la commission a décidé."
PRESIDENT, A_SA_PLACE = "{nom}, qui préside la commission", "{nom}, qui préside la séance à la place de {president}"


def proces_verbal(seance: Seance, empreinte: str) -> ProcesVerbal:
    """Return the minutes of a session, as it was held."""
    ouverture = faits.quorum_a_l_ouverture(seance)
    return ProcesVerbal(
        date=(seance.close_le or seance.le).isoformat(),
        organisme=seance.commission.bailleur.nom,
        numero=numero_ecrit(seance),
        seance_le=date_longue(seance.le),
        convocation=_convocation(seance),
        ouverture=heure_ecrite(seance.ouverte_a),
        cloture=_cloture(seance),
        lieu=seance.lieu,
        presidence=_presidence(seance),
        reglement=seance.commission.reglement,
        membres=_membres(seance),
        mouvements=_mouvements(seance),
        quorum_atteint=ouverture.est_oui,
        quorum=ouverture.motif,
        points=[_point(point) for point in seance.points.select_related("vacance__reservataire", "seance__commission")],
        signataires=[f"{seance.preside_par}, présidence de la séance"],
        empreinte=empreinte,
    )


def _mouvements(seance: Seance) -> list[Paire]:
    """Return who came, who left, who took the chair after the opening, in the order of the hours."""
    dits = [
        (mouvement.a, f"{mouvement.membre} {'arrive' if mouvement.est_arrivee else 'part'}")
        for mouvement in seance.mouvements.select_related("membre")
    ]
    dits += [(time.fromisoformat(a), f"{nom} préside la suite de la séance") for a, nom in seance.presidences]
    return [(heure_ecrite(a), dit) for a, dit in sorted(dits, key=lambda connu: connu[0])]


def _convocation(seance: Seance) -> str:
    a = f" à {heure_ecrite(seance.heure)}" if seance.heure else ""
    return f"pour le {date_longue(seance.le)}{a}"


def _cloture(seance: Seance) -> str:
    heure = heure_ecrite(seance.close_a)
    if seance.close_le and seance.close_le != seance.le:
        return f"{heure}, le {date_longue(seance.close_le)}"
    return heure


def _presidence(seance: Seance) -> str:
    preside = seance.preside_par
    president = next((membre for membre in faits.membres(seance) if membre.est_president), None)
    dit = A_SA_PLACE if president and president != preside else PRESIDENT
    return dit.format(nom=preside, president=president)


def _membres(seance: Seance) -> list[MembreEcrit]:
    """Return every seat: who came, who was represented, who did not come."""
    presences = {presence.membre_id: presence for presence in seance.presences.select_related("pouvoir_a")}
    entres = {mouvement.membre_id for mouvement in seance.mouvements.all() if mouvement.est_arrivee}
    return [
        MembreEcrit(
            nom=membre.nom,
            qualite=membre.get_qualite_display(),
            presence=_presence(presences.get(membre.pk), arrive=membre.pk in entres),
            voix=portee_de_la_voix(faits.membre(membre).qualite),
        )
        for membre in faits.membres(seance)
    ]


def _presence(presence: Any, *, arrive: bool) -> str:
    if presence is None:
        return "présent en cours de séance" if arrive else "absent"
    if presence.pouvoir_a is None:
        return "présent"
    return f"pouvoir à {presence.pouvoir_a}" + (", puis présent" if arrive else "")


def _point(point: Point) -> PointDuProcesVerbal:
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
