"""Rows of a session → what the law counts."""

from dataclasses import replace
from datetime import date

from django.db.models import Q, QuerySet

from seuil.commissions.models import Commission, Decision, Membre, Nature, Point, Seance
from seuil.demandes import faits as demandes
from seuil.designations.etats import Etat as EtatCandidature
from seuil.designations.faits import examinees
from seuil.designations.models import Candidature
from seuil.regles import commission as loi
from seuil.regles.baremes import BaremeInconnu
from seuil.regles.controle_menage import MenageInvalide
from seuil.regles.decisions import PREMIER_RANG, Candidatures, Proposition
from seuil.regles.decisions import Decision as NatureLegale
from seuil.regles.eligibilite import Eligibilite, eligibilite
from seuil.regles.verdicts import Verdict
from seuil.regles.zonage import CommuneInconnue


def membre(assis: Membre) -> loi.Membre:
    """Return a seat, with the place where it has a voice."""
    ressort = assis.commune_id or assis.epci_id or (str(assis.organisme_id) if assis.organisme_id else "")
    return loi.Membre(str(assis.pk), loi.Qualite(assis.qualite), ressort, assis.nom)


def reglement(commission: Commission, le: date) -> loi.Reglement:
    """Return the commission's own rules: its quorum, its proxies, the usual number of them where it says nothing."""
    usuel = loi.reglement_usuel(le)
    pouvoirs = commission.pouvoirs_par_membre
    return loi.Reglement(
        quorum_designes=commission.quorum,
        pouvoirs_par_membre=usuel.pouvoirs_par_membre if pouvoirs is None else pouvoirs,
        pouvoirs_entre_designes=commission.pouvoirs_entre_designes,
    )


def membres(seance: Seance) -> list[Membre]:
    """Return who had a seat on the day of the session, whoever left the commission since."""
    siegent = Q(retire_le=None) | Q(retire_le__gt=seance.le) | Q(presence__seance=seance)
    return list(seance.commission.membres.filter(siegent).distinct().order_by("pk"))


def presents(seance: Seance) -> frozenset[str]:
    """Return who is in the room now: who came when it opened, then who arrived and left, in order."""
    ici = {str(presence.membre_id) for presence in seance.presences.all() if presence.pouvoir_a_id is None}
    for mouvement in seance.mouvements.all():
        (ici.add if mouvement.est_arrivee else ici.discard)(str(mouvement.membre_id))
    return frozenset(ici)


def feuille(seance: Seance, point: Point | None = None) -> loi.Seance:
    """Return the attendance as it is now: who is here, who speaks for whom, who steps back for this dwelling.

    The proxy of a member who came after all no longer serves, even once that member has left again.
    """
    ici = presents(seance)
    venus = {mouvement.membre_id for mouvement in seance.mouvements.all() if mouvement.est_arrivee}
    deports = point.deports.all() if point else []
    return loi.Seance(
        membres=tuple(membre(assis) for assis in membres(seance)),
        presents=ici,
        pouvoirs={
            str(presence.membre_id): str(presence.pouvoir_a_id)
            for presence in seance.presences.all()
            if presence.pouvoir_a_id and presence.membre_id not in venus
        },
        deportes=frozenset(str(deport.membre_id) for deport in deports),
    )


def quorum_a_l_ouverture(seance: Seance) -> Verdict:
    """Return the quorum as it was when the session opened, whoever came and left since."""
    venus = {str(presence.membre_id) for presence in seance.presences.all() if presence.pouvoir_a_id is None}
    alors = loi.Seance(tuple(membre(assis) for assis in membres(seance)), frozenset(venus))
    return loi.quorum(alors, reglement(seance.commission, seance.le))


def logement(point: Point) -> loi.LogementExamine:
    """Return what decides the electorate of a dwelling."""
    programme = point.vacance.logement.programme
    commune = programme.commune
    mandant = str(programme.mandant_id) if programme.mandant_id else ""
    return loi.LogementExamine(commune=commune.pk, epci=commune.epci_id or "", mandant=mandant)


def candidatures(point: Point, nombre: int) -> Candidatures:
    """Return how many demands are examined, what may dispense with the minimum, and the written reason if any."""
    encore = point.vacance.candidatures.exclude(etat=EtatCandidature.RETIREE)
    dalo = list(encore.values_list("au_titre_du_dalo", flat=True))
    return replace(examinees(point.vacance, dalo, insuffisance=point.motif_insuffisance), nombre=nombre)


def propositions(decisions: QuerySet[Decision]) -> list[Proposition]:
    """Return the decisions of one dwelling, as the law checks them together."""
    return [proposition(decision) for decision in decisions]


def proposition(decision: Decision) -> Proposition:
    """Return one decision, as the law checks it: an irrecevability by its ground, a refusal by its words."""
    motif = decision.code if decision.nature == Nature.IRRECEVABILITE else decision.code or decision.mots
    return Proposition(
        candidat=decision.candidature.demande.numero_unique,
        nom=str(decision.candidature.demande.titulaire),
        decision=NatureLegale(decision.nature),
        rang=decision.rang,
        motif=motif,
        piece_manquante=decision.piece_manquante,
        echeance=decision.condition_avant_le,
    )


def seule(proposee: Proposition) -> Proposition:
    """Return a decision as if it were the only one of its dwelling: its rank is judged with the others."""
    return replace(proposee, rang=None if proposee.rang is None else PREMIER_RANG)


def eligibilite_de(point: Point, candidature: Candidature, le: date) -> Eligibilite | None:
    """Return the household against the ceilings of this commune on the day; None when the law cannot tell."""
    demande, lieu = candidature.demande, point.vacance.logement.programme.commune_id
    try:
        return eligibilite(demandes.menage(demande), demandes.ressources(demande), lieu, le=le)
    except (MenageInvalide, CommuneInconnue, BaremeInconnu):
        return None
