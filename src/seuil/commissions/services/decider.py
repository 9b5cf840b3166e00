"""One decision per candidate, among a to e of art. R441-3: voted, and voted again until the session closes."""

from datetime import date, time

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.commissions import acces
from seuil.commissions.courriers import proposition_ecrite
from seuil.commissions.models import Decision, Point, VoteAnterieur
from seuil.commissions.services.juger import juger
from seuil.commissions.services.revenir import decision_d_ici, ecarter_la_decision, oter_le_report
from seuil.commissions.services.vote import DecisionImpossible, Vote
from seuil.designations.models import Candidature
from seuil.journal.services import consigner
from seuil.regles.ecriture import heure
from seuil.regles.votes import Scrutin
from seuil.socle.droits import exiger
from seuil.socle.horloge import heure_qu_il_est


@transaction.atomic
def decider(
    point: Point,
    candidature: Candidature,
    vote: Vote,
    *,
    par: Agent,
    le: date,
    a: time | None = None,
    corrige: Decision | None = None,
) -> Decision | None:
    """Record a vote and return the decision that it adopts; None when the proposal is not adopted, which is kept too.

    ``corrige`` is the decision that is voted again: another one, or a newer one, is never replaced unseen. Raises
    DroitRefuse, PassageInterdit, DecisionImpossible.
    """
    exiger(acces.peut_tenir(par, point.seance.commission))

    point.seance = point.seance.verrouiller()
    point.seance.passer("voter")
    candidature = candidature.verrouiller()
    _verifier_ce_qui_est_remplace(point, candidature, corrige)
    candidature.passer("decider")
    maintenant = a or heure_qu_il_est()
    decision, scrutin = juger(point, candidature, vote, par=par, le=le, a=maintenant)
    if not scrutin.adoptee:
        _garder_le_rejet(decision, scrutin, par=par, le=le)
        return None
    ecarter_la_decision(candidature, VoteAnterieur.Issue.CORRIGE)
    oter_le_report(point, candidature)
    decision.save(force_insert=True)
    candidature.save(update_fields=["etat"])

    consigner(
        "candidature.decidee", candidature, par=par, le=le, corrige=corrige is not None, **_faits(decision, scrutin)
    )
    return decision


def _verifier_ce_qui_est_remplace(point: Point, candidature: Candidature, corrige: Decision | None) -> None:
    actuelle = decision_d_ici(point, candidature)
    if actuelle is None and corrige is None:
        return
    if actuelle is None:
        raise DecisionImpossible("nature", "La décision à corriger vient d’être annulée : relisez la page.")
    if corrige is None or corrige.pk != actuelle.pk:
        raise DecisionImpossible(
            "nature",
            f"Une décision existe déjà pour ce candidat, enregistrée à {heure(actuelle.votee_a)} "
            f"par {actuelle.redigee_par.designation} : relisez-la, puis refaites le vote si besoin.",
        )


def _garder_le_rejet(decision: Decision, scrutin: Scrutin, *, par: Agent, le: date) -> None:
    VoteAnterieur.objects.create(
        point=decision.point,
        candidature=decision.candidature,
        le=le,
        a=decision.votee_a,
        proposition=proposition_ecrite(decision),
        scrutin=scrutin.motif,
        issue=VoteAnterieur.Issue.REJETE,
    )
    consigner("candidature.vote_rejete", decision.candidature, par=par, le=le, **_faits(decision, scrutin))


def _faits(decision: Decision, scrutin: Scrutin) -> dict[str, object]:
    """Return the whole of a vote: a version of it stays in the journal, whatever stands at the end."""
    return {
        "numero": decision.candidature.demande.numero_unique,
        "nature": decision.nature,
        "rang": decision.rang,
        "code": decision.code,
        "mots": decision.mots,
        "piece": decision.piece_manquante,
        "avant_le": decision.condition_avant_le,
        "cumul": decision.cumul,
        "scrutin": scrutin.motif,
        "pour": decision.pour,
        "contre": decision.contre,
        "abstention": decision.abstention,
        "a": decision.votee_a,
        "note": decision.candidature.score,
    }
