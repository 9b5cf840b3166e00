"""Is a vote regular? The candidate, the dwelling, the proposal, the voices: each rule names the field to correct."""

from datetime import date, time

from seuil.acteurs.models import Agent
from seuil.commissions import faits
from seuil.commissions.models import ATTRIBUANT, Decision, Nature, Point
from seuil.commissions.requetes import candidats, premieres_ailleurs
from seuil.commissions.services.mots import a_redire, nom_de_candidat
from seuil.commissions.services.vote import DecisionImpossible, Vote
from seuil.demandes.etats import Etat as EtatDemande
from seuil.demandes.faits import sejour_etabli
from seuil.designations.models import Candidature
from seuil.regles.commission import peut_presider, quorum
from seuil.regles.decisions import PREMIER_RANG, candidats_suffisants, compatibles, decisions_regulieres
from seuil.regles.identite import juger_le_gel
from seuil.regles.irrecevabilite import irrecevabilite
from seuil.regles.motifs_commission import Acte, motiver
from seuil.regles.mots_interdits import alerte
from seuil.regles.verdicts import Verdict
from seuil.regles.votes import Choix, Scrutin, VoteIrregulier, depouiller
from seuil.territoires.requetes import delais_ici

CHAMPS = {Nature.RANG: "rang", Nature.CONDITION: "piece_manquante", Nature.IRRECEVABILITE: "irrecevabilite"}


def juger(
    point: Point, candidature: Candidature, vote: Vote, *, par: Agent, le: date, a: time
) -> tuple[Decision, Scrutin]:
    """Return the decision proposed, not saved, and how the voices were counted. Raises DecisionImpossible."""
    verifier_le_candidat(point, candidature)
    _verifier_l_identite(candidature, vote, le)
    presence = verifier_le_point(point, le)
    decision = _proposer(point, candidature, vote, par=par, le=le, a=a)
    _verifier_la_proposition(decision, vote, le)
    scrutin = _depouiller(point, vote)
    _noter_les_voix(decision, scrutin, vote)
    decision.quorum = presence.motif
    return decision, scrutin


def verifier_le_candidat(point: Point, candidature: Candidature) -> None:
    """Refuse a candidate of another dwelling, or whose demand left the register."""
    if candidature.vacance_id != point.vacance_id:
        raise DecisionImpossible("nature", f"{candidature} ne concerne pas ce logement.")
    if candidature.demande.etat != EtatDemande.ACTIVE:
        raise DecisionImpossible("nature", f"{candidature.demande} est radiée : sa candidature est retirée.")


def _verifier_l_identite(candidature: Candidature, vote: Vote, le: date) -> None:
    """Refuse to attribute to a demand of which a name or a birth is being read again; its candidature stays."""
    libre = juger_le_gel(candidature.demande.gelee_jusqu_au, le=le)
    if vote.nature in ATTRIBUANT and not libre.est_oui:
        raise DecisionImpossible("nature", f"{libre.motif} Reportez l’examen de ce candidat.")


def verifier_le_point(point: Point, le: date) -> Verdict:
    """Return the quorum of this dwelling, as the room is now.

    Raises DecisionImpossible on too few demands without a reason, without the quorum, or with no president here now.
    """
    regles = delais_ici(point.vacance.logement.programme.commune, le)
    suffisant = candidats_suffisants(faits.candidatures(point, candidats(point).count()), regles)
    if not suffisant.est_oui:
        raise DecisionImpossible("nature", suffisant.motif)
    presence = quorum_de(point)
    if not presence.est_oui:
        raise DecisionImpossible("nature", f"{presence.motif} Reportez l’examen, avec l’heure.")
    if point.seance.preside_par is not None:
        preside = peut_presider(faits.membre(point.seance.preside_par), faits.feuille(point.seance))
        if not preside.est_oui:
            raise DecisionImpossible("nature", f"{preside.motif} Dites d’abord qui préside, sur la page de la séance.")
    return presence


def quorum_de(point: Point) -> Verdict:
    """Return whether the quorum holds for this dwelling, as the room is now."""
    return quorum(faits.feuille(point.seance, point), faits.reglement(point.seance.commission, point.seance.le))


