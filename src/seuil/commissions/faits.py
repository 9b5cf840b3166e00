"""Rows of a session → what the law counts."""

from django.db.models import QuerySet

from seuil.commissions.models import Decision, Membre, Point, Seance
from seuil.designations.etats import Etat as EtatCandidature
from seuil.patrimoine.models import Financement
from seuil.regles import commission as loi
from seuil.regles.decisions import Candidatures, Proposition
from seuil.regles.decisions import Decision as NatureLegale


def membre(assis: Membre) -> loi.Membre:
    """Return a seat, with the place where it has a voice."""
    ressort = assis.commune_id or assis.epci_id or (str(assis.organisme_id) if assis.organisme_id else "")
    return loi.Membre(str(assis.pk), loi.Qualite(assis.qualite), ressort)


def reglement(seance: Seance) -> loi.Reglement:
    """Return the commission's own rules: its quorum, and the usual number of proxies."""
    usuel = loi.reglement_usuel(seance.le)
    return loi.Reglement(seance.commission.quorum, usuel.pouvoirs_par_membre)


def feuille(seance: Seance) -> loi.Seance:
    """Return the attendance sheet: who sits, who speaks for whom."""
    presences = list(seance.presences.all())
    return loi.Seance(
        membres=tuple(membre(assis) for assis in seance.commission.membres.order_by("pk")),
        presents=frozenset(str(presence.membre_id) for presence in presences if presence.pouvoir_a_id is None),
        pouvoirs={
            str(presence.membre_id): str(presence.pouvoir_a_id) for presence in presences if presence.pouvoir_a_id
        },
    )


def logement(point: Point) -> loi.LogementExamine:
    """Return what decides the electorate of a dwelling."""
    commune = point.vacance.logement.programme.commune
    return loi.LogementExamine(commune=commune.pk, epci=commune.epci_id or "")


def candidatures(point: Point, nombre: int) -> Candidatures:
    """Return how many demands are examined, what may dispense with the minimum, and the written reason if any."""
    examinees = point.vacance.candidatures.exclude(etat=EtatCandidature.RETIREE)
    dalo = list(examinees.values_list("au_titre_du_dalo", flat=True))
    return Candidatures(
        nombre=nombre,
        insuffisance=point.motif_insuffisance,
        dalo_designe_par_le_prefet=bool(dalo) and all(dalo),
        plai_adapte=point.vacance.logement.financement == Financement.PLAI_ADAPTE,
    )


def propositions(decisions: QuerySet[Decision]) -> list[Proposition]:
    """Return the decisions of one dwelling, as the law checks them together."""
    return [proposition(decision) for decision in decisions]


def proposition(decision: Decision) -> Proposition:
    """Return one decision, as the law checks it."""
    return Proposition(
        candidat=decision.candidature.demande.numero_unique,
        decision=NatureLegale(decision.nature),
        rang=decision.rang,
        motif=decision.motif,
        piece_manquante=decision.piece_manquante,
        echeance=decision.condition_avant_le,
    )
