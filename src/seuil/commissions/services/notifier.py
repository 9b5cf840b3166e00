"""What a session tells each candidate: written by the worker, once, from what the session decided."""

from datetime import date

from django.db import transaction

from seuil.commissions.courriers import avertissement, lettre_de_decision, lettre_de_report
from seuil.commissions.models import Decision, Nature, Report
from seuil.courriers.models import Gabarit
from seuil.courriers.services import ecrire


@transaction.atomic
def notifier(decision: Decision, *, le: date) -> Decision:
    """Write the letter of a decision, and the warning that a rejection needs; nothing when they are written."""
    decision = decision.verrouiller()
    numero = decision.candidature.demande.numero_unique
    if decision.courrier_id is None:
        decision.courrier = ecrire(
            Gabarit.DECISION,
            objet="Décision de la commission d’attribution",
            contexte=lettre_de_decision(decision, le=le),
            le=le,
            numero_unique=numero,
        )
    if decision.nature == Nature.IRRECEVABILITE and decision.avertissement_id is None:
        decision.avertissement = ecrire(
            Gabarit.AVERTISSEMENT,
            objet="Avertissement avant radiation",
            contexte=avertissement(decision, le=le),
            le=le,
            numero_unique=numero,
        )
    decision.save(update_fields=["courrier", "avertissement"])
    return decision


@transaction.atomic
def notifier_le_report(report: Report, *, le: date) -> Report:
    """Write the letter that says why the examination was put off; nothing when it is written."""
    report = report.verrouiller()
    if report.courrier_id is None:
        report.courrier = ecrire(
            Gabarit.REPORT,
            objet="Examen reporté par la commission d’attribution",
            contexte=lettre_de_report(report, le=le),
            le=le,
            numero_unique=report.candidature.demande.numero_unique,
        )
        report.save(update_fields=["courrier"])
    return report
