"""One letter to each candidate: the decision, the postponement, the warning before a removal."""

from datetime import date
from typing import Any, cast

from seuil.commissions.courriers.mots import (
    article_du_motif,
    conditions_ecrites,
    logement_ecrit,
    mots_acceptes,
    phrase_du_motif,
    report_ecrit,
    seance_ecrite,
)
from seuil.commissions.models import ATTRIBUANT, Decision, Nature, Point, Report, Seance
from seuil.cotation.models import Grille
from seuil.courriers.contextes import Auteur, Avertissement, Paire, verifier_la_lettre
from seuil.courriers.contextes import Decision as LettreDecision
from seuil.courriers.contextes import Report as LettreReport
from seuil.demandes.courriers import algorithme, emetteur, lettre, recours
from seuil.designations.models import Candidature
from seuil.regles.delais import Delais
from seuil.regles.ecriture import compte
from seuil.regles.motifs_commission import Acte, motif
from seuil.regles.tribunaux import Objet
from seuil.socle.design.mesures import date_longue
from seuil.socle.telephones import montrer
from seuil.territoires.requetes import delais_ici

AUTEUR = "la commission d’attribution"
SERVICE = "Commission d’attribution"


def lettre_de_decision(decision: Decision, *, le: date) -> LettreDecision:
    """Return the letter to one candidate (art. L441-2-2, R441-2-17). Raises LettreIncomplete."""
    nature, regles = Nature(decision.nature), _regles(decision.point, le)
    est_rejetee = nature == Nature.IRRECEVABILITE
    propre = {
        "decision": nature.value,
        "rang": str(decision.rang or ""),
        "conditions": conditions_ecrites(decision),
        "suites": [],
        "preavis_radiation": _preavis(regles) if est_rejetee else "",
        "repondre": _repondre(decision.point.seance) if est_rejetee or nature == Nature.CONDITION else [],
        "recours": _recours(decision, Objet.DEMANDE if est_rejetee else Objet.LOGEMENT, le),
    }
    ecrite = _entete(decision, le) | _motifs(decision) | _cotation(decision, regles, le) | propre
    verifier_la_lettre(ecrite)
    return cast(LettreDecision, ecrite)


def lettre_de_report(report: Report, *, le: date) -> LettreReport:
    """Return the letter to a candidate whose examination was put off: not a decision, nothing to contest."""
    propre = {
        "motif": report_ecrit(report),
        "suite": motif(Acte.REPORT, report.code, report.le).suite,
        "attribue": report.point.decisions.filter(nature__in=ATTRIBUANT).exists(),
    }
    ecrite = _entete(report, le) | propre
    return cast(LettreReport, ecrite)


def avertissement(decision: Decision, *, le: date) -> Avertissement:
    """Return the warning before a removal (art. R441-2-8 d): its month runs from its proven delivery."""
    propre = {
        "delai": _preavis(_regles(decision.point, le)),
        "repondre": _repondre(decision.point.seance),
        "recours": _recours(decision, Objet.DEMANDE, le),
    }
    ecrit = _entete(decision, le) | _motifs(decision) | propre
    verifier_la_lettre(ecrit)
    return cast(Avertissement, ecrit)


def auteur_de_la_seance(seance: Seance) -> Auteur:
    """Return who signs: whoever presided (art. L212-1 CRPA)."""
    preside = seance.preside_par
    de_quoi = "la commission d’attribution" if preside and preside.est_president else "la séance"
    return Auteur(nom=str(preside or ""), qualite=f"présidence de {de_quoi}")


def _entete(acte: Decision | Report, le: date) -> dict[str, Any]:
    """Return what the three letters share: who writes to whom, who sat, for which dwelling, at which session."""
    point = acte.point
    return {
        **lettre(acte.candidature.demande, _emetteur(point.seance), le=le),
        "auteur": auteur_de_la_seance(point.seance),
        "logement": logement_ecrit(point.vacance.logement),
        "seance": seance_ecrite(point.seance),
    }


def _motifs(decision: Decision) -> dict[str, Any]:
    """Return the reasons of fact and of law; an attribution has none to give."""
    if decision.nature in ATTRIBUANT:
        return {"motif": ""}
    phrase, mots = phrase_du_motif(decision), mots_acceptes(decision)
    return {
        "motif": phrase,
        "motif_de_droit": article_du_motif(decision),
        "constat": decision.constat,
        "mots": mots if mots != phrase else "",
    }


def _cotation(decision: Decision, regles: Delais, le: date) -> dict[str, Any]:
    """Return what is said of the score, only where a published grid ranked the candidates."""
    grille = grille_qui_a_classe(decision.candidature)
    if grille is None or decision.nature == Nature.IRRECEVABILITE:
        return {"cotation": ""}
    points = compte(decision.candidature.score, "point", "points")
    nom = f"la grille de cotation publiée ({grille}), en vigueur depuis le {date_longue(grille.date_debut)}"
    return {
        "cotation": f"Votre demande comptait {points}. Cette note a servi au classement ; la commission a décidé.",
        "algorithme": algorithme(nom, _emetteur(decision.point.seance), regles=regles, le=le),
    }


def est_classee_par_une_grille(candidature: Candidature) -> bool:
    """Say whether a published grid ranked the candidate when it was named: elsewhere its score means nothing."""
    return str(candidature.explication.get("grille", "")).isdecimal()


def grille_qui_a_classe(candidature: Candidature) -> Grille | None:
    """Return the grid whose score ranked the candidate when it was named, None where there was none."""
    if not est_classee_par_une_grille(candidature):
        return None
    return Grille.objects.select_related("territoire").filter(pk=int(candidature.explication["grille"])).first()


def _recours(decision: Decision, objet: Objet, le: date) -> Any:
    logement = decision.point.vacance.logement
    return recours(
        decision.candidature.demande,
        objet,
        auteur=AUTEUR,
        bailleur=decision.point.seance.commission.bailleur,
        commune=logement.programme.commune,
        le=le,
    )


def _repondre(seance: Seance) -> list[Paire]:
    """Return the ways to bring a paper that exist, and no other."""
    bailleur = seance.commission.bailleur
    voies = [
        ("Par courrier", ", ".join(filter(None, [bailleur.nom, bailleur.adresse]))),
        ("Pour une question", montrer(bailleur.telephone)),
        ("Sur place", "à l’accueil du bailleur, ou à tout guichet d’enregistrement"),
    ]
    return [(voie, ou) for voie, ou in voies if ou]


def _emetteur(seance: Seance) -> Any:
    return emetteur(seance.commission.bailleur, service=SERVICE)


def _regles(point: Point, le: date) -> Delais:
    return delais_ici(point.vacance.logement.programme.commune, le)


def _preavis(regles: Delais) -> str:
    return compte(regles.avertissement_radiation_mois, "mois", "mois")
