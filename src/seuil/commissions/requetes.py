"""Reads of the commission: what awaits a session, what each member may vote on."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from seuil.acteurs.models import Organisme
from seuil.commissions import faits
from seuil.commissions.etats import Etat
from seuil.commissions.models import ATTRIBUANT, Decision, Membre, Nature, Point, Report, Seance, VoteAnterieur
from seuil.courriers.requetes import notifie_le
from seuil.demandes.etats import Etat as EtatDemande
from seuil.demandes.models import Demande
from seuil.designations.etats import Etat as EtatCandidature
from seuil.designations.models import Candidature
from seuil.patrimoine.etats import Etat as EtatVacance
from seuil.patrimoine.models import Vacance
from seuil.regles import radiation
from seuil.regles.commission import voix_presentes
from seuil.regles.decisions import PREMIER_RANG
from seuil.regles.delais import Delais
from seuil.regles.verdicts import Verdict
from seuil.territoires.requetes import delais_ici

AVERTISSEMENT = "Avertissement avant radiation"


def vacances_a_inscrire(bailleur: Organisme) -> QuerySet[Vacance]:
    """Return the landlord's vacancies that have candidates and no session yet."""
    vacances = Vacance.objects.filter(logement__programme__bailleur=bailleur, etat=EtatVacance.DESIGNEE)
    return vacances.select_related("logement__programme__commune").order_by("designer_avant")


def electeurs(point: Point) -> list[Membre]:
    """Return the members whose voice counts for this dwelling and who are present or represented."""
    codes = [int(assis.code) for assis in voix_presentes(faits.feuille(point.seance, point), faits.logement(point))]
    return list(Membre.objects.filter(pk__in=codes).order_by("pk"))


def candidats(point: Point) -> QuerySet[Candidature]:
    """Return the candidates of a dwelling on the agenda, decided or not, in the order of the ranking.

    Those that an earlier session decided are among them: they were examined for this dwelling (art. R441-3).
    """
    encore = Candidature.objects.filter(vacance=point.vacance).exclude(etat=EtatCandidature.RETIREE)
    return encore.select_related("demande").prefetch_related("demande__personnes").order_by("rang")


def votes_anterieurs(point: Point, candidature: Candidature) -> QuerySet[VoteAnterieur]:
    """Return the votes of a candidate that do not stand, in order."""
    return point.votes_anterieurs.filter(candidature=candidature)


def attributions(vacance: Vacance) -> QuerySet[Decision]:
    """Return the decisions that attribute the dwelling, the first rank first."""
    attribuees = Decision.objects.filter(point__vacance=vacance, nature__in=ATTRIBUANT)
    return attribuees.select_related("candidature__demande").order_by("-point__seance__le", "rang", "pk")


def points(seance: Seance) -> QuerySet[Point]:
    """Return the agenda."""
    return seance.points.select_related("vacance__logement__programme__commune", "seance__commission")


def numeros_examines(seance: Seance) -> QuerySet[Candidature, str]:
    """Return the numéros of every household that the session examines or examined."""
    examinees = Candidature.objects.filter(vacance__in=seance.points.values("vacance"))
    return examinees.order_by("pk").values_list("demande__numero_unique", flat=True)


def premieres_ailleurs(candidature: Candidature) -> list[Decision]:
    """Return the other dwellings, of any landlord, for which this household comes first and is still expected.

    One that it refused, left unanswered or lost is none of them (law §10.c).
    """
    ailleurs = Decision.objects.filter(
        Q(nature=Nature.ATTRIBUTION) | Q(nature__in=ATTRIBUANT, rang=PREMIER_RANG) | Q(nature="c", rang=None),
        candidature__demande=candidature.demande_id,
        condition_tombee_le=None,
        passage=None,
        point__vacance__etat__in=[EtatVacance.EN_COMMISSION, EtatVacance.ATTRIBUEE],
    ).exclude(candidature__vacance=candidature.vacance_id)
    finies = Q(offre__close_le__isnull=False) | ~Q(offre__motif_refus="") & Q(offre__isnull=False)
    return list(
        ailleurs.exclude(finies)
        .select_related("point__seance__commission__bailleur", "point__vacance__logement__programme__commune")
        .order_by("pk")
    )