def _proposer(point: Point, candidature: Candidature, vote: Vote, *, par: Agent, le: date, a: time) -> Decision:
    return Decision(
        point=point,
        candidature=candidature,
        nature=vote.nature,
        rang=vote.rang,
        code=vote.code,
        mots=vote.mots.strip(),
        redigee_par=par,
        cumul=vote.cumul.strip(),
        piece_manquante=vote.piece_manquante,
        condition_avant_le=vote.condition_avant_le,
        votee_le=le,
        votee_a=a,
    )


def _verifier_la_proposition(decision: Decision, vote: Vote, le: date) -> None:
    champ = CHAMPS.get(Nature(decision.nature), "nature")
    _verifier_le_motif(decision, vote, le)
    proposition = faits.proposition(decision)
    autres = Decision.objects.filter(point=decision.point).exclude(candidature=decision.candidature)
    ensemble = [*faits.propositions(autres.select_related("candidature__demande")), proposition]
    for verdict in (
        decisions_regulieres([faits.seule(proposition)], le),
        compatibles(ensemble, candidats=candidats(decision.point).count()),
    ):
        if not verdict.est_oui:
            raise DecisionImpossible(champ, verdict.motif)
    if decision.nature == Nature.IRRECEVABILITE:
        _verifier_les_faits(decision, le)
    _verifier_le_cumul(decision, le)


def _verifier_le_motif(decision: Decision, vote: Vote, le: date) -> None:
    if decision.nature != Nature.NON_ATTRIBUTION:
        return
    verdict = motiver(Acte.NON_ATTRIBUTION, decision.code, decision.mots, le)
    if not verdict.est_oui:
        raise DecisionImpossible("code" if verdict.est_non or not decision.code else "mots", verdict.motif)
    if nomme := nom_de_candidat(decision.point, decision.mots):
        raise DecisionImpossible("mots", nomme)
    a_revoir = alerte(decision.mots, le)
    if not a_revoir.est_oui and not vote.mots_confirmes:
        raise DecisionImpossible("mots", f"{a_revoir.motif} Réécrivez-les, ou confirmez : une autre personne les lira.")


def _verifier_les_faits(decision: Decision, le: date) -> None:
    """Refuse a rejection that the file contradicts, and keep the figures that it rests on."""
    jugee = faits.eligibilite_de(decision.point, decision.candidature, le)
    if jugee is None:
        raise DecisionImpossible("irrecevabilite", "Les plafonds d’ici ne sont pas connus : reportez l’examen.")
    etabli = sejour_etabli(decision.candidature.demande, le)
    verdict = irrecevabilite(decision.code, jugee, le, sejour_etabli=etabli)
    if not verdict.est_oui:
        raise DecisionImpossible("irrecevabilite", verdict.motif)
    decision.constat = verdict.motif


def _verifier_le_cumul(decision: Decision, le: date) -> None:
    if decision.nature not in ATTRIBUANT or decision.rang not in (None, PREMIER_RANG):
        return
    ailleurs = premieres_ailleurs(decision.candidature)
    if ailleurs and not decision.cumul:
        ou = " ; ".join(f"{autre.point} ({autre.point.seance.commission.bailleur})" for autre in ailleurs)
        raise DecisionImpossible(
            "cumul", f"Ce foyer est déjà premier ailleurs : {ou}. Écrivez pourquoi il l’est aussi ici."
        )
    if ailleurs and (faute := a_redire(decision.point, decision.cumul, le)):
        raise DecisionImpossible("cumul", faute)
    if not ailleurs:
        decision.cumul = ""


def _depouiller(point: Point, vote: Vote) -> Scrutin:
    suffrages = {str(membre.pk): choix for membre, choix in vote.suffrages.items()}
    try:
        return depouiller(faits.feuille(point.seance, point), faits.logement(point), suffrages)
    except VoteIrregulier as irregulier:
        raise DecisionImpossible("suffrages", str(irregulier)) from irregulier


def _noter_les_voix(decision: Decision, scrutin: Scrutin, vote: Vote) -> None:
    """Keep each voice by name; an elector who said nothing abstained."""
    dits = {str(membre.pk): choix for membre, choix in vote.suffrages.items()}
    voix = {choix: [int(code) for code in scrutin.voix if dits.get(code, Choix.ABSTENTION) is choix] for choix in Choix}
    decision.pour, decision.contre = voix[Choix.POUR], voix[Choix.CONTRE]
    decision.abstention = voix[Choix.ABSTENTION]
    decision.voix_preponderante, decision.presents = scrutin.preponderante, len(scrutin.voix)
