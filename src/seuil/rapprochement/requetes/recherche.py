"""Search candidates for a vacancy: who fits, in order, and why each of the others does not."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet

from seuil.cotation.requetes import avec_les_notes
from seuil.demandes.models import Demande, DemandeQuerySet
from seuil.patrimoine.models import Vacance
from seuil.rapprochement import faits
from seuil.rapprochement.lignes import Ligne, decrire
from seuil.regles.classement import cle_de_classement
from seuil.regles.rapprochement import Examen, LogementVacant, Politique, examiner
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


Exclues = dict[str, dict[str, list[int]]]


@dataclass(frozen=True, slots=True)
class Exclusion:
    """The demands put aside by one rule, each counted at the first rule that says no."""

    regle: str
    libelle: str
    nombre: int
    exemple: str


@dataclass(frozen=True, slots=True)
class Recherche:
    """What a search found: the ranked candidates and the exclusions; ``etudiees`` is their sum.

    ``exclues``: who was put aside, by rule then by sentence told.
    """

    candidats: list[Ligne]
    exclusions: list[Exclusion]
    exclues: Exclues

    @property
    def etudiees(self) -> int:
        return len(self.candidats) + self.ecartees

    @property
    def ecartees(self) -> int:
        return sum(exclusion.nombre for exclusion in self.exclusions)


def chercher(vacance: Vacance, *, le: date) -> Recherche:
    """Return every demand that wishes the commune, ranked or put aside (score, reception, published draw)."""
    souhaitant = Demande.objects.actives().souhaitant(vacance.logement.programme.commune)
    exclues, reste = _nommer_les_ecartees(souhaitant, vacance, le)
    logement, politique, reconnus = _offert(vacance)
    retenues: list[Ligne] = []
    for demande in _charger(reste, vacance):
        examen = examiner(_candidature(demande, reconnus), logement, politique, le=le)
        if refus := examen.premier_refus:
            exclues[refus.nom][refus.verdict.motif].append(demande.pk)
            continue
        retenues.append(decrire(demande, examen, logement, le=le))
    retenues.sort(key=lambda ligne: _cle(ligne, graine(vacance)))
    classees = [ligne.classee(rang) for rang, ligne in enumerate(retenues, start=1)]
    return Recherche(classees, _compter(exclues), exclues)


def decrire_les_candidats(demandes: Sequence[int], vacance: Vacance, *, le: date) -> list[Ligne]:
    """Return these candidates as they are shown, in the order given."""
    logement, politique, reconnus = _offert(vacance)
    lues = {demande.pk: demande for demande in _charger(Demande.objects.filter(pk__in=demandes), vacance)}
    trouvees = [lues[cle] for cle in demandes if cle in lues]
    examens = [examiner(_candidature(demande, reconnus), logement, politique, le=le) for demande in trouvees]
    return [decrire(*paire, logement, le=le) for paire in zip(trouvees, examens, strict=True)]


def expliquer(vacance: Vacance, demande: Demande, *, le: date) -> Examen:
    """Return the answer of every rule for one demand: "why not this person"."""
    logement, politique, reconnus = _offert(vacance)
    return examiner(_candidature(demande, reconnus), logement, politique, le=le)


def graine(vacance: Vacance) -> str:
    """Return the published seed of the draw that separates equal candidates."""
    return f"vacance-{vacance.pk}-{vacance.declaree_le.isoformat()}"


def ecarter_vite(
    demandes: DemandeQuerySet, vacance: Vacance, le: date
) -> tuple[Counter[str], dict[str, str], DemandeQuerySet]:
    """Count in SQL what the first rules put aside, in their order; return what is left to examine."""
    compteur: Counter[str] = Counter()
    exemples: dict[str, str] = {}
    for nom, _, ecarte in _premieres_regles(vacance, le):
        compteur[nom] = demandes.filter(ecarte).count()
        if premiere := demandes.filter(ecarte).order_by("pk").first():
            exemples[nom] = _phrase(expliquer(vacance, premiere, le=le), nom)
        demandes = demandes.exclude(ecarte)
    return compteur, exemples, demandes


def _nommer_les_ecartees(demandes: DemandeQuerySet, vacance: Vacance, le: date) -> tuple[Exclues, DemandeQuerySet]:
    """Return who the first rules put aside, in their order, and what is left to examine.

    Demands equal on what a rule reads are told the same sentence: one of each is examined.
    """
    exclues: Exclues = defaultdict(lambda: defaultdict(list))
    groupes: dict[int, tuple[str, list[int]]] = {}
    for nom, lu, ecarte in _premieres_regles(vacance, le):
        ensemble = demandes.filter(ecarte).order_by().values_list(lu).annotate(cles=ArrayAgg("pk"))
        groupes |= {min(cles): (nom, cles) for _, cles in ensemble}
        demandes = demandes.exclude(ecarte)
    logement, politique, reconnus = _offert(vacance)
    for demande in _charger(Demande.objects.filter(pk__in=groupes), vacance):
        nom, cles = groupes[demande.pk]
        exclues[nom][_phrase(examiner(_candidature(demande, reconnus), logement, politique, le=le), nom)] += cles
    return exclues, demandes


def _compter(exclues: Exclues) -> list[Exclusion]:
    """Return how many demands each rule put aside, with the sentence told of the first one registered."""
    compteur = Counter({nom: sum(map(len, par_phrase.values())) for nom, par_phrase in exclues.items()})
    premieres = {nom: min((min(cles), phrase) for phrase, cles in lues.items()) for nom, lues in exclues.items()}
    return en_exclusions(compteur, {nom: phrase for nom, (_, phrase) in premieres.items()})


def _premieres_regles(vacance: Vacance, le: date) -> tuple[tuple[str, str, Q], ...]:
    """Return the first rules, each with the column it reads and what it puts aside."""
    garde = faits.logement_vacant(vacance).garde_par
    return (
        *([("mutation", "etat", ~Q(pk__in=faits.locataires_reconnus(vacance)))] if garde else []),
        ("validite", "echeance", Q(echeance__lt=le)),
        ("attribution_en_cours", "attribution_en_cours", ~Q(attribution_en_cours="")),
        ("identite_relue", "gelee_jusqu_au", Q(gelee_jusqu_au__gte=le)),
        ("type_souhaite", "types", ~Q(types__contains=[vacance.logement.type])),
    )


def _charger(demandes: QuerySet[Demande], vacance: Vacance) -> Iterator[Demande]:
    """Yield the demands with what the rules read, and their current score here."""
    territoire = territoire_de(vacance.logement.programme.commune)
    lues = demandes.select_related("commune").prefetch_related("personnes__commune_travail", "souhaits")
    yield from avec_les_notes(lues, territoire)


def _offert(vacance: Vacance) -> tuple[LogementVacant, Politique, frozenset[int]]:
    """Return what the rules read of a vacancy: its dwelling, what its territory decided, the tenants it is kept for."""
    politique = faits.politique(territoire_de(vacance.logement.programme.commune))
    return faits.logement_vacant(vacance), politique, faits.locataires_reconnus(vacance)


def _candidature(demande: Demande, reconnus: frozenset[int]) -> Any:
    return faits.candidature(
        demande, attribution_en_cours=demande.attribution_en_cours, est_locataire_reconnu=demande.pk in reconnus
    )


def _phrase(examen: Examen, nom: str) -> str:
    return next(regle.verdict.motif for regle in examen.regles if regle.nom == nom)


def _cle(ligne: Ligne, seed: str) -> Any:
    recue_le = date.fromisoformat(ligne.recue_le)
    return cle_de_classement(score=ligne.score, recue_le=recue_le, numero=ligne.numero_unique, graine=seed)


def en_exclusions(compteur: Counter[str], exemples: dict[str, str]) -> list[Exclusion]:
    """Return the rules that put somebody aside, in their order."""
    return [Exclusion(nom, LIBELLES[nom], compteur[nom], exemples.get(nom, "")) for nom in LIBELLES if compteur[nom]]
