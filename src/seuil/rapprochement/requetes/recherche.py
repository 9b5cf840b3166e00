"""What a search says in words: each candidate described, "why not this person", the rules that put demands aside."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from seuil.cotation.requetes import avec_les_notes
from seuil.demandes.models import Demande
from seuil.patrimoine.models import Vacance
from seuil.rapprochement import faits
from seuil.rapprochement.lignes import Ligne, decrire
from seuil.regles.rapprochement import Candidature, Examen, LogementVacant, Politique, examiner
from seuil.territoires.models import Territoire
from seuil.territoires.requetes import territoire_de

LIBELLES = {
    "mutation": "Logement gardé pour les locataires du bailleur",
    "validite": "Demande à renouveler avant la commission",
    "attribution_en_cours": "Attribution déjà en cours",
    "identite_relue": "Nom ou naissance à relire",
    "commune": "Commune non souhaitée",
    "type_souhaite": "Type de logement non demandé",
    "type_adapte": "Logement trop petit ou trop grand pour le foyer",
    "plafond": "Revenus au-dessus du plafond",
    "accessibilite": "Logement accessible nécessaire",
    "taux_effort": "Loyer trop lourd pour le foyer",
}
Ecartees = dict[str, dict[str, list[int]]]  # by rule, then by sentence told


@dataclass(frozen=True, slots=True)
class Exclusion:
    """The demands put aside by one rule, each counted at the first rule that says no."""

    regle: str
    libelle: str
    nombre: int
    exemple: str


def decrire_les_candidats(demandes: Sequence[int], vacance: Vacance, *, le: date) -> list[Ligne]:
    """Return these candidates as they are shown, in the order given."""
    territoire = territoire_de(vacance.logement.programme.commune)
    logement, politique, reconnus = _offert(vacance, territoire)
    lues = {demande.pk: demande for demande in _charger(Demande.objects.filter(pk__in=demandes), territoire)}
    trouvees = [lues[cle] for cle in demandes if cle in lues]
    examens = [examiner(candidature(demande, reconnus), logement, politique, le=le) for demande in trouvees]
    return [decrire(*paire, logement, le=le) for paire in zip(trouvees, examens, strict=True)]


def expliquer(vacance: Vacance, demande: Demande, *, le: date) -> Examen:
    """Return the answer of every rule for one demand: "why not this person"."""
    logement, politique, reconnus = offert(vacance)
    return examiner(candidature(demande, reconnus), logement, politique, le=le)


def graine(vacance: Vacance) -> str:
    """Return the published seed of the draw that separates equal candidates."""
    return f"vacance-{vacance.pk}-{vacance.declaree_le.isoformat()}"


def premieres_regles(vacance: Vacance, le: date) -> tuple[tuple[str, str, Q], ...]:
    """Return the rules asked of the demand itself, in their order: the column each one reads, what it puts aside."""
    garde = faits.logement_vacant(vacance).garde_par
    return (
        *([("mutation", "etat", ~Q(pk__in=faits.locataires_reconnus(vacance)))] if garde else []),
        ("validite", "echeance", Q(echeance__lt=le)),
        ("attribution_en_cours", "attribution_en_cours", ~Q(attribution_en_cours="")),
        ("identite_relue", "gelee_jusqu_au", Q(gelee_jusqu_au__gte=le)),
        ("type_souhaite", "types", ~Q(types__contains=[vacance.logement.type])),
    )


def offert(vacance: Vacance) -> tuple[LogementVacant, Politique, frozenset[int]]:
    """Return what the rules read of a vacancy: its dwelling, what its territory decided, the tenants it is kept for."""
    return _offert(vacance, territoire_de(vacance.logement.programme.commune))


def _offert(vacance: Vacance, territoire: Territoire | None) -> tuple[LogementVacant, Politique, frozenset[int]]:
    return faits.logement_vacant(vacance), faits.politique(territoire), faits.locataires_reconnus(vacance)


def candidature(demande: Demande, reconnus: frozenset[int]) -> Candidature:
    """Return what a demand says to the dwelling, as it stands today."""
    return faits.candidature(
        demande, attribution_en_cours=demande.attribution_en_cours, est_locataire_reconnu=demande.pk in reconnus
    )


def phrase_de(examen: Examen, regle: str) -> str:
    """Return the sentence that a rule tells."""
    return next(dite.verdict.motif for dite in examen.regles if dite.nom == regle)


def en_exclusions(compteur: Counter[str], exemples: Mapping[str, str]) -> list[Exclusion]:
    """Return the rules that put somebody aside, in their order."""
    return [Exclusion(nom, LIBELLES[nom], compteur[nom], exemples.get(nom, "")) for nom in LIBELLES if compteur[nom]]


def _charger(demandes: QuerySet[Demande], territoire: Territoire | None) -> Iterator[Demande]:
    """Yield the demands with what the rules read, and their current score here."""
    lues = demandes.select_related("commune").prefetch_related(
        "personnes__commune_travail", "souhaits", "faits_etablis"
    )
    yield from avec_les_notes(lues, territoire)
