"""The condition of an attribution (art. R441-3 c): its paper came in time, or it lapses and the next rank is served."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.baux import acces, faits
from seuil.baux.courriers import lettre_de_caducite
from seuil.baux.models import Offre
from seuil.baux.services.offrir import offrir_au_suivant
from seuil.baux.services.rouvrir import exiger_reprenable, rendre_le_logement, verrouiller_les_seances
from seuil.commissions.models import Decision
from seuil.courriers.models import Courrier, Gabarit
from seuil.courriers.services import ecrire
from seuil.journal.services import consigner
from seuil.patrimoine.etats import Etat as EtatVacance
from seuil.patrimoine.models import Vacance
from seuil.regles.conditions import Condition, juger_la_chute, juger_la_piece
from seuil.regles.verdicts import Verdict
from seuil.socle.droits import exiger

ABSENTE = "La pièce n’est pas arrivée dans le délai que la commission avait fixé."
RENDU = "La pièce demandée au ménage classé avant était arrivée à temps : le logement lui revient."


class ConditionRefusee(ValueError):
    """The condition cannot be lifted, or cannot lapse, yet or any more; the message says why."""


@transaction.atomic
def lever_la_condition(decision: Decision, *, recue_le: date, par: Agent, le: date) -> None:
    """Accept the awaited paper, which came on ``recue_le``: the offer may leave.

    A condition that had lapsed while its paper was there stands again, and the dwelling goes back to the household.
    Raises DroitRefuse, ConditionRefusee, LogementRetenu.
    """
    exiger(acces.peut_offrir(par, decision.point.vacance))

    vacance, condition = _verrouiller(decision)
    _exiger_fonde(juger_la_piece(condition, recue_le, le))
    if condition.est_en_attente and vacance.etat == EtatVacance.LOUEE:
        raise ConditionRefusee("Ce logement est loué à un foyer classé avant : cette pièce n’est plus attendue.")
    exiger_reprenable(vacance, recue_le)
    if condition.tombee_le is not None:
        rendre_le_logement(vacance, decision, motif=RENDU, quoi="le document était arrivé", par=par, le=le)
    decision.condition_recue_le, decision.condition_levee_le, decision.condition_tombee_le = recue_le, le, None
    decision.condition_motif = ""
    _sauver(decision)

    _consigner("demande.condition_levee", decision, recue_le=recue_le, motif="", par=par, le=le)


@transaction.atomic
def constater_la_condition_tombee(
    decision: Decision, *, recue_le: date | None, motif: str, par: Agent, le: date
) -> Offre | None:
    """Note that the paper did not come in time, or that the one received shows that the conditions are not met.

    Returns the offer the next rank received, if any. Raises DroitRefuse, ConditionRefusee.
    """
    exiger(acces.peut_offrir(par, decision.point.vacance))

    vacance, condition = _verrouiller(decision)
    _exiger_fonde(juger_la_chute(condition, le, recue_le=recue_le, motif=motif))
    decision.condition_recue_le, decision.condition_tombee_le = recue_le, le
    decision.condition_motif = motif or ABSENTE
    decision.caducite = _ecrire(decision, par=par, le=le)
    _sauver(decision)

    _consigner("demande.condition_tombee", decision, recue_le=recue_le, motif=decision.condition_motif, par=par, le=le)
    return offrir_au_suivant(vacance, le=le)


def _verrouiller(decision: Decision) -> tuple[Vacance, Condition]:
    """Lock the vacancy and read the decision again as it is now: every act on a condition holds its vacancy."""
    verrouiller_les_seances(decision.point.vacance)
    vacance = decision.point.vacance.verrouiller()
    decision.refresh_from_db()
    condition = faits.condition(decision)
    if condition is None:
        raise ConditionRefusee("Cette attribution n’a pas de condition.")
    return vacance, condition


def _exiger_fonde(verdict: Verdict) -> None:
    if not verdict.est_oui:
        raise ConditionRefusee(verdict.motif)


def _sauver(decision: Decision) -> None:
    etats = ["condition_recue_le", "condition_levee_le", "condition_tombee_le", "condition_motif"]
    decision.save(update_fields=[*etats, "caducite"])


def _ecrire(decision: Decision, *, par: Agent, le: date) -> Courrier:
    """Write to the household that its attribution lapsed (art. R441-2-17: it has access to what was decided)."""
    return ecrire(
        Gabarit.CADUCITE,
        objet="Attribution sous condition tombée",
        contexte=lettre_de_caducite(decision, par=par, le=le),
        le=le,
        numero_unique=decision.candidature.demande.numero_unique,
    )


def _consigner(verbe: str, decision: Decision, *, recue_le: date | None, motif: str, par: Agent, le: date) -> None:
    demande, logement = decision.candidature.demande, str(decision.point.vacance.logement)
    piece = decision.piece_manquante
    consigner(
        verbe,
        demande,
        par=par,
        le=le,
        decision=decision.pk,
        logement=logement,
        piece=piece,
        recue_le=recue_le,
        motif=motif,
    )