def decision_rendue(candidature: Candidature) -> Decision | None:
    """Return the decision on a candidature once its session is closed: before, it may still be voted again."""
    decision: Decision | None = getattr(candidature, "decision", None)
    if decision is None or decision.point.seance.etat != Etat.CLOSE:
        return None
    return decision


def radiable_le(decision: Decision) -> date | None:
    """Return the first day on which a rejected demand may be removed; None while no delivery is proven.

    The month runs from the day the warning reached the household (art. R441-2-8 d).
    """
    remis_le = _remis_le(decision)
    return radiation.radiable_le(remis_le, _regles(decision, remis_le)) if remis_le else None


def verdict_de_radiation(decision: Decision, le: date) -> Verdict:
    """Judge the removal of a rejected demand on a day."""
    remis_le = _remis_le(decision)
    regles = _regles(decision, remis_le or le)
    return radiation.juger_la_radiation_avertie(remis_le, regles, le=le, texte=radiation.REJET)


def _remis_le(decision: Decision) -> date | None:
    return notifie_le(decision.avertissement) if decision.avertissement else None


def _regles(decision: Decision, le: date) -> Delais:
    return delais_ici(decision.point.vacance.logement.programme.commune, le)


def a_relire(bailleur: Organisme) -> QuerySet[Decision]:
    """Return the decisions of open sessions whose free words await another reader."""
    ecrites = Decision.objects.exclude(mots="").filter(
        mots_acceptes_le=None, point__seance__etat=Etat.OUVERTE, point__seance__commission__bailleur=bailleur
    )
    return ecrites.select_related(
        "candidature__demande", "point__seance__commission", "point__vacance__logement__programme__commune"
    ).prefetch_related("candidature__demande__personnes")


def a_radier(bailleur: Organisme) -> QuerySet[Decision]:
    """Return the rejections of a landlord whose demand is still active: a delivery to note, or a removal to propose."""
    return (
        _averties()
        .filter(point__seance__commission__bailleur=bailleur)
        .select_related("avertissement", "candidature__demande", "point__vacance__logement__programme__commune")
        .prefetch_related("candidature__demande__personnes", "avertissement__remises")
        .order_by("pk")
    )


def averties(demande: Demande) -> QuerySet[Decision]:
    """Return the rejections of a demand that were told by a warning, while it is still in the register."""
    return _averties().filter(candidature__demande=demande).order_by("pk")


def _averties() -> QuerySet[Decision]:
    return Decision.objects.filter(
        nature=Nature.IRRECEVABILITE, avertissement__isnull=False, candidature__demande__etat=EtatDemande.ACTIVE
    )


def lettres(seance: Seance) -> list[dict[str, Any]]:
    """Return the letters of a closed session that are written: whose, what, which."""
    decisions = Decision.objects.filter(point__seance=seance, courrier__isnull=False)
    reports = Report.objects.filter(point__seance=seance, courrier__isnull=False)
    ecrites = []
    for decision in decisions.select_related("candidature__demande").order_by("point__ordre", "candidature__rang"):
        numero = decision.candidature.demande.numero_unique
        ecrites.append({"numero": numero, "mot": decision.proposition, "courrier": decision.courrier_id})
        if decision.avertissement_id:
            ecrites.append({"numero": numero, "mot": AVERTISSEMENT, "courrier": decision.avertissement_id})
    for report in reports.select_related("candidature__demande").order_by("point__ordre", "candidature__rang"):
        numero = report.candidature.demande.numero_unique
        ecrites.append({"numero": numero, "mot": "Examen reporté", "courrier": report.courrier_id})
    return ecrites
