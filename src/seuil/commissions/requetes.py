"""Reads of the commission: what awaits a session, what each member may vote on."""

from django.db.models import QuerySet

from seuil.acteurs.models import Organisme
from seuil.commissions import faits
from seuil.commissions.models import ATTRIBUANT, Decision, Membre, Point, Seance
from seuil.designations.etats import Etat as EtatCandidature
from seuil.designations.models import Candidature
from seuil.patrimoine.etats import Etat as EtatVacance
from seuil.patrimoine.models import Vacance
from seuil.regles.commission import voix_presentes


def vacances_a_inscrire(bailleur: Organisme) -> QuerySet[Vacance]:
    """Return the landlord's vacancies that have candidates and no session yet."""
    vacances = Vacance.objects.filter(logement__programme__bailleur=bailleur, etat=EtatVacance.DESIGNEE)
    return vacances.select_related("logement__programme__commune").order_by("designer_avant")


def electeurs(point: Point) -> list[Membre]:
    """Return the members whose voice counts for this dwelling and who are present or represented."""
    codes = [int(assis.code) for assis in voix_presentes(faits.feuille(point.seance), faits.logement(point))]
    return list(Membre.objects.filter(pk__in=codes).order_by("pk"))


def candidats(point: Point) -> QuerySet[Candidature]:
    """Return the candidates of a dwelling on the agenda, decided or not, in the order of the ranking."""
    encore = Candidature.objects.filter(vacance=point.vacance).exclude(etat=EtatCandidature.RETIREE)
    return encore.select_related("demande").prefetch_related("demande__personnes").order_by("rang")


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
